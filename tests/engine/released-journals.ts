// Cases as a release left them in its store, frozen in tests/engine/released: the next release begins with just these.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { rollId } from '../../src/domain/audience.ts';
import { bundles } from '../../src/domain/bundle.ts';
import { type JournalLine, origin } from '../../src/domain/chain.ts';
import { checkInParts, partId } from '../../src/domain/check-in-part.ts';
import { checkIns } from '../../src/domain/check-in-rules.ts';
import { emergencies } from '../../src/domain/emergency.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import { exerciseRuns } from '../../src/domain/exercise-run-rules.ts';
import { incidents } from '../../src/domain/incident-rules.ts';
import type { Entry, Model, Owed } from '../../src/domain/model.ts';
import { people } from '../../src/domain/people.ts';
import { proposals } from '../../src/domain/proposal.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import { rolls } from '../../src/domain/roll.ts';
import { type Folded, fold } from '../../src/engine/cases.ts';
import type { Snapshot, Store } from '../../src/store/port.ts';
import type { Json } from '../cards/read.ts';
import { type World, world } from '../support/world.ts';
import { beforePractice, practises } from '../support/world-practice.ts';
import { releasesScenario } from '../support/world-release.ts';

/** What a release wrote about one case, as its store keeps it. */
export interface ReleasedCase {
  readonly kind: ReleasedKind;
  readonly id: string;
  readonly lines: readonly JournalLine[];
  /** The newest, when there was one. */
  readonly snapshot: Snapshot | null;
  /** Keys of what it still owed. */
  readonly owed: readonly string[];
}

/** The models whose cases matter while an upgrade is made. */
export const releasedModels = {
  alarm: alarms,
  roll: rolls,
  proposal: proposals,
  incident: incidents,
  bundle: bundles,
  emergency: emergencies,
  person: people,
  'check-in': checkIns,
  'check-in-part': checkInParts,
  exercise: exercises,
  'exercise-run': exerciseRuns,
  review: reviews,
} as const;
export type ReleasedKind = keyof typeof releasedModels;

export const journalFolder = resolve(import.meta.dirname, 'released');

export const releasedCases = (file: string): readonly ReleasedCase[] =>
  JSON.parse(readFileSync(join(journalFolder, file), 'utf8')) as readonly ReleasedCase[];

type AnyModel = Model<unknown, { readonly type: string }, Entry>;
export const modelOf = (kind: ReleasedKind): AnyModel => releasedModels[kind] as unknown as AnyModel;

/** The case folded by this release, from its first line or on from a snapshot of another release. */
export function folded(
  kind: ReleasedKind,
  lines: readonly JournalLine[],
  from: Snapshot | null = null,
): Folded<unknown> {
  const model = modelOf(kind);
  const state = from ? from.state : model.empty;
  const { seq, hash, at } = from ?? { seq: 0, hash: origin, at: 0 };
  const start = { seq, hash, at, state, snapshotSeq: seq, head: model.head(state), owed: model.owed(state) };
  return fold(
    model,
    start,
    lines.filter((line) => line.seq > seq),
  );
}

/** Such as `send/0/teams 1763747100000`. */
export const owedAs = (owed: readonly Owed[]): readonly string[] =>
  owed
    .map((item) => `${item.kind}${item.kind === 'send' ? `/${item.lane}/${item.way ?? 'teams'}` : ''} ${item.at}`)
    .sort();

/** So many people are enough. */
const mostPeople = 5;

/** What a release leaves: cases in its store, cards in the chats. */
export interface Left {
  readonly cases: readonly ReleasedCase[];
  readonly cards: readonly Json[];
}

export async function leftNow(): Promise<Left> {
  const [alarm, practice] = [await alarmsNow(), await practiceNow()];
  return { cases: [...alarm.cases, ...practice.cases], cards: [...alarm.cards, ...practice.cards] };
}

/** A working morning beside alarms; a person's bundle, a domain's codes and a part of a check-in stand in no list. */
async function practiceNow(): Promise<Left> {
  const w = await world(beforePractice);
  const checkIn = await practises(w);
  const { entry, env } = w.app();
  const { store } = env;
  const { group } = (await entry.read(checkIns, checkIn)).state;
  const kinds = ['check-in', 'exercise', 'exercise-run', 'review'] as const;
  const listed = (await Promise.all(kinds.map((kind) => casesOf(store, kind)))).flat();
  const named = [
    await caseAt(store, 'bundle', w.people.id('britta')),
    await caseAt(store, 'emergency', 'MI-ITN'),
    await caseAt(store, 'check-in-part', partId(checkIn, group, 0)),
  ];
  const cards = cardsOf(w);
  await w.ends();
  return { cases: [...listed, ...named], cards };
}

/** Every card that was posted, as Teams got it. */
const cardsOf = (w: World): readonly Json[] =>
  w.teams.log().flatMap((line) => {
    const attachments = line.kind === 'posted' ? line.activity.attachments : undefined;
    return Array.isArray(attachments) ? attachments.map(({ content }) => content as Json) : [];
  });

/** A small story in every state that matters: answered, informed, ended, an exercise, an alarm still open, a report. */
async function alarmsNow(): Promise<Left> {
  const w = await world();
  const audienceStep = 'Bitte bleiben Sie zu Hause.';
  await releasesScenario(w, 'MI-ITN.gebaeude', audienceStep);
  const { id: ended } = await w.raises('ole', { over: { audience: 'domain', audienceStep } });
  await w.clicks('tjark', 'Ich komme');
  await w.clicks('gesine', 'Ich kann nicht');
  await w.informs('ole', ended, { nextStep: 'Bitte kommen Sie in den Stabsraum B.' });
  await w.advance(6);
  await w.endsAlarm('ole', ended, 'all-clear');
  const { id: exercise } = await w.raises('ole', { mode: 'exercise' });
  await w.advance(1);
  await w.endsAlarm('ole', exercise, 'abort');
  const labels = { alertname: 'StromAusfall', severity: 'critical' };
  const alert = {
    status: 'firing',
    labels,
    annotations: {},
    startsAt: '2026-11-21T17:40:00.000Z',
    endsAt: '0001-01-01T00:00:00Z',
  };
  const rest = {
    truncatedAlerts: 0,
    receiver: 'bcm-lotse',
    externalURL: '',
    commonAnnotations: {},
    commonLabels: labels,
  };
  const urls = { generatorURL: '', fingerprint: '0f1e2d3c4b5a6978' };
  const hook = {
    version: '4',
    groupKey: 'strom',
    status: 'firing',
    groupLabels: labels,
    alerts: [{ ...alert, ...urls }],
    ...rest,
  };
  if ((await w.reports(hook)).status !== 202) throw new Error('the report was refused');
  await w.raises('ole');
  await w.clicks('linh', 'Ich nehme virtuell teil');
  await w.advance(1);
  w.unheard();
  const { store } = w.app().env;
  const kinds = ['alarm', 'proposal', 'incident', 'person'] as const;
  const cases = await Promise.all(kinds.map((kind) => casesOf(store, kind)));
  // Rolls stand in no list: their alarm names them.
  const { audience } = (await w.app().entry.read(alarms, ended)).state;
  const roll = audience ? await caseAt(store, 'roll', rollId(ended, audience, 0)) : null;
  const cards = cardsOf(w);
  await w.ends();
  return { cases: [...cases.flat(), ...(roll ? [roll] : [])], cards };
}

async function casesOf(store: Store, kind: ReleasedKind): Promise<readonly ReleasedCase[]> {
  const { rows } = await store.list({ kind, limit: kind === 'person' ? mostPeople : 50 });
  return Promise.all(rows.map(({ address }) => caseAt(store, kind, address.id)));
}

async function caseAt(store: Store, kind: ReleasedKind, id: string): Promise<ReleasedCase> {
  const lines = await store.journal({ kind, id });
  const { snapshot } = await store.load({ kind, id }, 0);
  return { kind, id, lines, snapshot, owed: owedAs(folded(kind, lines).owed) };
}
