// The grown administration: any size, the same for one seed, nobody twice, everybody reachable with one request.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fillStore } from '../../local/fill-store.ts';
import { administration } from '../../local/sample/administration.ts';
import { sampleAdministration, sampleCounts } from '../../local/sample/sample.ts';
import { BOT_APP_ID } from '../../local/settings.ts';
import { personalChatIdOf, userIdOf } from '../../local/simulators/teams-chats.ts';
import { people, reach } from '../../src/domain/people.ts';
import { door } from '../../src/engine/execute.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

const serviceUrl = 'http://127.0.0.1:5100/teams/';
const grown = administration({ people: 13_500, serviceUrl });

describe('the grown administration', () => {
  it('keeps the sample in front and has the size that was asked for', () => {
    const sample = sampleAdministration({ serviceUrl });
    expect(sampleCounts(grown)).toEqual({ ...sampleCounts(sample), people: 13_500 });
    expect(grown.people.slice(0, sample.people.length)).toEqual(sample.people);
    expect({ ...grown, people: [], reach: [], teamsPeople: [] }).toEqual({
      ...sample,
      people: [],
      reach: [],
      teamsPeople: [],
    });
  });

  it('is the same for one seed, another for another, and the beginning of a larger one', () => {
    const again = administration({ people: 2_000, serviceUrl });
    expect(again.people).toEqual(grown.people.slice(0, 2_000));
    expect(again.reach).toEqual(grown.reach.slice(0, 2_000));
    const other = administration({ people: 2_000, seed: 2, serviceUrl });
    const known = new Set(again.people.slice(67).map(({ id }) => id));
    expect(other.people.slice(67).filter(({ id }) => known.has(id))).toEqual([]);
  });

  it('gives nobody the id, the address or the chat of somebody else', () => {
    for (const key of ['id', 'aadId', 'email'] as const) {
      expect(new Set(grown.people.map((person) => person[key])).size).toBe(13_500);
    }
    expect(new Set(grown.reach.map(({ conversationId }) => conversationId)).size).toBe(13_500);
    expect(new Set(grown.reach.map(({ teamsId }) => teamsId)).size).toBe(13_500);
  });

  it('holds for ten times as many', () => {
    const land = administration({ people: 135_000, serviceUrl });
    expect(new Set(land.people.map(({ id }) => id)).size).toBe(135_000);
    expect(new Set(land.people.flatMap(({ aadId, email }) => [aadId, email])).size).toBe(270_000);
    expect(land.people.at(13_499)).toEqual(grown.people.at(-1));
  });

  it('looks like the sample: ids, addresses, domains, and no rights', () => {
    const domains = new Set(grown.domains.map(({ id }) => id));
    const drawn = grown.people.slice(67);
    for (const { id, aadId, email, domain, grants } of drawn) {
      expect(id).toMatch(/^p-[a-km-np-z2-9]{8}$/);
      expect(aadId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(email).toMatch(/^[a-z-]+\.[a-z-]+\d*@[a-z-]+\.land\.example$/);
      expect(domains.has(domain)).toBe(true);
      expect(grants).toEqual([]);
    }
    const perDomain = [...domains].map((domain) => drawn.filter((person) => person.domain === domain).length);
    expect(Math.min(...perDomain)).toBeGreaterThan(300);
  });

  it('has an address for everybody, as long as a real one, and the simulated Teams agrees with it', () => {
    grown.reach.forEach((address, index) => {
      const person = grown.teamsPeople[index];
      if (!person) throw new Error('more addresses than people');
      expect(person.id).toBe(address.person);
      expect(address.conversationId).toHaveLength(120);
      expect(personalChatIdOf(person, BOT_APP_ID)).toBe(address.conversationId);
      expect(userIdOf(person, BOT_APP_ID)).toBe(address.teamsId);
    });
  });

  it('is never smaller than the sample', () => {
    expect(() => administration({ people: 66, serviceUrl })).toThrow('at least the 67 people of the sample');
  });
});

describe('filling a store with it', () => {
  it('puts people and addresses through the door, once, and moves all addresses with the port', async () => {
    const store = openSqlite(':memory:');
    let ids = 0;
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const entry = door({
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
    const some = administration({ people: 1_350, serviceUrl });
    expect(await fillStore(entry, store, some, [serviceUrl])).toBe(true);
    expect(await fillStore(entry, store, some, [serviceUrl])).toBe(false);
    const last = some.people.at(-1)?.id ?? '';
    expect((await entry.read(people, last)).state.value).toEqual(some.people.at(-1));
    expect((await entry.read(reach, last)).state.value).toEqual(some.reach.at(-1));
    expect(await store.journal({ kind: 'reach', id: last })).toHaveLength(1);

    const moved = 'http://127.0.0.1:5102/teams/';
    await fillStore(entry, store, administration({ people: 1_350, serviceUrl: moved }), [moved]);
    const stale = some.reach.map(({ person }) => person);
    const urls = await Promise.all(stale.map(async (id) => (await entry.read(reach, id)).state.value?.serviceUrl));
    expect(new Set(urls)).toEqual(new Set([moved]));
    await store.close();
  });
});
