// The year plan and its release: who has it, what changed since, and what may be done with it.
import { Button, Field, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ExercisesView } from '../../http/contract-exercises.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { BusyButton, Modal } from './modal.tsx';

type Deed = 'submit' | 'release' | 'return';

export function YearPlan({ view, onDone }: { view: ExercisesView; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const { exercise } = texts;
  const words = texts.tab.exercises.plan;
  const action = useAction();
  const [returns, open] = useState(false);
  const [reason, write] = useState('');
  const { plan, me } = view;
  const waits = plan.submittedAt !== null;
  const give = async (type: Deed, more: object = {}) => {
    const path = `/api/year-plans/${encodeURIComponent(`${view.domain.id}.${view.year}`)}/commands`;
    const done = await action.run(() => api.post(path, { type, ...more }));
    if (!done) return;
    open(false);
    say({ text: words.done[type] });
    onDone();
  };
  return (
    <section className="panel panel-body" aria-labelledby="year-plan">
      <h2 id="year-plan">
        {words.title} {view.year}
      </h2>
      <p>
        {plan.releasedAt === null
          ? words.never
          : words.released(plan.version, texts.day(plan.releasedAt), plan.releasedBy)}
      </p>
      {plan.submittedAt !== null && <p>{words.waits(texts.day(plan.submittedAt), plan.submittedBy)}</p>}
      {plan.returned !== '' && <p className="worry">{words.returned(plan.returned)}</p>}
      {plan.releasedAt !== null && <p>{plan.differences.length === 0 ? words.same : words.changed}</p>}
      {plan.differences.length > 0 && (
        <ul>
          {plan.differences.map(({ number, title, change, fields }) => (
            <li key={number}>
              {number} {title}: {exercise.difference[change]}
              {fields.length > 0 && ` (${fields.map((field) => exercise.fieldName(field)).join(', ')})`}
            </li>
          ))}
        </ul>
      )}
      <Failure fault={action.fault} texts={texts} />
      <div className="save-actions">
        {me.plans && view.rows.length > 0 && (
          <Button disabledFocusable={action.busy} onClick={() => void give('submit')}>
            {words.submit}
          </Button>
        )}
        {me.releases && waits && (
          <>
            <BusyButton busy={action.busy} words={words.release} onPress={() => void give('release')} />
            <Button onClick={() => open(true)}>{words.return}</Button>
          </>
        )}
      </div>
      {returns && (
        <Modal
          title={words.return}
          busy={action.busy}
          onClose={() => open(false)}
          actions={
            <BusyButton
              busy={action.busy}
              words={words.return}
              blocked={reason.trim() === ''}
              onPress={() => void give('return', { reason })}
            />
          }
        >
          <Field label={words.reason} required>
            <Textarea value={reason} maxLength={500} onChange={(_, data) => write(data.value)} />
          </Field>
          <Failure fault={action.fault} texts={texts} />
        </Modal>
      )}
    </section>
  );
}
