// Releasing figures to the Zentralstelle: draw up, release by a second person, send back, and what was released before.
import { Button, Field, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ReleaseLine, ReleaseView } from '../../http/contract-kpi.ts';
import { type Action, useAction } from '../action.ts';
import { goalWords, valueWords } from '../figure-words.ts';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';
import { ExportButton } from './export-button.tsx';
import { Failure, Waiting } from './failure.tsx';
import { SortTable } from './sort-table.tsx';

type Draft = NonNullable<ReleaseView['draft']>;

export function KpiRelease({ domain }: { domain: string }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.kpi.release;
  const path = `/api/kpi/release?domain=${encodeURIComponent(domain)}`;
  const { value, fault, reload } = useView<ReleaseView>(path, (caseId) => caseId === `figures/${domain}`);
  const action = useAction();
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  const give = (what: string, body: object, text: string) =>
    action.run(async () => {
      await api.post(`/api/kpi/release/${what}`, { domain, ...body });
      say({ text });
      reload();
    });
  const { draft, mayDraft, released, dueOn } = value;
  return (
    <section aria-labelledby="release">
      <h2 id="release">{words.title}</h2>
      <p className="hint">{words.lead}</p>
      <p>{words.next(dayWords(dueOn, texts))}</p>
      <Failure fault={action.fault} texts={texts} />
      {draft && <DraftPanel key={draft.asOf} draft={draft} mayDraft={mayDraft} give={give} action={action} />}
      {mayDraft && <DrawPanel key={draft?.asOf ?? 0} draft={draft} give={give} action={action} />}
      {!mayDraft && !draft && <p className="panel panel-body">{words.noDraft}</p>}
      <History released={released} domain={domain} />
    </section>
  );
}

interface PanelProps {
  readonly give: (what: string, body: object, text: string) => Promise<boolean>;
  readonly action: Action;
}

function DrawPanel({ draft, give, action }: PanelProps & { draft: Draft | null }): ReactNode {
  const words = useTools().texts.tab.kpi.release;
  const [remark, setRemark] = useState(draft?.remark ?? '');
  const [support, setSupport] = useState(draft?.support ?? '');
  return (
    <section className="panel panel-body form-stack" aria-label={words.draw}>
      <Field label={words.remark} hint={words.remarkHint}>
        <Textarea value={remark} maxLength={600} onChange={(_, data) => setRemark(data.value)} />
      </Field>
      <Field label={words.support} hint={words.remarkHint}>
        <Textarea value={support} maxLength={600} onChange={(_, data) => setSupport(data.value)} />
      </Field>
      <div className="actions">
        <Button
          appearance={draft ? 'secondary' : 'primary'}
          disabled={action.busy}
          onClick={() => void give('draft', { remark, support }, words.drawn)}
        >
          {draft ? words.drawAgain : words.draw}
        </Button>
        {draft && (
          <Button disabled={action.busy} onClick={() => void give('discard', {}, words.discarded)}>
            {words.discard}
          </Button>
        )}
      </div>
    </section>
  );
}

function DraftPanel(props: PanelProps & { draft: Draft; mayDraft: boolean }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const words = kpi.release;
  const { draft, give, action } = props;
  const { asOf, own, returned, by, figures, remark, support } = draft;
  const [reason, write] = useState('');
  return (
    <section className="panel panel-body" aria-label={words.preview}>
      <h3>{words.preview}</h3>
      <p role="status">
        {returned === '' ? words.waiting(by, `${texts.day(asOf)}, ${texts.clock(asOf)}`) : words.returned(returned)}
      </p>
      {remark !== '' && (
        <p>
          <strong>{words.remark}:</strong> {remark}
        </p>
      )}
      {support !== '' && (
        <p>
          <strong>{words.support}</strong> {support}
        </p>
      )}
      <details>
        <summary>{kpi.table}</summary>
        <SortTable<Draft['figures'][number]>
          label={words.preview}
          columns={[
            { name: kpi.column.kpi, value: ({ id }) => `${id} ${kpi.name[id].name}` },
            { name: kpi.column.share, value: (figure) => valueWords(figure, texts), numeric: true },
            { name: kpi.column.unknown, value: ({ unknown }) => unknown, numeric: true },
            { name: kpi.column.goal, value: ({ id, goal }) => goalWords(id, goal, texts) },
          ]}
          rows={figures}
          keyOf={({ id }) => id}
        />
      </details>
      {own && returned === '' && <p className="hint">{words.own}</p>}
      {!own && returned === '' && (
        <div className="form-stack">
          <Button
            appearance="primary"
            disabled={action.busy}
            onClick={() => void give('release', { asOf }, words.released)}
          >
            {words.release}
          </Button>
          <Field label={words.reason}>
            <Textarea value={reason} maxLength={600} onChange={(_, data) => write(data.value)} />
          </Field>
          <Button
            disabled={action.busy || reason.trim() === ''}
            onClick={() => void give('return', { asOf, reason }, words.gaveBack)}
          >
            {words.giveBack}
          </Button>
        </div>
      )}
    </section>
  );
}

function History({ released, domain }: { released: readonly ReleaseLine[]; domain: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.kpi.release;
  const { column } = words;
  if (released.length === 0) return <p className="panel panel-body">{words.none}</p>;
  const query = `domain=${encodeURIComponent(domain)}`;
  return (
    <>
      <div className="kpi-bar">
        <h3>{words.history}</h3>
        <ExportButton path={`/api/kpi/export?${query}&table=releases`} name={`Freigaben-${domain}.xlsx`} />
      </div>
      <div className="panel">
        <SortTable<ReleaseLine>
          label={words.history}
          columns={[
            { name: column.asOf, value: ({ asOf }) => asOf, show: ({ asOf }) => texts.day(asOf) },
            { name: column.released, value: (line) => line.releasedAt, show: (line) => texts.day(line.releasedAt) },
            { name: column.by, value: (line) => words.by(line.draftedBy, line.releasedBy), long: true },
            { name: column.remark, value: ({ remark }) => remark, long: true },
            { name: column.support, value: ({ support }) => support, long: true },
          ]}
          rows={released}
          keyOf={({ releasedAt }) => String(releasedAt)}
        />
      </div>
    </>
  );
}
