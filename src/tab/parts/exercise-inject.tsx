// One inject of a script: closed a line, open its fields.
import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { baoRoleKinds } from '../../domain/bc-domain.ts';
import { type Concept, type Inject, injectChannels } from '../../domain/exercise.ts';
import { useTools } from '../tools.ts';
import { NeedPicker } from './need-picker.tsx';

interface Props {
  readonly inject: Inject;
  readonly concept: Concept;
  readonly nameOf: (person: string) => string;
  readonly onSet: (part: Partial<Inject>) => void;
  readonly onDrop: () => void;
}

export function InjectFields(props: Props): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises;
  const { inject, nameOf } = props;
  // A new one is open at once.
  const [isOpen, open] = useState(inject.text === '');
  const to = [...inject.toRoles.map((kind) => texts.role[kind]), ...inject.toPeople.map(nameOf)].join(', ');
  return (
    <details className="exercise-inject" open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        <strong>{words.inject(inject.number)}</strong> {words.plusMinutes(inject.minute)} · {to}
        <span className="row-more">{inject.text}</span>
      </summary>
      {isOpen && <Fields {...props} />}
    </details>
  );
}

function Fields({ inject, concept, nameOf, onSet, onDrop }: Props): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises;
  const { field } = texts.exercise;
  const others = concept.injects
    .filter(({ id }) => id !== inject.id)
    .map(({ id, number, text }) => ({
      id,
      name: words.inject(number),
      note: text.length > 40 ? `${text.slice(0, 40)} …` : text,
    }));
  const long = (key: 'text' | 'expected') => (
    <Field label={field[key]} required={key === 'text'}>
      <Textarea value={inject[key]} rows={3} maxLength={4_000} onChange={(_, data) => onSet({ [key]: data.value })} />
    </Field>
  );
  const whole = (value: string) => Math.max(0, Math.round(Number(value) || 0));
  return (
    <>
      <div className="record-fields">
        <Field label={field.number} required>
          <Input value={inject.number} maxLength={12} onChange={(_, data) => onSet({ number: data.value })} />
        </Field>
        <Field label={words.minute} required>
          <Input
            type="number"
            min={0}
            value={String(inject.minute)}
            onChange={(_, data) => onSet({ minute: whole(data.value) })}
          />
        </Field>
        <Field label={field.sender}>
          <Input value={inject.sender} maxLength={300} onChange={(_, data) => onSet({ sender: data.value })} />
        </Field>
        <Field label={words.channel}>
          <Select value={inject.channel} onChange={(_, data) => onSet({ channel: data.value as Inject['channel'] })}>
            {injectChannels.map((channel) => (
              <option key={channel} value={channel}>
                {texts.exercise.channel[channel]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={field.goal}>
          <Select value={inject.goal} onChange={(_, data) => onSet({ goal: data.value })}>
            <option value="">{words.noGoal}</option>
            {concept.goals.map(({ id, text }, index) => (
              <option key={id} value={id}>
                {index + 1}. {text}
              </option>
            ))}
          </Select>
        </Field>
        <Seen inject={inject} onSet={onSet} whole={whole} />
      </div>
      <NeedPicker
        label={words.recipients}
        placeholder={words.search}
        picked={[...inject.toRoles, ...inject.toPeople]}
        choices={[
          ...baoRoleKinds.map((kind) => ({ id: kind, name: texts.role[kind], note: '' })),
          ...concept.takings.map(({ person }) => ({ id: person, name: nameOf(person), note: '' })),
        ]}
        fault={undefined}
        onPick={(picked) =>
          onSet({
            toRoles: baoRoleKinds.filter((kind) => picked.includes(kind)),
            toPeople: picked.filter((id) => !(baoRoleKinds as readonly string[]).includes(id)),
          })
        }
      />
      {long('text')}
      {long('expected')}
      <div className="record-fields">
        {(['after', 'ifNot'] as const).map((key) => (
          <NeedPicker
            key={key}
            label={field[key]}
            placeholder={words.search}
            picked={inject[key]}
            choices={others}
            fault={undefined}
            onPick={(picked) => onSet({ [key]: picked })}
          />
        ))}
      </div>
      <Button onClick={onDrop}>{words.remove(words.inject(inject.number))}</Button>
    </>
  );
}

/** What the system itself can see of the reaction; other kinds come with ready-made scripts and are kept. */
function Seen({
  inject,
  onSet,
  whole,
}: Pick<Props, 'inject' | 'onSet'> & { whole: (value: string) => number }): ReactNode {
  const words = useTools().texts.tab.exercises;
  const { sees } = inject;
  return (
    <>
      <Field label={words.sees}>
        <Select
          value={sees.kind}
          onChange={(_, data) =>
            onSet({ sees: data.value === 'answered' ? { kind: 'answered', withinMinutes: 15 } : { kind: 'none' } })
          }
        >
          <option value="none">{words.seesNone}</option>
          <option value="answered">{words.seesAnswered}</option>
          {sees.kind !== 'none' && sees.kind !== 'answered' && <option value={sees.kind}>{words.seesStaffed}</option>}
        </Select>
      </Field>
      {sees.kind !== 'none' && (
        <Field label={words.within}>
          <Input
            type="number"
            min={1}
            value={String(sees.withinMinutes)}
            onChange={(_, data) => onSet({ sees: { ...sees, withinMinutes: whole(data.value) } })}
          />
        </Field>
      )}
    </>
  );
}
