// The engine without HTTP: door, registers, raising, events, cards, and sending under the lease. Tests and benchmarks wire it, too.
import { noSecondWays, type SecondWays } from './connectors/second-ways.ts';
import { alarms } from './domain/alarm-rules.ts';
import { approvals } from './domain/approval.ts';
import { audits } from './domain/audit.ts';
import { bundles } from './domain/bundle.ts';
import { checkInParts } from './domain/check-in-part.ts';
import { checkIns } from './domain/check-in-rules.ts';
import { drillBooks } from './domain/drill-rules.ts';
import { emergencies } from './domain/emergency.ts';
import { exercises } from './domain/exercise-rules.ts';
import { exerciseRuns } from './domain/exercise-run-rules.ts';
import { expiries } from './domain/expiry.ts';
import { handbooks } from './domain/handbook.ts';
import { incidents } from './domain/incident-rules.ts';
import { jointEvents } from './domain/joint-event.ts';
import { measures } from './domain/measure-rules.ts';
import type { CaseAddress } from './domain/model.ts';
import { plans } from './domain/plan-rules.ts';
import { proposals } from './domain/proposal.ts';
import { retentions } from './domain/retention.ts';
import { reviews } from './domain/review-rules.ts';
import { rolls } from './domain/roll.ts';
import { synthetics } from './domain/synthetic.ts';
import { tenantSyncs } from './domain/tenant-sync.ts';
import { proposeEvaluation } from './engine/after-alarm.ts';
import { approving } from './engine/approval.ts';
import { findingApprovers } from './engine/approvers.ts';
import { asking as askingOwners } from './engine/asking.ts';
import { type Audiences, audiences } from './engine/audience.ts';
import { type Auditing, auditing } from './engine/audit.ts';
import { type Bundling, bundling } from './engine/bundle.ts';
import { type CheckIns, checkInsOf } from './engine/check-ins.ts';
import { type Directory, directory } from './engine/directory.ts';
import { type Drills, drillsOf } from './engine/drills.ts';
import { type EmergencyEntrance, emergencyEntrance } from './engine/emergency.ts';
import type { Env, Sender } from './engine/env.ts';
import { eventBook } from './engine/event-book.ts';
import { type Door, door } from './engine/execute.ts';
import { type Expiring, expiring } from './engine/expiry.ts';
import { type AlarmFeed, firstTouch } from './engine/first-touch.ts';
import { freezing } from './engine/freeze.ts';
import { type Handbooks, handbooksOf } from './engine/handbook.ts';
import type { EventBook } from './engine/incident-hits.ts';
import { type Incidents, incidentsOf } from './engine/incidents.ts';
import { tellJoint } from './engine/joint.ts';
import { type SendingLease, sendingLease } from './engine/lease.ts';
import { type Loop, loop } from './engine/loop.ts';
import { type Measuring, measuring } from './engine/measures.ts';
import { type Pace, type PaceSettings, pace } from './engine/pace.ts';
import type { Probes } from './engine/probe.ts';
import { type PromiseWatch, promiseWatch } from './engine/promise-watch.ts';
import { type Raising, raising } from './engine/raise.ts';
import { type RegisterBook, registerBook } from './engine/register-book.ts';
import type { ReleaseRule } from './engine/release.ts';
import { type Keeping, keeping } from './engine/retention.ts';
import { type Reviewing, reviewsOf } from './engine/reviews.ts';
import { type Running, runningOf } from './engine/running.ts';
import { type TenantLink, type TenantRun, tenantRun } from './engine/tenant-run.ts';
import { watchedDoor } from './engine/watched-door.ts';
import { watchedSender } from './engine/watched-sender.ts';
import { senderByWay } from './engine/ways.ts';
import { type Worker, worker } from './engine/work.ts';
import type { Connector, ConnectorAddress } from './teams/connector.ts';
import { type Draw, drawing } from './teams/draw.ts';
import { teamsSender } from './teams/sender.ts';
import { watchedDraw } from './teams/watched-draw.ts';
import { de } from './texts/de.ts';

/** What works without HTTP: door, registers, raising, cards, and sending under the lease. */
export interface Engine {
  readonly entry: Door;
  readonly look: Directory;
  readonly raise: Raising;
  readonly audiences: Audiences;
  readonly checkIns: CheckIns;
  readonly book: RegisterBook;
  readonly handbooks: Handbooks;
  readonly incidents: Incidents;
  readonly running: Running;
  readonly drills: Drills;
  readonly events: EventBook;
  readonly draw: Draw;
  readonly rate: Pace;
  readonly lease: SendingLease;
  readonly sending: Loop;
  /** The ways beside Teams. */
  readonly second: SecondWays;
  readonly auditing: Auditing;
  readonly keeping: Keeping;
  /** Undefined where no tenant is followed. */
  readonly tenant: TenantRun | undefined;
  readonly bundling: Bundling;
  readonly entrance: EmergencyEntrance;
  /** Those who may alarm in a domain, by person id; at most as many as are asked for a second yes. */
  readonly alarmers: (domain: string) => Promise<readonly string[]>;
  readonly measuring: Measuring;
  readonly expiring: Expiring;
  readonly reviewing: Reviewing;
  /** How the promises of delivery stand. */
  readonly promises: PromiseWatch;
  /** Messages reserved and not settled. */
  open(): number;
  /** Calls and commits that run. */
  underway(): number;
  /** Resolves when nothing is being handed over. */
  settled(): Promise<void>;
}

export type WayTools = Pick<Engine, 'entry' | 'look'> & { readonly env: Env };

interface EngineOptions {
  readonly probes?: Probes;
  /** Asks whether Teams answers, by something that nobody sees; absent: it is not asked. */
  readonly probe?: () => Promise<void>;
  readonly around?: (sender: Sender) => Sender;
  readonly feed?: AlarmFeed;
  readonly speed?: PaceSettings;
  readonly ways?: (tools: WayTools) => SecondWays;
  /** Who may tell everybody without a second person; the product's own rule unless a test is about something else. */
  readonly rule?: ReleaseRule;
  /** Where it is heard how promises are kept. */
  readonly promises?: PromiseWatch;
  /** Where people, groups and installations are followed; absent: nowhere. */
  readonly tenant?: TenantLink;
}

/** Wires the engine to Teams, and to whatever other way there is. `around` lets a test watch every hand-over. */
export function engineOf(
  env: Env,
  teams: Connector,
  at: { readonly serviceUrl: string; readonly tabUrl: string; readonly syntheticAddress?: ConnectorAddress | null },
  options: EngineOptions = {},
): Engine {
  const { around = (sender) => sender, feed, speed, probes = {}, ways = noSecondWays, rule } = options;
  const { tenant: link, probe } = options;
  const { promises = promiseWatch(env) } = options;
  const entry = watchedDoor(door(env), promises, env);
  const look = directory(entry, env.store);
  const second = ways({ env, entry, look });
  const told = audiences(env, entry, feed !== undefined, second.open.includes('email'));
  const raise = raising(env, entry, look, told, second.open, rule);
  const find = findingApprovers(env, entry, look, second.open);
  const approval = approving(env, entry, look, find);
  const entrance = emergencyEntrance(env, entry, look, { find, frozen: freezing(entry, look, second.open) });
  const alarmers = async (domain: string) =>
    (await find({ domain, told: { reach: 'none' }, avoidTeams: false, but: [] })).people;
  const asking = checkInsOf(env, entry, look, second.open);
  const book = registerBook(entry, env.store);
  const events = eventBook(env, entry, book);
  const happened = incidentsOf({ env, entry, look, open: second.open, book: events });
  const running = runningOf({ env, entry, look, book, raise, incidents: happened, words: de.run.drillAlarm });
  const tools = {
    env,
    entry,
    look,
    raise,
    audiences: told,
    checkIns: asking,
    incidents: happened,
    running,
    tabUrl: at.tabUrl,
  };
  const draw = watchedDraw(drawing(tools), promises);
  const toTeams = teamsSender({ entry, look, connector: teams, draw, ...at });
  const isOver = async (address: CaseAddress) => (await told.isOver(address)) || asking.isOver(address);
  const byWay = senderByWay({ ...second.senders, teams: toTeams });
  const sender = around(watchedSender(byWay, promises, isOver, env));
  const rate: Pace = pace(speed);
  const lease: SendingLease = sendingLease(env);
  const touch = feed ? { feed: firstTouch(env, entry, told, feed) } : {};
  const audit = auditing(env, entry, look, probes);
  const keep = keeping(env, entry, look);
  const tenant = link && tenantRun(env, entry, link);
  const bundle = bundling(env, entry, look);
  const drills = drillsOf({ env, entry, book, running, bundle });
  const paper = handbooksOf(env, entry, look, book);
  const following = measuring(env, entry);
  const ending = expiring(env, entry, look);
  const reviewing = reviewsOf({
    env,
    entry,
    look,
    book: events,
    registers: book,
    coordinatorOf: bundle.coordinatorOf,
    words: de.review.draft,
  });
  const owners = askingOwners(env, entry, look, bundle, following);
  async function tell({ kind, id }: CaseAddress): Promise<void> {
    if (kind === 'bundle') return bundle.tell(id);
    if (kind === 'plan' || kind === 'measure') return owners.tell({ kind, id });
    if (kind === 'check-in') return asking.tell(id);
    if (kind === 'handbook') return paper.tell(id);
    if (kind === 'expiry') return ending.tell(id);
    if (kind === 'joint-event') return tellJoint({ env, entry, look, raise }, id, de.proposalStep);
    if (kind === 'incident') return happened.work(id);
    if (kind === 'exercise-run') {
      await running.tell(id);
      return reviewing.observedLate(id);
    }
    if (kind === 'drill-book') return drills.tell(id);
    // Before its event hears of it: until then it is owed.
    if (kind === 'alarm') {
      await running.follow(id);
      await proposeEvaluation({ env, entry, look, coordinatorOf: bundle.coordinatorOf }, id);
    }
    if (kind === 'exercise') return reviewing.exerciseEnded(id);
    if (kind === 'review') return reviewing.tell(id);
    await told.tell(id);
    await approval.tell(id);
    await happened.tell(id);
  }
  let works: Worker | undefined;
  const sending = loop(env, lease, (nudge) => {
    const models = {
      alarm: alarms,
      roll: rolls,
      approval: approvals,
      emergency: emergencies,
      incident: incidents,
      'exercise-run': exerciseRuns,
      'drill-book': drillBooks,
      exercise: exercises,
      review: reviews,
      'joint-event': jointEvents,
      proposal: proposals,
      'check-in': checkIns,
      'check-in-part': checkInParts,
      audit: audits,
      retention: retentions,
      'tenant-sync': tenantSyncs,
      bundle: bundles,
      handbook: handbooks,
      plan: plans,
      measure: measures,
      synthetic: synthetics,
      expiry: expiries,
    };
    // The night of a domain: who can be reached, and whether its sealed codes are to be made anew.
    const night = async (id: string) => {
      await entrance.remind(id);
      await audit.audit(id);
    };
    const facts = async ({ kind, id }: CaseAddress): Promise<number | null> => {
      if (kind === 'tenant-sync') return (await tenant?.step()) ?? null;
      await (kind === 'retention' ? keep.look() : night(id));
      return null;
    };
    const owed = { tell, audit: facts, woke: lateWakes(promises), ...touch, ...(probe ? { probe } : {}) };
    works = worker({ env, entry, models, sender, pace: rate, isOver, ...owed }, nudge);
    return works;
  });
  const work = {
    open: () => works?.open() ?? 0,
    underway: () => works?.underway() ?? 0,
    settled: async () => works?.settled(),
  };
  return {
    ...tools,
    book,
    handbooks: paper,
    events,
    draw,
    rate,
    lease,
    sending,
    second,
    auditing: audit,
    keeping: keep,
    tenant,
    bundling: bundle,
    drills,
    entrance,
    alarmers,
    measuring: following,
    reviewing,
    promises,
    expiring: ending,
    ...work,
  };
}

/** What counts for an escalation that was taken early, seconds. */
const early = 3_600;
/** So late a step may be after a crash or a fail-over, milliseconds; for so long the lease then counts as just taken. */
const lateAfterTakeOver = 6_000;

/** How late steps of the escalation plan are taken; never may one be early (promise 6). */
function lateWakes(promises: PromiseWatch) {
  return ({ kind }: CaseAddress, late: number, heldFor: number): void => {
    const isTakeOver = heldFor <= lateAfterTakeOver && late >= 0 && late <= lateAfterTakeOver;
    if (kind === 'alarm' && !isTakeOver) promises.took(6, late < 0 ? early : late / 1_000);
  };
}
