// Kill -9 between raising and delivering, with the real process: everybody gets the card, no answer is lost, all is explained.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionOf } from '../../local/simulators/card-actions.ts';
import { cardFor } from '../../local/simulators/teams.ts';
import type { FaultRule } from '../../local/simulators/teams-faults.ts';
import { type ExportSeal, firstBreak, type JournalLine } from '../../src/domain/chain.ts';
import type { AlarmView, OperationView } from '../../src/http/contract.ts';
import { readMessage } from '../support/world-cards.ts';
import { type RealProduct, realProduct } from './real-product.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const repeat = 'Wiederholung – bitte nur einmal antworten.';

let product: RealProduct;
beforeEach(async () => {
  product = await realProduct();
  await product.starts();
}, 120_000);
afterEach(() => product.close());

function fault(name: string, rule: Omit<FaultRule, 'match'>): void {
  product.standIns.teams.fault({ match: { person: product.people.id(name), operation: 'post' }, ...rule });
}

/** The cards in somebody's chat, as they were posted. */
function cards(name: string) {
  const thread = product.standIns.teams.chats.personal(product.people.id(name))?.id;
  return product.standIns.teams
    .log()
    .flatMap((line) => (line.kind === 'posted' && line.thread === thread ? [readMessage(line.activity)] : []));
}

function posts(): number {
  return product.standIns.teams.log().filter(({ kind }) => kind === 'posted').length;
}

async function press(name: string, title: string, inputs: Record<string, string> = {}): Promise<string> {
  const { teams } = product.standIns;
  const person = product.people.id(name);
  const thread = teams.chats.personal(person);
  const message = thread?.messages.at(-1);
  const card = message && cardFor(message, person);
  const action = card && actionOf(card, title, inputs);
  if (!thread || !message || !action) throw new Error(`${name} sees no button ${title}`);
  return (await teams.press(person, thread.id, message.id, action)).kind;
}

async function states(): Promise<Readonly<Record<string, number>>> {
  const { json } = await product.tab('priya').get<OperationView>('/api/operation');
  return json.alarms[0]?.states ?? {};
}

async function answers(id: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { json } = await product.tab('ole').get<AlarmView>(`/api/alarms/${id}`);
  const asked = json.all?.asked ?? [];
  return Object.fromEntries(
    asked.map((line) => [product.people.name(line.person), line.answers.map(({ answer }) => answer)]),
  );
}

describe('a kill between raising and delivering', () => {
  it('loses nobody: only what was in flight may come twice, and says so', { timeout: 180_000 }, async () => {
    // Linh's card arrives, but nobody answers the call; Wiebke's does not arrive; Gesine's is to be tried later.
    fault('linh', { kind: 'hang', when: 'after', times: 1 });
    fault('wiebke', { kind: 'hang', times: 1 });
    fault('gesine', { kind: 'Throttled', times: 1, retryAfter: 3 });
    const id = await product.raises();
    // The channel and three people are certain, Linh has her card, the other two calls are made.
    // Gesine's refusal may slow Wiebke's call down by a moment, so the whole picture is waited for.
    const picture = { accepted: 4, planned: 1, reserved: 2 };
    await product.until(async () => posts() === 5 && isDeepStrictEqual(await states(), picture));
    expect(await press('maren', 'Ich komme', { eta: '15' })).toBe('card');
    expect(await product.ends('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });

    await product.starts();
    const readiness = await fetch(`${product.url}/readyz`);
    expect([readiness.status, await readiness.json()]).toMatchObject([200, { ready: true }]);
    await product.until(() => posts() >= 8);
    await product.until(async () => (await states()).reserved === undefined);

    const copies = Object.fromEntries(holders.map((name) => [name, cards(name).length]));
    expect(copies).toEqual({ maren: 1, tjark: 1, gesine: 1, ruediger: 1, linh: 2, wiebke: 1 });
    const marked = holders.filter((name) => cards(name).some(({ lines }) => lines.includes(repeat)));
    expect(marked).toEqual(['linh', 'wiebke']);
    expect(cards('linh').map(({ lines }) => lines.includes(repeat))).toEqual([false, true]);
    expect(await answers(id)).toMatchObject({ maren: ['coming'] });
    expect(await states()).toEqual({ accepted: 6, answered: 1 });

    await comparesWithJournal(id);
  });

  it('twice in a row right after raising still reaches everybody', { timeout: 180_000 }, async () => {
    product.standIns.teams.fault({ kind: 'ServiceUnavailable', match: { operation: 'create' } });
    const id = await product.raises();
    await product.ends('SIGKILL');
    await product.starts();
    await product.ends('SIGKILL');
    product.standIns.teams.clearFaults();
    await product.starts();
    await product.until(() => holders.every((name) => cards(name).length > 0));
    await product.until(async () => (await states()).accepted === 7);
    expect(holders.map((name) => cards(name).length)).toEqual(holders.map(() => 1));
    expect(Object.values(await answers(id)).flat()).toEqual([]);
  });
});

describe('a kill while people answer', () => {
  it('keeps every answer that was confirmed; the others are given again and count once', {
    timeout: 180_000,
  }, async () => {
    const id = await product.raises();
    await product.until(async () => (await states()).accepted === 7);
    const first = await Promise.all(holders.slice(0, 3).map((name) => press(name, 'Ich komme')));
    expect(first).toEqual(['card', 'card', 'card']);
    const late = holders.slice(3).map((name) => press(name, 'Ich nehme virtuell teil'));
    const [outcomes] = await Promise.all([Promise.all(late), product.ends('SIGKILL')]);
    await product.starts();
    const kept = await answers(id);
    for (const name of holders.slice(0, 3)) expect([name, kept[name]]).toEqual([name, ['coming']]);
    for (const [at, name] of holders.slice(3).entries()) {
      if (outcomes[at] === 'card') expect([name, kept[name]]).toEqual([name, ['virtual']]);
      else await press(name, 'Ich nehme virtuell teil').catch(() => 'answered before');
    }
    const all = await answers(id);
    for (const name of holders.slice(3)) expect([name, all[name]]).toEqual([name, ['virtual']]);
  });
});

/** What Teams' log holds and what the journal says must be the same; nothing came that the journal cannot explain. */
async function comparesWithJournal(id: string): Promise<void> {
  const { text } = await product.tab('ole').get(`/api/alarms/${id}/journal?format=jsonl`);
  const all = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const lines = all.slice(0, -1) as JournalLine[];
  const digest = (value: string) => createHash('sha256').update(value).digest('hex');
  expect(firstBreak(lines, digest, all.at(-1) as ExportSeal)).toBeNull();
  type Result = { id: string; outcome: string; activityId?: string };
  const results = lines.flatMap(({ entry }) =>
    entry.type === 'settled' ? (entry.results as unknown as Result[]) : [],
  );
  const accepted = results.flatMap(({ outcome, activityId }) =>
    outcome === 'accepted' && activityId ? [activityId] : [],
  );
  const recovered = lines.flatMap(({ entry }) => (entry.type === 'recovered' ? (entry.ids as string[]) : []));
  const posted = product.standIns.teams.log().flatMap((line) => (line.kind === 'posted' ? [line.activityId] : []));
  expect(recovered).toHaveLength(2);
  expect(posted).toEqual(expect.arrayContaining(accepted));
  // Seven recipients accepted once each; the one message more is Linh's first copy, explained by `recovered`.
  expect([accepted.length, new Set(accepted).size, posted.length]).toEqual([7, 7, 8]);
}
