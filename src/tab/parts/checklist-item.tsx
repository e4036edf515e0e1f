// One item of a checklist: a line that says what, who, until when and to whom; opened, its fields.
import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { type BaoRoleKind, baoRoleKinds } from '../../domain/bc-domain.ts';
import type { ChecklistItem } from '../../domain/incident.ts';
import type { ReportRecipient } from '../../domain/report-recipients.ts';
import { longestHint, longestItem } from '../../domain/scenario-checklist.ts';
import type { Texts } from '../../texts/index.ts';
import { useTools } from '../tools.ts';
import type { PartList } from '../use-part-list.ts';
import { DeadlineField } from './deadline-field.tsx';
import { Icon } from './icon.tsx';
import { PartButtons } from './part-buttons.tsx';
import { told } from './record-fields.tsx';

interface ItemProps {
  readonly item: ChecklistItem;
  readonly at: number;
  readonly all: readonly ChecklistItem[];
  readonly recipients: readonly ReportRecipient[];
  /** Just added: it is open, and the cursor stands in it. */
  readonly isNew: boolean;
  readonly faultOf: (field: string) => string | undefined;
  readonly list: PartList<ChecklistItem>;
}

const fields = ['text', 'role', 'deadline', 'recipient', 'addressee', 'hint'] as const;

export function ChecklistItemRow(props: ItemProps): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.checklists;
  const { item, at, all, isNew, faultOf, list } = props;
  const [isOpen, open] = useState(isNew);
  const isFaulty = fields.some((field) => faultOf(field) !== undefined);
  useEffect(() => {
    if (isFaulty) open(true);
  }, [isFaulty]);
  return (
    <li className="part-row" data-fault={isFaulty}>
      <details open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
        <summary>
          <span className="part-name">{item.text === '' ? words.noText : item.text}</span>
          <span className="part-facts">
            <span>{item.role === null ? words.anybody : texts.role[item.role]}</span>
            {item.deadline && (
              <span>
                <Icon name="missing" size={16} /> {deadlineWords(item, all, texts)}
              </span>
            )}
            {recipientWords(props, texts) !== '' && <span>{words.to(recipientWords(props, texts))}</span>}
          </span>
        </summary>
        {isOpen && <ItemFields {...props} />}
      </details>
      <PartButtons
        name={words.item(at + 1, item.text)}
        at={at}
        count={all.length}
        onMove={(by) => list.move(at, by)}
        onRemove={() => list.remove(at)}
      />
    </li>
  );
}

function deadlineWords({ deadline }: ChecklistItem, all: readonly ChecklistItem[], texts: Texts): string {
  const words = texts.tab.checklists;
  if (!deadline) return '';
  if ('hours' in deadline) {
    const { hours, from } = deadline;
    return words.due[from](Number.isNaN(hours) ? '–' : texts.tab.registers.duration(hours));
  }
  const none = deadline.after === '' ? '…' : words.gone;
  const after = all.find(({ id }) => id === deadline.after)?.text ?? none;
  return words.due.after(Number.isNaN(deadline.months) ? 0 : deadline.months, after);
}

function recipientWords({ item, recipients }: Pick<ItemProps, 'item' | 'recipients'>, texts: Texts): string {
  if (item.recipient === undefined) return item.addressee ?? '';
  return recipients.find(({ id }) => id === item.recipient)?.name ?? texts.tab.checklists.gone;
}

function ItemFields({ item, at, all, recipients, isNew, faultOf, list }: ItemProps): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.checklists;
  const names = texts.tab.registers.fields;
  const change = (next: ChecklistItem) => list.change(at, next);
  return (
    <fieldset className="part-fields" aria-label={words.row(at + 1)}>
      <Field label={names.text} required className="part-wide" {...told(faultOf('text'))}>
        <Input
          value={item.text}
          maxLength={longestItem}
          autoFocus={isNew}
          onChange={(_, { value }) => change({ ...item, text: value })}
        />
      </Field>
      <Field label={names.role} {...told(faultOf('role'))}>
        <Select
          value={item.role ?? ''}
          onChange={(_, { value }) => change({ ...item, role: value === '' ? null : (value as BaoRoleKind) })}
        >
          <option value="">{words.anybody}</option>
          {baoRoleKinds.map((kind) => (
            <option key={kind} value={kind}>
              {texts.role[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <DeadlineField item={item} all={all} fault={faultOf('deadline')} onItem={change} />
      <RecipientField
        item={item}
        recipients={recipients}
        fault={faultOf('recipient') ?? faultOf('addressee')}
        onItem={change}
      />
      <Field label={words.hint} className="part-wide" {...told(faultOf('hint'))}>
        <Textarea
          value={item.hint ?? ''}
          maxLength={longestHint}
          resize="vertical"
          onChange={(_, { value }) => change({ ...item, hint: value })}
        />
      </Field>
    </fieldset>
  );
}

const other = ' other';

function RecipientField(props: {
  item: ChecklistItem;
  recipients: readonly ReportRecipient[];
  fault: string | undefined;
  onItem: (item: ChecklistItem) => void;
}): ReactNode {
  const words = useTools().texts.tab.checklists;
  const { item, recipients, fault, onItem } = props;
  const { recipient, addressee, ...rest } = item;
  const isOther = recipient === undefined && addressee !== undefined;
  const choose = (value: string) => {
    if (value === '') onItem(rest);
    else onItem(value === other ? { ...rest, addressee: addressee ?? '' } : { ...rest, recipient: value });
  };
  return (
    <>
      <Field label={words.recipient} {...(isOther ? {} : told(fault))}>
        <Select value={isOther ? other : (recipient ?? '')} onChange={(_, { value }) => choose(value)}>
          <option value="">{words.nobody}</option>
          {recipients.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {recipient !== undefined && recipients.every(({ id }) => id !== recipient) && (
            <option value={recipient}>{words.gone}</option>
          )}
          <option value={other}>{words.other}</option>
        </Select>
      </Field>
      {isOther && (
        <Field label={words.addressee} {...told(fault)}>
          <Input
            value={addressee}
            maxLength={longestItem}
            onChange={(_, { value }) => onItem({ ...rest, addressee: value })}
          />
        </Field>
      )}
    </>
  );
}
