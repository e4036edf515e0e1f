// What happens by chance in the simulated Teams happens the same way every time, and its log tells all of it.
import { describe, expect, it } from 'vitest';
import { createLatency } from '../../local/simulators/latency.ts';
import { personalChatIdOf } from '../../local/simulators/teams-chats.ts';
import type { ConnectorCall } from '../../local/simulators/teams-connector.ts';
import { badDay } from '../../local/simulators/teams-faults.ts';
import { anna, BOT, bert, cardMessage, createStage, type Stage } from './stage.ts';

const chatId = personalChatIdOf(anna, BOT);
const chat = `/${chatId}/activities`;
const noLimits = { app: [], thread: { create: [], send: [], roster: [] }, announced: true };

async function badCalls(seed: number, posts: number): Promise<readonly ConnectorCall[]> {
  const { teams, call } = createStage({ seed, limits: noLimits });
  for (const rule of badDay()) teams.fault(rule);
  for (let n = 0; n < posts; n += 1) await call('POST', chat, cardMessage());
  return teams.calls();
}

describe('latency', () => {
  const quantiles = (values: number[]) => {
    const sorted = values.toSorted((a, b) => a - b);
    return [0.5, 0.99].map((share) => sorted[Math.floor(share * sorted.length)] ?? 0);
  };

  it('has the median and the spread it was given, and repeats itself', () => {
    const options = { medianMs: 200, sigma: 0.5, seed: 7 };
    const [one, same, other] = [createLatency(options), createLatency(options), createLatency({ ...options, seed: 8 })];
    const times = Array.from({ length: 5_000 }, one.next);
    expect(times).toEqual(Array.from({ length: 5_000 }, same.next));
    expect(times).not.toEqual(Array.from({ length: 5_000 }, other.next));
    const [median = 0, late = 0] = quantiles(times);
    expect(median).toBeGreaterThan(190);
    expect(median).toBeLessThan(210);
    expect(late / median).toBeGreaterThan(2.7);
    expect(late / median).toBeLessThan(3.7);
  });

  it('slows down in mid-run, and knows an end', () => {
    const wire = createLatency({ medianMs: 200, sigma: 0, seed: 1, longestMs: 900 });
    expect(wire.next()).toBe(200);
    wire.slow(3);
    expect(wire.next()).toBe(600);
    wire.slow(10);
    expect(wire.next()).toBe(900);
    wire.slow(1);
    expect(wire.next()).toBe(200);
  });

  it('puts the message into the chat before the answer is back', async () => {
    const { teams, call, clock } = createStage({ latency: () => 1_000, answerShare: 0.25 });
    const answered = call('POST', chat, cardMessage());
    await clock.advance(749);
    expect(teams.chats.thread(chatId)?.messages).toHaveLength(0);
    await clock.advance(1);
    expect(teams.chats.thread(chatId)?.messages).toHaveLength(1);
    expect(teams.calls()).toHaveLength(0);
    await clock.advance(250);
    expect(await answered).toMatchObject({ status: 201 });
    expect(teams.calls()).toMatchObject([{ at: '2026-11-21T09:00:00.000Z', status: 201, done: true }]);
  });
});

describe('faults by chance', () => {
  it('strike as often as they are likely, the same for one seed, another way for another', async () => {
    const calls = await badCalls(1, 4_000);
    const shares = new Map<string, number>();
    for (const { status } of calls) shares.set(String(status), (shares.get(String(status)) ?? 0) + 1 / calls.length);
    expect([...shares.keys()].sort()).toEqual(
      ['201', '403', '404', '412', '429', '500', '502', '503', '504', 'hang', 'reset'].sort(),
    );
    expect(shares.get('503')).toBeGreaterThan(0.006);
    expect(shares.get('503')).toBeLessThan(0.014);
    expect(shares.get('201')).toBeGreaterThan(0.93);
    expect(await badCalls(1, 500)).toEqual(calls.slice(0, 500));
    expect((await badCalls(2, 500)).map(({ status }) => status)).not.toEqual(
      calls.slice(0, 500).map(({ status }) => status),
    );
  });

  it('leave in the calls whether the person has the message, whatever the bot was told', async () => {
    const { teams, call } = createStage({ limits: noLimits });
    teams.fault({ kind: 'BadGateway', when: 'after', times: 1 });
    teams.fault({ kind: 'BadGateway', times: 1 });
    for (let n = 0; n < 3; n += 1) await call('POST', chat, cardMessage());
    const [after, before, good] = teams.calls();
    expect(after).toMatchObject({ status: 502, done: true, person: anna.id, about: { delivery: 'd1' } });
    expect(before).toMatchObject({ status: 502, done: false, person: anna.id });
    expect(before).not.toHaveProperty('activityId');
    expect(good).toMatchObject({ status: 201, done: true });
    const posted = teams.log().flatMap((line) => (line.kind === 'posted' ? [[line.activityId, line.about]] : []));
    expect(posted).toEqual([
      [after?.activityId, { delivery: 'd1' }],
      [good?.activityId, { delivery: 'd1' }],
    ]);
  });

  it('scatter people who cannot be written to, the same for one seed', async () => {
    const people = Array.from({ length: 1_000 }, (_, n) => ({
      ...bert,
      id: `p-${n}`,
      aadId: `aad-${n}`,
      email: `p${n}@land.example`,
    }));
    const refused = (seed: number) => {
      const { teams } = createStage({ people, channels: [] });
      teams.scatterRefusals(seed, { blocked: 0.02, removed: 0.05 });
      const blocked = people.filter(({ id }) => teams.chats.isBlocked(id)).map(({ id }) => id);
      return { blocked, removed: people.filter(({ id }) => !teams.chats.isInstalled(id)).map(({ id }) => id) };
    };
    const { blocked, removed } = refused(3);
    expect(blocked.length).toBeGreaterThan(8);
    expect(removed.length).toBeGreaterThan(30);
    expect(blocked.filter((id) => removed.includes(id))).toEqual([]);
    expect(refused(3)).toEqual({ blocked, removed });
    expect(refused(4).removed).not.toEqual(removed);
  });
});

describe('clicks on a bad day', () => {
  const heardOf = (stage: Stage) =>
    stage.heard.map((activity) => [activity.text ?? activity.name, activity.id] as const);

  async function until(stage: Stage, ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 500) await stage.clock.advance(500);
  }

  it('come again after 15 seconds, up to four times in all, as the same or as a new activity', async () => {
    const stage = createStage({ seed: 5, disorder: { seed: 5, repeated: 1 } });
    await stage.call('POST', chat, cardMessage());
    const message = stage.teams.chats.thread(chatId)?.messages[0]?.id ?? '';
    for (let n = 0; n < 20; n += 1) await stage.teams.pressTitled(anna.id, chatId, message, 'Ich komme');
    expect(stage.heard).toHaveLength(20);
    await until(stage, 15_000);
    expect(stage.heard).toHaveLength(40);
    await until(stage, 30_000);
    await stage.teams.settled();
    expect(stage.heard.length).toBeGreaterThan(45);
    expect(stage.heard.length).toBeLessThanOrEqual(80);
    const log = stage.teams.disordered().filter((line) => line.kind === 'repeated');
    expect(log).toHaveLength(stage.heard.length - 20);
    const renewed = log.filter((line) => line.as !== line.activityId);
    expect(renewed.length).toBeGreaterThan(log.length / 4);
    expect(renewed.length).toBeLessThan((3 * log.length) / 4);
    expect(new Set(stage.heard.map(({ id }) => id)).size).toBe(20 + renewed.length);
  });

  it('never give a new name to what somebody wrote', async () => {
    const stage = createStage({ seed: 5, disorder: { seed: 5, repeated: 1 } });
    const id = stage.teams.write(anna.id, chatId, 'hilfe');
    await until(stage, 60_000);
    await stage.teams.settled();
    expect(stage.heard.length).toBeGreaterThan(1);
    expect(new Set(heardOf(stage).map(([, each]) => each))).toEqual(new Set([id]));
  });

  it('are overtaken by the next one, or go by themselves after a while', async () => {
    const stage = createStage({ disorder: { seed: 1, swapped: 1 } });
    stage.teams.write(anna.id, chatId, 'eins');
    stage.teams.write(anna.id, chatId, 'zwei');
    stage.teams.write(anna.id, chatId, 'drei');
    await until(stage, 500);
    expect(heardOf(stage).map(([text]) => text)).toEqual(['zwei', 'eins']);
    await until(stage, 2_000);
    await stage.teams.settled();
    expect(heardOf(stage).map(([text]) => text)).toEqual(['zwei', 'eins', 'drei']);
    expect(stage.teams.disordered().map(({ kind }) => kind)).toEqual(['swapped', 'swapped']);
  });

  it('are late the same way for one seed', async () => {
    const play = async (seed: number) => {
      const stage = createStage({ seed, disorder: { seed, late: 0.5, swapped: 0.2, repeated: 0.3 } });
      for (let n = 0; n < 40; n += 1) stage.teams.write(anna.id, chatId, `Nachricht ${n}`);
      await until(stage, 80_000);
      await stage.teams.settled();
      return { heard: heardOf(stage), log: stage.teams.disordered() };
    };
    const first = await play(11);
    expect(await play(11)).toEqual(first);
    expect((await play(12)).heard).not.toEqual(first.heard);
    expect(new Set(first.log.map(({ kind }) => kind))).toEqual(new Set(['late', 'swapped', 'repeated']));
  });
});

describe('ids', () => {
  it('of clicks come from the seed', async () => {
    const ids = async (seed?: number) => {
      const stage = createStage(seed === undefined ? {} : { seed });
      await stage.call('POST', chat, cardMessage());
      const message = stage.teams.chats.thread(chatId)?.messages[0]?.id ?? '';
      await stage.teams.pressTitled(anna.id, chatId, message, 'Ich komme');
      return stage.heard.map(({ id }) => id);
    };
    expect(await ids(1)).toEqual(await ids(1));
    expect(await ids(1)).not.toEqual(await ids(2));
    expect(await ids()).not.toEqual(await ids());
  });
});

describe('what is kept of messages', () => {
  it('may be only the buttons: people can press them, the text is gone', async () => {
    const { teams, call } = createStage({ bodies: 'buttons', limits: noLimits });
    await call('POST', chat, cardMessage('Ich komme', 'sehr geheim'));
    const [message] = teams.chats.thread(chatId)?.messages ?? [];
    expect(JSON.stringify(teams.log())).not.toContain('geheim');
    expect(await teams.pressTitled(anna.id, chatId, message?.id ?? '', 'Ich komme')).toMatchObject({ kind: 'fault' });
    expect(teams.log().at(-2)).toMatchObject({
      kind: 'pressed',
      action: { verb: 'answer', data: { deliveryId: 'd1' } },
    });
  });

  it('may be nothing but the log', async () => {
    const { teams, call } = createStage({ bodies: 'none', limits: noLimits });
    await call('POST', chat, cardMessage());
    const [line] = teams.log();
    expect(line).toMatchObject({
      kind: 'posted',
      to: [anna.id],
      about: { delivery: 'd1' },
      activity: { type: 'message' },
    });
    expect(JSON.stringify(line)).not.toContain('AdaptiveCard');
  });
});
