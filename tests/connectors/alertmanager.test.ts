// The intake for Alertmanager: who may knock, what is understood, and one open report per cause whatever happens.
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anna, ben } from '../domain/crisis.ts';
import { minutes, startOfPlay } from '../domain/play.ts';
import { hook, openIntake, secret } from './intake.ts';

describe('the secret', () => {
  it.each<[string, string | undefined]>([
    ['missing', undefined],
    ['empty', ''],
    ['an empty bearer', 'Bearer '],
    ['wrong', 'Bearer wrong'],
    ['one letter short', `Bearer ${secret.slice(0, -1)}`],
    ['one letter long', `Bearer ${secret}x`],
    ['in capitals', `Bearer ${secret.toUpperCase()}`],
    ['without its scheme', secret],
    ['under another scheme', `Basic ${secret}`],
    ['twice', `Bearer ${secret}, Bearer ${secret}`],
  ])('%s: 401, and nothing is stored', async (_case, authorization) => {
    const { intakeOf, all } = await closed();
    expect(await intakeOf(authorization)).toMatchObject({ status: 401, body: { error: { code: 'not-signed-in' } } });
    expect(await all()).toEqual([]);
  });

  async function closed() {
    const set = await openIntake();
    const intake = set.open();
    const body = Buffer.from(JSON.stringify(hook()));
    return { ...set, intakeOf: (authorization: string | undefined) => intake({ authorization, body }) };
  }

  it.each(['Bearer', 'bearer', 'BEARER'])('is right: 202 (%s)', async (scheme) => {
    const { post } = await openIntake();
    expect(await post(hook(), `${scheme} ${secret}`)).toMatchObject({ status: 202 });
  });

  it('may be one of two while it is being changed, and only the new one afterwards', async () => {
    const { post, open } = await openIntake();
    const changing = open({ intakeSecrets: ['the-new-one', secret] });
    expect((await post(hook(), `Bearer ${secret}`, changing)).status).toBe(202);
    expect((await post(hook(), 'Bearer the-new-one', changing)).status).toBe(202);
    const changed = open({ intakeSecrets: ['the-new-one'] });
    expect((await post(hook(), `Bearer ${secret}`, changed)).status).toBe(401);
  });

  it.each([[[]], [['']]])('that is not configured (%j) opens the door to nobody', async (intakeSecrets) => {
    const { post, open } = await openIntake();
    const shut = open({ intakeSecrets });
    for (const authorization of ['Bearer ', 'Bearer undefined', 'Bearer "']) {
      expect((await post(hook(), authorization, shut)).status).toBe(401);
    }
  });

  it('is asked for before anything of the body is looked at', async () => {
    const { post } = await openIntake();
    expect((await post('{no json', 'Bearer wrong')).status).toBe(401);
  });
});

describe('a body that is none', () => {
  const without = (name: string) => Object.fromEntries(Object.entries(hook()).filter(([key]) => key !== name));
  const [only] = hook().alerts;

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{no json', /^body: /],
    ['nothing', '', /^body: /],
    ['a list', [], /^body: /],
    ['null', 'null', /^body: /],
    ['another version', { ...hook(), version: '3' }, /^version: /],
    ['no group key', without('groupKey'), /^groupKey: /],
    ['an empty group key', { ...hook(), groupKey: '' }, /^groupKey: /],
    ['a list for the group key', { ...hook(), groupKey: ['x'] }, /^groupKey: /],
    ['an unknown status', { ...hook(), status: 'burning' }, /^status: /],
    ['no alerts', { ...hook(), alerts: [] }, /^alerts: /],
    ['alerts that are none', { ...hook(), alerts: 'x' }, /^alerts: /],
    ['labels that are none', { ...hook(), alerts: [{ ...only, labels: [] }] }, /^alerts\.0\.labels: /],
    ['a label that is no text', { ...hook(), alerts: [{ ...only, labels: { a: 1 } }] }, /^alerts\.0\.labels\.a: /],
    ['a time that is none', { ...hook(), alerts: [{ ...only, startsAt: 'gestern' }] }, /^alerts\.0\.startsAt: /],
    ['a count that is none', { ...hook(), truncatedAlerts: -1 }, /^truncatedAlerts: /],
  ])('%s: 400, and says what is wrong', async (_case, body, text) => {
    const { post, all } = await openIntake();
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { error: { code: 'bad-shape', text: expect.stringMatching(text) } },
    });
    expect(await all()).toEqual([]);
  });

  it('but with fields nobody knows, or without annotations, is one', async () => {
    const { post } = await openIntake();
    const { annotations: _none, ...bare } = only ?? {};
    expect((await post({ ...hook(), alerts: [bare], new: { field: 1 }, truncatedAlerts: undefined })).status).toBe(202);
  });
});

describe('the domain', () => {
  it.each<[string, readonly string[], string]>([
    ['is the one the label names', ['MF-LZN'], 'MF-LZN'],
    ['is the first known one of several', ['NO-ONE', 'MF-LZN', 'MI-ITN'], 'MF-LZN'],
    ['is the one for all others when nobody knows the label', ['NO-ONE'], 'MI-ITN'],
    ['is the one for all others when the label is blank', [' '], 'MI-ITN'],
  ])('%s', async (_case, named, expected) => {
    const { idOf, proposal } = await openIntake();
    const alerts = named.map((code, index) => ({ labels: { bc_domain: code, instance: `web${index}` } }));
    const id = await idOf(hook({ alerts }));
    expect(await proposal(id)).toMatchObject({ domain: expected, owner: expected === 'MI-ITN' ? anna : ben });
    expect(id.startsWith(`${expected}.`)).toBe(true);
  });

  it.each(['NO-ONE', '__proto__', 'constructor'])('unknown (%s) and none for all others: 422', async (code) => {
    const { post, open, all } = await openIntake();
    const to = open({ intakeDomain: undefined });
    const body = hook({ alerts: [{ labels: { bc_domain: code } }] });
    expect(await post(body, `Bearer ${secret}`, to)).toMatchObject({
      status: 422,
      body: { error: { code: 'no-domain' } },
    });
    expect(await all()).toEqual([]);
  });
});

describe('one cause', () => {
  it('repeated is counted in its open report', async () => {
    const { idOf, proposal, all } = await openIntake();
    const ids = [
      await idOf(hook()),
      await idOf(hook()),
      await idOf(hook({ alerts: [{}, { labels: { instance: 'b' } }] })),
    ];
    expect(new Set(ids).size).toBe(1);
    expect(await proposal(ids[0] ?? '')).toMatchObject({ status: 'open', reports: 3, alerts: 2 });
    expect(await all()).toHaveLength(1);
  });

  it('posted twenty times at once opens one report', async () => {
    const { idOf, all, proposal } = await openIntake();
    const ids = await Promise.all(Array.from({ length: 20 }, () => idOf(hook())));
    expect(new Set(ids).size).toBe(1);
    expect(await all()).toHaveLength(1);
    expect((await proposal(ids[0] ?? '')).reports).toBe(20);
  });

  it('posted to two processes at once opens one report', async () => {
    const { idOf, open, all, clock } = await openIntake();
    const two = open({}, 'two');
    const posts = Promise.all(Array.from({ length: 20 }, (_, index) => idOf(hook(), index % 2 ? two : undefined)));
    for (let tick = 0; tick < 40; tick += 1) await clock.advance(500);
    expect(new Set(await posts).size).toBe(1);
    expect(await all()).toHaveLength(1);
  });

  it('whose alerts change their domain stays in the report that is open', async () => {
    const { idOf, all } = await openIntake();
    const first = await idOf(hook({ alerts: [{ labels: { bc_domain: 'MF-LZN' } }] }));
    const mixed = [{ labels: { bc_domain: 'MI-ITN' } }, { labels: { bc_domain: 'MF-LZN', instance: 'b' } }];
    expect(await idOf(hook({ alerts: mixed }))).toBe(first);
    const racing = await Promise.all(
      ['MI-ITN', 'MF-LZN'].map((code) => idOf(hook({ group: 'race', alerts: [{ labels: { bc_domain: code } }] }))),
    );
    expect(new Set(racing).size).toBe(1);
    expect(await all('open')).toHaveLength(2);
  });

  it('is told from others by its group key alone', async () => {
    const { idOf } = await openIntake();
    const keys = ['a', 'b', 'A', '__proto__', 'x'.repeat(9_000)];
    const ids = await Promise.all(keys.map((group) => idOf(hook({ group }))));
    expect(new Set(ids).size).toBe(keys.length);
    for (const id of ids) expect(id).toMatch(/^MI-ITN\.[0-9a-f]{16}-1$/);
  });

  it('resolved is noted, firing once more is, too; both in the same report', async () => {
    const { idOf, proposal } = await openIntake();
    const id = await idOf(hook());
    expect(await idOf(hook({ status: 'resolved' }))).toBe(id);
    expect(await proposal(id)).toMatchObject({ status: 'open', firing: false });
    expect(await idOf(hook())).toBe(id);
    expect(await proposal(id)).toMatchObject({ firing: true, resolvedAt: null });
  });

  it('firing again after it was closed opens a new report, again and again', async () => {
    const { idOf, dismiss, all } = await openIntake();
    const ids: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const id = await idOf(hook());
      await dismiss(id);
      expect(await idOf(hook({ status: 'resolved' }))).toBe(id);
      ids.push(id);
    }
    expect(new Set(ids).size).toBe(12);
    expect(await all('open')).toEqual([]);
  });

  it('resolved before anybody heard of it opens nothing', async () => {
    const { post, all } = await openIntake();
    expect((await post(hook({ status: 'resolved' }))).status).toBe(202);
    expect(await all()).toEqual([]);
  });

  it('is refused for now, not for good, when the store is down: nothing is half, the repeat counts', async () => {
    const memory = openSqlite(':memory:');
    let down = false;
    const fails = () => Promise.reject(new Error('disk full'));
    const { post, all } = await openIntake(
      {},
      { ...memory, commit: (commit) => (down ? fails() : memory.commit(commit)) },
    );
    down = true;
    await expect(post(hook())).rejects.toThrow('disk full');
    down = false;
    expect(await all()).toEqual([]);
    expect((await post(hook())).status).toBe(202);
  });

  it('that other processes close again and again is answered 503, so that it is repeated', async () => {
    const memory = openSqlite(':memory:');
    const stale: Awaited<ReturnType<typeof memory.list>>['rows'][number][] = [];
    const list: typeof memory.list = async (query) =>
      query.kind === 'proposal' && stale.length > 0 ? { rows: stale, next: null } : memory.list(query);
    const { idOf, post, dismiss, all } = await openIntake({}, { ...memory, list });
    const id = await idOf(hook());
    const open = await all('open');
    await dismiss(id);
    // What is listed is always older than what is there.
    stale.push(...open);
    expect(await post(hook())).toMatchObject({ status: 503 });
  });
});

describe('since', () => {
  it.each<[string, readonly string[], number]>([
    ['the earliest start', ['2026-11-21T17:43:00Z', '2026-11-21T18:40:00+01:00'], startOfPlay - minutes(4)],
    ['with fractions of a second as Go writes them', ['2026-11-21T17:43:59.999999999Z'], startOfPlay - 1],
    ['now when the clock of the source is ahead', ['2026-11-22T00:00:00Z'], startOfPlay],
    ['now when the source does not know', ['0001-01-01T00:00:00Z'], startOfPlay],
  ])('is %s', async (_case, starts, since) => {
    const { idOf, proposal } = await openIntake();
    const alerts = starts.map((startsAt, index) => ({ startsAt, labels: { instance: `web${index}` } }));
    expect((await proposal(await idOf(hook({ alerts })))).since).toBe(since);
  });
});
