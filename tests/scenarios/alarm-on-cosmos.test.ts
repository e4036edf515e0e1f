// A whole alarm with Cosmos DB as the store: calm, while every fifth request goes wrong, and over a kill.
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type CosmosLookAlike, startCosmos } from '../../local/simulators/cosmos.ts';
import { firstBreak } from '../../src/domain/chain.ts';
import { sha256 } from '../store/commits.ts';
import { emptyCosmos, hangsFor } from '../support/cosmos.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
let cosmos: CosmosLookAlike;
beforeAll(async () => {
  cosmos = await startCosmos({ hangsFor });
});
afterAll(() => cosmos.stop());
const onCosmos = { openStore: () => emptyCosmos(cosmos) };

/** The journal verifies, and tells what happened in order. */
async function journalOf(w: World, id: string): Promise<readonly string[]> {
  const lines = await w.app().env.store.journal({ kind: 'alarm', id });
  expect(firstBreak(lines, sha256)).toBeNull();
  return lines.map(({ entry }) => entry.type);
}

async function wholeAlarm(w: World): Promise<void> {
  const { id, number } = await w.raises('ole', { scenario: 'gebaeude' });
  expect(number).toBe('2026-001');
  w.allHear([...holders, '#MI-ITN'], 'alarm');
  await w.clicks('ruediger', 'Ich komme', { inputs: { eta: '15' } });
  await w.clicks('linh', 'Ich kann nicht');
  await w.clicks('tjark', 'Ich nehme virtuell teil');
  const view = await w.alarm('ole', id);
  expect(view.all?.counts).toEqual({ coming: 1, virtual: 1, unavailable: 1, 'call-me': 0, missing: 3 });
  await w.seconds(4);
  w.hears('gesine', 'alarm');
  await w.endsAlarm('ole', id, 'all-clear');
  await w.seconds(2);
  w.allHear([...holders, '#MI-ITN'], 'all-clear');
  const states = Object.values(await w.ledger(id)).map(({ state }) => state);
  expect(states.filter((state) => !['accepted', 'answered', 'stopped', 'superseded'].includes(state))).toEqual([]);
  const told = await journalOf(w, id);
  expect(told.filter((type) => type === 'answered')).toHaveLength(3);
  expect(told.filter((type) => type === 'raised')).toHaveLength(1);
}

describe('with Cosmos DB as the store', () => {
  story('an alarm is raised, answered and ended', wholeAlarm, onCosmos);

  story(
    'and just so while every fifth request goes wrong',
    async (w) => {
      cosmos.faults.chance(0.2, 11);
      await wholeAlarm(w);
      cosmos.faults.clear();
    },
    onCosmos,
  );

  story(
    'a kill loses nothing: whoever was not asked is asked, and whoever answered is not asked again',
    async (w) => {
      const { id } = await w.raises('ole', { scenario: 'gebaeude' });
      w.allHear([...holders, '#MI-ITN'], 'alarm');
      await w.clicks('ruediger', 'Ich komme');
      w.isKilled();
      await w.restarts();
      await w.seconds(8);
      await w.clicks('linh', 'Ich komme');
      expect((await w.alarm('ole', id)).all?.counts).toMatchObject({ coming: 2, missing: 4 });
      expect(await journalOf(w, id)).toContain('answered');
    },
    onCosmos,
  );
});
