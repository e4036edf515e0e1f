// What a deviation from the guideline needs before it may stand (BCLL 4.2): a reason; for MUSS the Board's notice and the acceptance of the risk.
import { Refusal } from '../errors.ts';
import type { Deviation } from './deviation.ts';
import { isDay } from './team-edit.ts';

/** What is still to be done about a deviation; nothing for one that is closed. */
export const deviationWants = ['board', 'acceptance', 'expired'] as const;
export type DeviationWant = (typeof deviationWants)[number];

/** `today` as `YYYY-MM-DD`. A SOLL needs its reason only, but that may run out as well. */
export function wantsOf(deviation: Deviation, today: string): readonly DeviationWant[] {
  const { modal, boardInformedOn, riskAcceptedBy, validTo, closedOn } = deviation;
  if (closedOn !== null) return [];
  const isMust = modal === 'MUSS';
  return [
    ...(isMust && boardInformedOn === null ? ['board' as const] : []),
    ...(isMust && riskAcceptedBy === null ? ['acceptance' as const] : []),
    ...(validTo !== null && validTo < today ? ['expired' as const] : []),
  ];
}

const longestRequirement = 120;
const longestReason = 600;

/** Refuses a deviation that may not stand, naming the field. `management` are those whose acceptance counts. */
export function checkDeviation(deviation: Deviation, management: readonly string[], today: string): void {
  const wrong = (field: string) => new Refusal('deviation-wrong', { field });
  const { requirement, reason, modal, boardInformedOn, riskAcceptedBy, riskAcceptedOn, validTo, closedOn } = deviation;
  if (requirement.trim() === '' || requirement.length > longestRequirement) throw wrong('requirement');
  if (reason.trim() === '' || reason.length > longestReason) throw wrong('reason');
  const days = { boardInformedOn, riskAcceptedOn, validTo, closedOn };
  for (const [field, day] of Object.entries(days)) {
    if (day !== null && !isDay(day)) throw wrong(field);
    if (day !== null && field !== 'validTo' && day > today) throw wrong(field);
  }
  if (modal === 'SOLL' && (boardInformedOn ?? riskAcceptedBy ?? riskAcceptedOn) !== null) throw wrong('modal');
  if ((riskAcceptedBy === null) !== (riskAcceptedOn === null)) throw wrong('riskAcceptedOn');
  if (riskAcceptedBy !== null && !management.includes(riskAcceptedBy)) throw wrong('riskAcceptedBy');
}
