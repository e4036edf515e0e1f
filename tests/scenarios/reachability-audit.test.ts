// Nights and working days with the whole product: the audit runs once a night, the card „stimmt noch?“ comes once a day.
import { describe, expect } from 'vitest';
import { audits } from '../../src/domain/audit.ts';
import { bundles } from '../../src/domain/bundle.ts';
import { contacts } from '../../src/domain/people.ts';
import type { ReachabilityView } from '../../src/http/contract-reachability.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
const path = '/api/reachability?domain=MI-ITN';

/** The product does not run until this moment; time passes without it. */
async function sleepsUntil(w: World, moment: string): Promise<void> {
  w.isKilled();
  await w.advance((utc(moment) - w.now()) / 60_000);
  await w.restarts();
}

const results = async (w: World) => (await w.app().entry.read(audits, 'MI-ITN')).state.history.map(({ at }) => at);

/** Everybody who got a bundled card since the last look, in the order of the alphabet. */
function carded(w: World): readonly string[] {
  const lines = w.unheard();
  for (const line of lines) w.hears(line.split(': ')[0] as string, 'bundle');
  return lines.map((line) => line.split(': ')[0] as string).sort();
}

describe('the reachability audit', () => {
  story(
    'runs at 02:30, survives a restart, runs once in the night in which that hour comes twice, and sends nothing',
    async (w) => {
      await w.advance(2);
      expect(await results(w)).toHaveLength(1);
      expect((await results(w))[0]).toBeLessThan(utc('2026-10-25T00:30:10'));
      await sleepsUntil(w, '2026-10-25T01:29:30');
      await w.advance(2);
      expect(await results(w)).toHaveLength(1);
      await sleepsUntil(w, '2026-10-26T01:29:50');
      await w.seconds(20);
      expect(await results(w)).toHaveLength(2);
      const { json } = await w.tab('maren').get<ReachabilityView>(path);
      expect(json.nextAt).toBe(utc('2026-10-27T01:30'));
      expect(json.newest?.ways.teams).toBe('ok');
    },
    { begin: utc('2026-10-25T00:29') },
  );

  story(
    'makes up for a night that the product slept through, once',
    async (w) => {
      await sleepsUntil(w, '2026-11-28T10:00');
      await w.seconds(10);
      expect(await results(w)).toHaveLength(1);
    },
    { begin: utc('2026-11-21T17:00') },
  );

  story(
    'asks everybody with a role once, reminds twice, and then tells the BC-Beauftragte; whoever confirms is left alone',
    async (w) => {
      await w.advance(2);
      expect(w.unheard()).toEqual([]);
      await sleepsUntil(w, '2026-11-23T06:59:58');
      await w.seconds(60);
      const first = carded(w);
      expect(first).toContain('britta');
      expect(new Set(first).size).toBe(first.length);

      const reply = await w.clicks('britta', 'Stimmt noch');
      expect(reply.card?.text).toContain('Danke. Notiert 08:00 Uhr: Ihre Angaben stimmen.');
      const id = w.people.id('britta');
      const { state } = await w.app().entry.read(contacts, id);
      expect(state.value?.confirmedAt).toBeGreaterThan(utc('2026-11-23T06:59'));

      await sleepsUntil(w, '2026-11-24T06:59:58');
      await w.seconds(60);
      expect(carded(w)).toEqual([]);
      for (const [moment, words] of [
        ['2026-11-26T06:59:58', '1. Erinnerung'],
        ['2026-12-01T06:59:58', 'Letzte Erinnerung'],
      ] as const) {
        await sleepsUntil(w, moment);
        await w.seconds(60);
        expect(carded(w)).toEqual(first.filter((name) => name !== 'britta'));
        expect(w.card('bernd').text).toContain(words);
      }
      await sleepsUntil(w, '2026-12-04T06:59:58');
      await w.seconds(60);
      // Nobody is reminded a third time. What was not done waits with the BC-Beauftragte for her next card.
      expect(carded(w)).toEqual([]);
      expect((await w.app().entry.read(bundles, id)).state.items.every(({ status }) => status === 'done')).toBe(true);
      const bernd = await w.app().entry.read(bundles, w.people.id('bernd'));
      expect(bernd.state.items.map(({ status }) => status)).toContain('handed');
      await w.advance(5);
      const told = carded(w);
      expect(told.length).toBeGreaterThan(0);
      expect(told.length).toBeLessThan(first.length);
      expect(w.card(told[0] as string).text).toMatch(/Bitte sprechen Sie .+ an|Please talk to/);
    },
    { begin: utc('2026-11-22T01:29') },
  );
});
