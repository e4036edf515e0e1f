// The activity feed over HTTP against the simulated Graph: what arrives, and what each failure means for who asked.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandIns, startStandIns } from '../../local/simulators/stand-ins.ts';
import type { ClientToken } from '../../src/client-token.ts';
import { type ActivityFeed, activityFeed, type FeedBatch, mostRecipients } from '../../src/connectors/activity-feed.ts';
import { graphToken } from '../../src/connectors/graph-token.ts';
import { Undeliverable } from '../../src/errors.ts';
import { anna, BOT, bert, TENANT } from '../local/stage.ts';
import { type VirtualClock, virtualClock } from '../support/clock.ts';

const SECRET = 'local-secret-of-the-bot';
const topicUrl = 'https://teams.microsoft.com/l/entity/app/lage?context=%7B%22subEntityId%22%3A%22alarm%2F7%22%7D';
const batch: FeedBatch = {
  chainId: 7,
  recipients: [anna.aadId, bert.aadId],
  topic: 'Alarm 7',
  topicUrl,
  activityType: 'alarm',
  previewText: 'Kommen Sie in den Stabsraum.',
  params: { what: 'Rechenzentrum ohne Strom' },
};

let clock: VirtualClock;
let standIns: StandIns;
let token: ClientToken;
let feed: ActivityFeed;

beforeEach(async () => {
  clock = virtualClock(Date.UTC(2026, 10, 21, 9));
  standIns = await startStandIns({
    port: 0,
    tenantId: TENANT,
    botAppId: BOT,
    botAppSecret: SECRET,
    people: [anna, bert],
    channels: [],
    deliver: async () => ({ status: 200, body: undefined }),
    now: clock.now,
  });
  const { BOT_TOKEN_URL: botTokenUrl = '', GRAPH_URL: graphUrl = '' } = standIns.env;
  token = graphToken(
    { botTokenUrl, botAppId: BOT, botCredential: { kind: 'secret', secret: SECRET } },
    { fetch, now: clock.now },
  );
  feed = activityFeed({ graphUrl }, token, clock.pause);
});
afterEach(async () => {
  await feed.close();
  await standIns.stop();
});

/** Why it was not taken: verdict, code and the pause asked for. */
async function refusal(sent: Promise<void>): Promise<[string, string, number | undefined]> {
  try {
    await sent;
  } catch (error) {
    if (error instanceof Undeliverable) return [error.verdict, error.code, error.waitMs];
    throw error;
  }
  throw new Error('it was taken');
}

describe('a banner', () => {
  it('comes up for everybody, with our words and our address', async () => {
    await feed.notify(batch);
    expect(standIns.graph.banners()).toMatchObject([
      {
        person: anna.id,
        chainId: 7,
        title: 'BCM-Lotse alarmiert Sie: Rechenzentrum ohne Strom',
        preview: 'Kommen Sie in den Stabsraum.',
        opens: topicUrl,
      },
      { person: bert.id },
    ]);
  });

  it.each([
    ['alarm', 'BCM-Lotse alarmiert Sie: Rechenzentrum ohne Strom'],
    ['exercise', 'BCM-Lotse – ÜBUNG: Rechenzentrum ohne Strom'],
    ['ended', 'BCM-Lotse – beendet: Rechenzentrum ohne Strom'],
  ])('reads as the manifest has it for «%s»', async (activityType, title) => {
    await feed.notify({ ...batch, activityType });
    expect(standIns.graph.feedOf(anna.id)).toMatchObject([{ activityType, title }]);
  });

  it('is one, however often it is repeated', async () => {
    await feed.notify(batch);
    await feed.notify({ ...batch, activityType: 'ended' });
    expect(standIns.graph.feedOf(anna.id)).toMatchObject([{ chainId: 7, activityType: 'ended', again: true }]);
  });

  it('is cut where Teams cuts it, never within a sign', async () => {
    await feed.notify({ ...batch, previewText: `${'a'.repeat(149)}🔥🔥` });
    expect(standIns.graph.calls()).toMatchObject([{ status: 202 }]);
    expect(standIns.graph.banners()[0]?.preview.startsWith('a'.repeat(149))).toBe(true);
  });

  it('for nobody asks nobody', async () => {
    await feed.notify({ ...batch, recipients: [] });
    expect(standIns.graph.calls()).toEqual([]);
  });
});

describe('what is not taken', () => {
  it('comes again after the pause that was asked for', async () => {
    await feed.notify(batch);
    await feed.notify(batch);
    expect(await refusal(feed.notify(batch))).toEqual(['again', 'throttled', 1_000]);
    await clock.advance(1_000);
    await feed.notify(batch);
    expect(standIns.graph.calls().map(({ status }) => status)).toEqual([202, 202, 429, 202]);
  });

  it('without a pause leaves the pause to who asked', async () => {
    standIns.graph.limit({ perSecond: 0, announced: false });
    expect(await refusal(feed.notify(batch))).toEqual(['again', 'throttled', undefined]);
  });

  it.each([
    ['ServiceUnavailable', ['unclear', '503', undefined]],
    ['InternalServerError', ['unclear', '500', undefined]],
    ['NotAuthorizedToNotify', ['never', 'Forbidden', undefined]],
    ['SeveralApps', ['never', 'Conflict', undefined]],
    ['TokenEndsSoon', ['again', 'PreconditionFailed', undefined]],
    ['InvalidAuthenticationToken', ['again', 'InvalidAuthenticationToken', undefined]],
  ] as const)('%s is asked once and judged', async (kind, judged) => {
    standIns.graph.fault({ kind });
    expect(await refusal(feed.notify(batch))).toEqual(judged);
    expect(standIns.graph.calls()).toHaveLength(1);
  });

  it('a torn connection leaves it unclear, also where people have seen it', async () => {
    standIns.graph.fault({ kind: 'reset', when: 'after', times: 1 });
    expect((await refusal(feed.notify(batch)))[0]).toBe('unclear');
    expect(standIns.graph.feedOf(anna.id)).toHaveLength(1);
    await feed.notify(batch);
    expect(standIns.graph.feedOf(anna.id)).toHaveLength(1);
  });

  it('silence ends after ten seconds, unclear', async () => {
    standIns.graph.fault({ kind: 'hang' });
    const asked = refusal(feed.notify(batch));
    while (standIns.graph.calls().length === 0) await clock.advance(0);
    await clock.advance(9_999);
    expect(clock.waiting()).toBe(1);
    await clock.advance(1);
    expect(await asked).toEqual(['unclear', 'timeout', undefined]);
    expect(clock.waiting()).toBe(0);
  });

  it('where nobody listens was surely not sent', async () => {
    const nobody = activityFeed({ graphUrl: 'http://127.0.0.1:1' }, token, clock.pause);
    expect(await refusal(nobody.notify(batch))).toEqual(['again', 'ECONNREFUSED', undefined]);
    await nobody.close();
  });

  it('is too much or too long for Graph, and is not even asked', async () => {
    const many = { ...batch, recipients: Array<string>(mostRecipients + 1).fill(anna.aadId) };
    expect(await refusal(feed.notify(many))).toEqual(['never', 'too-many-recipients', undefined]);
    const long = { ...batch, topicUrl: `${topicUrl}${'x'.repeat(1_024)}` };
    expect(await refusal(feed.notify(long))).toEqual(['never', 'address-too-long', undefined]);
    expect(standIns.graph.calls()).toEqual([]);
  });
});

describe('the token for Graph', () => {
  it('is fetched once and again before Graph would call it too old', async () => {
    const first = await token.get();
    await clock.advance(13 * 60_000);
    expect(await token.get()).toBe(first);
    await clock.advance(60_000);
    const second = await token.get();
    expect(second).not.toBe(first);
    expect(await standIns.entra.graphTokenLife(first)).toBeGreaterThan(0);
    await feed.notify(batch);
    expect(standIns.graph.calls()).toMatchObject([{ status: 202 }]);
  });

  it('is no token for the bot, and the bot has none for Graph', async () => {
    const forGraph = await token.get();
    expect(await standIns.entra.acceptsBotToken(forGraph)).toBe(false);
    expect(await standIns.entra.graphTokenLife('not-a-token')).toBe(0);
  });

  it('that was refused is not used again', async () => {
    standIns.graph.fault({ kind: 'TokenEndsSoon', times: 1 });
    await refusal(feed.notify(batch));
    await clock.advance(1_000);
    const fresh = await token.get();
    await feed.notify(batch);
    expect(await standIns.entra.graphTokenLife(fresh)).toBe(3_599_000);
  });
});
