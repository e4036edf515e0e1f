// Naming what a process needs: found by typing its name, listed with a way to remove it again.
import { Button, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

export interface Choice {
  readonly id: string;
  /** Unique among the choices. */
  readonly name: string;
  /** Said beside it. */
  readonly note: string;
}

export function NeedPicker(props: {
  label: string;
  placeholder: string;
  picked: readonly string[];
  choices: readonly Choice[];
  fault: string | undefined;
  onPick: (picked: readonly string[]) => void;
}): ReactNode {
  const { edit, process } = useTools().texts.tab.registers;
  const list = useId();
  const [text, setText] = useState('');
  const free = props.choices.filter(({ id }) => !props.picked.includes(id));
  const typed = (value: string) => {
    const found = free.find(({ name }) => name.toLocaleLowerCase('de') === value.trim().toLocaleLowerCase('de'));
    setText(found ? '' : value);
    if (found) props.onPick([...props.picked, found.id]);
  };
  return (
    <div className="need-picker">
      <Field
        label={props.label}
        validationState={props.fault ? 'error' : 'none'}
        {...(props.fault ? { validationMessage: props.fault } : {})}
      >
        <Input
          value={text}
          list={list}
          placeholder={props.placeholder}
          onChange={(_, { value }) => typed(value)}
          disabled={props.choices.length === 0}
        />
      </Field>
      <datalist id={list}>
        {free.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <ul className="need-list">
        {props.picked.map((id) => {
          const { name, note } = props.choices.find((each) => each.id === id) ?? { name: id, note: '' };
          return (
            <li key={id}>
              <span>
                {name} <span className="hint">{note}</span>
              </span>
              <Button
                size="small"
                appearance="subtle"
                icon={<Icon name="unavailable" size={16} />}
                aria-label={edit.remove(name)}
                onClick={() => props.onPick(props.picked.filter((one) => one !== id))}
              />
            </li>
          );
        })}
      </ul>
      {props.picked.length === 0 && <p className="hint">{process.nothingNeeded}</p>}
    </div>
  );
}
