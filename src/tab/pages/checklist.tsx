// Page of one checklist: what the crisis team does when this prepared alarm is raised, until when, and to whom it reports.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ChecklistItem } from '../../domain/incident.ts';
import { checklistFaults, mostItems } from '../../domain/scenario-checklist.ts';
import type { ChecklistDraft, ChecklistView } from '../../http/contract-checklists.ts';
import { BackLink } from '../parts/back-link.tsx';
import { ChecklistItemRow } from '../parts/checklist-item.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { PartNews } from '../parts/part-buttons.tsx';
import { SavedBar } from '../parts/record-page.tsx';
import { RecordBar, RecordHistory, useFaultOf } from '../parts/record-parts.tsx';
import { useTools, useView } from '../tools.ts';
import { usePartList } from '../use-part-list.ts';
import { useRecord } from '../use-record.ts';

export function ChecklistPage({ id }: { id: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.checklists;
  const path = `/api/checklists/${encodeURIComponent(id)}`;
  const view = useView<ChecklistView>(path, (caseId) => caseId === `scenario/${id}`);
  return (
    <>
      <BackLink page={{ name: 'checklists' }} name={words.backTo} />
      <Heading title={view.value ? words.listTitle(view.value.title) : words.title} />
      {view.value && <p className="lead">{words.listLead(view.value.domain.name)}</p>}
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      {!view.value && !view.fault && <Waiting texts={texts} />}
      {view.value && <Editor view={view.value} path={path} reload={view.reload} />}
    </>
  );
}

const nobody: ReadonlyMap<string, string> = new Map();

function Editor({ view, path, reload }: { view: ChecklistView; path: string; reload: () => void }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.tab.checklists;
  const [said, say] = useState<string | null>(null);
  const editing = useRecord<ChecklistDraft>(
    `checklist/${view.id}`,
    view,
    async () => {
      const answer = await api.get<ChecklistView>(path);
      return answer.fresh ? answer.value : null;
    },
    ({ checklist }) => checklistFaults(checklist, view.recipients),
  );
  const put = async (wish: { readonly revision: number; readonly value: ChecklistDraft }) =>
    (await api.put<{ revision: number }>(path, wish)).revision;
  const after = (text: string) => (done: boolean) => {
    if (!done) return;
    say(text);
    reload();
  };
  const { undo } = editing;
  return (
    <>
      <SavedBar
        text={editing.changes.length > 0 ? null : said}
        onUndo={undo && (() => void undo(put).then(after(texts.tab.registers.edit.undone)))}
      />
      <Items view={view} editing={editing} />
      <RecordHistory lines={view.history} names={nobody} />
      <RecordBar editing={editing} names={nobody} onSave={() => void editing.save(put).then(after(words.saved))} />
    </>
  );
}

function Items(props: { view: ChecklistView; editing: ReturnType<typeof useRecord<ChecklistDraft>> }): ReactNode {
  const words = useTools().texts.tab.checklists;
  const { view, editing } = props;
  const { checklist } = editing.value;
  const faultOf = useFaultOf(editing.faults);
  const [newest, open] = useState('');
  const list = usePartList<ChecklistItem>(
    checklist,
    ({ text }, at) => words.item(at + 1, text),
    (next) => editing.set({ checklist: next }),
  );
  const add = () => {
    const id = crypto.randomUUID();
    list.add({ id, text: '', role: null });
    open(id);
  };
  return (
    <section className="panel panel-body" aria-labelledby="checklist-items">
      <h2 id="checklist-items">{words.count(checklist.length)}</h2>
      {checklist.length === 0 && <p className="hint">{words.noItems}</p>}
      <ol className="part-rows">
        {checklist.map((item, at) => (
          <ChecklistItemRow
            key={item.id}
            item={item}
            at={at}
            all={checklist}
            recipients={view.recipients}
            isNew={item.id === newest}
            faultOf={(field) => faultOf(`checklist.${at}.${field}`)}
            list={list}
          />
        ))}
      </ol>
      <PartNews text={list.news} onUndo={list.undo} />
      <Button disabledFocusable={checklist.length >= mostItems} onClick={add}>
        {words.addItem}
      </Button>
    </section>
  );
}
