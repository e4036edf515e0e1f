// Raising an alarm: freezes the audience, takes a number, gives the command. The same for tab, card and proposal.
import {
  type AlarmRole,
  type AlarmText,
  type AudienceReach,
  checkAudienceStep,
  type Mode,
  type Raise,
} from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { askingWays } from '../domain/approval.ts';
import { type BaoRoleKind, type BcDomain, usualArrivalLimit, usualNeeded } from '../domain/bc-domain.ts';
import type { DrillReach } from '../domain/drill.ts';
import { isOnDuty } from '../domain/drill-rights.ts';
import type { Actor } from '../domain/model.ts';
import { eventNumber, numbering, yearOf } from '../domain/numbering.ts';
import { isOfficeTime } from '../domain/office-hours.ts';
import { mayRaise, mayTell } from '../domain/roles.ts';
import type { Area } from '../domain/structure.ts';
import { peopleInOrder } from '../domain/team.ts';
import type { Way } from '../domain/ways.ts';
import { Refusal } from '../errors.ts';
import { findingApprovers } from './approvers.ts';
import { checkAreas, isMostOfADomain, namesOf, toldBy } from './areas.ts';
import type { Audiences } from './audience.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import { aboutEvent } from './event-of-draft.ts';
import type { Door } from './execute.ts';
import { type Freezing, freezing } from './freeze.ts';
import { type ReleaseRule, secondYes } from './release.ts';

/** An alarm as somebody wants it; who is asked follows from domain and roles. */
export interface Draft extends AlarmText {
  readonly mode: Mode;
  readonly domain: string;
  readonly roles: readonly BaoRoleKind[];
  readonly exerciseName: string;
  readonly answerMinutes: number;
  /** Who else is told, beyond the roles. */
  readonly audience: AudienceReach;
  /** Whom `chosen` means. */
  readonly areas?: readonly Area[] | undefined;
  /** What they are to do; '' without an audience. */
  readonly audienceStep: string;
  /** Nothing of it goes to Teams: the tenant itself may be the victim. */
  readonly avoidTeams?: boolean;
  /** The joint event that calls for it. */
  readonly joint?: string | undefined;
  /** The exercise that something real broke off: the alarm belongs to the same incident, and is another one. */
  readonly after?: string | undefined;
  /** The word ALARM: everybody is told without a second person. */
  readonly breakGlass?: string | undefined;
  /** The prepared alarm it comes from; '' or absent for an own text. */
  readonly scenario?: string | undefined;
  /** Another alarm of the same event, domain and mode. */
  readonly sameEvent?: string | undefined;
  /** By schedule: only people on duty when it is raised are addressed, whoever else is named there. */
  readonly onDuty?: DrillReach | undefined;
  /** Ids of the processes that are hit; absent: those that the prepared alarm suggests. */
  readonly processes?: readonly string[] | undefined;
}

export interface Raising {
  /** The command as it would be given now, without a number: for the preview and for checks. */
  prepare(draft: Draft, by: Actor): Promise<Raise>;
  /**
   * Raises the alarm and resolves when it is durable. `once` names the wish: the same wish of the same person
   * raises one alarm, however often it is sent; a proposal raises one whoever sends it. Throws Refusal.
   */
  raise(draft: Draft, by: Actor, once: string, proposal?: string): Promise<{ id: string; number: string }>;
  /** By which way the audience of a draft would be released. Throws Refusal for a wrong word. */
  releaseWay: ReleaseRule;
  /** By which ways a second person would be asked now: one entry for each message. None where nobody is. */
  askingWays(command: Raise, draft: Draft, by: Actor): Promise<readonly Way[]>;
  /** Appoints somebody ad hoc to a role of an open alarm; she is asked at once by every way she has. Throws Refusal. */
  appoint(alarm: string, role: BaoRoleKind, person: string, by: Actor): Promise<void>;
}

/**
 * Frozen roles of the domain, in the order of its list, each with its people in the order they are asked now. A
 * function that stands there several times is one role that several have to fill.
 */
export function alarmedRoles(domain: BcDomain, kinds: readonly BaoRoleKind[], at: number): readonly AlarmRole[] {
  const chosen = domain.roles.filter((role) => kinds.includes(role.kind));
  return [...new Set(chosen.map(({ kind }) => kind))].map((kind) => {
    const same = chosen
      .filter((role) => role.kind === kind)
      .map((role) => ({ ...role, needed: role.needed ?? usualNeeded, people: peopleInOrder(domain, role, at) }));
    const first = same.flatMap(({ people, needed }) => people.slice(0, needed));
    const rest = same.flatMap(({ people, needed }) => people.slice(needed));
    return {
      kind,
      core: same.some(({ core }) => core),
      people: [...new Set([...first, ...rest])],
      needed: same.reduce((sum, { needed }) => sum + needed, 0),
      arrivalLimit: Math.max(...same.map(({ arrivalLimit = usualArrivalLimit }) => arrivalLimit)),
    };
  });
}

/** Whoever is not on duty stands in no role, and a role with nobody is not exercised. */
function onDutyOf(domain: BcDomain, reach: DrillReach | undefined, roles: readonly AlarmRole[], at: number) {
  if (reach === undefined) return roles;
  return roles
    .map((role) => ({ ...role, people: role.people.filter((one) => isOnDuty(domain, reach, one, role.kind, at)) }))
    .filter(({ people }) => people.length > 0);
}

/** `open`: the ways this deployment is configured for; `given`: who may tell everybody without a second person. */
export function raising(
  env: Env,
  entry: Door,
  look: Directory,
  audiences: Audiences,
  open: readonly Way[] = ['teams'],
  given?: ReleaseRule,
): Raising {
  const approvers = findingApprovers(env, entry, look, open);
  const rule = given ?? secondYes(env, entry, approvers);
  const frozen = freezing(entry, look, open);
  /** Units and sites are told at once; whoever chooses most of a domain by them tells all staff. */
  const released: ReleaseRule = async (draft, by) => {
    const few = draft.audience === 'chosen' && !(await isMostOfADomain(env.store, entry, draft.areas ?? []));
    return few ? 'none' : rule(draft, by);
  };
  const prepare: Raising['prepare'] = (draft, by) => commandOf({ env, look, frozen, open }, draft, by);

  /** Asking twice for the same alarm gives the same number. */
  async function nextNumber(alarm: string, mode: Mode): Promise<string> {
    const year = yearOf(env.now());
    const { state } = await entry.execute(numbering, `${year}-${mode}`, { type: 'take', alarm }, { system: 'setup' });
    return eventNumber(year, mode === 'exercise', state.given[alarm] ?? state.last);
  }

  /**
   * A joint event is the incident of its alarms; an exercise that something real broke off hands its own on; and a further
   * alarm may be about an event that is there already.
   */
  async function incidentOf({ after, joint, sameEvent, mode, domain }: Draft): Promise<string | null> {
    // The alarms of a joint event are about one incident.
    if (joint !== undefined) return joint;
    if (sameEvent) {
      const other = (await entry.read(alarms, sameEvent)).state;
      if (other.domain !== domain || other.mode !== mode) throw new Refusal('alarm-unknown');
      return other.incidentId;
    }
    if (after === undefined || after === '' || mode === 'exercise') return null;
    const { state } = await entry.read(alarms, after);
    return state.domain === domain && state.end?.ending === 'real-event' ? state.incidentId : null;
  }

  return {
    prepare,
    releaseWay: released,
    async askingWays({ domain, avoidTeams, ring }, draft, by) {
      if ((await released(draft, by)) !== 'second-person') return [];
      const but = 'person' in by ? [by.person] : [];
      const { people, ways } = await approvers({ domain, told: toldBy(draft), avoidTeams, but });
      return askingWays({ approvers: people, ways, ring, teamsDown: false }).flatMap((asked) => asked.ways);
    },
    async raise(draft, by, once, proposal = '') {
      const command = await prepare(draft, by);
      const id = env.digest(proposal === '' ? wishOf(by, once) : `proposal/${proposal}`).slice(0, 16);
      const known = (await entry.read(alarms, id)).state;
      // Asked before a number is taken, so that refused wishes leave no gaps in the series.
      const who = await entry.who(by);
      const isCalled = 'system' in by && by.system === 'joint' && draft.joint !== undefined;
      const isScheduled = 'system' in by && by.system === 'spread' && draft.onDuty !== undefined;
      if (!isCalled && !isScheduled && !mayRaise(who, draft.mode, draft.domain)) throw new Refusal('not-allowed');
      checkAreas(draft);
      if (!mayTell(who, draft.mode, draft.domain, toldBy(draft))) throw new Refusal('audience-not-allowed');
      if (draft.audience !== 'none') checkAudienceStep(draft.audienceStep);
      alarms.decide(known, command, { id, at: env.now(), by });
      const about = await aboutEvent(entry, draft);
      const incident = await incidentOf(draft);
      const number = known.number || (await nextNumber(id, draft.mode));
      const incidentId = incident ?? env.digest(`incident/${id}`).slice(0, 16);
      const release = known.status === 'none' ? await released(draft, by) : known.release.way;
      const { roles, avoidTeams } = command;
      const named = await namesOf(entry, look, draft.areas ?? []);
      const wish = { ...toldBy(draft), named, domain: draft.domain, roles, avoidTeams };
      // Frozen first: whoever hears that the alarm is raised can rely on everybody being told.
      const audience = known.status === 'none' ? await audiences.freeze(id, wish) : known.audience;
      const event = isCalled ? { joint: draft.joint ?? '' } : {};
      const { state } = await entry.execute(
        alarms,
        id,
        { ...command, ...event, number, proposal, incidentId, audience, release, event: about },
        by,
      );
      return { id, number: state.number };
    },
    async appoint(alarm, role, person, by) {
      const { state } = await entry.read(alarms, alarm);
      const found = await look.person(person);
      if (!found) throw new Refusal('person-missing');
      const ways = (await frozen.ways([person], state.avoidTeams))[person] ?? [];
      await entry.execute(alarms, alarm, { type: 'appoint', role, person, name: found.name, ways }, by);
    },
  };
}

/** The command a draft becomes: texts trimmed, audience and names as they are now. */
async function commandOf(
  { env, look, frozen, open }: { env: Env; look: Directory; frozen: Freezing; open: readonly Way[] },
  draft: Draft,
  by: Actor,
): Promise<Raise> {
  const domain = await look.domain(draft.domain);
  if (!domain) throw new Refusal('not-found');
  const roles = onDutyOf(domain, draft.onDuty, alarmedRoles(domain, draft.roles, env.now()), env.now());
  const { number, pin } = domain.callIn;
  const management = (domain.management ?? []).filter(
    (person) => draft.onDuty === undefined || isOnDuty(domain, draft.onDuty, person, null, env.now()),
  );
  const avoidTeams = draft.avoidTeams === true;
  if (avoidTeams && draft.audience !== 'none' && !open.includes('email')) throw new Refusal('audience-unreachable');
  const raiser = 'person' in by ? [by.person] : [];
  const listed = roles.flatMap((role) => role.people);
  return {
    type: 'raise',
    mode: draft.mode,
    number: '',
    incidentId: '',
    domain: draft.domain,
    level: draft.level,
    what: draft.what.trim(),
    where: draft.where.trim(),
    since: draft.since,
    nextStep: draft.nextStep.trim(),
    exerciseName: draft.mode === 'exercise' ? draft.exerciseName.trim() : '',
    fallback: pin === '' ? number : `${number}, PIN ${pin}`,
    answerMinutes: draft.answerMinutes,
    roles,
    // Whoever raises it is named on every card, asked or not.
    names: await peopleNames(look, [...listed, ...raiser]),
    channel: domain.channel !== null,
    ladder: await frozen.ladder(draft.domain, draft.level),
    ways: await frozen.ways([...new Set([...listed, ...raiser, ...management])], avoidTeams),
    ring: draft.level !== 'DISRUPTION' && !isOfficeTime(env.now(), domain.officeHours),
    avoidTeams,
    management,
    proposal: '',
    audience: null,
    audienceStep: draft.audience === 'none' ? '' : draft.audienceStep.trim(),
  };
}

async function peopleNames(look: Directory, ids: readonly string[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const id of new Set(ids)) names[id] = (await look.person(id))?.name ?? '';
  return names;
}

/** One form in a channel is one wish, whoever presses it; what a tab calls its wish counts for its person only. */
function wishOf(by: Actor, once: string): string {
  // The run of an exercise has one alarm, whoever starts it; no wish of a person carries a dot, as ids of exercises do.
  if (once.startsWith('run-') && once.includes('.')) return once;
  if ('system' in by) return `${by.system}/${once}`;
  return by.via === 'card' ? `card/${once}` : `${by.person}/${once}`;
}
