// What may not be kept any longer by the rules: counted for the preview, taken out at night. What is under a hold stays.
import { alarms } from '../domain/alarm-rules.ts';
import { rollId } from '../domain/audience.ts';
import { partId } from '../domain/check-in-part.ts';
import { checkIns } from '../domain/check-in-rules.ts';
import { handbooks } from '../domain/handbook.ts';
import { type HeldKind, type Holds, holds, holdsId } from '../domain/hold.ts';
import {
  alarmSince,
  checkInSince,
  firstMark,
  isOver,
  isToLookAt,
  type KeepingMark,
  type KeepingRuleId,
  type ListedRule,
  listedRules,
  proposalSince,
} from '../domain/keeping-rules.ts';
import { type CaseAddress, caseName } from '../domain/model.ts';
import { phoneLists } from '../domain/phone-list.ts';
import { proposals } from '../domain/proposal.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** One sealed value of a line. */
interface Value {
  readonly address: CaseAddress;
  readonly seq: number;
  readonly name: string;
}

/** What a rule finds today. Cases without a value left to take out are not counted. */
export interface Found {
  readonly rule: KeepingRuleId;
  readonly cases: number;
  readonly values: readonly Value[];
  /** Cases whose time is over and that a hold keeps. */
  readonly held: number;
  readonly mark: KeepingMark;
}

export interface Erasures {
  /** Looks, and changes nothing. `marks`: how far each rule has come. */
  find(marks: Readonly<Record<string, KeepingMark>>, at: number): Promise<readonly Found[]>;
  erase(found: Found): Promise<void>;
}

/** A case as a rule sees it: since when its time runs (null: not yet; undefined: another rule's), and where else its values are. */
interface Seen {
  readonly since: number | null | undefined;
  readonly parts: readonly CaseAddress[];
  readonly heldWith: { readonly kind: HeldKind; readonly id: string };
}

const pageSize = 200;
const numbers = (length: number) => Array.from({ length }, (_, index) => index);

export function erasures({ store }: Pick<Env, 'store'>, entry: Door, look: Directory): Erasures {
  async function alarm(rule: 'exercise-alarms' | 'real-alarms', id: string): Promise<Seen> {
    const { state } = await entry.read(alarms, id);
    const { audience } = state;
    const rolls = audience ? numbers(audience.rolls).map((n) => rollId(id, audience, n)) : [];
    const parts = rolls.map((roll) => ({ kind: 'roll', id: roll }) as const);
    return { since: alarmSince(rule, state), parts, heldWith: { kind: 'alarm', id } };
  }

  async function checkIn(id: string): Promise<Seen> {
    const { state } = await entry.read(checkIns, id);
    const parts = numbers(state.group.parts).map(
      (n) => ({ kind: 'check-in-part', id: partId(id, state.group, n) }) as const,
    );
    return { since: checkInSince(state), parts, heldWith: { kind: 'check-in', id } };
  }

  async function proposal(id: string): Promise<Seen> {
    const { state } = await entry.read(proposals, id);
    return { since: proposalSince(state), parts: [], heldWith: { kind: 'alarm', id: state.alarm } };
  }

  const listed: Readonly<
    Record<
      ListedRule,
      { readonly kind: 'alarm' | 'check-in' | 'proposal'; readonly see: (id: string) => Promise<Seen> }
    >
  > = {
    'check-in-answers': { kind: 'check-in', see: checkIn },
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
    const { kind, see } = listed[rule];
    const added = await fresh(rule, mark, at);
    const waiting: string[] = [];
    const values: Value[] = [];
    let [cases, kept] = [0, 0];
    for (const id of [...mark.waiting, ...added.map((one) => one.id)]) {
      const { since, parts, heldWith } = await see(id);
      if (since === undefined) continue;
      const isDue = since !== null && isOver(rule, since, at);
      const isHeld = isDue && Object.hasOwn(held, caseName(heldWith));
      if (!isDue || isHeld) waiting.push(id);
      if (isHeld) kept += 1;
      if (!isDue || isHeld) continue;
      const found = (await Promise.all([{ kind, id }, ...parts].map(openValues))).flat();
      if (found.length > 0) cases += 1;
      values.push(...found);
    }
    const upTo = Math.max(mark.upTo, ...added.map((one) => one.at));
    return { rule, cases, values, held: kept, mark: { upTo, waiting } };
  }

  /** Who had a printed copy, two years after it came back or was destroyed. */
  async function ofCopies(at: number): Promise<Found> {
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
    const cases = found.flat().filter((values) => values.length > 0);
    return { rule: 'copy-holders', cases: cases.length, values: cases.flat(), held: 0, mark: firstMark };
  }

  async function copiesIn(
    address: CaseAddress,
    copies: readonly { readonly copy: number; readonly gone: number | null }[],
    at: number,
  ): Promise<readonly Value[]> {
    const over = new Set(
      copies.flatMap(({ copy, gone }) => (gone !== null && isOver('copy-holders', gone, at) ? copy : [])),
    );
    if (over.size === 0) return [];
    const lines = await store.journal(address);
    return lines
      .filter(({ entry: { copy } }) => typeof copy === 'number' && over.has(copy))
      .flatMap(({ seq, open }) => Object.keys(open).map((name) => ({ address, seq, name })));
  }

  return {
    async find(marks, at) {
      const held = (await entry.read(holds, holdsId)).state;
      const found: Found[] = [];
      for (const rule of listedRules) found.push(await ofList(rule, marks[rule] ?? firstMark, at, held));
      return [...found, await ofCopies(at)];
    },
    async erase({ values }) {
      for (const { address, seq, name } of values) await store.erase(address, seq, name);
    },
  };
}
