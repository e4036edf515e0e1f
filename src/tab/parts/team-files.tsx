// The team as files: Excel out and in with a preview, the printed lists, and which numbered copies are out.
import { Button, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import { type Copy, isOverdue, mostDays, usualDays } from '../../domain/phone-list.ts';
import { copyHeader, replacesHeader, type TeamView, type WorkbookPreview } from '../../http/contract-people.ts';
import { useAction } from '../action.ts';
import { saveFile } from '../save-file.ts';
import { changeWords, namesFrom } from '../team-words.ts';
import { useTools } from '../tools.ts';
import { ChangeList } from './change-list.tsx';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';
import { WideTable } from './wide-table.tsx';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface FilesProps {
  readonly view: TeamView;
  readonly dirty: boolean;
  readonly onTaken: () => void;
  readonly onPrinted: () => void;
}

export function TeamFiles(props: FilesProps): ReactNode {
  const { texts } = useTools();
  const { excel, paper } = texts.tab.people;
  return (
    <section className="panel panel-body" aria-labelledby="team-files">
      <h2 id="team-files">{texts.tab.people.files}</h2>
      <h3>{excel.title}</h3>
      <Excel {...props} />
      <h3>{paper.title}</h3>
      <PlainList view={props.view} />
      {props.view.copies && <NumberedList view={props.view} copies={props.view.copies} onPrinted={props.onPrinted} />}
    </section>
  );
}

function Excel({ view, dirty, onTaken }: FilesProps): ReactNode {
  const { texts, api } = useTools();
  const { excel } = texts.tab.people;
  const action = useAction();
  const [preview, setPreview] = useState<WorkbookPreview | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const path = `/api/team/${encodeURIComponent(view.domain.id)}/workbook`;
  const download = () =>
    action.run(async () => saveFile(await (await api.open(path)).blob(), excel.file(view.domain.id)));
  const read = (file: File | undefined) =>
    file && action.run(async () => setPreview(await api.upload<WorkbookPreview>(path, file, workbookType)));
  return (
    <>
      <p className="hint">{excel.exportHint}</p>
      <div className="save-actions">
        <Button icon={<Icon name="download" />} disabledFocusable={action.busy} onClick={() => void download()}>
          {excel.export}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".xlsx"
          className="unseen"
          tabIndex={-1}
          aria-label={excel.choose}
          onChange={(event) => {
            void read(event.currentTarget.files?.[0]);
            // So that the same file can be chosen again when it was changed.
            event.currentTarget.value = '';
          }}
        />
        <Button disabledFocusable={action.busy || dirty} onClick={() => !dirty && picker.current?.click()}>
          {action.busy ? excel.reading : excel.choose}
        </Button>
      </div>
      {dirty && <p className="hint">{excel.first}</p>}
      <Failure fault={action.fault} texts={texts} />
      {preview && (
        <Preview
          preview={preview}
          domain={view.domain.id}
          onClose={() => setPreview(null)}
          onTaken={() => {
            setPreview(null);
            onTaken();
          }}
        />
      )}
    </>
  );
}

function Preview(props: {
  preview: WorkbookPreview;
  domain: string;
  onClose: () => void;
  onTaken: () => void;
}): ReactNode {
  const { texts, api, say } = useTools();
  const { excel } = texts.tab.people;
  const { preview } = props;
  const action = useAction();
  const nameOf = namesFrom(preview.people, texts);
  const take = async () => {
    const { revision, team } = preview;
    const path = `/api/team/${encodeURIComponent(props.domain)}`;
    if (!(await action.run(() => api.post(path, { revision, team })))) return;
    say({ text: excel.taken });
    props.onTaken();
  };
  const good = preview.team !== null && preview.changes.length > 0;
  return (
    <Modal
      title={preview.faults.length > 0 ? excel.faults(preview.faults.length) : excel.preview}
      busy={action.busy}
      onClose={props.onClose}
      actions={good && <BusyButton busy={action.busy} words={excel.take} onPress={() => void take()} />}
    >
      {preview.faults.length > 0 && (
        <ul className="change-list">
          {preview.faults.map((fault) => (
            <li key={`${fault.sheet} ${fault.row} ${fault.column} ${fault.code}`}>
              <strong>{excel.at(fault)}</strong> {excel.fault[fault.code](fault.value)}
            </li>
          ))}
        </ul>
      )}
      {preview.team !== null && preview.changes.length === 0 && <p>{excel.same}</p>}
      <ChangeList changes={preview.changes.map((change) => changeWords(change, nameOf, texts))} />
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}

function PlainList({ view }: { view: TeamView }): ReactNode {
  const { texts, api } = useTools();
  const { paper } = texts.tab.people;
  const action = useAction();
  const { id } = view.domain;
  const make = () =>
    action.run(async () => {
      const answer = await api.order(`/api/team/${encodeURIComponent(id)}/paper`, { numbers: false });
      saveFile(await answer.blob(), paper.plainFile(id));
    });
  return (
    <>
      <Button icon={<Icon name="download" />} disabledFocusable={action.busy} onClick={() => void make()}>
        {action.busy ? paper.busy : paper.plain}
      </Button>
      <Failure fault={action.fault} texts={texts} />
    </>
  );
}

function NumberedList(props: { view: TeamView; copies: readonly Copy[]; onPrinted: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const { paper } = texts.tab.people;
  const { id } = props.view.domain;
  const [holder, setHolder] = useState('');
  const [days, setDays] = useState(String(usualDays));
  const action = useAction();
  const make = async () => {
    const order = { numbers: true, holder, days: Number(days) };
    const done = await action.run(async () => {
      const answer = await api.order(`/api/team/${encodeURIComponent(id)}/paper`, order);
      const [copy, replaces] = [copyHeader, replacesHeader].map((name) => Number(answer.headers.get(name) ?? 0));
      saveFile(await answer.blob(), paper.numberedFile(id, copy ?? 0));
      const more = replaces ? { more: paper.replaces(replaces) } : {};
      say({ text: paper.printed(copy ?? 0), ...more });
    });
    if (done) setHolder('');
    props.onPrinted();
  };
  return (
    <>
      <h3>{paper.numbered}</h3>
      <p className="hint">{paper.numberedHint}</p>
      <div className="new-window">
        <Field label={paper.holder} hint={paper.holderHint}>
          <Input value={holder} onChange={(_, data) => setHolder(data.value)} />
        </Field>
        <Field label={paper.days}>
          <Input type="number" min={1} max={mostDays} value={days} onChange={(_, data) => setDays(data.value)} />
        </Field>
        <div className="save-actions">
          <BusyButton busy={action.busy} words={paper.do} busyWords={paper.busy} onPress={() => void make()} />
        </div>
      </div>
      <Failure fault={action.fault} texts={texts} />
      <Copies {...props} />
    </>
  );
}

function Copies({
  view,
  copies,
  onPrinted,
}: {
  view: TeamView;
  copies: readonly Copy[];
  onPrinted: () => void;
}): ReactNode {
  const { texts, api, say } = useTools();
  const { paper } = texts.tab.people;
  const action = useAction();
  const { column, state } = paper;
  if (copies.length === 0) return <p className="hint">{paper.none}</p>;
  const back = async (copy: number) => {
    const path = `/api/team/${encodeURIComponent(view.domain.id)}/copies/${copy}/return`;
    if (await action.run(() => api.post(path, {}))) say({ text: paper.noted(copy) });
    onPrinted();
  };
  return (
    <WideTable label={paper.copies}>
      <Failure fault={action.fault} texts={texts} />
      <table>
        <thead>
          <tr>
            <th scope="col">{column.copy}</th>
            <th scope="col">{column.holder}</th>
            <th scope="col">{column.printed}</th>
            <th scope="col">{column.expires}</th>
            <th scope="col">{column.state}</th>
          </tr>
        </thead>
        <tbody>
          {copies.map((one) => (
            <tr key={one.copy}>
              <th scope="row">{one.copy}</th>
              <td>{one.holder}</td>
              <td>
                {texts.day(one.printedAt)} ({paper.version(one.version)})
              </td>
              <td>{texts.day(one.expiresAt)}</td>
              <td>
                {one.returnedAt !== null && state.back(texts.day(one.returnedAt))}
                {one.returnedAt === null && (
                  <>
                    <span className={isOverdue(one, view.now) ? 'worry' : ''}>
                      {isOverdue(one, view.now) && <Icon name="warning" size={16} />}{' '}
                      {isOverdue(one, view.now) ? state.overdue : state.out}
                    </span>{' '}
                    <Button
                      size="small"
                      disabledFocusable={action.busy}
                      aria-label={paper.returnedOf(one.copy)}
                      onClick={() => void back(one.copy)}
                    >
                      {paper.returned}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
