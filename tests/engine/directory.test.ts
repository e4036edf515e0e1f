// Looking people, domains and addresses up in the registers.
import { describe, expect, it } from 'vitest';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { people, reach } from '../../src/domain/people.ts';
import { directory } from '../../src/engine/directory.ts';
import type { Store } from '../../src/store/port.ts';
import { anna, ben } from '../domain/crisis.ts';
import { domain, openStage } from './stage.ts';

async function openDirectory() {
  const set = await openStage();
  const listed: string[] = [];
  const store: Store = {
    ...set.store,
    list(query) {
      listed.push(`${query.kind} ${query.key}`);
      return set.store.list(query);
    },
  };
  return { ...set, listed, look: directory(set.entry, store) };
}
const setup = { system: 'setup' } as const;

describe('the directory finds', () => {
  it('a person by id and by Entra object id, however that is written', async () => {
    const { look } = await openDirectory();
    expect((await look.person(anna))?.name).toBe('Anna Beispiel');
    expect((await look.personOf(`AAD-${anna.toUpperCase()}`))?.id).toBe(anna);
  });

  it.each(['', 'p-else', 'constructor', '__proto__'])('nobody under "%s"', async (id) => {
    const { look } = await openDirectory();
    expect(await look.person(id)).toBeUndefined();
    expect(await look.personOf(id)).toBeUndefined();
    expect(await look.domain(id)).toBeUndefined();
    expect(await look.domainOfChannel(id)).toBeUndefined();
    expect(await look.reach(id)).toBeUndefined();
  });

  it('a domain by id and by its channel, and all of them in order', async () => {
    const { look, entry } = await openDirectory();
    const other = { ...domain, id: 'MF-LZN', channel: null };
    await entry.execute(bcDomains, other.id, { type: 'put', value: other }, setup);
    expect((await look.domain('MI-ITN'))?.room).toBe('Stabsraum A');
    expect((await look.domainOfChannel('19:stab'))?.id).toBe('MI-ITN');
    expect((await look.domains()).map(({ id }) => id)).toEqual(['MF-LZN', 'MI-ITN']);
  });

  it('what was put last', async () => {
    const { look, entry } = await openDirectory();
    const value = { person: anna, conversationId: 'a:1', serviceUrl: 's', teamsId: '29:1', state: 'met' } as const;
    await entry.execute(reach, anna, { type: 'put', value }, setup);
    await entry.execute(reach, anna, { type: 'put', value: { ...value, state: 'removed' } }, setup);
    expect((await look.reach(anna))?.state).toBe('removed');
    const moved = { ...(await look.person(anna)), aadId: 'aad-new' } as never;
    await entry.execute(people, anna, { type: 'put', value: moved }, setup);
    expect((await look.personOf('aad-new'))?.id).toBe(anna);
    expect(await look.personOf(`aad-${anna}`)).toBeUndefined();
  });
});

describe('the directory remembers under which id a key was found', () => {
  it('and asks for it once', async () => {
    const { look, listed } = await openDirectory();
    for (const _ of [1, 2]) {
      expect((await look.personOf(`aad-${anna}`))?.id).toBe(anna);
      expect((await look.domainOfChannel('19:stab'))?.id).toBe('MI-ITN');
    }
    expect(listed).toEqual([`person aad-${anna}`, 'domain 19:stab']);
  });

  it('and shows the record as it is now: a right taken away is gone at once', async () => {
    const { look, entry } = await openDirectory();
    const known = await look.personOf(`aad-${anna}`);
    expect(known?.grants).toEqual([{ role: 'alarm', domain: 'MI-ITN' }]);
    await entry.execute(people, anna, { type: 'put', value: { ...known, grants: [] } as never }, setup);
    expect((await look.personOf(`aad-${anna}`))?.grants).toEqual([]);
  });

  it('but not when another bears the key meanwhile, or nobody', async () => {
    const { look, entry } = await openDirectory();
    const [first, second] = [await look.personOf(`aad-${anna}`), await look.personOf(`aad-${ben}`)];
    await entry.execute(people, anna, { type: 'put', value: { ...first, aadId: 'aad-new' } as never }, setup);
    expect(await look.personOf(`aad-${anna}`)).toBeUndefined();
    await entry.execute(people, ben, { type: 'put', value: { ...second, aadId: `aad-${anna}` } as never }, setup);
    expect((await look.personOf(`aad-${anna}`))?.id).toBe(ben);
    await look.domainOfChannel('19:stab');
    await entry.execute(bcDomains, domain.id, { type: 'put', value: { ...domain, channel: null } }, setup);
    expect(await look.domainOfChannel('19:stab')).toBeUndefined();
  });
});
