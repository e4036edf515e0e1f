// Evaluations at work: begun when an exercise ends or for a real event, counted and proven. Raw answers go in the nights (erasures.ts).
import { alarms } from '../domain/alarm-rules.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Exercise } from '../domain/exercise.ts';
import { exercises } from '../domain/exercise-rules.ts';
import type { ExerciseRun } from '../domain/exercise-run.ts';
import { runFacts } from '../domain/exercise-run-facts.ts';
import { exerciseRuns } from '../domain/exercise-run-rules.ts';
import { checkFeedback, type Feedback, feedbackIn, sumsOf } from '../domain/feedback.ts';
import { type Incident, incidentSteps, timeOf } from '../domain/incident.ts';
import { incidents } from '../domain/incident-rules.ts';
import { type Actor, caseName, type Json } from '../domain/model.ts';
import {
  boxOf,
  evidenceKindOf,
  type OpenReview,
  type Review,
  type TimelineRow,
  type ToCoordinator,
} from '../domain/review.ts';
import { type DraftWords, draftOfExercise } from '../domain/review-draft.ts';
import { mayAnswer } from '../domain/review-rights.ts';
import { reviews } from '../domain/review-rules.ts';
import { asked } from '../domain/staffing.ts';
import { dayOf } from '../domain/team.ts';
import { Refusal } from '../errors.ts';
import { settleProposal } from './after-alarm.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import type { EventBook } from './incident-hits.ts';
import { proveResource } from './incident-results.ts';
import { notePractice } from './practice.ts';
import type { RegisterBook } from './register-book.ts';
import { needsIn } from './resource-needs.ts';

export interface Reviewing {
  /** Begins the evaluation of an exercise that ended, once. */
  exerciseEnded(id: string): Promise<void>;
  /** Gives the evaluation of an exercise what was observed in it and written down only after its end. */
  observedLate(id: string): Promise<void>;
  /** Begins the evaluation of a real event after its all-clear. Throws Refusal. */
  begin(incident: string, by: Actor): Promise<void>;
  /** Drops an anonymous answer; nothing of it comes into a journal. Throws Refusal. */
  answer(review: string, person: string, said: Feedback): Promise<void>;
  /** Who answered this round; empty once it is closed. */
  answered(id: string, review: Pick<Review, 'round'>): Promise<readonly string[]>;
  /** Answers of the rounds that are closed, from five on. */
  answers(id: string, review: Pick<Review, 'round'>): Promise<readonly (readonly Feedback[])[]>;
  /** Does what an evaluation owes beside its messages. */
  tell(id: string): Promise<void>;
}

export interface ReviewTools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly book: EventBook;
  readonly registers: RegisterBook;
  /** Who answers for business continuity in a domain; '' when there is nobody. */
  readonly coordinatorOf: (domain: string, but: string) => Promise<string>;
  readonly words: DraftWords & { readonly step: Readonly<Record<(typeof incidentSteps)[number], string>> };
}

const by = { system: 'spread' } as const;
/** Of what ended so long ago nobody is asked any more, milliseconds. */
const asksWithin = 7 * 86_400_000;

export function reviewsOf(tools: ReviewTools): Reviewing {
  const { env, entry, look, words } = tools;
  const asksOf = (endedAt: number) => env.now() - endedAt < asksWithin;
  const managementOf = async (domain: string) => (await look.domain(domain))?.management ?? [];

  const targetsOf = async (domain: string) => {
    const needs = await needsIn({ book: tools.registers, look }, domain);
    return new Map([...needs].map(([id, { rtoHours }]) => [id, rtoHours]));
  };

  /** Closes the box, counts it, and leaves nothing of it where there were too few. */
  async function count(id: string, { round }: Review): Promise<void> {
    const box = boxOf(id, round);
    await env.store.sealBox(box);
    const sums = sumsOf(feedbackIn(await env.store.dropped(box)));
    if (sums === null) await env.store.emptyBox(box);
    await entry.execute(reviews, id, { type: 'count', round, sums }, by);
  }

  /** Evidence beside plans and resources, who exercised, and the exercise closed; begun again, nothing stands twice. */
  async function prove(id: string, review: Review): Promise<void> {
    const { content, version } = review.released ?? { content: review.content, version: 0 };
    const said = { kind: evidenceKindOf(review), day: review.day, reference: review.number };
    const missed: string[] = [];
    for (const { target, id: of, result, hours } of content.proofs) {
      if (result === null) continue;
      const proof: Omit<Evidence, 'id'> = { ...said, result, hours };
      if (target === 'resource') await proveResource(entry, of, { id: `${id}/${version}`, ...proof });
      else if ((await tools.book.prove(of, proof)) !== '') missed.push(of);
    }
    if (review.source === 'EXERCISE') {
      const { concept, status } = (await entry.read(exercises, id)).state;
      const run = (await entry.read(exerciseRuns, id)).state;
      const people = takingsOf({ concept }, run)
        .filter(({ role }) => role === 'PARTICIPANT')
        .map(({ person }) => person);
      await notePractice(entry, review.domain, { field: 'exercisedAt', day: review.day, people }, by);
      // Closed already: this is a later version of the report, or what a crash left to be done.
      const steps = status === 'closed' ? [] : (['report', 'close'] as const);
      for (const type of steps) await entry.execute(exercises, id, { type }, by);
    }
    await entry.execute(reviews, id, { type: 'proved', missed }, by);
  }

  /** Not a name of anybody: how many forms are missing, or that something was written down after the release. */
  async function hand(id: string, about: ToCoordinator, { domain }: Review): Promise<void> {
    const to = await tools.coordinatorOf(domain, '');
    if (to === '') env.log.warn('review.nobody', { case: caseName({ kind: 'review', id }), kind: about });
    await entry.execute(reviews, id, { type: 'handed', about, to }, by);
  }

  async function exerciseEnded(id: string): Promise<void> {
    const { state: exercise } = await entry.read(exercises, id);
    if (exercise.status !== 'ended' && exercise.status !== 'aborted') return;
    const run = (await entry.read(exerciseRuns, id)).state;
    const { concept } = exercise;
    const draft = draftOfExercise({
      exercise: concept ? { ...exercise, concept: { ...concept, takings: takingsOf(exercise, run) } } : exercise,
      run: runFacts(run),
      management: await managementOf(exercise.domain),
      targets: await targetsOf(exercise.domain),
      words,
      // Whoever broke it off has something else to do first; the control team may ask later.
      asks: exercise.status === 'ended' && asksOf(exercise.endedAt ?? 0),
    });
    if (draft) await entry.execute(reviews, id, draft, by);
    await entry.execute(exercises, id, { type: 'evaluate' }, by);
  }

  return {
    exerciseEnded,
    async observedLate(id) {
      const { late, observations } = (await entry.read(exerciseRuns, id)).state;
      if (late.length === 0) return;
      await exerciseEnded(id);
      const seen = observations
        .filter((one) => late.includes(one.id))
        .map(({ id: one, kind, text, goal, occurredAt: at }) => ({ id: one, kind, text, goal, at }));
      const { status } = (await entry.read(reviews, id)).state;
      if (status !== 'none') await entry.execute(reviews, id, { type: 'observed', seen }, by);
      await entry.execute(exerciseRuns, id, { type: 'reported', observations: late }, by);
    },
    async begin(id, who) {
      const { state: incident } = await entry.read(incidents, id);
      const all = Object.entries(incident.alarms);
      const ended = Math.max(...all.map(([, { endedAt }]) => endedAt ?? 0));
      if (all.length === 0 || incident.mode !== 'real') throw new Refusal('not-found');
      if (all.some(([, { status }]) => status !== 'ended')) throw new Refusal('review-early');
      const people = new Set<string>();
      for (const [alarm] of all) for (const one of asked((await entry.read(alarms, alarm)).state)) people.add(one);
      const about = { id, incident, ended, people: [...people], management: await managementOf(incident.domain) };
      const control = 'person' in who ? [who.person] : [];
      const draft = { ...draftOfEvent(about, words), control, asks: asksOf(ended) };
      await entry.execute(reviews, id, draft, who);
      await settleProposal({ entry, look }, incident.domain, id);
    },
    async answer(id, person, said) {
      const { state: review } = await entry.read(reviews, id);
      if (!mayAnswer({ kind: 'person', id: person, domain: '', grants: [] }, review)) throw new Refusal('not-found');
      if (review.asksUntil === null) throw new Refusal('review-over');
      await env.store.drop(boxOf(id, review.round), person, checkFeedback(said) as unknown as Json);
      const answered = await env.store.marks(boxOf(id, review.round));
      // Everybody answered: nothing more is waited for, and the marks go.
      if (review.people.every((one) => answered.includes(one))) {
        await entry.execute(reviews, id, { type: 'stop-asking' }, by);
      }
    },
    answered: (id, { round }) => env.store.marks(boxOf(id, round)),
    async answers(id, { round }) {
      const rounds = Array.from({ length: round }, (_, index) => boxOf(id, index + 1));
      return Promise.all(rounds.map(async (box) => feedbackIn(await env.store.dropped(box))));
    },
    async tell(id) {
      const { state: review } = await entry.read(reviews, id);
      if (review.duties.includes('count')) await count(id, review);
      for (const about of ['forms-missing', 'late'] as const) {
        if (review.duties.includes(about)) await hand(id, about, review);
      }
      if (review.duties.includes('prove')) await prove(id, review);
    },
  };
}

/** Who took part: when it began by schedule, only those on duty. */
const takingsOf = ({ concept }: Pick<Exercise, 'concept'>, { startedAt, takings }: ExerciseRun) =>
  startedAt === null ? (concept?.takings ?? []) : takings;

interface AboutEvent {
  readonly id: string;
  readonly incident: Incident;
  readonly ended: number;
  readonly people: readonly string[];
  readonly management: readonly string[];
}

/** The evaluation of a real event as it begins: times that people set, and what deviated from the limits of its processes. */
function draftOfEvent(about: AboutEvent, words: ReviewTools['words']): Omit<OpenReview, 'control' | 'asks'> {
  const { incident, ended, people, management } = about;
  const first = Math.min(...Object.values(incident.alarms).map(({ raisedAt }) => raisedAt));
  const occurred = timeOf(incident, 'occurred') ?? first;
  const declared = timeOf(incident, 'declared');
  const timeline = incidentSteps.flatMap((step): readonly TimelineRow[] => {
    const at = timeOf(incident, step);
    return at === null ? [] : [{ at, text: words.step[step] }];
  });
  const minutes = (name: string, ms: number) => ({ name, value: Math.round(ms / 60_000), of: null });
  return {
    type: 'open',
    source: 'INCIDENT',
    domain: incident.domain,
    number: incident.number,
    title: incident.number,
    exerciseType: null,
    day: dayOf(occurred),
    endedAt: ended,
    people,
    observers: [],
    management,
    tests: [],
    figures: [
      minutes('event-minutes', ended - occurred),
      minutes('alarmed-minutes', first - occurred),
      ...(declared === null ? [] : [minutes('response-minutes', declared - occurred)]),
      { name: 'processes-hit', value: incident.hits.length, of: null },
    ],
    seen: [],
    content: {
      summary: '',
      goals: [],
      timeline: [...timeline, { at: first, text: words.began }, { at: ended, text: words.ended }].toSorted(
        (one, other) => one.at - other.at,
      ),
      good: [],
      lessons: [],
      training: [],
      maturity: '',
      answers: {},
      proofs: [],
    },
  };
}
