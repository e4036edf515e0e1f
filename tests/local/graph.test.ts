// The simulated activity feed answers as Graph does: its limits, its refusals, and banners that take each other's place.
import { describe, expect, it } from 'vitest';
import { Graph, type GraphOptions } from '../../local/simulators/graph.ts';
import { badGraphDay } from '../../local/simulators/graph-faults.ts';
import { declaredActivityTypes } from '../../local/simulators/graph-request.ts';
import type { Answer, Reply } from '../../local/simulators/reply.ts';
import { anna, bert } from './stage.ts';

const HOUR = 3_600_000;
const ACTION = '/graph/v1.0/teamwork/sendActivityNotificationToRecipients';
const activityTypes = [{ type: 'alarm', templateText: '{actor} alarmiert Sie: {what}' }];

function createFeed(options: Partial<GraphOptions> = {}) {
  const clock = { ms: Date.UTC(2026, 10, 21, 9) };
  const graph = new Graph({
    people: [anna, bert],
    activityTypes,
    isInstalled: () => true,
    tokenLife: async (token) => (token === 'good' ? HOUR : 0),
    now: () => clock.ms,
    pause: async (ms) => {
      clock.ms += ms;
    },
    ...options,
  });
  const call = (body: unknown, token = 'good', path = ACTION): Promise<Reply> =>
    graph.handle({
      method: 'POST',
      path,
      query: new URLSearchParams(),
      headers: { authorization: `Bearer ${token}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { graph, clock, call };
}

const to = (...aadIds: string[]) =>
  aadIds.map((userId) => ({ '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId }));

const notification = (changed: Record<string, unknown> = {}) => ({
  topic: { source: 'text', value: 'Alarm 7', webUrl: 'https://teams.microsoft.com/l/entity/app/lage' },
  activityType: 'alarm',
  chainId: 7,
  previewText: { content: 'Kommen Sie in den Stabsraum.' },
  templateParameters: [{ name: 'what', value: 'Rechenzentrum ohne Strom' }],
  recipients: to(anna.aadId, bert.aadId.toUpperCase()),
  ...changed,
});

const statusOf = (reply: Reply) => (typeof reply === 'string' ? reply : reply.status);

describe('a bulk notification', () => {
  it('puts a banner up for everybody in it', async () => {
    const { graph, call } = createFeed();
    expect(await call(notification())).toEqual({ status: 202 });
    expect(graph.banners()).toEqual([
      {
        at: '2026-11-21T09:00:00.000Z',
        person: anna.id,
        chainId: 7,
        activityType: 'alarm',
        title: 'BCM-Lotse alarmiert Sie: Rechenzentrum ohne Strom',
        preview: 'Kommen Sie in den Stabsraum.',
        opens: 'https://teams.microsoft.com/l/entity/app/lage',
        again: false,
      },
      expect.objectContaining({ person: bert.id }),
    ]);
    expect(graph.calls()).toEqual([
      { at: '2026-11-21T09:00:00.000Z', chainId: 7, recipients: 2, status: 202, banners: 2 },
    ]);
  });

  it('takes the place of an earlier one of the same chain, and stands beside others', async () => {
    const { graph, clock, call } = createFeed();
    await call(notification());
    await call(notification({ chainId: 8 }));
    clock.ms += 1_000;
    await call(notification({ previewText: { content: 'x'.repeat(200) } }));
    expect(graph.feedOf(anna.id).map(({ chainId, preview }) => [chainId, preview.length])).toEqual([
      [8, 28],
      [7, 150],
    ]);
    expect(
      graph
        .banners()
        .filter(({ person }) => person === anna.id)
        .map(({ again }) => again),
    ).toEqual([false, false, true]);
  });

  it('is taken also where nobody sees it: without the app, and for ids nobody has', async () => {
    const { graph, call } = createFeed({ isInstalled: (person) => person === anna.id });
    expect(await call(notification({ recipients: to(anna.aadId, bert.aadId, 'nobody') }))).toEqual({ status: 202 });
    expect(graph.banners().map(({ person }) => person)).toEqual([anna.id]);
    expect(graph.calls()).toMatchObject([{ recipients: 3, banners: 1 }]);
  });

  it.each<[string, Record<string, unknown> | string]>([
    ['no recipients', { recipients: [] }],
    ['101 recipients', { recipients: to(...Array<string>(101).fill(anna.aadId)) }],
    ['a recipient of another kind', { recipients: [{ '@odata.type': 'microsoft.graph.channelMembers', userId: 'x' }] }],
    ['no topic', { topic: undefined }],
    ['a text topic without address', { topic: { source: 'text', value: 'Alarm' } }],
    ['an address outside Teams', { topic: { source: 'text', value: 'Alarm', webUrl: 'https://bcm.example/' } }],
    ['no preview', { previewText: undefined }],
    ['a type that is not declared', { activityType: 'lunch' }],
    ['a parameter too few', { templateParameters: [] }],
    ['a chain that is no whole number', { chainId: 1.5 }],
    ['no JSON', '{'],
  ])('%s: refused, and nobody sees anything', async (_case, changed) => {
    const { graph, call } = createFeed();
    const reply = await call(typeof changed === 'string' ? changed : notification(changed));
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
    expect(graph.banners()).toEqual([]);
  });

  it('takes a hundred, and a type that needs no entry in the manifest', async () => {
    const { graph, call } = createFeed();
    const hundred = to(...Array<string>(99).fill('nobody'), anna.aadId);
    const templateParameters = [{ name: 'systemDefaultText', value: 'Bitte melden' }];
    const body = notification({ recipients: hundred, activityType: 'systemDefault', templateParameters });
    expect(await call(body)).toEqual({ status: 202 });
    expect(graph.banners()).toMatchObject([{ title: 'Bitte melden' }]);
  });
});

describe('the app of the product', () => {
  it('may say what its manifest declares', async () => {
    const { graph, call } = createFeed({ activityTypes: declaredActivityTypes() });
    for (const activityType of ['alarm', 'exercise'])
      expect(await call(notification({ activityType }))).toEqual({ status: 202 });
    expect(graph.feedOf(bert.id)).toMatchObject([
      { title: 'BCM-Lotse – ÜBUNG: Rechenzentrum ohne Strom', again: true },
    ]);
  });
});

describe('what Graph refuses', () => {
  it('are strange tokens, tokens that end soon, and other addresses', async () => {
    const { graph, call } = createFeed();
    expect(await call(notification(), 'bad')).toMatchObject({ status: 401 });
    expect(await call(notification(), 'good', '/graph/v1.0/users')).toMatchObject({ status: 404 });
    const ending = createFeed({ tokenLife: async () => 45 * 60_000 - 1 });
    expect(await ending.call(notification())).toMatchObject({ status: 412 });
    expect([...graph.banners(), ...ending.graph.banners()]).toEqual([]);
  });

  it('is a third call in one second, and it says when to come again if it says so', async () => {
    const { graph, clock, call } = createFeed();
    await call(notification());
    clock.ms += 400;
    await call(notification());
    expect(await call(notification())).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    clock.ms += 600;
    expect(await call(notification())).toEqual({ status: 202 });
    graph.limit({ perSecond: 1, announced: false });
    expect(await call(notification())).not.toHaveProperty('headers');
    expect(graph.calls().map(({ status, banners }) => [status, banners])).toEqual([
      [202, 2],
      [202, 2],
      [429, 0],
      [202, 2],
      [429, 0],
    ]);
  });

  it('is what a rule says, before or after people saw it', async () => {
    const { graph, clock, call } = createFeed({ latency: () => 700 });
    graph.fault({ kind: 'hang', when: 'after', times: 1 });
    graph.fault({ kind: 'NotAuthorizedToNotify', times: 1 });
    graph.fault({ kind: 'SeveralApps', chainId: 9 });
    expect(await call(notification())).toBe('hang');
    expect(graph.banners()).toHaveLength(2);
    expect(await call(notification())).toMatchObject({ status: 403, body: { error: { code: 'Forbidden' } } });
    expect(graph.banners()).toHaveLength(2);
    expect(await call(notification({ chainId: 9 }))).toMatchObject({ status: 409 });
    graph.clearFaults();
    expect(await call(notification({ chainId: 9 }))).toEqual({ status: 202 });
    expect(clock.ms).toBe(Date.UTC(2026, 10, 21, 9) + 4 * 700);
  });

  it('by chance, the same for one seed', async () => {
    const play = async (seed: number) => {
      const { graph, call } = createFeed({ seed, limits: { perSecond: 1_000_000, announced: true } });
      for (const rule of badGraphDay()) graph.fault(rule);
      const statuses: (string | number)[] = [];
      for (let n = 0; n < 1_000; n += 1) statuses.push(statusOf(await call(notification())));
      return statuses;
    };
    const first = await play(1);
    expect(await play(1)).toEqual(first);
    expect(await play(2)).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set<string | number>([202, 403, 429, 502, 503, 'hang', 'reset']));
  });
});

describe('many people', () => {
  it('all get one banner, 135 calls for 13,500', async () => {
    const people = Array.from({ length: 13_500 }, (_, n) => ({ ...anna, id: `p-${n}`, aadId: `aad-${n}` }));
    const { graph, clock, call } = createFeed({ people });
    const replies: Answer[] = [];
    for (let from = 0; from < people.length; from += 100) {
      const recipients = to(...people.slice(from, from + 100).map(({ aadId }) => aadId));
      const reply = await call(notification({ recipients }));
      if (typeof reply !== 'string') replies.push(reply);
      clock.ms += 500;
    }
    expect(replies.filter(({ status }) => status === 202)).toHaveLength(135);
    expect(new Set(graph.banners().map(({ person }) => person)).size).toBe(13_500);
    expect(clock.ms - Date.UTC(2026, 10, 21, 9)).toBe(67_500);
  });
});
