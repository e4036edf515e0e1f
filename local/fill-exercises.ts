/** Gives the sample administration its exercises: year plans, what was held with its reports, findings, what is to come, trainings. */
import { bcDomains } from '../src/domain/bc-domain.ts';
import type { Concept, Exercise, ExerciseCommand, ExerciseRow, Taking } from '../src/domain/exercise.ts';
import { checkRow } from '../src/domain/exercise-checks.ts';
import { exercises } from '../src/domain/exercise-rules.ts';
import { findings } from '../src/domain/finding.ts';
import { plans } from '../src/domain/plan-rules.ts';
import { conceptOf } from '../src/domain/ready-script.ts';
import { readyScripts } from '../src/domain/ready-scripts.ts';
import type { OpenReview, Proof, ReviewCommand } from '../src/domain/review.ts';
import { draftOfExercise } from '../src/domain/review-draft.ts';
import { reviews } from '../src/domain/review-rules.ts';
import { dayOf } from '../src/domain/team.ts';
import { practised, trainings } from '../src/domain/training.ts';
import { addDays, momentOf } from '../src/domain/working-time.ts';
import type { PlannedRow } from '../src/domain/year-plan.ts';
import { yearPlans } from '../src/domain/year-plan-rules.ts';
import { de } from '../src/texts/de.ts';
import {
  type ExerciseSampleRow,
  exerciseDay,
  exerciseNumber,
  exerciseRows,
  type Officers,
  officers,
  planned,
} from './sample/exercise-rows.ts';
import { fixedPersonId } from './sample/fixed-ids.ts';
import type { DomainCode, PersonKey } from './sample/roster.ts';
import { sideBySide } from './sample/side-by-side.ts';
import { type Telling, tellStory } from './sample/tell-story.ts';
import { type TestRow, testRows } from './sample/test-rows.ts';
import { trainingRows } from './sample/training-rows.ts';

const setup = { system: 'setup' } as const;
const hour = 3_600_000;

/** An exercise of the sample with its day. */
interface Told {
  readonly row: ExerciseSampleRow;
  readonly number: string;
  readonly day: string;
  /** What was tested beside plans. */
  readonly test: TestRow | null;
}

/** `now`: the start of the run, epoch milliseconds. Plans, resources and measures are there already. */
export async function fillExercises(told: Telling, now: number): Promise<void> {
  const today = dayOf(now);
  const own = exerciseRows.map((row): Told => {
    return { row, number: exerciseNumber(now, row), day: exerciseDay(now, row), test: null };
  });
  const tests = testRows
    .filter(({ day }) => day < today)
    .flatMap((test): readonly Told[] => {
      const by = officers[test.domain];
      return by ? [{ row: asRow(test, by), number: test.number, day: test.day, test }] : [];
    });
  const all = [...own, ...tests];
  await sideBySide(yearsOf(all), (year) => tellYear(told, year));
  await practise(told, own);
  await sideBySide(all, (one) => tellExercise(told, one));
  const closed = all.filter(({ row }) => row.stage === 'closed').sort((one, other) => (one.day < other.day ? -1 : 1));
  // One after the other within a domain, so that what is proven stands in the order of its days.
  await sideBySide([...new Set(closed.map(({ row }) => row.domain))], async (domain) => {
    for (const one of closed) if (one.row.domain === domain) await tellRelease(told, one);
  });
  await sideBySide(own, (one) => tellFindings(told, one, now));
  await sideBySide(trainingRows, async ({ domain, key, day, people, ...row }) => {
    const id = `${domain}.${key}`;
    const participants = people.map(fixedPersonId);
    const value = { ...row, id, domain, day: addDays(today, day), participants, cancelled: false };
    await told.entry.execute(trainings, id, { type: 'put', value }, setup);
  });
}

/** A function test in the words of the other exercises. */
function asRow({ domain, number, title, owners, plans: about }: TestRow, { releaser }: Officers): ExerciseSampleRow {
  return {
    domain,
    nn: number.slice(5),
    // Its day is fixed, see `Told`.
    day: 0,
    stage: 'closed',
    type: 'FUNCTION_TEST',
    title,
    goal: 'Die Zeit bis zum Wiederanlauf ist bekannt.',
    minutes: 240,
    plans: about,
    lead: owners[0] ?? releaser,
    summary: 'Der Wiederanlauf wurde unter Aufsicht durchgeführt und die Zeit genommen.',
    good: ['Der Ablauf war vorbereitet.'],
    lessons: ['Den Test im nächsten Jahr wiederholen.'],
  };
}

const full = (domain: string, keys: readonly (readonly [string, ...unknown[]])[] = []) =>
  keys.map(([key]) => `${domain}.${key}`);

/** The row as the year plan has it: the whole month of its day. */
function rowOf({ row, number, day, test }: Told): ExerciseRow {
  const { domain, title, type, goal, outage = null, lead, plans: about, offHours = false, announced = true } = row;
  const month = day.slice(0, 8);
  const script = readyScripts.find(({ id }) => id === row.ready);
  return checkRow({
    number,
    title,
    type,
    from: `${month}01`,
    to: addDays(`${addDays(`${month}01`, 31).slice(0, 8)}01`, -1),
    goal,
    outage,
    processes: [],
    resources: full(domain, test?.resources),
    plans: full(domain, about),
    targets: script?.targets ?? [],
    prepares: fixedPersonId(officers[domain]?.author ?? lead),
    executes: fixedPersonId(lead),
    means: type === 'STAFF_EXERCISE' || type === 'FULL_EXERCISE' ? '15 Personentage' : '2 Personentage',
    impact: '',
    announced,
    offHours,
  });
}

interface Year {
  readonly domain: DomainCode;
  readonly year: string;
  readonly rows: readonly PlannedRow[];
}

/** The years of the domains whose Behördenleitung releases a plan. What is still being written is in none yet. */
function yearsOf(all: readonly Told[]): readonly Year[] {
  const years = new Map<string, Year>();
  for (const one of all) {
    const { domain, stage } = one.row;
    if (!planned[domain] || stage === 'concept') continue;
    const year = one.number.slice(0, 4);
    const known = years.get(`${domain}.${year}`)?.rows ?? [];
    const rows = [...known, { ...rowOf(one), status: 'planned' as const }];
    years.set(`${domain}.${year}`, { domain, year, rows: rows.sort((a, b) => (a.number < b.number ? -1 : 1)) });
  }
  return [...years.values()];
}

async function tellYear(told: Telling, { domain, year, rows }: Year): Promise<void> {
  const management = [fixedPersonId(planned[domain] as PersonKey)];
  const author = fixedPersonId((officers[domain] as Officers).author);
  const at = (day: string) => momentOf(`${year}-01-${day}`, '10:00');
  const submit = { type: 'submit', domain, rows, management, past: { at: at('12'), by: author } } as const;
  const release = { type: 'release', past: { at: at('19'), by: management[0] ?? '' } } as const;
  await tellStory(told, { model: yearPlans, id: `${domain}.${year}`, commands: [submit, release] });
}

/** Beside the roles stands who practised when, as released reports note it. */
async function practise({ entry }: Telling, all: readonly Told[]): Promise<void> {
  for (const { row, day } of all) {
    if (row.stage !== 'closed' || !row.people?.length) continue;
    const { value } = (await entry.read(bcDomains, row.domain)).state;
    if (!value) continue;
    const people = row.people.map(fixedPersonId);
    const after = practised(value, { field: 'exercisedAt', day, people });
    await entry.execute(bcDomains, row.domain, { type: 'put', value: after }, setup);
  }
}

function conceptOfRow({ row, day, test }: Told): Concept {
  const script = readyScripts.find(({ id }) => id === row.ready);
  const base = script ? conceptOf(script) : plainConcept(row);
  const taking = (role: Taking['role']) => (key: PersonKey) => ({ person: fixedPersonId(key), role, function: null });
  const others = [...(test?.owners ?? [])].filter((key) => key !== row.lead);
  return {
    ...base,
    room: test ? '' : 'Stabsraum',
    startsAt: momentOf(day, row.offHours ? '21:30' : '09:00'),
    duration: script?.duration ?? row.minutes,
    takings: [
      taking('LEAD')(row.lead),
      ...(row.observers ?? []).map(taking('OBSERVER')),
      ...(row.people ?? []).map(taking('PARTICIPANT')),
      ...[...new Set(others)].map(taking('TEST_OWNER')),
    ],
  };
}

/** What a concept without a ready-made script says. */
function plainConcept({ type, goal }: ExerciseSampleRow): Concept {
  const [first] = readyScripts;
  const { rules = [], abortCriteria = [] } = first ? conceptOf(first) : {};
  const isTest = type === 'FUNCTION_TEST';
  return {
    room: '',
    startsAt: null,
    duration: 0,
    situation: isTest ? '' : 'Der Plan wird Schritt für Schritt durchgesprochen.',
    goals: [{ id: 'g1', text: goal, metric: '', target: '' }],
    takings: [],
    rules,
    abortCriteria,
    risks: isTest ? 'Der Test läuft neben dem Betrieb. Eine Störung ist unwahrscheinlich.' : '',
    rollback: isTest ? 'Rückkehr zum Ausgangszustand innerhalb einer Stunde.' : '',
    injects: [],
  };
}

async function tellExercise(told: Telling, one: Told): Promise<void> {
  const { row, number } = one;
  const id = `${row.domain}.${number}`;
  const isHeld = row.stage === 'closed' || row.stage === 'for-release';
  const commands = storyOf(one);
  // The evaluation is opened before the end: the product would open it there by itself, and knows less.
  const review = async () => tellReview(told, one, (await told.entry.read(exercises, id)).state);
  const between = { place: commands.findIndex(({ type }) => type === 'end'), tell: review };
  await tellStory(told, { model: exercises, id, commands, ...(isHeld ? { between } : {}) });
}

const pastOf = (at: number, key: PersonKey) => ({ past: { at, by: fixedPersonId(key) } });

/** From the row to where it stands today. */
function storyOf(one: Told): readonly ExerciseCommand[] {
  const { row, day } = one;
  const { author, releaser } = officers[row.domain] as Officers;
  const start = momentOf(day, row.offHours ? '21:30' : '09:00');
  const before = (days: number, key: PersonKey) => pastOf(start - days * 24 * hour, key);
  const after = (hours: number, key: PersonKey = author) => pastOf(start + hours * hour, key);
  const plan: ExerciseCommand = { type: 'plan', domain: row.domain, row: rowOf(one), once: '', ...before(120, author) };
  if (row.stage === 'planned') return [plan];
  const concept: ExerciseCommand = {
    type: 'write-concept',
    concept: conceptOfRow(one),
    management: [],
    ...before(60, author),
  };
  if (row.stage === 'concept') return [plan, concept];
  const release: ExerciseCommand = { type: 'release', ...before(30, releaser) };
  if (row.stage === 'released') return [plan, concept, release];
  if (row.stage === 'announced') return [plan, concept, release, { type: 'announce', ...before(27, author) }];
  const held: readonly ExerciseCommand[] = [
    plan,
    concept,
    release,
    { type: 'start', ...after(0, row.lead) },
    { type: 'end', ...after(row.minutes / 60, row.lead) },
    { type: 'evaluate', ...after(row.minutes / 60) },
  ];
  if (row.stage === 'for-release') return held;
  return [...held, { type: 'report', ...after(24 * 8) }, { type: 'close', ...after(24 * 8) }];
}

async function tellReview(told: Telling, one: Told, exercise: Exercise): Promise<void> {
  const { row, number } = one;
  const open = reviewOf(one, exercise);
  const { author } = officers[row.domain] as Officers;
  const submit: ReviewCommand = { type: 'submit', ...pastOf(open.endedAt + 5 * 24 * hour, author) };
  await tellStory(told, { model: reviews, id: `${row.domain}.${number}`, commands: [open, submit] });
}

/** As the product opens it, with what people wrote since. */
function reviewOf(one: Told, exercise: Exercise): OpenReview {
  const { row, test } = one;
  const endedAt = (exercise.startedAt ?? 0) + row.minutes * 60_000;
  const { author } = officers[row.domain] as Officers;
  const draft = draftOfExercise({
    exercise: { ...exercise, endedAt },
    run: null,
    management: [],
    targets: new Map(),
    words: de.review.draft,
    asks: false,
  });
  if (!draft) throw new Error(`${row.title} was not held`);
  const shown = new Map(
    [...(row.plans ?? []), ...(test?.resources ?? [])].map(([key, result, hours]) => [
      `${row.domain}.${key}`,
      { result, hours },
    ]),
  );
  const proven = (proof: Proof): Proof => ({ ...proof, ...shown.get(proof.id) });
  const { ratings = [], actuals = [], figures = [], seen = [] } = row;
  return {
    ...draft,
    tests: draft.tests.map((item) => ({ ...item, ...shown.get(item.resource), remark: 'Zeit genommen.' })),
    figures,
    seen: seen.map(([kind, text], index) => ({ id: `o${index + 1}`, kind, text, goal: '' })),
    content: {
      ...draft.content,
      summary: row.summary ?? '',
      goals: draft.content.goals.map((goal, index) => ({
        ...goal,
        rating: ratings[index] ?? 3,
        actual: actuals[index] ?? '',
      })),
      good: row.good ?? [],
      lessons: row.lessons ?? [],
      training: row.training ?? [],
      proofs: draft.content.proofs.map(proven),
    },
    ...pastOf(endedAt, author),
  };
}

/**
 * The report is released and proven. The product proves it, too, as soon as it sees the release; whichever comes first,
 * the same stands beside plans and resources.
 */
async function tellRelease(told: Telling, one: Told): Promise<void> {
  const { row, number } = one;
  const { author, releaser } = officers[row.domain] as Officers;
  const id = `${row.domain}.${number}`;
  const { endedAt, day } = (await told.entry.read(reviews, id)).state;
  for (const [key, result, hours] of row.plans ?? []) {
    if (result === null) continue;
    const evidence = { kind: row.type, day, result, hours, reference: number };
    const noted = { type: 'note-evidence', evidence, ...pastOf(endedAt + 8 * 24 * hour, author) } as const;
    await told.entry.execute(plans, `${row.domain}.${key}`, noted, setup);
  }
  const release: ReviewCommand = { type: 'release', ...pastOf(endedAt + 8 * 24 * hour, releaser) };
  await told.entry.execute(reviews, id, release, setup);
  await told.entry.execute(reviews, id, { type: 'proved', missed: [] }, setup);
}

async function tellFindings({ entry }: Telling, { row, number, day }: Told, now: number): Promise<void> {
  const year = dayOf(now).slice(0, 4);
  for (const [index, { kind, text, cause, measures = [], dropped = '' }] of (row.findings ?? []).entries()) {
    const own = `${number}-F${index + 1}`;
    const seen = row.seen?.findIndex(([, one]) => one === text) ?? -1;
    const value = {
      id: `${row.domain}.${own}`,
      domain: row.domain,
      number: own,
      review: `${row.domain}.${number}`,
      source: 'EXERCISE' as const,
      reference: number,
      kind,
      text,
      cause,
      goal: '',
      plans: [],
      resources: [],
      from: seen < 0 ? '' : `o${seen + 1}`,
      measures: measures.map((one) => `${row.domain}.M-${year}-${one}`),
      dropped,
      foundOn: day,
    };
    await entry.execute(findings, value.id, { type: 'put', value }, setup);
  }
}
