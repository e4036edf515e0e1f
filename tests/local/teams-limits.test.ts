// The connector throttles as documented: per thread, per app, with and without Retry-After; time is moved by hand.
import { describe, expect, it } from 'vitest';
import { personalChatIdOf } from '../../local/simulators/teams-chats.ts';
import { createLimiter, documentedLimits } from '../../local/simulators/teams-limits.ts';
import { anna, BOT, bert, cardMessage, createStage, spoken } from './stage.ts';

const chat = `/${personalChatIdOf(anna, BOT)}/activities`;

describe('limits per thread', () => {
  it('takes 7 posts in one second and says when the next may come', async () => {
    const { call, clock, teams } = createStage();
    for (let n = 0; n < 7; n += 1) expect(spoken(await call('POST', chat, cardMessage())).status).toBe(201);
    const refused = spoken(await call('POST', chat, cardMessage()));
    expect(refused).toEqual({
      status: 429,
      headers: { 'retry-after': '1' },
      body: { error: { code: 'Throttled', message: 'Too many requests.' } },
    });
    expect(teams.chats.personal(anna.id)?.messages).toHaveLength(7);
    await clock.advance(1_000);
    expect(spoken(await call('POST', chat, cardMessage())).status).toBe(201);
  });

  it('takes 8 in two seconds, 60 in thirty and 1,800 in an hour', () => {
    let at = 0;
    const limiter = createLimiter({ ...documentedLimits, app: [] }, () => at);
    const admittedUntil = (end: number, step: number) => {
      let admitted = 0;
      for (; at < end; at += step) if (limiter.admit('send', 'chat') === 0) admitted += 1;
      return admitted;
    };
    expect(admittedUntil(2_000, 100)).toBe(8);
    expect(admittedUntil(30_000, 100)).toBe(52);
    expect(admittedUntil(3_600_000, 500)).toBe(1_740);
  });

  it('counts updates as sends, and each chat for itself', async () => {
    const { call } = createStage();
    const { id } = spoken(await call('POST', chat, cardMessage())).body as { id: string };
    for (let n = 0; n < 6; n += 1) expect(spoken(await call('PUT', `${chat}/${id}`, cardMessage())).status).toBe(200);
    expect(spoken(await call('PUT', `${chat}/${id}`, cardMessage())).status).toBe(429);
    const other = `/${personalChatIdOf(bert, BOT)}/activities`;
    expect(spoken(await call('POST', other, cardMessage())).status).toBe(201);
  });
});

describe('the limit of the app', () => {
  it('is 50 a second over all chats, and may fall in mid-run', () => {
    let at = 0;
    const limiter = createLimiter(documentedLimits, () => at);
    const admitted = () =>
      Array.from({ length: 90 }, (_, n) => limiter.admit('send', `chat ${n}`)).filter((n) => n === 0);
    expect(admitted()).toHaveLength(50);
    at = 1_000;
    limiter.set({ ...documentedLimits, app: [{ ms: 1_000, max: 25 }] });
    expect(admitted()).toHaveLength(25);
    at = 2_000;
    limiter.set({ ...documentedLimits, app: [{ ms: 1_000, max: 0 }] });
    expect(admitted()).toHaveLength(0);
  });

  it('says nothing of when to come again while it is hidden', async () => {
    const { call } = createStage({ limits: { ...documentedLimits, app: [{ ms: 1_000, max: 1 }], announced: false } });
    await call('POST', chat, cardMessage());
    expect(spoken(await call('POST', chat, cardMessage()))).not.toHaveProperty('headers');
  });

  it('counts what it refused only in the list of calls', async () => {
    const { call, teams } = createStage({ limits: { ...documentedLimits, app: [{ ms: 1_000, max: 1 }] } });
    await call('POST', chat, cardMessage());
    await call('POST', chat, cardMessage());
    expect(teams.calls().map(({ operation, status }) => [operation, status])).toEqual([
      ['post', 201],
      ['post', 429],
    ]);
    expect(teams.log().filter((line) => line.kind === 'posted')).toHaveLength(1);
  });
});
