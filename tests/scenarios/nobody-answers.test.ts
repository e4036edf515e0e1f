// Nobody answers: the whole ladder, minute by minute, to the unfilled roles; also over a restart and a kill.
import { describe, expect } from 'vitest';
import type { World } from '../support/world.ts';
import { ladderLines, leadAndStaff, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'gesine'];
const lines = [
  '5:00 Rolle Stabsleitung: erinnert nach Eskalationsplan: Dr. Maren Petersen-Wiechert (Teams)',
  '5:00 Rolle Personal: erinnert nach Eskalationsplan: Gesine Kükelhan-Marx (Teams)',
  '10:00 Rolle Stabsleitung: erinnert nach Eskalationsplan: Dr. Maren Petersen-Wiechert (kein Weg, anzurufen)',
  '10:00 Rolle Personal: erinnert nach Eskalationsplan: Gesine Kükelhan-Marx (kein Weg, anzurufen)',
  '15:00 Rolle Stabsleitung: gefragt nach Eskalationsplan: Heinrich Schaper (Teams)',
  '15:00 Rolle Personal: gefragt nach Eskalationsplan: Carla Ribeiro da Silva (Teams)',
  '20:00 Rolle Stabsleitung: gefragt nach Eskalationsplan: Tjark Osterloh (Teams)',
  '20:00 Rolle Personal: gefragt nach Eskalationsplan: Aylin Yıldız (Teams)',
  '30:00 Rolle Stabsleitung unbesetzt (nach Eskalationsplan)',
  '30:00 Rolle Personal unbesetzt (nach Eskalationsplan)',
];

/** What each minute brings, and that nothing comes before it. */
async function wholeLadder(
  w: World,
  between: (minute: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const id = await raiseFor(w, leadAndStaff);
  w.allHear([...holders, '#MI-ITN'], 'alarm');
  await w.seconds(4 * 60 + 58);
  expect(w.unheard()).toEqual([]);
  await w.seconds(1);
  w.allHear(holders, 'reminder');
  await between(5);
  await w.seconds(10 * 60 - 1);
  expect(w.unheard()).toEqual([]);
  await w.seconds(1);
  const first = w.allHear(['heinrich', 'carla'], 'alarm');
  expect(first.map(({ lines: said }) => said[1])).toEqual([
    'Bitte übernehmen Sie jetzt die Rolle Stabsleitung im Krisenstab.',
    'Bitte übernehmen Sie jetzt die Rolle Personal im Krisenstab.',
  ]);
  await between(15);
  await w.seconds(5 * 60 - 1);
  expect(w.unheard()).toEqual([]);
  await w.seconds(1);
  w.allHear(['tjark', 'aylin'], 'alarm');
  await between(20);
  await w.seconds(10 * 60 - 1);
  expect(w.unheard()).toEqual([]);
  await w.seconds(1);
  await w.seconds(1);
  // Nobody leads: whoever might, who raised it and the head of the authority have to know.
  w.allHear(['maren', 'heinrich', 'tjark', 'ole', 'sabine'], 'unfilled');
  await between(30);
  await w.advance(60);
  expect(w.unheard()).toEqual([]);
  expect(await ladderLines(w, id)).toEqual(lines);
}

describe('nobody answers', () => {
  story('it escalates: reminder, calls by hand, deputy after deputy, unfilled', async (w) => {
    await wholeLadder(w);
  });

  story('it escalates over stops in order', async (w) => {
    await wholeLadder(w, () => w.restarts());
  });

  story('it escalates over kills; what falls due while nothing runs is made up for at once', async (w) => {
    const id = await raiseFor(w, leadAndStaff);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    await w.advance(4);
    w.isKilled();
    await w.advance(12);
    expect(w.unheard()).toEqual([]);
    await w.restarts();
    // The lease of the dead process runs out first.
    await w.seconds(8);
    w.allHear(holders, 'reminder');
    w.allHear(['heinrich', 'carla'], 'alarm');
    const done = await ladderLines(w, id);
    expect(done).toHaveLength(6);
    expect(done.every((line) => line.startsWith('16:'))).toBe(true);
    await w.advance(4);
    w.allHear(['tjark', 'aylin'], 'alarm');
    expect((await ladderLines(w, id)).slice(6)).toEqual(lines.slice(6, 8));
  });

  story('and stays quiet when all answered', async (w) => {
    const id = await raiseFor(w, leadAndStaff);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    await w.advance(1);
    await w.clicks('maren', 'Ich komme', { inputs: { eta: '15' } });
    await w.clicks('gesine', 'Ich nehme virtuell teil');
    await w.seconds(5);
    const staffed = w.hears('#MI-ITN', 'staffed');
    expect(staffed.lines).toEqual(
      expect.arrayContaining([
        'Der Stab ist arbeitsfähig.',
        'Alarm 18:44 Uhr, alle Rollen zugesagt 18:45 Uhr (1 Minute).',
        'Stabsleitung: Dr. Maren Petersen-Wiechert, da etwa 19:00 Uhr',
        'Personal: Gesine Kükelhan-Marx, virtuell',
      ]),
    );
    await w.advance(120);
    expect(w.unheard()).toEqual([]);
    expect(await ladderLines(w, id)).toEqual(['1:01 Stab arbeitsfähig: alle Rollen zugesagt']);
  });
});
