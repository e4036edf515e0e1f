// What may not be kept any longer by the rules: counted for the preview, taken out at night. What is under a hold stays.
import { alarms } from '../domain/alarm-rules.ts';
import { rollId } from '../domain/audience.ts';
import { partId } from '../domain/check-in-part.ts';
import { checkIns } from '../domain/check-in-rules.ts';
import { exerciseRuns } from '../domain/exercise-run-rules.ts';
import { feedbackIn } from '../domain/feedback.ts';
import { handbooks } from '../domain/handbook.ts';
import { type HeldKind, type Holds, holds, holdsId } from '../domain/hold.ts';
import { incidents } from '../domain/incident-rules.ts';
import {
  alarmSince,
  checkInSince,
  firstMark,
  isOver,
  isStoppedBy,
  isToLookAt,
  type KeepingMark,
  type KeepingRuleId,
  type ListedRule,
  listedRules,
  proposalSince,
  reviewSince,
} from '../domain/keeping-rules.ts';
import { type CaseAddress, caseName } from '../domain/model.ts';
import { phoneLists } from '../domain/phone-list.ts';
import { proposals } from '../domain/proposal.ts';
import { boxOf, type RawAnswers } from '../domain/review.ts';
import { reviews } from '../domain/review-rules.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** One sealed value of a line. */
interface Value {
  readonly address: CaseAddress;
  readonly seq: number;
  readonly name: string;
}

/** What is to go: sealed values, and boxes with how many answers can be seen in each. */
interface Going {
  readonly values: readonly Value[];
  readonly boxes: readonly { readonly box: string; readonly answers: number }[];
}

/** How many values go; anonymous answers count as such. */
export const countOf = ({ values, boxes }: Going): number =>
  boxes.reduce((sum, { answers }) => sum + answers, values.length);

/** What a rule finds today. Cases without a value left to take out are not counted. */
export interface Found extends Going {
  readonly rule: KeepingRuleId;
  readonly cases: number;
  /** Cases that a rule is done with, those among them that had nothing left. */
  readonly done: readonly string[];
  /** Cases whose time is over and that a hold keeps. */
  readonly held: number;
  readonly mark: KeepingMark;
}

export interface Erasures {
  /** Looks, and changes nothing. `marks`: how far each rule has come. */
  find(marks: Readonly<Record<string, KeepingMark>>, at: number): Promise<readonly Found[]>;
  erase(found: Found): Promise<void>;
}

/** A case as a rule sees it: since when its time runs (null: not yet; undefined: another rule's), and where its values are. */
interface Seen {
  readonly since: number | null | undefined;
  readonly cases: readonly CaseAddress[];
  readonly boxes: readonly string[];
  /** On which of these a hold may lie. */
  readonly heldWith: readonly { readonly kind: HeldKind; readonly id: string }[];
}

const pageSize = 200;
const by = { system: 'audit' } as const;
const isIn = (held: Holds, { kind, id }: { readonly kind: HeldKind; readonly id: string }) =>
  Object.hasOwn(held, caseName({ kind, id }));
const numbers = (length: number) => Array.from({ length }, (_, index) => index);

export function erasures({ store }: Pick<Env, 'store'>, entry: Door, look: Directory): Erasures {
  async function alarm(rule: 'exercise-alarms' | 'real-alarms', id: string): Promise<Seen> {
    const { state } = await entry.read(alarms, id);
    const { audience } = state;
    const rolls = audience ? numbers(audience.rolls).map((n) => rollId(id, audience, n)) : [];
    const cases = [{ kind: 'alarm', id } as const, ...rolls.map((roll) => ({ kind: 'roll', id: roll }) as const)];
    return { since: alarmSince(rule, state), cases, boxes: [], heldWith: [{ kind: 'alarm', id }] };
  }

  async function checkIn(id: string): Promise<Seen> {
    const { state } = await entry.read(checkIns, id);
    const parts = numbers(state.group.parts).map(
      (n) => ({ kind: 'check-in-part', id: partId(id, state.group, n) }) as const,
    );
    const cases = [{ kind: 'check-in', id } as const, ...parts];
    return { since: checkInSince(state), cases, boxes: [], heldWith: [{ kind: 'check-in', id }] };
  }

  async function proposal(id: string): Promise<Seen> {
    const { state } = await entry.read(proposals, id);
    const heldWith = [{ kind: 'alarm', id: state.alarm } as const];
    return { since: proposalSince(state), cases: [{ kind: 'proposal', id }], boxes: [], heldWith };
  }

  async function review(id: string, what: RawAnswers): Promise<Seen> {
    const { state } = await entry.read(reviews, id);
    const about =
      state.source === 'EXERCISE'
        ? (await entry.read(exerciseRuns, id)).state.alarms
        : Object.keys((await entry.read(incidents, id)).state.alarms);
    const heldWith = [{ kind: 'review', id } as const, ...about.map((one) => ({ kind: 'alarm', id: one }) as const)];
    const cases = what === 'forms' ? [{ kind: 'review', id } as const] : [];
    const boxes = what === 'answers' ? numbers(state.round).map((n) => boxOf(id, n + 1)) : [];
    return { since: reviewSince(state, what), cases, boxes, heldWith };
  }

  const listed: Readonly<
    Record<
      ListedRule,
      { readonly kind: 'alarm' | 'check-in' | 'proposal' | 'review'; readonly see: (id: string) => Promise<Seen> }
    >
  > = {
    'check-in-answers': { kind: 'check-in', see: checkIn },
    'review-forms': { kind: 'review', see: (id) => review(id, 'forms') },
    'feedback-answers': { kind: 'review', see: (id) => review(id, 'answers') },
    'reporter-callback': { kind: 'proposal', see: proposal },
    'exercise-alarms': { kind: 'alarm', see: (id) => alarm('exercise-alarms', id) },
    'real-alarms': { kind: 'alarm', see: (id) => alarm('real-alarms', id) },
  };

  /** Cases that began long enough ago and were not looked at before; lists come newest first. */
  async function fresh(
    rule: ListedRule,
    mark: KeepingMark,
    at: number,
  ): Promise<readonly { id: string; at: number }[]> {
    const found: { id: string; at: number }[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const from = after === undefined ? {} : { after };
      const { rows, next } = await store.list({ kind: listed[rule].kind, limit: pageSize, ...from });
      found.push(
        ...rows.filter((row) => isToLookAt(rule, row, mark, at)).map((row) => ({ id: row.address.id, at: row.at })),
      );
      after = (rows.at(-1)?.at ?? mark.upTo) <= mark.upTo ? null : next;
    }
    return found;
  }

  async function openValues(address: CaseAddress): Promise<readonly Value[]> {
    const lines = await store.journal(address);
    return lines.flatMap(({ seq, open }) => Object.keys(open).map((name) => ({ address, seq, name })));
  }

  async function ofList(rule: ListedRule, mark: KeepingMark, at: number, held: Holds): Promise<Found> {
    const { see } = listed[rule];
    const added = await fresh(rule, mark, at);
    const waiting: string[] = [];
    const all: Going[] = [];
    const done: string[] = [];
    let [cases, kept] = [0, 0];
    for (const id of [...mark.waiting, ...added.map((one) => one.id)]) {
      const seen = await see(id);
      if (seen.since === undefined) continue;
      const isDue = seen.since !== null && isOver(rule, seen.since, at);
      const isHeld = isDue && seen.heldWith.some((one) => isStoppedBy(rule, one.kind) && isIn(held, one));
      if (!isDue || isHeld) waiting.push(id);
      if (!isDue) continue;
      const going = await goingOf(seen);
      const counts = countOf(going) > 0 ? 1 : 0;
      if (isHeld) kept += counts;
      else {
        cases += counts;
        all.push(going);
        done.push(id);
      }
    }
    const upTo = Math.max(mark.upTo, ...added.map((one) => one.at));
    const values = all.flatMap((one) => one.values);
    const boxes = all.flatMap((one) => one.boxes);
    return { rule, cases, values, boxes, done, held: kept, mark: { upTo, waiting } };
  }

  async function goingOf({ cases, boxes }: Seen): Promise<Going> {
    const values = (await Promise.all(cases.map(openValues))).flat();
    const seen = boxes.map(async (box) => ({ box, answers: feedbackIn(await store.dropped(box)).length }));
    return { values, boxes: await Promise.all(seen) };
  }

  /** Who had a printed copy, two years after it came back or was destroyed. */
  async function ofCopies(at: number, held: Holds): Promise<Found> {
    const places = (await look.domains()).map(({ id }) => id);
    const found = await Promise.all(
      places.map(async (id) => {
        const list = (await entry.read(phoneLists, id)).state.copies.map(({ copy, returnedAt }) => ({
          copy,
          gone: returnedAt,
        }));
        const books = (await entry.read(handbooks, id)).state.copies.map(({ copy, goneAt }) => ({
          copy,
          gone: goneAt,
        }));
        return Promise.all([
          copiesIn({ kind: 'phone-list', id }, list, at),
          copiesIn({ kind: 'handbook', id }, books, at),
        ]);
      }),
    );
    const over = found.flat().filter(({ values }) => values.length > 0);
    const [kept, going] = [
      over.filter(({ address }) => isIn(held, address)),
      over.filter((one) => !isIn(held, one.address)),
    ];
    const values = going.flatMap((one) => one.values);
    return {
      rule: 'copy-holders',
      cases: going.length,
      values,
      boxes: [],
      done: [],
      held: kept.length,
      mark: firstMark,
    };
  }

  async function copiesIn(
    address: CaseAddress & { readonly kind: 'phone-list' | 'handbook' },
    copies: readonly { readonly copy: number; readonly gone: number | null }[],
    at: number,
  ) {
    const over = new Set(
      copies.flatMap(({ copy, gone }) => (gone !== null && isOver('copy-holders', gone, at) ? copy : [])),
    );
    const lines = over.size === 0 ? [] : await store.journal(address);
    const values = lines
      .filter(({ entry: { copy } }) => typeof copy === 'number' && over.has(copy))
      .flatMap(({ seq, open }) => Object.keys(open).map((name) => ({ address, seq, name })));
    return { address, values };
  }

  return {
    async find(marks, at) {
      const held = (await entry.read(holds, holdsId)).state;
      const found: Found[] = [];
      for (const rule of listedRules) found.push(await ofList(rule, marks[rule] ?? firstMark, at, held));
      return [...found, await ofCopies(at, held)];
    },
    async erase({ rule, values, boxes, done }) {
      for (const { address, seq, name } of values) await store.erase(address, seq, name);
      for (const { box } of boxes) await store.emptyBox(box);
      const what = rule === 'review-forms' ? 'forms' : rule === 'feedback-answers' ? 'answers' : null;
      if (what) for (const id of done) await entry.execute(reviews, id, { type: 'emptied', what }, by);
    },
  };
}
