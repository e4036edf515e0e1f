// Every permission in one file: who may do what to which case.
import { Refusal } from '../errors.ts';
import type { Alarm } from './alarm.ts';
import { asked, askedFor } from './alarm.ts';
import type { Grant } from './people.ts';

/** Somebody who acts or looks: a person with her grants as they are now, or a part of the system. */
export type Who =
  | { readonly kind: 'person'; readonly id: string; readonly domain: string; readonly grants: readonly Grant[] }
  | { readonly kind: 'system' };

/** True when the person holds the role in the domain. The system itself holds every role. */
export function holds(who: Who, role: Grant['role'], domain: string): boolean {
  if (who.kind === 'system') return true;
  return who.grants.some((grant) => grant.role === role && (grant.domain === domain || grant.domain === '*'));
}

/** The domains in which a person holds one of the roles; `*` stands for all. */
export function domainsOf(who: Who, roles: readonly Grant['role'][]): readonly string[] {
  if (who.kind === 'system') return ['*'];
  return [...new Set(who.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.domain))];
}

/** Real alarms are raised by those who alarm; exercises by coordinators, too (BSI 200-4, 13: BCB runs exercises). */
export function mayRaise(who: Who, mode: 'real' | 'exercise', domain: string): boolean {
  return holds(who, 'alarm', domain) || (mode === 'exercise' && holds(who, 'coordinator', domain));
}

/** Changing and ending: those who may raise it, whoever raised it, and the Stabsleitung of this alarm. */
export function mayChange(who: Who, alarm: Alarm): boolean {
  if (who.kind === 'system' || mayRaise(who, alarm.mode, alarm.domain)) return true;
  const lead = alarm.roles.find((role) => role.kind === 'CRISIS_LEAD');
  return alarm.raisedBy === who.id || (lead !== undefined && askedFor(lead).includes(who.id));
}

/** Answers by name, counts and journal: those who alarm and coordinators of the domain, and who may change it. */
export function maySeeAll(who: Who, alarm: Alarm): boolean {
  return holds(who, 'alarm', alarm.domain) || holds(who, 'coordinator', alarm.domain) || mayChange(who, alarm);
}

/** The alarm itself: who sees all of it, and everybody who was asked. */
export function maySee(who: Who, alarm: Alarm): boolean {
  return maySeeAll(who, alarm) || (who.kind === 'person' && asked(alarm).includes(who.id));
}

/** Reports are for those who alarm and coordinators; only the former turn them into a real alarm. */
export function maySeeProposal(who: Who, domain: string): boolean {
  return holds(who, 'alarm', domain) || holds(who, 'coordinator', domain);
}

/** Operation without contents: the system's administrators. */
export function maySeeOperation(who: Who): boolean {
  return who.kind === 'system' || who.grants.some((grant) => grant.role === 'admin');
}

/** Registers of a domain are read by those who alarm and coordinators there. */
export function maySeeRegister(who: Who, domain: string): boolean {
  return maySeeProposal(who, domain);
}

/** Refuses in one place, so that every door says the same. */
export function demand(allowed: boolean): void {
  if (!allowed) throw new Refusal('not-allowed');
}
