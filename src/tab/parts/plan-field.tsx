// How people are reached: with or without Teams, which escalation plan applies, and whether it rings at once.
import { Checkbox } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AlarmPlan } from '../../http/contract.ts';
import type { Form, FormStep } from '../draft.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

export function PlanField(props: {
  form: Form;
  /** Null until the draft is complete. */
  plan: AlarmPlan | null;
  step: (step: FormStep) => void;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.board.plan;
  const { form, plan, step } = props;
  const avoid = (avoidTeams: boolean) => step({ type: 'set', part: { avoidTeams } });
  return (
    <div className="plan-field">
      <Checkbox
        checked={form.avoidTeams}
        onChange={(_, data) => avoid(data.checked === true)}
        label={
          <span className="role-label">
            {words.avoid}
            <span className="hint-line">{words.avoidHint}</span>
          </span>
        }
      />
      {plan && form.avoidTeams && <Without plan={plan} />}
      {plan && plan.ringing !== null && (
        <p className="plan-line">
          <Icon name="call-me" size={16} />
          <span>{plan.ringing > 0 ? words.ring(plan.ringing) : words.noRing}</span>
        </p>
      )}
      {plan && (
        <>
          <p className="plan-line">{plan.usual ? words.ladder.usual : words.ladder.own}</p>
          <Steps plan={plan} />
        </>
      )}
    </div>
  );
}

/** Whom an alarm reaches without Teams, and who has to be called by hand. */
function Without({ plan }: { plan: AlarmPlan }): ReactNode {
  const words = useTools().texts.board.plan;
  return (
    <p className="plan-line" role="status">
      <Icon name="warning" />
      <span>
        <strong>{plan.withoutTeams === 0 ? words.nobody : words.without(plan.withoutTeams, plan.listed)}</strong>{' '}
        {plan.toCall.length > 0 && words.toCall(plan.toCall)}
      </span>
    </p>
  );
}

function Steps({ plan }: { plan: AlarmPlan }): ReactNode {
  const { texts } = useTools();
  const words = texts.board.plan;
  return (
    <details>
      <summary>{words.steps}</summary>
      <ol className="plan-steps">
        {plan.ladder.map(({ after, act, rank, ways }) => (
          <li key={`${after} ${act} ${rank}`}>
            <span>{words.after(after)}</span>
            <span>{words.step[act](rank, ways.map((way) => texts.staffing.way[way]).join(', '))}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
