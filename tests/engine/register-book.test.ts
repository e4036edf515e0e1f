// The book of registers on both stores: what it gives is what was put, whoever put it, and it asks no more than it must.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CosmosLookAlike, startCosmos } from '../../local/simulators/cosmos.ts';
import { type BusinessProcess, processes } from '../../src/domain/process.ts';
import { type Resource, resources } from '../../src/domain/resource.ts';
import { type Door, door } from '../../src/engine/execute.ts';
import { registerBook } from '../../src/engine/register-book.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { watchedStore } from '../http/watched-store.ts';
import { emptyCosmos } from '../support/cosmos.ts';
import { stage } from './stage.ts';

const setup = { system: 'setup' } as const;
const processOf = (id: string, name = id): BusinessProcess => ({
  id,
  domain: id.split('.')[0] as string,
  name,
  unit: 'Referat 1',
  mtpdHours: 24,
  rtoHours: 8,
  rpoHours: 4,
  mbco: 'Papier',
});
const put = (entry: Door, value: BusinessProcess) => entry.execute(processes, value.id, { type: 'put', value }, setup);
const namesIn = (all: readonly BusinessProcess[]) => all.map(({ name }) => name);

let cosmos: CosmosLookAlike;
beforeAll(async () => {
  cosmos = await startCosmos();
});
afterAll(() => cosmos.stop());

const stores: readonly (readonly [string, () => Promise<Store>])[] = [
  ['SQLite', async () => openSqlite(':memory:')],
  ['Cosmos', () => emptyCosmos(cosmos)],
];

describe.each(stores)('on %s', (_name, open) => {
  it('all records of a kind in a domain, and of no other; a change is there at once, and nothing else is asked for', async () => {
    const watched = watchedStore(await open());
    const { store } = watched;
    const entry = door(stage(store).env('one'));
    const book = registerBook(entry, store);
    expect(await book.values(processes, 'MI')).toEqual([]);
    const all = Array.from({ length: 30 }, (_, index) => processOf(`MI.p${10 + index}`));
    await Promise.all([...all, processOf('MI-ITN.p1'), processOf('MIX.p1')].map((value) => put(entry, value)));
    expect(await book.values(processes, 'MI')).toEqual(all);
    watched.asked();

    const before = await book.values(processes, 'MI');
    expect(await book.values(processes, 'MI')).toBe(before);
    expect(watched.asked()).toEqual({ written: 2 });

    await put(entry, processOf('MI.p12', 'Anders'));
    watched.asked();
    const [, , third] = await book.values(processes, 'MI');
    expect(third?.name).toBe('Anders');
    expect(watched.asked()).toEqual({ written: 1, ends: 1, load: 1 });
    expect(await book.values(resources, 'MI')).toEqual([]);
    expect(namesIn(await book.values(processes, 'MI-ITN'))).toEqual(['MI-ITN.p1']);
    const [first] = await book.all(processes, 'MIX');
    expect(first).toMatchObject({ id: 'MIX.p1', seq: 1, state: { revision: 1 } });
    await store.close();
  });

  it('reads many at once, also in a process that has just started, and sees what another one puts', async () => {
    const watched = watchedStore(await open());
    const { store } = watched;
    const { env } = stage(store);
    const [one, other] = [door(env('one')), door(env('two'))];
    await Promise.all(Array.from({ length: 40 }, (_, index) => put(one, processOf(`MI.p${10 + index}`))));
    watched.asked();
    const book = registerBook(other, store);
    expect(await book.values(processes, 'MI')).toHaveLength(40);
    expect(watched.asked()).toEqual({ written: 1, ends: 1, snapshots: 1 });
    await put(one, processOf('MI.p10', 'von nebenan'));
    expect(namesIn(await book.values(processes, 'MI'))[0]).toBe('von nebenan');
    // Many at once share one reading.
    watched.asked();
    await Promise.all(Array.from({ length: 20 }, () => book.values(processes, 'MI')));
    expect(watched.asked().written).toBeLessThanOrEqual(2);
    await store.close();
  });
});

it('a snapshot of other rules is not believed', async () => {
  const store = openSqlite(':memory:');
  const entry = door(stage(store).env('one'));
  const value: Resource = {
    id: 'MI.server',
    domain: 'MI',
    category: 'IT',
    name: 'Server',
    unit: '',
    owner: '',
    rtaHours: null,
    rtaSource: 'NONE',
    backupHours: null,
    singlePoints: [],
    provider: null,
    evidence: [],
  };
  for (let index = 0; index < 9; index += 1) {
    const each = { ...value, id: `MI.server-${index}` };
    await entry.execute(resources, each.id, { type: 'put', value: each }, setup);
  }
  const newer = { ...resources, version: resources.version + 1, apply: () => ({ value, revision: 77 }) };
  const again = door(stage(store).env('two'));
  expect((await registerBook(again, store).all(newer, 'MI')).map(({ state }) => state.revision)).toEqual(
    Array(9).fill(77),
  );
  await store.close();
});
