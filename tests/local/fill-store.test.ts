// The sample goes into an empty store once, is completed after a kill, and its addresses follow the stand-ins' port.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillStore } from '../../local/fill-store.ts';
import { type Sample, sampleAdministration } from '../../local/sample/sample.ts';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { people, reach } from '../../src/domain/people.ts';
import { type Door, door } from '../../src/engine/execute.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

const OLD = 'http://127.0.0.1:3979/teams/';
const NEW = 'http://127.0.0.1:4001/teams/';
const PLAYGROUND = 'http://127.0.0.1:56150/_connector/';

let store: Store;
let entry: Door;
let sample: Sample;

beforeEach(() => {
  store = openSqlite(':memory:');
  let ids = 0;
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  entry = door({
    now: () => Date.UTC(2026, 10, 21),
    monotonic: () => 0,
    pause: async () => undefined,
    newId: () => `id${++ids}`,
    random: () => 0.5,
    salt: () => '00',
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    name: 'test',
    isGone: () => false,
    store,
    log: quiet,
  });
  sample = sampleAdministration({ serviceUrl: OLD });
});
afterEach(() => store.close());

const linesOf = async (domain: string) => (await store.journal({ kind: 'domain', id: domain })).length;
const setup = { system: 'setup' } as const;

describe('filling the store', () => {
  it('loads everything once', async () => {
    expect(await fillStore(entry, store, sample, [OLD])).toBe(true);
    const stored = await store.list({ kind: 'person', limit: 1_000 });
    expect(stored.rows).toHaveLength(sample.people.length);
    expect(await fillStore(entry, store, sample, [OLD])).toBe(false);
    expect(await linesOf('MI-ITN')).toBe(1);
  });

  it('goes on where a kill had stopped it, and writes nothing twice', async () => {
    const [first] = sample.domains;
    if (!first) throw new Error('the sample has no domain');
    await entry.execute(bcDomains, first.id, { type: 'put', value: first }, setup);
    expect(await fillStore(entry, store, sample, [OLD])).toBe(true);
    expect(await linesOf(first.id)).toBe(1);
    expect((await entry.read(people, sample.people.at(-1)?.id ?? '')).state.value).toEqual(sample.people.at(-1));
  });

  it('moves addresses of an earlier port, and leaves those of a second client', async () => {
    await fillStore(entry, store, sample, [OLD]);
    const met = { conversationId: 'a:1', teamsId: '29:1', state: 'met' as const };
    const here = { ...met, person: 'p-1', serviceUrl: OLD };
    const there = { ...met, person: 'p-2', serviceUrl: PLAYGROUND };
    await entry.execute(reach, 'p-1', { type: 'put', value: here }, setup);
    await entry.execute(reach, 'p-2', { type: 'put', value: there }, setup);
    await fillStore(entry, store, sampleAdministration({ serviceUrl: NEW }), [NEW, PLAYGROUND]);
    expect((await entry.read(bcDomains, 'MI-ITN')).state.value?.channel?.serviceUrl).toBe(NEW);
    expect((await entry.read(reach, 'p-1')).state.value).toEqual({ ...here, serviceUrl: NEW });
    expect((await entry.read(reach, 'p-2')).state.value).toEqual(there);
  });
});
