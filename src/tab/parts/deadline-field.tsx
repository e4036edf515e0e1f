// The deadline of an item of a checklist: from when it runs, how long, or after which other item.
import { Field, Input, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ChecklistItem, Deadline } from '../../domain/incident.ts';
import { useTools } from '../tools.ts';
import { told } from './record-fields.tsx';
import { HoursField } from './record-parts.tsx';

const kinds = ['none', 'occurred', 'reported', 'declared', 'after'] as const;
type Kind = (typeof kinds)[number];

const usualHours = 24;

/** What a deadline becomes when another kind is chosen; what was entered is kept where it fits. */
function turned(kind: Kind, before: Deadline | undefined): Deadline | null {
  if (kind === 'none') return null;
  if (kind === 'after') return before && 'after' in before ? before : { after: '', months: 1 };
  return { from: kind, hours: before && 'hours' in before ? before.hours : usualHours };
}

export function DeadlineField(props: {
  item: ChecklistItem;
  all: readonly ChecklistItem[];
  fault: string | undefined;
  onItem: (item: ChecklistItem) => void;
}): ReactNode {
  const words = useTools().texts.tab.checklists.deadline;
  const { item, all, fault, onItem } = props;
  const { deadline, ...rest } = item;
  const kind: Kind = !deadline ? 'none' : 'after' in deadline ? 'after' : deadline.from;
  const set = (next: Deadline | null) => onItem(next ? { ...rest, deadline: next } : rest);
  return (
    <>
      <Field label={words.label}>
        <Select value={kind} onChange={(_, { value }) => set(turned(value as Kind, deadline))}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {words[each]}
            </option>
          ))}
        </Select>
      </Field>
      {deadline && 'hours' in deadline && (
        <HoursField
          label={words.hours}
          hours={deadline.hours}
          fault={fault}
          onHours={(hours) => set({ ...deadline, hours: hours ?? Number.NaN })}
        />
      )}
      {deadline && 'after' in deadline && (
        <>
          <Field label={words.afterItem} {...told(fault)}>
            <Select value={deadline.after} onChange={(_, { value }) => set({ ...deadline, after: value })}>
              <option value="">{words.choose}</option>
              {all
                .filter(({ id }) => id !== item.id)
                .map(({ id, text }) => (
                  <option key={id} value={id}>
                    {text}
                  </option>
                ))}
            </Select>
          </Field>
          <Field label={words.months}>
            <Input
              type="number"
              min={1}
              max={24}
              value={Number.isNaN(deadline.months) ? '' : String(deadline.months)}
              onChange={(_, { value }) => set({ ...deadline, months: value === '' ? Number.NaN : Number(value) })}
            />
          </Field>
        </>
      )}
    </>
  );
}
