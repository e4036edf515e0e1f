// Findings of one evaluation: what observations suggest, what was taken down, and what becomes of each.
import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type FindingKind, findingKinds } from '../../domain/finding.ts';
import type { FindingRow, ReviewFull } from '../../http/contract-reviews.ts';
import { useAction } from '../action.ts';
import type { ReviewPart } from '../review-part.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { FindingTable } from './finding-table.tsx';
import { BusyButton } from './modal.tsx';
import { changeOf, DropDialog, FindingDialog, MeasureDialog } from './review-dialogs.tsx';

interface Wish {
  readonly kind: FindingKind;
  readonly text: string;
  readonly goal: string;
  readonly from: string;
  readonly once: string;
}

/** One that is written by hand keeps its name until it is taken down: pressed again after a lost answer it is the same. */
const blank = (kind: FindingKind) => ({ kind, text: '', once: crypto.randomUUID() });

export function ReviewFindings({ view, full, path, reload }: ReviewPart & { full: ReviewFull }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.reviews;
  const action = useAction();
  const [draft, write] = useState(() => blank('CORRECTION'));
  const [measure, toMeasure] = useState<FindingRow | null>(null);
  const [drop, toDrop] = useState<FindingRow | null>(null);
  const [edited, edit] = useState<FindingRow | null>(null);
  const about = full.content.proofs;
  const take = async (wish: Wish) => {
    const ids = (target: 'plan' | 'resource') => about.filter((one) => one.target === target).map(({ id }) => id);
    const links = { plans: ids('plan'), resources: ids('resource') };
    const body = { ...wish, ...links, cause: '' };
    if (!(await action.run(() => api.post(`${path}/findings`, body)))) return false;
    say({ text: words.taken });
    reload();
    return true;
  };
  const add = async () => {
    if (await take({ ...draft, goal: '', from: '' })) write(blank(draft.kind));
  };
  const reopen = async (row: FindingRow) => {
    const change = { ...changeOf(row), dropped: '' };
    if (!(await action.run(() => api.put(`/api/findings/${encodeURIComponent(row.id)}`, change)))) return;
    say({ text: words.reopened });
    reload();
  };
  const deeds = { measure: toMeasure, edit, drop: toDrop, reopen: (row: FindingRow) => void reopen(row) };
  return (
    <section className="panel panel-body" aria-labelledby="findings">
      <h2 id="findings">{words.findings}</h2>
      {full.findings.length === 0 ? (
        <p>{words.findingsEmpty}</p>
      ) : (
        <FindingTable rows={full.findings} {...(view.me.edits ? { deeds } : {})} />
      )}
      <Failure fault={action.fault} texts={texts} />
      {view.me.edits && full.seen.length > 0 && (
        <>
          <h3>{words.seen}</h3>
          <ul className="finding-seen">
            {full.seen.map((one) => (
              <li key={one.id}>
                <span>
                  {texts.review.kind[one.kind]}: {one.text}
                </span>
                <Button
                  size="small"
                  disabledFocusable={action.busy}
                  onClick={() =>
                    void take({
                      kind: one.kind === 'IMPROVEMENT' ? 'IMPROVEMENT' : 'CORRECTION',
                      text: one.text,
                      goal: one.goal,
                      from: one.id,
                      once: crypto.randomUUID(),
                    })
                  }
                >
                  {words.take}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {view.me.edits && (
        <div className="finding-new">
          <Field label={words.kindHead}>
            <Select
              value={draft.kind}
              onChange={(_, { value }) =>
                write({ ...draft, kind: findingKinds.find((one) => one === value) ?? 'CORRECTION' })
              }
            >
              {findingKinds.map((one) => (
                <option key={one} value={one}>
                  {texts.review.kind[one]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.found}>
            <Textarea
              value={draft.text}
              maxLength={2_000}
              onChange={(_, { value }) => write({ ...draft, text: value })}
            />
          </Field>
          <BusyButton
            busy={action.busy}
            words={words.addFinding}
            blocked={draft.text.trim() === ''}
            onPress={() => void add()}
          />
        </div>
      )}
      {measure && (
        <MeasureDialog finding={measure} owners={full.owners} onClose={() => toMeasure(null)} onDone={reload} />
      )}
      {edited && <FindingDialog finding={edited} onClose={() => edit(null)} onDone={reload} />}
      {drop && <DropDialog finding={drop} onClose={() => toDrop(null)} onDone={reload} />}
    </section>
  );
}
