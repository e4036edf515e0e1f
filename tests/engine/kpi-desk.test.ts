// Figures on both stores: gathered from the registers, released, and seen at once by whoever reads the Land.
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCosmos } from '../../local/simulators/cosmos.ts';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { figuresOfDomains } from '../../src/domain/figures.ts';
import { usualKpiSet } from '../../src/domain/kpi.ts';
import { countOne, sumUp } from '../../src/domain/kpi-figures.ts';
import { processes } from '../../src/domain/process.ts';
import { resources } from '../../src/domain/resource.ts';
import type { Env } from '../../src/engine/env.ts';
import { door } from '../../src/engine/execute.ts';
import { kpiDesk } from '../../src/engine/kpi-desk.ts';
import { registerBook } from '../../src/engine/register-book.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { domain, noon, process, resource } from '../domain/kpi-samples.ts';
import { emptyCosmos } from '../support/cosmos.ts';

const setup = { system: 'setup' } as const;
let cosmos: Awaited<ReturnType<typeof startCosmos>>;
beforeAll(async () => {
  cosmos = await startCosmos({ partitions: 1 });
});
afterAll(() => cosmos.stop());

const stores: readonly (readonly [string, () => Promise<Store>])[] = [
  ['SQLite', async () => openSqlite(':memory:')],
  ['Cosmos DB', () => emptyCosmos(cosmos)],
];

function stage(store: Store) {
  let now = noon;
  const quiet = () => undefined;
  const env: Env = {
    now: () => now,
    monotonic: () => now,
    pause: async () => undefined,
    newId: () => randomBytes(8).toString('hex'),
    random: () => 0.5,
    salt: () => randomBytes(16).toString('hex'),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    name: 'desk',
    isGone: () => false,
    store,
    log: { info: quiet, warn: quiet, error: quiet },
  };
  const entry = door(env);
  const desk = kpiDesk({ env, entry, book: registerBook(entry, store) });
  const put = async (model: typeof processes | typeof resources | typeof bcDomains, value: { id: string }) => {
    await entry.execute(model as typeof processes, value.id, { type: 'put', value: value as never }, setup);
  };
  const later = (ms: number) => {
    now += ms;
  };
  return { entry, desk, put, later };
}

describe.each(stores)('%s', (_, open) => {
  test('a changed record counts at once, and a release is in the Land at once, with another process a moment later', async () => {
    const store = await open();
    const { entry, desk, put } = stage(store);
    const own = domain([{ kind: 'IT', core: true, holders: ['p-a', 'p-b'] }]);
    await put(bcDomains, own);
    await put(processes, process('a'));
    const counted = async () => {
      const found = countOne({ book: await desk.book(own), set: usualKpiSet, at: noon }, 'K1');
      return found && sumUp(found);
    };
    expect(await counted()).toMatchObject({ met: 1, open: 0, unknown: 0 });
    await put(processes, process('b', { biaDay: null, damage: undefined }));
    expect(await counted()).toMatchObject({ met: 1, open: 1, unknown: 0 });

    const beside = stage(store);
    expect([(await desk.land()).size, (await beside.desk.land()).size]).toEqual([0, 0]);
    const facts = { stage: 'REACTIVE', officerNamed: false, guidelineDay: null, overdue: [], maturity: null } as const;
    for (const asOf of [1, 2]) {
      const past = { at: asOf, by: 'p-a' };
      const drawn = { domain: 'AB', asOf, set: 0, figures: [], facts, management: [], remark: '', support: '' };
      await entry.execute(figuresOfDomains, 'AB', { type: 'draft', ...drawn, past }, setup);
      const release = { type: 'release', asOf, past: { at: asOf, by: 'p-b' } } as const;
      await entry.execute(figuresOfDomains, 'AB', release, setup);
      const expected = asOf === 1 ? [1] : [2, 1];
      expect((await desk.land()).get('AB')?.released.map((one) => one.asOf)).toEqual(expected);
      // Another process looks again after a while.
      beside.later(60_001);
      expect((await beside.desk.land()).get('AB')?.released.map((one) => one.asOf)).toEqual(expected);
    }
    await store.close();
  });

  test('the Land asks the store for nothing but what changed, and sees a new name at once', async () => {
    const store = await open();
    let questions = 0;
    const counting = new Proxy(store, {
      get(target, name: keyof Store) {
        if (name === 'list' || name === 'load') questions += 1;
        return target[name];
      },
    });
    const { desk, put, later } = stage(counting);
    await put(bcDomains, domain());
    await put(bcDomains, { ...domain(), id: 'CD' });
    const names = async () => {
      await desk.land();
      return new Set((await desk.domains()).map(({ name }) => name));
    };
    const [name = ''] = await names();
    questions = 0;
    expect(await names()).toEqual(new Set([name]));
    expect(questions).toBe(0);
    await put(bcDomains, { ...domain(), id: 'CD', name: 'Neuer Name' } as { id: string });
    questions = 0;
    expect(await names()).toEqual(new Set([name, 'Neuer Name']));
    expect(questions).toBe(1);
    // A look in the background: whoever asks does not wait for it, and is told what was known.
    later(30_001);
    expect(await names()).toEqual(new Set([name, 'Neuer Name']));
    await store.close();
  });

  test('what a domain offers to others is time-critical for them, too', async () => {
    const store = await open();
    const { desk, put, later } = stage(store);
    const [own, other] = [domain(), { ...domain(), id: 'CD' }];
    await put(bcDomains, own);
    await put(bcDomains, other);
    await put(resources, resource('netz', { shared: true }));
    expect((await desk.book(own)).needs.get('AB.netz')).toBeUndefined();
    await put(processes, { ...process('x', { needsResources: ['AB.netz'] }), id: 'CD.x', domain: 'CD' } as {
      id: string;
    });
    // Processes of other domains are asked for again after a while.
    later(60_001);
    expect((await desk.book(own)).needs.get('AB.netz')).toMatchObject({ critical: 1, usersElsewhere: 1, users: [] });
    await store.close();
  });
});
