// What somebody is to do, in at most 200 characters, with what is left of them.
import { Field, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Field as FieldName } from '../draft.ts';
import { useTools } from '../tools.ts';

export type Wrong = { readonly validationMessage?: string };

/** The longest step a card takes. */
const longest = 200;

/** `hint` stands below until little room is left; then, and without a hint, how much that is. */
export function StepField(props: {
  name: FieldName;
  label: string;
  hint?: string;
  example?: string;
  value: string;
  wrong: Wrong;
  onChange: (step: string) => void;
}): ReactNode {
  const { raise } = useTools().texts.tab;
  const left = longest - props.value.length;
  return (
    <Field
      label={props.label}
      required
      data-field={props.name}
      hint={<Left words={left < 50 || !props.hint ? raise.steps(left) : props.hint} over={left < 0} />}
      {...props.wrong}
    >
      <Textarea
        value={props.value}
        rows={3}
        resize="vertical"
        placeholder={props.example ?? ''}
        onChange={(_, data) => props.onChange(data.value)}
      />
    </Field>
  );
}

/** How much room is left, marked when it is too little. */
export function Left({ words, over }: { words: string; over: boolean }): ReactNode {
  return <span data-over={over}>{words}</span>;
}
