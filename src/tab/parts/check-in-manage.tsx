// What whoever runs a check-in may do: remind, close, withdraw, take that back, export, read the journal.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { CheckInView } from '../../http/contract-check-ins.ts';
import { useAction } from '../action.ts';
import { saveFile } from '../save-file.ts';
import { useNow, useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';

type Deed = 'remind' | 'close' | 'cancel' | 'reopen';

export function CheckInManage({ view, onDone }: { view: CheckInView; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.checkInTab.manage;
  const action = useAction();
  const [asking, ask] = useState<'close' | 'cancel' | null>(null);
  const now = useNow(1_000);
  const { manage } = view;
  if (!manage) return null;
  const isOpen = view.endedAt === null;
  const act = async (deed: Deed) => {
    if (!(await action.run(() => api.post(`/api/check-ins/${encodeURIComponent(view.id)}/${deed}`, {})))) return;
    ask(null);
    say({ text: words.done[deed] });
    onDone();
  };
  return (
    <section className="panel panel-body" aria-labelledby="manage">
      <h2 id="manage">{words.title}</h2>
      {isOpen && (
        <>
          <p className="hint">
            {words.remindHint(manage.remindersLeft)}{' '}
            {manage.nextReminder !== null && words.planned(texts.moment(manage.nextReminder, now))}
          </p>
          <div className="check-row">
            <Button disabledFocusable={action.busy || manage.remindersLeft === 0} onClick={() => void act('remind')}>
              {words.remind}
            </Button>
            <Button onClick={() => ask('close')}>{words.close}</Button>
            <Button onClick={() => ask('cancel')}>{words.cancel}</Button>
          </div>
          <p className="hint">{words.closesBy(texts.moment(manage.closesAt, now))}</p>
        </>
      )}
      {!isOpen && manage.undoUntil !== null && manage.undoUntil > now && (
        <p>
          <Button disabledFocusable={action.busy} onClick={() => void act('reopen')}>
            {words.undo}
          </Button>{' '}
          <span className="hint">{words.undoHint}</span>
        </p>
      )}
      <Failure fault={action.fault} texts={texts} />
      <Exports id={view.id} />
      {asking && (
        <Modal
          title={asking === 'close' ? words.closeAsk : words.cancelAsk}
          busy={action.busy}
          onClose={() => ask(null)}
          actions={<BusyButton busy={action.busy} words={words[asking]} onPress={() => void act(asking)} />}
        >
          <p>{asking === 'close' ? words.closeMore : words.cancelMore}</p>
          <Failure fault={action.fault} texts={texts} />
        </Modal>
      )}
      <JournalLines view={view} now={now} />
    </section>
  );
}

function Exports({ id }: { id: string }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.checkInTab.manage;
  const action = useAction();
  const download = (format: 'xlsx' | 'csv') =>
    action.run(async () => {
      const answer = await api.open(`/api/check-ins/${encodeURIComponent(id)}/export?format=${format}`);
      saveFile(await answer.blob(), `${words.file}.${format}`);
    });
  return (
    <div className="exports">
      <span>{words.export}</span>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button
          key={format}
          size="small"
          icon={<Icon name="download" size={16} />}
          disabledFocusable={action.busy}
          onClick={() => void download(format)}
        >
          {format === 'xlsx' ? 'Excel' : 'CSV'}
        </Button>
      ))}
      <Failure fault={action.fault} texts={texts} />
    </div>
  );
}

function JournalLines({ view, now }: { view: CheckInView; now: number }): ReactNode {
  const { texts } = useTools();
  const lines = view.manage?.journal ?? [];
  return (
    <details>
      <summary>{texts.tab.journal.title}</summary>
      <ol className="journal">
        {lines.map((line) => (
          <li key={line.seq} value={line.seq}>
            <time dateTime={new Date(line.at).toISOString()}>{texts.moment(line.at, now)}</time>
            <span className="journal-text">{line.text}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
