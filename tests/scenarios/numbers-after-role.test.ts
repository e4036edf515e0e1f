// After somebody's last role: she is told on her bundled card when her numbers go, may keep them, and else they are gone.
import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import { firstBreak } from '../../src/domain/chain.ts';
import { contacts } from '../../src/domain/people.ts';
import type { ContactView } from '../../src/http/contract-people.ts';
import type { World } from '../support/world.ts';
import { changeDomain, changeRole, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
/** 02:44 in Hannover, on a Tuesday. */
const options = { begin: utc('2026-11-24T01:44') } as const;

/** The product does not run until this moment; then it runs for two minutes. */
async function nightOf(w: World, moment: string): Promise<void> {
  w.isKilled();
  await w.advance((utc(moment) - w.now()) / 60_000);
  await w.restarts();
  await w.advance(2);
}

/** Linh and Wiebke leave the crisis team, and stand in no other. */
async function leave(w: World): Promise<void> {
  const leaving = ['linh', 'wiebke'].map((name) => w.people.id(name));
  await changeDomain(w, 'MI-ITN', ({ roles }) => ({
    roles: roles.map((role) => ({ ...role, holders: role.holders.filter((person) => !leaving.includes(person)) })),
  }));
  await w.advance(2);
}

const numbers = async (w: World, name: string) =>
  ((await w.app().entry.read(contacts, w.people.id(name))).state.value?.numbers ?? []).length;
const contact = async (w: World, name: string) => (await w.tab(name).get<ContactView>('/api/contact')).json;

/** Bundled cards of others are another story (reachability-audit.test.ts). */
function cards(w: World): readonly string[] {
  const places = w.unheard().map((line) => line.split(': ')[0] as string);
  for (const place of places) w.hears(place, 'bundle');
  return places;
}

describe('thirty days after the last role', () => {
  story(
    'numbers are gone from record and journal, which still verifies; whoever wants to keep hers does',
    async (w) => {
      await leave(w);
      expect([await numbers(w, 'linh'), await numbers(w, 'wiebke')]).toEqual([1, 1]);
      const number = (await contact(w, 'linh')).numbers[0]?.number ?? '';
      expect(number).toMatch(/^\+49/);
      expect((await contact(w, 'linh')).goesOn).toBe('2026-12-24');
      expect((await contact(w, 'tjark')).goesOn).toBeNull();

      await nightOf(w, '2026-12-09T01:44:30');
      await nightOf(w, '2026-12-09T06:59:30');
      cards(w);
      await nightOf(w, '2026-12-10T01:44:30');
      expect(cards(w)).toEqual([]);
      await nightOf(w, '2026-12-10T06:59:30');
      expect(cards(w)).toEqual(expect.arrayContaining(['linh', 'wiebke']));
      for (const name of ['linh', 'wiebke'])
        expect(w.card(name).text).toContain(
          'Ihre Rufnummern werden am 24.12.2026 gelöscht, weil Sie keine Rolle im Krisenstab mehr haben.',
        );
      const { card } = await w.clicks('wiebke', 'Behalten');
      expect(card?.text).toContain('Ihre Rufnummern bleiben.');

      await nightOf(w, '2026-12-23T01:44:30');
      expect(await numbers(w, 'linh')).toBe(1);
      await nightOf(w, '2026-12-24T01:44:30');
      cards(w);
      expect([await numbers(w, 'linh'), await numbers(w, 'wiebke'), await numbers(w, 'tjark')]).toEqual([0, 1, 1]);
      const address = { kind: 'contact', id: w.people.id('linh') } as const;
      const lines = await w.app().env.store.journal(address);
      expect(JSON.stringify(lines)).not.toContain(number);
      expect(firstBreak(lines, digest)).toBeNull();
      expect(lines.at(-1)).toMatchObject({ by: { system: 'audit' } });
      expect(JSON.stringify(await w.app().env.store.load(address, 0))).not.toContain(number);
      // Her mail was no number.
      expect(await contact(w, 'linh')).toMatchObject({ numbers: [], email: true, goesOn: null });
      expect((await contact(w, 'wiebke')).goesOn).toBe('2027-12-10');
      await w.seconds(30);
      cards(w);
      expect(w.card('linh').text).toContain('Ihre Rufnummern sind gelöscht');
    },
    options,
  );

  story(
    'nobody with a role loses anything, nor who is back in one, nor who is asked in an open alarm',
    async (w) => {
      const everybody = await Promise.all(w.sample.contacts.map(({ person }) => numbers(w, w.people.name(person))));
      await leave(w);
      await nightOf(w, '2026-12-10T01:44:30');
      await nightOf(w, '2026-12-10T06:59:30');
      cards(w);
      // Linh is a deputy elsewhere from now on; Wiebke was asked in an alarm that nobody ended.
      await changeRole(w, 'MI-ITN', 'HR', { names: ['gesine', 'linh'] });
      await changeRole(w, 'MI-ITN', 'LOG_KEEPER', { names: ['wiebke'] });
      await raiseFor(w, ['LOG_KEEPER']);
      await changeRole(w, 'MI-ITN', 'LOG_KEEPER', { names: ['gesine'] });
      w.allHear(['wiebke', '#MI-ITN'], 'alarm');
      await nightOf(w, '2026-12-24T01:44:30');
      for (const line of w.unheard()) w.hears(line.split(': ')[0] as string, line.split(': ')[1] as 'bundle');
      expect(await Promise.all(w.sample.contacts.map(({ person }) => numbers(w, w.people.name(person))))).toEqual(
        everybody,
      );
      expect((await contact(w, 'linh')).goesOn).toBeNull();
    },
    options,
  );
});
