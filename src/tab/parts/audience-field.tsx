// Who is told of an alarm beyond those with a role, and what they are to do.
import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AlarmForm } from '../../http/contract.ts';
import { audienceName } from '../audience.ts';
import { domainsFor, type Form, type FormStep, offered } from '../draft.ts';
import { useTools } from '../tools.ts';
import { AreaPicker } from './area-picker.tsx';
import { Icon } from './icon.tsx';
import { StepField, type Wrong } from './step-field.tsx';

/** Nothing where the server offers no choice. */
export function AudienceField(props: {
  form: Form;
  possible: AlarmForm;
  step: (step: FormStep) => void;
  wrong: Wrong;
  /** What is wrong with the choice itself. */
  wrongAreas: Wrong;
}): ReactNode {
  const { texts, me } = useTools();
  const { audience } = texts.tab;
  const { form, possible, step } = props;
  const choices = offered(possible);
  const chosen = choices.find(({ reach }) => reach === form.audience);
  const domains = domainsFor(me);
  const isPicking = form.audience === 'chosen';
  if (choices.length === 0) return null;
  return (
    <div className="audience-field">
      <Field
        label={audience.question}
        data-field="audience"
        hint={chosen || isPicking ? audience.hint : ''}
        {...props.wrongAreas}
      >
        <RadioGroup
          value={form.audience}
          onChange={(_, { value }) => {
            const reach = choices.find((choice) => choice.reach === value)?.reach ?? 'none';
            step({ type: 'set', part: { audience: value === 'chosen' ? value : reach } });
          }}
        >
          <Radio value="none" label={audience.nobody} />
          <Radio value="chosen" label={audienceName(texts, 'chosen', '')} />
          {choices.map(({ reach, people }) => (
            <Radio
              key={reach}
              value={reach}
              label={audience.choice(audienceName(texts, reach, possible.domain.name), people)}
            />
          ))}
        </RadioGroup>
      </Field>
      {isPicking && (
        <AreaPicker
          domains={domains}
          whole={domains.length > 1}
          areas={form.areas}
          onChange={(areas) => step({ type: 'set', part: { areas } })}
        />
      )}
      {chosen?.reach === 'everybody' && (
        <p className="everybody">
          <Icon name="warning" />
          <strong>{audience.warning(chosen.people)}</strong>
        </p>
      )}
      {(chosen || isPicking) && (
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
