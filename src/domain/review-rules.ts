// The life of an evaluation: asked, counted, written, released; then evidence follows and raw answers go (BSI 200-4, 13.10).
import { Refusal } from '../errors.ts';
import { applyLedger, decideLedger, emptyLedger, ledgerOwed, outdated, planned, withdrawn } from './ledger.ts';
import type { Json, Model, Owed, Turn } from './model.ts';
import { saidBy } from './plan-checks.ts';
import type {
  Evaluation,
  OpenReview,
  ReportContent,
  Review,
  ReviewCommand,
  ReviewDuty,
  ReviewEntry,
  ReviewMessage,
} from './review.ts';
import { chasedOn, chaseFrom, chaseLetters, decideChase, nextStep, noChase } from './review-chase.ts';
import { checkContent, checkEvaluation, checkHours, missingInReport, remarkOf } from './review-checks.ts';
import { decideLate, observedLate } from './review-late.ts';

const day = 86_400_000;
/** So long people are asked, and after so long they are reminded once, milliseconds. */
const asksFor = 14 * day;
const remindsAfter = 3 * day;
/** Raw answers of exercises go after 90 days (domain.md 7): by night, see keeping-rules.ts. */
const keepsRaw = 90 * day;
/** The second round is asked at most once. */
const mostRounds = 2;

const emptyContent: ReportContent = {
  summary: '',
  goals: [],
  timeline: [],
  good: [],
  lessons: [],
  training: [],
  maturity: '',
  answers: {},
  proofs: [],
};

const emptyReview: Review = {
  status: 'none',
  source: 'EXERCISE',
  domain: '',
  number: '',
  title: '',
  type: null,
  day: '',
  endedAt: 0,
  people: [],
  observers: [],
  control: [],
  management: [],
  round: 0,
  asksUntil: null,
  remindAt: null,
  counted: [],
  evaluations: {},
  tests: [],
  figures: [],
  seen: [],
  late: [],
  lateTold: 0,
  chase: noChase,
  content: emptyContent,
  edits: 0,
  writers: [],
  submitted: null,
  returned: '',
  released: null,
  earlier: [],
  duties: [],
  emptyAt: null,
  cards: {},
  ledger: emptyLedger,
};

function decide(review: Review, command: ReviewCommand, turn: Turn): readonly ReviewEntry[] {
  if (command.type === 'open') return decideOpen(review, command, turn);
  if (review.status === 'none') throw new Refusal('not-found');
  switch (command.type) {
    case 'wake':
      return decideWake(review, turn.at);
    case 'evaluate':
    case 'test':
    case 'stop-asking':
    case 'second-round':
      return decideAsking(review, command, turn);
    case 'count': {
      const { round, sums } = command;
      return review.duties.includes('count') ? [{ type: 'review-counted', v: 1, round, sums }] : [];
    }
    case 'proved':
      if (!review.duties.includes('prove')) return [];
      return [{ type: 'review-proved', v: 1, ...(command.missed.length > 0 && { missed: command.missed }) }];
    case 'emptied': {
      const { what } = command;
      const isDone = what === 'answers' ? review.emptyAt === null : Object.keys(review.evaluations).length === 0;
      return isDone ? [] : [{ type: 'review-emptied', v: 1, what }];
    }
    case 'observed':
      return decideLate(review, command.seen);
    case 'handed':
      return review.duties.includes(command.about) ? [{ ...command, type: 'review-handed', v: 1 }] : [];
    case 'write':
    case 'submit':
    case 'release':
    case 'revise':
    case 'return':
      return decideReport(review, command, turn);
    default:
      return decideLedger(review.ledger, command, turn.at);
  }
}

function decideOpen(review: Review, command: OpenReview, turn: Turn): readonly ReviewEntry[] {
  if (review.status !== 'none') return [];
  const { type: _type, past, ...known } = command;
  return [{ ...known, type: 'review-opened', v: 1, ...saidBy(turn, past) }];
}

/** Reminds once and stops asking, each at its time; too early or twice changes nothing. */
function decideWake(review: Review, at: number): readonly ReviewEntry[] {
  const { remindAt, asksUntil } = review;
  const isDue = (moment: number | null) => moment !== null && at >= moment;
  if (isDue(asksUntil)) return [{ type: 'review-asking-stopped', v: 1 }];
  return isDue(remindAt) ? [{ type: 'review-reminded', v: 1 }] : decideChase(review, at);
}

type Asking = Extract<ReviewCommand, { type: 'evaluate' | 'test' | 'stop-asking' | 'second-round' }>;

function decideAsking(review: Review, command: Asking, turn: Turn): readonly ReviewEntry[] {
  if (command.type === 'stop-asking') {
    return review.asksUntil === null ? [] : [{ type: 'review-asking-stopped', v: 1 }];
  }
  const said = saidBy(turn, 'past' in command ? command.past : undefined);
  if (command.type === 'second-round') {
    // It would go on after raw answers went, and nobody would take out the new ones; and the box of this round is counted first.
    const isLate = review.emptyAt === null || turn.at + asksFor > review.emptyAt;
    const isOver = review.round >= mostRounds || isLate || review.duties.includes('count');
    if (isOver || review.asksUntil !== null || review.people.length === 0) {
      throw new Refusal('review-round');
    }
    return [{ type: 'review-asked', v: 1, ...said, round: review.round + 1 }];
  }
  if (command.type === 'evaluate') {
    if (review.emptyAt === null || turn.at >= review.emptyAt) throw new Refusal('review-over');
    const form = checkEvaluation(command.form, review);
    const before = review.evaluations[said.by];
    if (before && JSON.stringify(before) === JSON.stringify(form)) return [];
    return [{ type: 'review-evaluated', v: 1, ...said, sealed: { form: form as unknown as Json } }];
  }
  const item = review.tests.find(({ id }) => id === command.item);
  if (!item) throw new Refusal('not-found');
  // What was released with the report stands; a later test is another one.
  if (review.status === 'released') throw new Refusal('review-over');
  const { result, remark, correction } = command;
  const checked = { result, hours: checkHours(command.hours), remark: remarkOf(remark) };
  const row = { ...checked, correction: remarkOf(correction) };
  if (result !== 'PASSED' && row.remark === '') throw new Refusal('review-remark');
  if (JSON.stringify({ ...item, ...row }) === JSON.stringify(item)) return [];
  return [{ type: 'review-tested', v: 1, ...said, item: command.item, ...row }];
}

type Report = Extract<ReviewCommand, { type: 'write' | 'submit' | 'release' | 'revise' | 'return' }>;

function decideReport(review: Review, command: Report, turn: Turn): readonly ReviewEntry[] {
  const said = saidBy(turn, 'past' in command ? command.past : undefined);
  const { status, writers } = review;
  switch (command.type) {
    case 'write': {
      if (status !== 'open') throw new Refusal('report-state');
      const content = checkContent(command.content, review);
      // Also when it is sent again because the answer was lost.
      if (JSON.stringify(content) === JSON.stringify(review.content)) return [];
      if (command.edits !== undefined && command.edits !== review.edits) throw new Refusal('changed-meanwhile');
      return [{ type: 'report-written', v: 1, ...said, content }];
    }
    case 'submit': {
      if (status === 'for-release') return [];
      if (status !== 'open') throw new Refusal('report-state');
      const missing = missingInReport(review);
      if (missing.length > 0) throw new Refusal('report-fields', { fields: missing.join(' ') });
      return [{ type: 'report-submitted', v: 1, ...said }];
    }
    case 'return':
      if (status !== 'for-release') throw new Refusal('report-state');
      if (command.reason.trim() === '') throw new Refusal('reason-missing');
      return [{ type: 'report-returned', v: 1, ...said, reason: remarkOf(command.reason) }];
    case 'release':
      if (status === 'released') return [];
      if (status !== 'for-release') throw new Refusal('report-state');
      if (command.edits !== undefined && command.edits !== review.edits) throw new Refusal('changed-meanwhile');
      // Four eyes, as for plans: whoever wrote or handed in does not release.
      if (writers.includes(said.by) || review.submitted?.by === said.by) throw new Refusal('report-own');
      return [{ type: 'report-released', v: 1, ...said }];
    case 'revise':
      if (status !== 'released') throw new Refusal('report-state');
      return [{ type: 'report-revised', v: 1, ...said }];
  }
}

const withDuty = ({ duties }: Review, duty: ReviewDuty) => [...new Set([...duties, duty])];
const without = ({ duties }: Review, duty: ReviewDuty) => duties.filter((one) => one !== duty);

function apply(review: Review, entry: ReviewEntry, turn: Turn): Review {
  const { at } = turn;
  switch (entry.type) {
    case 'review-opened':
      return opened(entry, at);
    case 'review-asked':
      return asked({ ...review, round: entry.round }, at);
    case 'review-evaluated': {
      const form = entry.sealed?.form as unknown as Evaluation | undefined;
      const evaluations = form ? { ...review.evaluations, [entry.by]: form } : review.evaluations;
      return shownAnew(chasedOn({ ...review, evaluations }), at);
    }
    case 'review-tested': {
      const { item, result, hours, remark, correction } = entry;
      const tests = review.tests.map((one) => (one.id === item ? { ...one, result, hours, remark, correction } : one));
      // Whoever writes just now is told that something else stands there.
      const edits = review.edits + 1;
      return shownAnew(chasedOn({ ...review, tests, edits, content: proven(review, item, result, hours) }), at);
    }
    case 'review-reminded':
      // Everybody alike, so that no journal says who has answered; the card thanks those who have.
      return letters({ ...review, remindAt: null }, review.people, 'feedback-reminder', at);
    case 'review-observed':
    case 'review-chased':
    case 'review-chase-over':
    case 'review-chase-put-off':
    case 'review-handed':
      return besides(review, entry, at);
    case 'review-asking-stopped':
      return silent({ ...review, asksUntil: null, remindAt: null, duties: withDuty(review, 'count') }, at);
    case 'review-counted': {
      const { round, sums } = entry;
      return { ...review, counted: [...review.counted, { round, sums }], duties: without(review, 'count') };
    }
    case 'review-proved':
      return { ...review, duties: without(review, 'prove') };
    case 'review-emptied':
      return entry.what === 'answers' ? { ...review, emptyAt: null } : { ...review, evaluations: {} };
    case 'reserved':
    case 'settled':
    case 'recovered':
      return { ...review, ledger: applyLedger(review.ledger, entry, turn) };
    default:
      return reported(review, entry);
  }
}

type Beside = Extract<ReviewEntry, { type: `review-chase${string}` | 'review-observed' | 'review-handed' }>;

/** Reminders of forms and results, and what comes after the end. */
function besides(review: Review, entry: Beside, at: number): Review {
  switch (entry.type) {
    case 'review-observed': {
      const next = observedLate(review, entry.seen);
      // The coordinator hears of it once for each release; her card shows what comes on top.
      const version = review.status === 'released' ? (review.released?.version ?? 0) : 0;
      return shownAnew(version > review.lateTold ? { ...next, duties: withDuty(next, 'late') } : next, at);
    }
    case 'review-chase-put-off':
      return { ...review, chase: { ...review.chase, at: entry.until } };
    case 'review-chased': {
      const next = { ...review, chase: nextStep(review.chase) };
      return chaseLetters(review).reduce(
        (all, { person, message, item }) => letters(all, [person], message, at, item),
        next,
      );
    }
    case 'review-chase-over':
      return { ...review, chase: { ...review.chase, at: null }, duties: withDuty(review, 'forms-missing') };
    case 'review-handed': {
      const { about, to } = entry;
      const lateTold = about === 'late' ? (review.released?.version ?? 0) : review.lateTold;
      const next = { ...review, lateTold, duties: without(review, about) };
      return to === '' ? next : letters(next, [to], about, at);
    }
  }
}

type Reported = Extract<ReviewEntry, { type: `report-${string}` }>;

function reported(review: Review, entry: Reported): Review {
  const { by, at } = entry;
  switch (entry.type) {
    case 'report-written': {
      const writers = [...new Set([...review.writers, by])];
      return { ...review, content: entry.content, writers, edits: review.edits + 1, returned: '' };
    }
    case 'report-submitted':
      return { ...review, status: 'for-release', submitted: { by, at }, returned: '' };
    case 'report-returned':
      return { ...review, status: 'open', submitted: null, returned: entry.reason };
    case 'report-revised':
      return { ...review, status: 'open', submitted: null };
    case 'report-released': {
      const { released, earlier, content } = review;
      const version = (released?.version ?? 0) + 1;
      const before = released ? [released, ...earlier] : earlier;
      const next = { version, content, late: review.late, by, at };
      const duties = withDuty(review, 'prove');
      return chasedOn({ ...review, status: 'released', released: next, earlier: before, writers: [], duties });
    }
  }
}

function opened(entry: Extract<ReviewEntry, { type: 'review-opened' }>, at: number): Review {
  const { type: _type, v: _v, by: _by, at: _at, sealed: _sealed, asks, exerciseType, ...known } = entry;
  const emptyAt = known.endedAt + keepsRaw;
  const fresh: Review = { ...emptyReview, ...known, status: 'open', type: exerciseType, emptyAt };
  if (!asks) return fresh;
  const begun = known.people.length > 0 ? asked({ ...fresh, round: 1 }, at) : fresh;
  const formed = letters(begun, known.observers, 'evaluation', at);
  const tested = known.tests
    .filter(({ owner }) => owner !== '')
    .reduce((next, { id, owner }) => letters(next, [owner], 'test', at, id), formed);
  return chasedOn({ ...tested, chase: chaseFrom(at) });
}

function asked(review: Review, at: number): Review {
  return letters({ ...review, asksUntil: at + asksFor, remindAt: at + remindsAfter }, review.people, 'feedback', at);
}

function letters(review: Review, people: readonly string[], message: ReviewMessage, at: number, item = ''): Review {
  const deliveries = { ...review.ledger.deliveries };
  const cards = { ...review.cards };
  for (const person of people) {
    const id = `d${Object.keys(deliveries).length + 1}`;
    deliveries[id] = planned<ReviewMessage>({ id, to: { person }, message, lane: 2, ahead: false }, at);
    if (item !== '') cards[id] = item;
  }
  return { ...review, cards, ledger: { ...review.ledger, deliveries } };
}

function edit(review: Review, change: (item: Review['ledger']['deliveries'][string]) => typeof item): Review {
  const items = Object.values(review.ledger.deliveries).map(change);
  return { ...review, ledger: { ...review.ledger, deliveries: Object.fromEntries(items.map((one) => [one.id, one])) } };
}

const isQuestion = ({ message }: { readonly message: ReviewMessage }) => message.startsWith('feedback');

/** Nothing is asked any more: what was not sent stays, and every card says so. */
const silent = (review: Review, at: number): Review =>
  edit(review, (item) => (isQuestion(item) ? outdated(withdrawn(item, 'superseded', at), at) : item));

/** Forms and test cards show what was said; that says nothing about who answered anonymously. */
const shownAnew = (review: Review, at: number): Review =>
  edit(review, (item) => (isQuestion(item) ? item : outdated(item, at)));

/** What a test owner says is the proof that the report proposes for her resource. */
function proven(review: Review, item: string, result: Review['tests'][number]['result'], hours: number | null) {
  const resource = review.tests.find(({ id }) => id === item)?.resource ?? '';
  const proofs = review.content.proofs.map((proof) =>
    proof.target === 'resource' && proof.id === resource ? { ...proof, result, hours } : proof,
  );
  return { ...review.content, proofs };
}

/** Evaluations of exercises and events. */
export const reviews: Model<Review, ReviewCommand, ReviewEntry> = {
  name: 'review',
  version: 3,
  empty: emptyReview,
  decide,
  apply,
  owed({ ledger, duties, remindAt, asksUntil, endedAt, chase }): readonly Owed[] {
    const moments = [remindAt, asksUntil, chase.at].filter((one) => one !== null);
    return [
      ...ledgerOwed(ledger),
      ...(moments.length > 0 ? [{ kind: 'wake', at: Math.min(...moments) } as const] : []),
      ...(duties.length > 0 ? [{ kind: 'tell', at: endedAt } as const] : []),
    ];
  },
  head: ({ status, domain, source, endedAt }) =>
    status === 'none' ? null : { scope: domain, status, key: source, at: endedAt },
};
