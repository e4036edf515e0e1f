// The checklist of a prepared alarm as it is written beforehand: what may stand in it, and how an event takes it along.
import { baoRoleKinds } from './bc-domain.ts';
import type { ChecklistItem, Deadline } from './incident.ts';
import { fault, type RegisterFault, textFaults } from './register-fault.ts';
import { addressOf, type ReportRecipient } from './report-recipients.ts';

export const mostItems = 60;
export const longestItem = 200;
export const longestHint = 400;
/** A quarter of an hour: nothing shorter can be reminded of. */
const fewestHours = 0.25;
/** A year. */
const mostHours = 365 * 24;
const mostMonths = 24;

/** Whether it waits for another item, and for which. */
const afterOf = ({ deadline }: ChecklistItem): string | null =>
  deadline && 'after' in deadline ? deadline.after : null;

/** Everything that is wrong with a checklist, each with its row: `checklist.<row from 0>.<field>`. */
export function checklistFaults(
  items: readonly ChecklistItem[],
  recipients: readonly ReportRecipient[],
): readonly RegisterFault[] {
  const known = new Set(recipients.map(({ id }) => id));
  return [
    ...(items.length > mostItems ? [fault('checklist', 'too-many', { most: mostItems })] : []),
    ...items.flatMap((item, at) => {
      const of = (field: string) => `checklist.${at}.${field}`;
      return [
        ...textFaults(of('text'), item.text, longestItem, true),
        ...textFaults(of('hint'), item.hint ?? '', longestHint, false),
        ...textFaults(of('addressee'), item.addressee ?? '', longestItem, false),
        ...(item.role === null || baoRoleKinds.includes(item.role) ? [] : [fault(of('role'), 'missing')]),
        ...(item.recipient === undefined || known.has(item.recipient)
          ? []
          : [fault(of('recipient'), 'recipient-unknown')]),
        ...(item.deadline ? deadlineFaults(items, item, item.deadline, of('deadline')) : []),
      ];
    }),
  ];
}

function deadlineFaults(
  items: readonly ChecklistItem[],
  item: ChecklistItem,
  deadline: Deadline,
  field: string,
): readonly RegisterFault[] {
  if ('hours' in deadline) {
    const { hours } = deadline;
    return hours >= fewestHours && hours <= mostHours ? [] : [fault(field, 'deadline-hours')];
  }
  const { after, months } = deadline;
  const isMonths = Number.isInteger(months) && months >= 1 && months <= mostMonths;
  return [
    ...(isMonths ? [] : [fault(field, 'deadline-months', { most: mostMonths })]),
    ...(items.some(({ id }) => id === after) ? [] : [fault(field, after === '' ? 'missing' : 'after-unknown')]),
    ...(waitsForItself(items, item) ? [fault(field, 'after-circle')] : []),
  ];
}

/** Following what an item waits for leads back to it. */
function waitsForItself(items: readonly ChecklistItem[], item: ChecklistItem): boolean {
  const seen = new Set<string>();
  for (let at: ChecklistItem | undefined = item; at && !seen.has(at.id); ) {
    seen.add(at.id);
    const next: string | null = afterOf(at);
    if (next === item.id) return true;
    at = items.find(({ id }) => id === next);
  }
  return false;
}

/** Blanks around texts and empty fields are nothing; whoever is chosen from the recipients is not written down as well. */
export function tidyItem({
  id,
  text,
  role,
  deadline,
  addressee = '',
  hint = '',
  recipient,
}: ChecklistItem): ChecklistItem {
  const to = recipient === undefined && addressee.trim() !== '' ? { addressee: addressee.trim() } : {};
  return {
    id,
    text: text.trim(),
    role,
    ...(deadline ? { deadline } : {}),
    ...(recipient === undefined ? {} : { recipient }),
    ...to,
    ...(hint.trim() === '' ? {} : { hint: hint.trim() }),
  };
}

/** The list as an event of the scenario takes it along: its ids bear the scenario's name, recipients are written out. */
export function takenAlong(
  scenario: string,
  items: readonly ChecklistItem[],
  recipients: readonly ReportRecipient[],
): readonly ChecklistItem[] {
  const named = (id: string) => `${scenario}.${id}`;
  return items.map(({ recipient, ...item }) => {
    const { deadline } = item;
    const after = deadline && 'after' in deadline ? { deadline: { ...deadline, after: named(deadline.after) } } : {};
    const found = recipients.find(({ id }) => id === recipient);
    return { ...item, id: named(item.id), ...after, ...(found ? { addressee: addressOf(found) } : {}) };
  });
}
