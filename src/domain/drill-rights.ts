// Who proposes windows, agrees to them, and plans alarm exercises within them; whom such an exercise may address.
import type { BaoRoleKind, BcDomain } from './bc-domain.ts';
import type { DrillBook, DrillCommand, DrillReach } from './drill.ts';
import { mayPlanExercises } from './exercise-rights.ts';
import type { Who } from './roles.ts';
import { isAway, isOnCall, runsAt } from './team.ts';

/**
 * Those who plan exercises propose windows and plan in them; the Behördenleitung, which releases the year plan, agrees or
 * returns. Both may withdraw one; only who withdrew it takes that back.
 */
export function mayWithDrills(who: Who, id: string, command: DrillCommand, book: DrillBook): boolean {
  if (who.kind === 'system') return false;
  if (command.type === 'propose-window') return command.domain === id && mayPlanExercises(who, id);
  const window = 'window' in command ? book.windows.find((one) => one.id === command.window) : undefined;
  switch (command.type) {
    case 'agree-window':
    case 'return-window':
      return window?.management.includes(who.id) ?? false;
    case 'withdraw-window':
      return mayPlanExercises(who, id) || (window?.management.includes(who.id) ?? false);
    case 'restore-window':
      return window?.withdrawnBy === who.id;
    case 'plan':
    case 'cancel':
    case 'uncancel':
      return mayPlanExercises(who, id);
    default:
      return false;
  }
}

/**
 * Whether somebody is on duty at a moment, as far as the domain's duty roster knows. Nobody is who is marked absent. With
 * `on-call` the roster must name her for the role, or for any where no role is asked about.
 */
export function isOnDuty(
  domain: Pick<BcDomain, 'duty'>,
  reach: DrillReach,
  person: string,
  role: BaoRoleKind | null,
  at: number,
): boolean {
  if (isAway(domain, person, at)) return false;
  if (reach === 'present') return true;
  if (role !== null) return isOnCall(domain, person, role, at);
  const { duty = [] } = domain;
  return duty.some((window) => window.kind === 'on-call' && window.person === person && runsAt(window, at));
}
