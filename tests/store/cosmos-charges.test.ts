// What the deeds of an alarm are charged on Cosmos DB, by the documented table; the engine and the rules are the real ones.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CosmosLookAlike, startCosmos } from '../../local/simulators/cosmos.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { Delivery } from '../../src/domain/ledger.ts';
import type { Env } from '../../src/engine/env.ts';
import { type Door, door } from '../../src/engine/execute.ts';
import { seal } from '../../src/engine/seal.ts';
import type { Store } from '../../src/store/port.ts';
import { anna, raise } from '../domain/crisis.ts';
import { fillRegisters, stage } from '../engine/stage.ts';
import { chargesByKind, emptyCosmos } from '../support/cosmos.ts';
import { alarm, commitOf } from './commits.ts';

let cosmos: CosmosLookAlike;
let store: Store;
let env: Env;
let entry: Door;
const charges = chargesByKind();
const id = '5f0c7d31a9e2b846';
/** As many people as a roll has, asked in the alarm itself. */
const people = [anna, ...Array.from({ length: 99 }, (_, n) => `p-${String(n).padStart(8, '0')}`)];
/** A document of at most 1 KB. */
const oneDocument = 4.95;
const sender = { system: 'sender' } as const;

beforeEach(async () => {
  cosmos = await startCosmos({ partitions: 1 });
  store = await emptyCosmos(cosmos, { onCharge: charges.onCharge });
  env = stage(store).env('one', { newId: () => id });
  entry = door(env);
  await fillRegisters(entry);
});
afterEach(async () => {
  await store.close();
  await cosmos.stop();
});

/** Request units of the commits of a deed, and of everything else it asked for. */
async function chargeOf(deed: () => Promise<unknown>): Promise<{ commit: number; rest: number }> {
  charges.sums.clear();
  await deed();
  const commit = charges.sums.get('commit') ?? 0;
  return { commit: Number(commit.toFixed(2)), rest: Number((charges.total() - commit).toFixed(2)) };
}

const raiseAll = (asked: readonly string[]) => {
  // One role that all of them have to fill.
  const roles = [{ kind: 'TEAM_LEAD', core: true, people: asked, needed: asked.length }] as const;
  const names = Object.fromEntries(asked.map((person, n) => [person, `Vorname-${n} Beispielhausen`]));
  return entry.execute(alarms, id, raise({ roles, names }), { person: anna, via: 'tab' });
};
const mail = async () => Object.values((await entry.read(alarms, id)).state.ledger.deliveries);
const reserve = (ids: readonly string[]) => entry.execute(alarms, id, { type: 'reserve', ids, epoch: 1 }, sender);
/** Results and the next reservations as one commit, which the sender is to write (design.md 6). */
async function settleAndReserve(out: readonly Delivery[], next: readonly Delivery[]): Promise<void> {
  const { seq, hash, at } = await entry.read(alarms, id);
  const taken = (item: Delivery) => ({ id: item.id, outcome: 'accepted', activityId: `1:${id}`, version: 1 }) as const;
  const settled = { type: 'settled', v: 1, results: out.map(taken), epoch: 1 } as const;
  const reserved = { type: 'reserved', v: 1, ids: next.map((item) => item.id), epoch: 1 } as const;
  const lines = seal(alarm(id), { seq, hash }, [settled, reserved], { id, at, by: sender }, at, env);
  await store.commit(commitOf(alarm(id), lines));
}
/** Anna answers, each time something else. */
function answer(delivery: string, n: number) {
  const said = { answer: 'coming', eta: n + 1, n, redrawn: true } as const;
  return entry.execute(alarms, id, { type: 'answer', person: anna, delivery, ...said }, { person: anna, via: 'card' });
}
test('an alarm to a crisis team is three small documents', async () => {
  expect((await chargeOf(() => raiseAll(people.slice(0, 6)))).commit).toBeLessThan(17);
});

test('a roll of 100 people: sixteen results with sixteen reservations, one answer, one snapshot', async () => {
  const raised = await chargeOf(() => raiseAll(people));
  const cards = (await mail()).filter(({ to }) => 'person' in to);
  const asked = cards.slice(0, 16);
  const reserved = await chargeOf(() => reserve(asked.map((card) => card.id)));
  const handedOver = await chargeOf(() => settleAndReserve(asked, cards.slice(16, 32)));
  // Written past the door, so it has to look once; with its own commits it knows.
  await mail();
  const mine = asked[0]?.id ?? '';
  const answered = await chargeOf(() => answer(mine, 0));
  // The fiftieth line brings a snapshot, and so does the hundredth, over the first one.
  const answers: number[] = [];
  for (let n = 1; n < 100; n += 1) answers.push((await chargeOf(() => answer(mine, n))).commit);
  const snapshots = answers.filter((charge) => charge > oneDocument).map((charge) => charge - oneDocument);

  expect(raised.commit).toBeLessThan(21);
  expect(reserved.commit).toBe(oneDocument);
  expect(handedOver.commit).toBeLessThan(6.6);
  expect(answered.commit).toBe(oneDocument);
  expect(snapshots).toHaveLength(2);
  const [first = 0, second = 0] = snapshots;
  expect(first).toBeLessThan(7);
  expect(second).toBeLessThan(14);

  // 135 rolls, each handed over sixteen by sixteen and answered by everybody.
  const roll = raised.commit + 7 * handedOver.commit + 100 * answered.commit + first + second;
  expect(135 * roll, 'the goal of quality.md 5.1').toBeLessThan(80_000);
});
