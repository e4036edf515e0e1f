// What a visitor may see of an event: everybody asked sees how it stands, names and the journal only who sees all.
import type { Alarm } from '../domain/alarm.ts';
import { type ChecklistItem, type Incident, incidentSteps, isOff, type StepTime } from '../domain/incident.ts';
import { dueOf, inOrder, itemState } from '../domain/incident-checklist.ts';
import { byUrgency, startsOf } from '../domain/incident-clocks.ts';
import { mayLead, maySeeAll, mayWorkOn } from '../domain/roles.ts';
import { rolesAsked } from '../domain/staffing.ts';
import type { HitPlanView, IncidentView, ItemView, ProviderView } from './contract-incident.ts';
import type { Visitor } from './visitor.ts';

/** What has to be looked up for the view. */
export interface IncidentFacts {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  /** By process id. */
  readonly plans: Readonly<Record<string, readonly HitPlanView[]>>;
  /** By plan id. */
  readonly titles: Readonly<Record<string, string>>;
  readonly possible: IncidentView['possible'];
  readonly journal: IncidentView['journal'];
}

export function incidentView(
  { incident, alarm, alarmId }: { incident: Incident; alarm: Alarm; alarmId: string },
  facts: IncidentFacts,
  { who, person, emergency }: Visitor,
  now: number,
): IncidentView {
  // The crisis team knows who did what only where it sees names at all.
  const nameOf = (by: string) => (maySeeAll(who, alarm) ? (facts.names[by] ?? '') : '');
  const word = ({ at, by, recordedAt, reason }: StepTime) => ({ at, by: nameOf(by), recordedAt, reason });
  const others = Object.entries(incident.alarms).filter(([id]) => id !== alarmId);
  return {
    id: facts.id,
    number: incident.number,
    mode: incident.mode,
    status: incident.status === 'closed' ? 'closed' : 'open',
    siblings: others.map(([, { number }]) => number),
    alarmLevel: alarm.level,
    classified: incident.classified.map((one) => ({ ...one, by: nameOf(one.by) })),
    steps: incidentSteps.map((step) => {
      const words = (incident.times[step] ?? []).map(word);
      return { step, at: words.at(-1)?.at ?? null, words };
    }),
    hits: byUrgency(incident.hits, startsOf(incident)).map((hit) => ({
      ...hit,
      plans: facts.plans[hit.process] ?? [],
    })),
    items: inOrder(incident).map((item) => itemView(incident, item, { titles: facts.titles, nameOf, now })),
    providers: incident.providers.map(providerView),
    off: isOff(incident),
    mayLead: mayLead(who, incident) && !emergency,
    mayWork: mayWorkOn(who, incident) && !emergency,
    myRoles: rolesAsked(alarm, person.id).map(({ kind }) => kind),
    possible: facts.possible,
    journal: facts.journal,
    now,
  };
}

function itemView(
  incident: Incident,
  item: ChecklistItem,
  of: {
    readonly titles: Readonly<Record<string, string>>;
    readonly nameOf: (person: string) => string;
    readonly now: number;
  },
): ItemView {
  const tick = incident.ticks[item.id];
  const due = isOff(incident) ? null : dueOf(incident, item);
  return {
    id: item.id,
    text: item.text,
    role: item.role,
    addressee: item.addressee ?? '',
    hint: item.hint ?? '',
    plan: item.plan === undefined ? '' : (of.titles[item.plan] ?? ''),
    state: itemState(incident, item, of.now),
    due,
    waits: due === null && !tick && !isOff(incident) ? waitsFor(item) : null,
    isReport: item.deadline !== undefined,
    tick: tick ? { at: tick.at, by: of.nameOf(tick.by), reason: tick.reason } : null,
  };
}

function waitsFor({ deadline }: ChecklistItem): ItemView['waits'] {
  if (!deadline) return null;
  return 'after' in deadline ? 'after' : deadline.from;
}

function providerView(one: Incident['providers'][number]): ProviderView {
  const { resource, name, provider, contract, reactionHours, emergencyNumber, informed, reacted } = one;
  return {
    resource,
    name,
    provider,
    contract,
    agreedHours: reactionHours,
    emergencyNumber,
    informedAt: informed.at(-1)?.at ?? null,
    informedWords: informed.length,
    reactedAt: reacted.at(-1)?.at ?? null,
    reactedWords: reacted.length,
  };
}
