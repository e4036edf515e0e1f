// To whom a domain reports when something happened (Meldepflichten): authorities and desks, kept in one place.

import { register } from './register.ts';
import { fault, longestName, type RegisterFault, textFaults } from './register-fault.ts';

/** An authority or desk. Checklists of prepared alarms name it by its id. */
export interface ReportRecipient {
  /** Unique in its domain: lower-case letters, digits and `-`. */
  readonly id: string;
  readonly name: string;
  /** By which way it is reached: a telephone of a desk, an address, a form. Nothing private. */
  readonly reach: string;
}

/** Recipients of a domain. One record per domain, whose id it has. */
export interface ReportRecipients {
  readonly domain: string;
  readonly recipients: readonly ReportRecipient[];
}

/** Register of recipients. */
export const reportRecipients = register<ReportRecipients>({
  name: 'report-recipients',
  personal: [],
  head: ({ domain }) => ({ scope: domain, status: 'active', key: '', at: 0 }),
});

export const mostRecipients = 30;
export const longestReach = 200;

/** How it stands on a card: name and way. */
export const addressOf = ({ name, reach }: ReportRecipient): string => (reach === '' ? name : `${name}, ${reach}`);

export const tidyRecipient = ({ id, name, reach }: ReportRecipient): ReportRecipient => ({
  id,
  name: name.trim(),
  reach: reach.trim(),
});

/** Everything that is wrong with a list of recipients; `used` are ids that checklists name, with the lists' titles. */
export function recipientFaults(
  recipients: readonly ReportRecipient[],
  used: ReadonlyMap<string, readonly string[]>,
): readonly RegisterFault[] {
  const there = new Set(recipients.map(({ id }) => id));
  const nameOf = ({ name }: ReportRecipient) => name.trim().toLowerCase();
  return [
    ...(recipients.length > mostRecipients ? [fault('recipients', 'too-many', { most: mostRecipients })] : []),
    ...recipients.flatMap((each, at) => [
      ...textFaults(`recipients.${at}.name`, each.name, longestName, true),
      ...textFaults(`recipients.${at}.reach`, each.reach, longestReach, true),
      ...(recipients.findIndex((one) => nameOf(one) === nameOf(each)) < at && nameOf(each) !== ''
        ? [fault(`recipients.${at}.name`, 'name-twice', { name: each.name.trim() })]
        : []),
    ]),
    ...[...used].flatMap(([id, lists]) =>
      there.has(id) ? [] : [fault('recipients', 'recipient-used', { lists: lists.join(', ') })],
    ),
  ];
}
