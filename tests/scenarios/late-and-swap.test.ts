// Two of three are needed; who comes too late fills a role provisionally; who answers late may take over.
import { describe, expect } from 'vitest';
import type { World } from '../support/world.ts';
import { changeRole, ladderLines, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

describe('n of m', () => {
  story('two have to say yes; a refusal asks exactly one more', async (w) => {
    await changeRole(w, 'MI-ITN', 'HR', { needed: 2 });
    const id = await raiseFor(w, ['HR']);
    w.allHear(['gesine', 'carla', '#MI-ITN'], 'alarm');
    await w.clicks('gesine', 'Ich komme');
    await w.seconds(5);
    expect(w.unheard()).toEqual([]);
    await w.clicks('carla', 'Ich kann nicht');
    w.hears('aylin', 'alarm');
    await w.clicks('aylin', 'Ich nehme virtuell teil');
    await w.seconds(5);
    const { lines } = w.hears('#MI-ITN', 'staffed');
    expect(lines).toContain('Personal: Gesine Kükelhan-Marx, da etwa 19:14 Uhr; Aylin Yıldız, virtuell');
    expect(await ladderLines(w, id)).toHaveLength(2);
  });

  story('stays quiet when the first two say yes', async (w) => {
    await changeRole(w, 'MI-ITN', 'HR', { needed: 2 });
    await raiseFor(w, ['HR']);
    w.allHear(['gesine', 'carla', '#MI-ITN'], 'alarm');
    await w.clicks('gesine', 'Ich komme');
    await w.clicks('carla', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    await w.advance(60);
  });
});

describe('a late arrival', () => {
  /** Gesine comes only in an hour; Personal is needed within half an hour. */
  async function late(w: World): Promise<string> {
    await changeRole(w, 'MI-ITN', 'HR', { arrivalLimit: 30 });
    const id = await raiseFor(w, ['HR']);
    w.allHear(['gesine', '#MI-ITN'], 'alarm');
    const { card } = await w.clicks('gesine', 'Ich komme', { inputs: { eta: '60' } });
    expect(card?.lines).toContain('Weil Sie später kommen, fragen wir zusätzlich Ihre Vertretung.');
    await w.seconds(2);
    w.hears('carla', 'alarm');
    expect(await ladderLines(w, id)).toEqual([
      '0:01 Rolle Personal: gefragt wegen später Ankunft: Carla Ribeiro da Silva (Teams)',
    ]);
    return id;
  }

  story('fills the role provisionally, and the deputy is asked at once', async (w) => {
    await late(w);
    await w.clicks('carla', 'Ich komme', { inputs: { eta: '15' } });
    await w.seconds(5);
    const { lines } = w.hears('#MI-ITN', 'staffed');
    expect(lines).toContain('Personal: Carla Ribeiro da Silva, da etwa 18:59 Uhr');
    await w.advance(60);
  });

  story('is what there is when everybody else refuses', async (w) => {
    await late(w);
    await w.clicks('carla', 'Ich kann nicht');
    w.hears('aylin', 'alarm');
    await w.clicks('aylin', 'Ich kann nicht');
    await w.seconds(5);
    const { lines } = w.hears('#MI-ITN', 'staffed');
    expect(lines).toContain('Personal: Gesine Kükelhan-Marx, da etwa 19:44 Uhr');
  });

  story('in time stays quiet', async (w) => {
    await changeRole(w, 'MI-ITN', 'HR', { arrivalLimit: 30 });
    await raiseFor(w, ['HR']);
    w.allHear(['gesine', '#MI-ITN'], 'alarm');
    await w.clicks('gesine', 'Ich komme', { inputs: { eta: '30' } });
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    await w.advance(60);
  });
});

describe('whoever stands first answers late', () => {
  async function standsIn(w: World): Promise<string> {
    const id = await raiseFor(w, ['HR']);
    w.allHear(['gesine', '#MI-ITN'], 'alarm');
    await w.advance(15);
    w.hears('gesine', 'reminder');
    w.hears('carla', 'alarm');
    await w.clicks('carla', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    const { card } = await w.clicks('gesine', 'Ich komme');
    expect(card?.lines).toContain(
      'Carla Ribeiro da Silva hat die Rolle Personal übernommen. Wollen Sie sie selbst ausfüllen?',
    );
    return id;
  }

  story('takes over with one press, and the deputy is told not to come', async (w) => {
    const id = await standsIn(w);
    await w.clicks('gesine', 'Ich übernehme Personal');
    await w.seconds(5);
    const { lines } = w.hears('carla', 'relieved');
    expect(lines[1]).toBe('Ihre Rolle ist abgelöst. Bitte kommen Sie nicht mehr.');
    expect((await ladderLines(w, id)).at(-1)).toMatch(/Rolle Personal: Gesine Kükelhan-Marx hat übernommen$/);
  });

  story('changes nothing by itself', async (w) => {
    const id = await standsIn(w);
    await w.advance(60);
    expect((await ladderLines(w, id)).at(-1)).toMatch(/Stab arbeitsfähig/);
    expect(w.card('maren', { in: '#MI-ITN' }).text).toContain('Personal: Carla Ribeiro da Silva');
  });
});
