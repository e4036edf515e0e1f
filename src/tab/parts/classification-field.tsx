// Choosing how confidential a document is; what is classified is offered to say that it must not stand here.
import { Field, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type Classification, classifications } from '../../domain/plan.ts';
import { useTools } from '../tools.ts';

const secret = 'VS_NFD';

/** Teams is not released for classified material (domain.md 7): while `isSecret`, the page around it saves nothing. */
export function ClassificationField(props: {
  value: Classification;
  isSecret: boolean;
  /** Why not, and what to do instead. */
  refusal: string;
  onSecret: (isSecret: boolean) => void;
  onSet: (value: Classification) => void;
}): ReactNode {
  const { texts } = useTools();
  const { value, isSecret, refusal, onSecret, onSet } = props;
  return (
    <Field
      label={texts.plan.field.classification}
      validationState={isSecret ? 'error' : 'none'}
      {...(isSecret ? { validationMessage: refusal } : {})}
    >
      <Select
        value={isSecret ? secret : value}
        onChange={(_, data) => {
          onSecret(data.value === secret);
          if (data.value !== secret) onSet(data.value as Classification);
        }}
      >
        {classifications.map((each) => (
          <option key={each} value={each}>
            {texts.plan.classification[each]}
          </option>
        ))}
        <option value={secret}>{texts.planTab.secret}</option>
      </Select>
    </Field>
  );
}
