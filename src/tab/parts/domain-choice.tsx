// Which of her domains somebody looks at; nothing to choose where she has one.
import { Field, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DomainName } from '../../http/contract.ts';

export function DomainChoice(props: {
  readonly label: string;
  readonly domains: readonly DomainName[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}): ReactNode {
  const { label, domains, chosen, choose } = props;
  if (domains.length < 2) return null;
  return (
    <Field label={label} className="people-domain">
      <Select value={chosen} onChange={(_, data) => choose(data.value)}>
        {domains.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
