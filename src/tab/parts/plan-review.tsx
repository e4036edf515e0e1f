// The review of a plan that is due: the same four answers as on the card.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { reviewAnswers } from '../../domain/plan.ts';
import { reviewMinutes } from '../../domain/plan-status.ts';
import type { PlanPage } from '../../http/contract-plans.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';

export function PlanReview({ page, onDone }: { page: PlanPage; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.planTab;
  const action = useAction();
  const { row, me, plan } = page;
  if (!row.overdue || !(me.owns || me.edits) || plan.status === 'withdrawn') return null;
  const answer = async (given: (typeof reviewAnswers)[number]) => {
    const path = `/api/plans/${encodeURIComponent(row.id)}/commands`;
    if (!(await action.run(() => api.post(path, { type: 'answer', answer: given })))) return;
    say({ text: words.ask.done, more: texts.plan.answer[given] });
    onDone();
  };
  // That something is not hers only its owner says.
  const shown = reviewAnswers.filter((each) => each !== 'not-mine' || me.owns);
  return (
    <section className="panel panel-body" aria-labelledby="plan-review">
      <h2 id="plan-review">{words.ask.title}</h2>
      <p>{words.ask.lead(reviewMinutes(row.kind))}</p>
      <div className="save-actions">
        {shown.map((each) => (
          <Button
            key={each}
            appearance={each === 'unchanged' ? 'primary' : 'secondary'}
            disabledFocusable={action.busy}
            onClick={() => void answer(each)}
          >
            {texts.plan.answer[each]}
          </Button>
        ))}
      </div>
      <Failure fault={action.fault} texts={texts} />
    </section>
  );
}
