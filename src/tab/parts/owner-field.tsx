// Who is responsible for a record: shown by name, changed by searching the domain.
import { Button, Field } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { TeamPerson } from '../../http/contract-people.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';
import { PersonSearch } from './person-search.tsx';

export function OwnerField(props: {
  label: string;
  domain: string;
  person: string;
  name: string;
  fault: string | undefined;
  onPick: (person: TeamPerson | null) => void;
}): ReactNode {
  const { edit, nobody } = useTools().texts.tab.registers;
  const [searches, search] = useState(false);
  return (
    <div className="owner-field">
      <Field
        label={props.label}
        validationState={props.fault ? 'error' : 'none'}
        {...(props.fault ? { validationMessage: props.fault } : {})}
      >
        <div className="owner-line">
          <span>{props.person === '' ? nobody : props.name}</span>
          <Button size="small" aria-expanded={searches} onClick={() => search(!searches)}>
            {edit.change}
          </Button>
          {props.person !== '' && (
            <Button
              size="small"
              appearance="subtle"
              icon={<Icon name="unavailable" size={16} />}
              aria-label={edit.remove(props.name)}
              onClick={() => props.onPick(null)}
            />
          )}
        </div>
      </Field>
      {searches && (
        <PersonSearch
          domain={props.domain}
          label={edit.owner}
          exclude={[props.person]}
          onPick={(person) => {
            props.onPick(person);
            search(false);
          }}
        />
      )}
    </div>
  );
}
