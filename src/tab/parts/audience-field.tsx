// Who is told of an alarm beyond those with a role, and what they are to do.
import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AlarmForm } from '../../http/contract.ts';
import { audienceName } from '../audience.ts';
import { type Form, type FormStep, offered } from '../draft.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';
import { StepField, type Wrong } from './step-field.tsx';

/** Nothing where the server offers no choice. */
export function AudienceField(props: {
  form: Form;
  possible: AlarmForm;
  step: (step: FormStep) => void;
  wrong: Wrong;
}): ReactNode {
  const { texts } = useTools();
  const { audience } = texts.tab;
  const { form, possible, step } = props;
  const choices = offered(possible);
  const chosen = choices.find(({ reach }) => reach === form.audience);
  if (choices.length === 0) return null;
  return (
    <div className="audience-field">
      <Field label={audience.question} data-field="audience" hint={chosen ? audience.hint : ''}>
        <RadioGroup
          value={form.audience}
          onChange={(_, { value }) => {
            const reach = choices.find((choice) => choice.reach === value)?.reach ?? 'none';
            step({ type: 'set', part: { audience: reach } });
          }}
        >
          <Radio value="none" label={audience.nobody} />
          {choices.map(({ reach, people }) => (
            <Radio
              key={reach}
              value={reach}
              label={audience.choice(audienceName(texts, reach, possible.domain.name), people)}
            />
          ))}
        </RadioGroup>
      </Field>
      {chosen?.reach === 'everybody' && (
        <p className="everybody">
          <Icon name="warning" />
          <strong>{audience.warning(chosen.people)}</strong>
        </p>
      )}
      {chosen && (
        <StepField
          name="audienceStep"
          label={audience.step}
          example={audience.example}
          value={form.audienceStep}
          wrong={props.wrong}
          onChange={(audienceStep) => step({ type: 'set', part: { audienceStep } })}
        />
      )}
    </div>
  );
}
