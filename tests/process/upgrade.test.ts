// The program of the release before this one and this one on one store, one after the other and at once, while alarms go out and people answer.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { actionOf } from '../../local/simulators/card-actions.ts';
import { cardFor } from '../../local/simulators/teams.ts';
import { ownVersion } from '../../src/commands/upgrade.ts';
import { type ExportSeal, firstBreak, type JournalLine } from '../../src/domain/chain.ts';
import type { AlarmView } from '../../src/http/contract.ts';
import { readMessage } from '../support/world-cards.ts';
import { releasedPrograms, unpackProgram } from './released-program.ts';
import { type Replica, type Replicas, replicas } from './replicas.ts';

/** Six holders and the channel. */
const recipients = 7;
const alarmsRaised = 8;
const messages = recipients * alarmsRaised;
const mostOpen = 32;
/** They answer while the releases change, each alarm; the other two only when nothing of the old release runs any more. */
const early = ['maren', 'tjark', 'gesine', 'ruediger'] as const;
const late = ['linh', 'wiebke'] as const;

const before = releasedPrograms().at(-1);
if (before === undefined) throw new Error('no program of an earlier release is kept');
const program = unpackProgram(before);

let product: Replicas;
beforeAll(async () => {
  product = await replicas(150, program);
}, 120_000);
afterEach(() => product.allEnd());
afterAll(async () => {
  await product.close();
  rmSync(program, { recursive: true });
});

const arrived = (ids: readonly string[]) => [...product.arrived(ids).values()].reduce((sum, count) => sum + count, 0);

/** Resolves while Teams reaches some process. */
let reachable: Promise<void> = Promise.resolve();

/** Presses one button on the first card about this alarm in somebody's chat, again where the bot could not be reached. */
async function answers(name: string, id: string, title: string): Promise<void> {
  const { teams } = product.standIns;
  const person = product.people.id(name);
  for (;;) {
    await reachable;
    const thread = teams.chats.personal(person);
    const found = thread?.messages
      .map((message) => ({ message, action: actionOf(cardFor(message, person) ?? {}, title) }))
      .find(({ action }) => (action?.data as { a?: string } | undefined)?.a === id);
    if (!thread || !found?.action) throw new Error(`${name} has no card with ${title} about ${id}`);
    if ((await teams.press(person, thread.id, found.message.id, found.action)).kind === 'card') return;
  }
}

/** Whoever answers does it as soon as her card is there, alarm by alarm, whatever runs then. */
function crowd(ids: readonly string[]) {
  const open = new Set(early.flatMap((name) => ids.map((id) => `${name} ${id}`)));
  const given: Promise<void>[] = [];
  const look = () => {
    const came = product.arrived(ids);
    for (const each of open) {
      const [name = '', id = ''] = each.split(' ');
      const thread = product.standIns.teams.chats.personal(product.people.id(name))?.id;
      if (!came.has(`${id} ${thread}`)) continue;
      open.delete(each);
      given.push(answers(name, id, 'Ich komme'));
    }
  };
  const stop = product.standIns.teams.onChange(look);
  look();
  return {
    count: () => given.length,
    async all(): Promise<void> {
      stop();
      expect(open.size).toBe(0);
      await Promise.all(given);
    },
  };
}

/** Every alarm at this replica: everybody has it, each answer stands once, its journal verifies; how many were uncertain. */
async function checks(at: Replica, ids: readonly string[]): Promise<number> {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  let uncertain = 0;
  for (const id of ids) {
    const { json } = await at.tab('ole').get<AlarmView>(`/api/alarms/${id}`);
    const said = json.all?.asked.map(({ person, answers }) => [
      product.people.name(person),
      answers.map((a) => a.answer),
    ]);
    expect(Object.fromEntries(said ?? [])).toEqual({
      ...Object.fromEntries(early.map((name) => [name, ['coming']])),
      ...Object.fromEntries(late.map((name) => [name, ['virtual']])),
    });
    const { text } = await at.tab('ole').get(`/api/alarms/${id}/journal?format=jsonl`);
    const all = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const lines = all.slice(0, -1) as JournalLine[];
    expect(firstBreak(lines, digest, all.at(-1) as ExportSeal)).toBeNull();
    for (const { entry } of lines) uncertain += uncertainOf(entry);
  }
  return uncertain;
}

/** How many messages this line of a journal explains as uncertain: cut off by an end, or left without a clear reply. */
function uncertainOf(entry: JournalLine['entry']): number {
  if (entry.type === 'recovered') return (entry.ids as string[]).length;
  const results = entry.type === 'settled' ? (entry.results as { outcome: string }[]) : [];
  return results.filter(({ outcome }) => outcome === 'unclear').length;
}

/** How often the same message about the same alarm came once more; that the crisis team is complete is another message. */
function repeats(ids: readonly string[]): number {
  const came = product.standIns.teams.log().flatMap((line) => {
    if (line.kind !== 'posted') return [];
    const about = ids.find((id) => JSON.stringify(line.activity).includes(id));
    return about === undefined ? [] : [`${about} ${line.thread} ${readMessage(line.activity).lines[0]}`];
  });
  return came.length - new Set(came).size;
}

/** Everybody got each alarm; only what was on its way when a sender ended came twice, and the journals say so. `ends`: how often one ended. */
async function explains(at: Replica, ids: readonly string[], ends: number): Promise<void> {
  const uncertain = await checks(at, ids);
  expect(repeats(ids)).toBeLessThanOrEqual(uncertain);
  // The most calls that are open at once: promise 3 of the handbook.
  expect(uncertain).toBeLessThanOrEqual(ends * mostOpen);
}

async function allArrived(at: Replica, ids: readonly string[]): Promise<void> {
  await product.until(at, () => product.arrived(ids).size === messages);
}

async function answersLate(ids: readonly string[]): Promise<void> {
  for (const id of ids) await Promise.all(late.map((name) => answers(name, id, 'Ich nehme virtuell teil')));
}

describe(`${before} and ${ownVersion()} on one store, under load`, () => {
  it.each([
    ['upgrade: the new one', program, undefined],
    ['back-out: the old one', undefined, program],
  ])(
    '%s takes over one replica after the other: nothing lost, no answer, no repeat unexplained',
    async (_what, first, then) => {
      const one = await product.starts(undefined, first);
      await one.logged('lease.taken');
      const two = await product.starts(undefined, first);
      const half = await product.raises(one, alarmsRaised / 2);
      const people = [crowd(half)];
      await product.until(two, () => arrived(half) > 0);
      // First replica: the leader goes in mid-delivery, the follower sends on, the other release answers beside it.
      product.hears(two);
      expect(await one.ends('SIGTERM')).toMatchObject({ code: 0, errors: '' });
      const three = await product.starts(undefined, then);
      product.hears(three);
      // What one release raises, the other one sends; and it goes in mid-delivery, too.
      const ids = [...half, ...(await product.raises(three, alarmsRaised / 2))];
      people.push(crowd(ids.slice(half.length)));
      expect(await two.ends('SIGTERM')).toMatchObject({ code: 0, errors: '' });
      await allArrived(three, ids);
      for (const each of people) await each.all();
      // Nothing of the first release runs any more; its cards are still in the chats.
      await answersLate(ids);
      await explains(three, ids, 2);
    },
  );

  it('kill -9 of the old one in mid-delivery: the new one goes on, repeats are few and explained', async () => {
    const old = await product.starts(undefined, program);
    await old.logged('lease.taken');
    const ids = await product.raises(old, alarmsRaised);
    const people = crowd(ids);
    await product.until(old, () => arrived(ids) >= messages / 4 && people.count() > 0);
    const back = Promise.withResolvers<void>();
    reachable = back.promise;
    await old.ends('SIGKILL');
    expect(arrived(ids)).toBeLessThan(messages);
    const now = await product.starts();
    product.hears(now);
    back.resolve();
    await allArrived(now, ids);
    await people.all();
    await answersLate(ids);
    await explains(now, ids, 1);
  });
});
