// Page Checklisten & Meldepflichten: the checklist of each prepared alarm, and the recipients of reports of the domain.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { mostRecipients, type ReportRecipient, recipientFaults } from '../../domain/report-recipients.ts';
import type { ChecklistRow, ChecklistsView, RecipientsDraft } from '../../http/contract-checklists.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { type ListColumn, ListTable } from '../parts/list-table.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { PartNews } from '../parts/part-buttons.tsx';
import { RecipientRow } from '../parts/recipient-row.tsx';
import { SavedBar } from '../parts/record-page.tsx';
import { RecordBar, RecordHistory, useFaultOf } from '../parts/record-parts.tsx';
import { useDomain } from '../parts/register-page.tsx';
import { useTools, useView } from '../tools.ts';
import { usePartList } from '../use-part-list.ts';
import { useRecord } from '../use-record.ts';

export function ChecklistsPage(): ReactNode {
  const words = useTools().texts.tab.checklists;
  const [domain, field] = useDomain();
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{words.lead}</p>
      <div className="register-head">{field}</div>
      {domain !== '' && <OfDomain key={domain} domain={domain} />}
    </>
  );
}

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const path = `/api/checklists?domain=${encodeURIComponent(domain)}`;
  const view = useView<ChecklistsView>(
    path,
    (caseId) => caseId === `report-recipients/${domain}` || caseId.startsWith(`scenario/${domain}.`),
  );
  if (!view.value) {
    return view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : <Waiting texts={texts} />;
  }
  return (
    <>
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      <Lists rows={view.value.rows} />
      <Recipients view={view.value} path={path} reload={view.reload} />
    </>
  );
}

function Lists({ rows }: { rows: readonly ChecklistRow[] }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.checklists;
  const columns: readonly ListColumn<ChecklistRow>[] = [
    {
      name: words.columns.title,
      by: ({ title }) => title,
      show: ({ id, title }) => <PageLink page={{ name: 'checklist', id }}>{title}</PageLink>,
    },
    {
      name: words.columns.outage,
      by: ({ outage }) => texts.outage[outage],
      show: ({ outage }) => texts.outage[outage],
      wide: true,
    },
    { name: words.columns.items, by: ({ items }) => items, show: ({ items }) => items, numeric: true },
    {
      name: words.columns.deadlines,
      by: ({ deadlines }) => deadlines,
      show: ({ deadlines }) => deadlines,
      numeric: true,
      wide: true,
    },
  ];
  if (rows.length === 0) {
    return (
      <div className="panel panel-body">
        <p>{words.empty}</p>
      </div>
    );
  }
  return (
    <div className="checklist-lists">
      <ListTable label={words.lists} columns={columns} rows={rows} keyOf={({ id }) => id} />
    </div>
  );
}

const nobody: ReadonlyMap<string, string> = new Map();

function Recipients({ view, path, reload }: { view: ChecklistsView; path: string; reload: () => void }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.tab.checklists.recipients;
  const [said, say] = useState<string | null>(null);
  const { id } = view.domain;
  const used = new Map(Object.entries(view.recipients.usedBy));
  const editing = useRecord<RecipientsDraft>(
    `recipients/${id}`,
    view.recipients,
    async () => {
      const answer = await api.get<ChecklistsView>(path);
      return answer.fresh ? answer.value.recipients : null;
    },
    ({ recipients }) => recipientFaults(recipients, used),
  );
  const put = async (wish: { readonly revision: number; readonly value: RecipientsDraft }) =>
    (await api.put<{ revision: number }>(`/api/checklists/recipients/${encodeURIComponent(id)}`, wish)).revision;
  const after = (text: string) => (done: boolean) => {
    if (!done) return;
    say(text);
    reload();
  };
  const { undo } = editing;
  return (
    <>
      <section className="panel panel-body" aria-labelledby="recipients">
        <h2 id="recipients">{words.title}</h2>
        <p className="hint">{words.lead}</p>
        <SavedBar
          text={editing.changes.length > 0 ? null : said}
          onUndo={undo && (() => void undo(put).then(after(texts.tab.registers.edit.undone)))}
        />
        <RecipientRows editing={editing} usedBy={view.recipients.usedBy} />
      </section>
      <RecordHistory lines={view.recipients.history} names={nobody} />
      <RecordBar editing={editing} names={nobody} onSave={() => void editing.save(put).then(after(words.saved))} />
    </>
  );
}

function RecipientRows(props: {
  editing: ReturnType<typeof useRecord<RecipientsDraft>>;
  usedBy: ChecklistsView['recipients']['usedBy'];
}): ReactNode {
  const words = useTools().texts.tab.checklists.recipients;
  const { editing, usedBy } = props;
  const { recipients } = editing.value;
  const faultOf = useFaultOf(editing.faults);
  const [newest, open] = useState('');
  const nameOf = ({ name }: ReportRecipient, at: number) => (name === '' ? words.row(at + 1) : name);
  const list = usePartList<ReportRecipient>(recipients, nameOf, (next) => editing.set({ recipients: next }));
  const add = () => {
    const id = crypto.randomUUID();
    list.add({ id, name: '', reach: '' });
    open(id);
  };
  return (
    <>
      {recipients.length === 0 && <p>{words.empty}</p>}
      <ol className="part-rows">
        {recipients.map((recipient, at) => (
          <RecipientRow
            key={recipient.id}
            recipient={recipient}
            name={nameOf(recipient, at)}
            at={at}
            count={recipients.length}
            lists={usedBy[recipient.id] ?? []}
            isNew={recipient.id === newest}
            faultOf={(field) => faultOf(`recipients.${at}.${field}`)}
            list={list}
          />
        ))}
      </ol>
      <PartNews text={list.news} onUndo={list.undo} />
      <Button disabledFocusable={recipients.length >= mostRecipients} onClick={add}>
        {words.add}
      </Button>
    </>
  );
}
