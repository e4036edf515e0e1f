// Every permission in one file: who may do what to which case.
import type { Alarm, Audience } from './alarm.ts';
import type { BcDomain } from './bc-domain.ts';
import type { CheckIn } from './check-in.ts';
import type { Incident } from './incident.ts';
import type { Delivery } from './ledger.ts';
import type { SystemPart } from './model.ts';
import type { Grant } from './people.ts';
import type { Proposal } from './proposal.ts';
import { isHeld } from './release.ts';
import type { Roll } from './roll.ts';
import { asked, askedAt } from './staffing.ts';

/** Somebody who acts or looks: a person with her grants as they are now, or a part of the system. */
export type Who =
  | { readonly kind: 'person'; readonly id: string; readonly domain: string; readonly grants: readonly Grant[] }
  | { readonly kind: 'system'; readonly part: SystemPart };

/** True when the person holds the role in the domain. No part of the system holds a role: a machine never alarms. */
export function holds(who: Who, role: Grant['role'], domain: string): boolean {
  return grantsOf(who).some((grant) => grant.role === role && (grant.domain === domain || grant.domain === '*'));
}

/** The domains in which a person holds one of the roles; `*` stands for all. */
export function domainsOf(who: Who, roles: readonly Grant['role'][]): readonly string[] {
  const held = grantsOf(who).filter((grant) => roles.includes(grant.role));
  return [...new Set(held.map((grant) => grant.domain))];
}

const grantsOf = (who: Who) => (who.kind === 'person' ? who.grants : []);

/** Real alarms are raised by those who alarm; exercises by coordinators, too (BSI 200-4, 13: BCB runs exercises). */
export function mayRaise(who: Who, mode: 'real' | 'exercise', domain: string): boolean {
  return holds(who, 'alarm', domain) || (mode === 'exercise' && holds(who, 'coordinator', domain));
}

/** Whom an audience means beyond those with a role; null for nobody. */
type Told = Pick<Audience, 'reach' | 'areas'> | null;

/**
 * Telling more than those with a role: whoever may raise it, in every domain that is told; the whole administration
 * only who may alarm everywhere.
 */
export function mayTell(who: Who, mode: 'real' | 'exercise', domain: string, told: Told): boolean {
  switch (told?.reach ?? 'none') {
    case 'none':
      return true;
    case 'chosen':
      return mayRaise(who, mode, domain) && (told?.areas ?? []).every((area) => mayRaise(who, mode, area.domain));
    case 'domain':
      return mayRaise(who, mode, domain);
    case 'everybody':
      return mayRaise(who, mode, '*');
  }
}

/** Changing and ending: those who may raise it, whoever raised it, and who was asked to lead the crisis team. */
export function mayChange(who: Who, alarm: Alarm): boolean {
  if (who.kind === 'system') return false;
  const leads = askedAt(alarm, 'CRISIS_LEAD', who.id) !== null;
  return mayRaise(who, alarm.mode, alarm.domain) || alarm.raisedBy === who.id || leads;
}

/** Breaking off an exercise because something really happened: everybody in it, asked or told. */
export function mayStop(who: Who, alarm: Alarm): boolean {
  if (who.kind === 'system' || alarm.mode !== 'exercise') return false;
  const { audience, domain } = alarm;
  const isTold = audience !== null && !isHeld(alarm) && covers(audience, domain, who.domain);
  return mayChange(who, alarm) || asked(alarm).includes(who.id) || isTold;
}

/** Whether somebody of a domain may be in the audience of an alarm of `own`. */
function covers({ reach, areas = [] }: Audience, own: string, domain: string): boolean {
  if (reach === 'chosen') return areas.some((area) => area.domain === domain);
  return reach === 'everybody' || domain === own;
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

/** Asking for availability: coordinators (BCB) and those who alarm, in their own domains. */
export function mayAsk(who: Who, domain: string): boolean {
  return holds(who, 'coordinator', domain) || holds(who, 'alarm', domain);
}

/** Reminding, closing, cancelling a check-in: who may ask there. */
export function mayManage(who: Who, checkIn: Pick<CheckIn, 'domain'>): boolean {
  return mayAsk(who, checkIn.domain);
}

/** Answers to a check-in by name: who may manage it, and whoever is told who is silent. */
export function maySeeAnswers(who: Who, checkIn: Pick<CheckIn, 'domain' | 'informed'>): boolean {
  return mayManage(who, checkIn) || (who.kind === 'person' && who.id === checkIn.informed);
}

/** Taking and dismissing a report: who sees all of the domain's, and whoever was asked to decide on this one. */
export function mayDecide(who: Who, proposal: Pick<Proposal, 'domain' | 'asked'>): boolean {
  const isAsked = who.kind === 'person' && proposal.asked.some(({ people }) => people.includes(who.id));
  return isAsked || maySeeProposal(who, proposal.domain);
}

/** Noting that somebody was helped: who sees all of the alarm by right, who raised it, and those told of it. */
export function maySettleHelp(who: Who, { notice }: Pick<Roll, 'notice'>): boolean {
  if (who.kind === 'system' || !notice) return false;
  const isNamed = notice.raisedBy === who.id || (notice.helpDesk ?? []).includes(who.id);
  return isNamed || maySeeProposal(who, notice.domain);
}

/** Operation without contents: the system's administrators. */
export function maySeeOperation(who: Who): boolean {
  return grantsOf(who).some((grant) => grant.role === 'admin');
}

/** Mapping groups to domains, waves, and reading the tenant: whoever runs the system for all domains. */
export function mayRunRollout(who: Who): boolean {
  return holds(who, 'admin', '*');
}

/** Who of a domain has the app and who not: whoever runs the system, and who alarms or coordinates there. */
export function maySeeRollout(who: Who, domain: string): boolean {
  return holds(who, 'admin', domain) || maySeeProposal(who, domain);
}

/** Registers of a domain are read by those who alarm and coordinators there. */
export function maySeeRegister(who: Who, domain: string): boolean {
  return maySeeProposal(who, domain);
}

/** They are changed by the same people. */
export function mayEditRegister(who: Who, domain: string): boolean {
  return maySeeRegister(who, domain);
}

/** Steps of an event: the Stabsleitung and whoever was asked to lead, who raised one of its alarms, who may raise one. */
export function mayLead(who: Who, { mode, domain, alarms }: Pick<Incident, 'mode' | 'domain' | 'alarms'>): boolean {
  if (who.kind === 'system') return false;
  const isNamed = Object.values(alarms).some(({ leads, raisedBy }) => leads.includes(who.id) || raisedBy === who.id);
  return isNamed || mayRaise(who, mode, domain);
}

/** Its checklist and its processes: everybody asked in one of its alarms, and who sees all of them. */
export function mayWorkOn(who: Who, incident: Pick<Incident, 'mode' | 'domain' | 'alarms'>): boolean {
  if (who.kind === 'system') return false;
  const isAsked = Object.values(incident.alarms).some(({ team }) => team.includes(who.id));
  return isAsked || mayLead(who, incident) || holds(who, 'coordinator', incident.domain);
}

/** Figures of a domain: whoever sees its registers, and its Behördenleitung, which answers for them. */
export function maySeeFigures(who: Who, { id, management = [] }: Pick<BcDomain, 'id' | 'management'>): boolean {
  return maySeeRegister(who, id) || (who.kind === 'person' && management.includes(who.id));
}

/** Drawing up figures to be released: the coordinators (BCB) of the domain. */
export function mayDraftFigures(who: Who, domain: string): boolean {
  return holds(who, 'coordinator', domain);
}

/** Released figures of a domain, and nothing else of it: the Zentralstelle. */
export function mayOversee(who: Who, domain: string): boolean {
  return holds(who, 'oversight', domain);
}

/** The Land's set of figures and its catalogue of maturity: the Zentralstelle, by decision of the BCM-Board (BCLL 2.2). */
export function mayEditKpiSet(who: Who): boolean {
  return holds(who, 'oversight', '*');
}

/** Whoever was reminded of a deadline answers for it, also when no alarm asked her. */
export function wasReminded(who: Who, { cards, ledger }: Pick<Incident, 'cards' | 'ledger'>, item: string): boolean {
  const isHers = ({ id, to }: Delivery) =>
    who.kind === 'person' && 'person' in to && to.person === who.id && cards[id]?.item === item;
  return Object.values(ledger.deliveries).some(isHers);
}

/** Releasing a prepared alarm for everybody: those who alarm and coordinators of its domain; two different ones. */
export function mayReleaseScenario(who: Who, domain: string): boolean {
  return maySeeRegister(who, domain);
}
/** Sums of a check-in without names: the Behördenleitung of the domain. */
export function maySeeSums(who: Who, domain: BcDomain | undefined): boolean {
  return who.kind === 'person' && (domain?.management ?? []).includes(who.id);
}

/** Who fills which role: those who alarm and coordinators of that domain. Rights (grants) are not given by this. */
export function mayEditRoles(who: Who, domain: string): boolean {
  return maySeeRegister(who, domain);
}

/**
 * Numbers of others are seen only by those who alarm in the home domain of these people: putting somebody of another
 * house into a role opens nothing (domain.md 7).
 */
export function maySeeContacts(who: Who, home: string): boolean {
  return holds(who, 'alarm', home);
}

/** Sealed codes of the emergency entrance, and who came in: for those who alarm in the domain. */
export function mayIssueCodes(who: Who, domain: string): boolean {
  return holds(who, 'alarm', domain);
}

/** Calling several domains at once: Zentralstelle, CERT, the shared provider. */
export function mayCallJoint(who: Who): boolean {
  return holds(who, 'joint', '*');
}

/** Whether a domain may be called by a joint event is for those who alarm there. */
export function mayConsent(who: Who, domain: string): boolean {
  return holds(who, 'alarm', domain);
}

/** Escalation plans are changed, reachability is looked at by name: those who alarm and coordinators of the domain. */
export function mayPlan(who: Who, domain: string): boolean {
  return holds(who, 'alarm', domain) || holds(who, 'coordinator', domain);
}

/** How many can be reached, without names: the Behördenleitung of the domain, too, which answers for it. */
export function maySeeReachability(who: Who, domain: Pick<BcDomain, 'id' | 'management'>): boolean {
  return mayPlan(who, domain.id) || (who.kind === 'person' && (domain.management ?? []).includes(who.id));
}
