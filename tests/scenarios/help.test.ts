// *Ich brauche Hilfe*: asked for on the information card or in the tab, told to the back office, settled, taken back.
import { describe, expect } from 'vitest';
import type { HelpView } from '../../src/http/contract-help.ts';
import { en } from '../../src/texts/en.ts';
import type { World } from '../support/world.ts';
import { releasesAlarm, releasesScenario } from '../support/world-release.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const germans = ['aylin', 'carla', 'heinrich', 'jonas', 'ole'];
const english = ['kofi', 'liam', 'priya'];
const staff = [...germans, ...english];
const toDomain = { audience: 'domain', audienceStep: 'Bitte bleiben Sie zu Hause.' } as const;
const want = 'Ich brauche Hilfe';

/** The crisis team and everybody else are alarmed; Wiebke keeps the log and so sees to those who need help. */
async function raises(w: World, mode: 'real' | 'exercise' = 'real'): Promise<string> {
  await releasesScenario(w, 'MI-ITN.gebaeude', toDomain.audienceStep);
  const { id } = await w.raises('ole', { mode, over: toDomain });
  await w.seconds(5);
  w.allHear([...holders, '#MI-ITN'], 'alarm');
  if (mode === 'exercise') {
    w.allHear(['maren', 'piotr', 'sabine'], 'approval');
    await releasesAlarm(w, 'maren', id);
    await w.seconds(5);
  }
  w.allHear(staff, 'alarm');
  return id;
}

const helpOf = async (w: World, name: string, id: string) =>
  (await w.tab(name).get<HelpView>(`/api/alarms/${id}/help`)).json;
const namesOf = (help: HelpView) => help.people?.needing.map(({ name }) => name);

describe('whoever is only told of an alarm', () => {
  story('asks for help beside Gelesen; the help desk hears once, however many ask, and sees who it is', async (w) => {
    const id = await raises(w);
    expect(w.card('jonas').buttons).toEqual(['Gelesen', want, 'Im Tab ansehen']);
    const again = w.button('jonas', want);
    const { card } = await w.clicks('jonas', want);
    expect(card?.lines).toContain('Notiert 18:44 Uhr: Sie brauchen Hilfe.');
    expect(card?.buttons).toEqual(['Gelesen', 'Hat sich erledigt', 'Im Tab ansehen']);
    await w.seconds(1);
    const desk = w.hears('wiebke', 'alarm');
    expect(desk.lines.slice(0, 3)).toEqual([
      'ALARM – ERNSTFALL · Notfall',
      'Bitte rufen Sie jetzt 1 Person an, die Hilfe braucht.',
      'Älteste Bitte: 18:44 Uhr',
    ]);
    // Names of those in need stand in the tab alone.
    expect(desk.text).not.toContain('Feldhusen');
    await w.advance(1);
    await w.presses('jonas', again);
    await w.clicks('liam', en.cards.report.help.want);
    await w.seconds(5);
    expect(w.card('wiebke', { on: desk.id }).lines[1]).toBe('Bitte rufen Sie jetzt 2 Personen an, die Hilfe brauchen.');
    for (const name of ['ole', 'aylin', 'wiebke']) {
      expect(namesOf(await helpOf(w, name, id))).toEqual(['Jonas Feldhusen', "Liam O'Connor"]);
    }
    for (const name of ['jonas', 'tjark']) expect((await helpOf(w, name, id)).people).toBeNull();
  });

  story('reached by telephone is noted with who and when, on her card too', async (w) => {
    const id = await raises(w);
    await w.clicks('jonas', want);
    await w.clicks('carla', want);
    await w.advance(2);
    const desk = w.hears('wiebke', 'alarm');
    const path = `/api/alarms/${id}/help/${w.people.id('jonas')}/done`;
    expect(await w.tab('tjark').refusal('POST', path)).toBe('404 Das gibt es nicht, oder Sie dürfen es nicht sehen.');
    expect((await w.tab('wiebke').post(path)).status).toBe(204);
    await w.seconds(5);
    const { people } = await helpOf(w, 'ole', id);
    expect(people?.needing).toMatchObject([{ name: 'Carla Ribeiro da Silva' }]);
    expect(people?.settled).toMatchObject([{ name: 'Jonas Feldhusen', by: 'Wiebke Janßen', doneAt: w.now() - 5_000 }]);
    expect(w.card('jonas').lines).toContain('Notiert 18:46 Uhr: Ihre Bitte um Hilfe ist erledigt.');
    expect(w.card('wiebke', { on: desk.id }).lines[1]).toContain('1 Person');
    // Another time she may ask again, and nobody gets a second card.
    await w.clicks('jonas', want);
    await w.seconds(5);
    expect(namesOf(await helpOf(w, 'ole', id))).toEqual(['Carla Ribeiro da Silva', 'Jonas Feldhusen']);
    expect(w.card('wiebke', { on: desk.id }).lines[1]).toContain('2 Personen');
  });

  story('takes it back herself, and the help desk’s card says that nobody needs help any more', async (w) => {
    const id = await raises(w);
    await w.clicks('jonas', want);
    await w.seconds(1);
    const desk = w.hears('wiebke', 'alarm');
    await w.advance(1);
    const { card } = await w.clicks('jonas', 'Hat sich erledigt');
    expect(card?.buttons).toContain(want);
    await w.seconds(5);
    expect(w.card('wiebke', { on: desk.id }).lines[1]).toBe('Zurzeit braucht hier niemand mehr Hilfe.');
    expect((await helpOf(w, 'ole', id)).people?.settled).toMatchObject([{ name: 'Jonas Feldhusen', by: '' }]);
  });

  story('reads, asks and takes back in the tab as well', async (w) => {
    const id = await raises(w);
    const tab = w.tab('jonas');
    expect(await helpOf(w, 'jonas', id)).toMatchObject({ open: true, mine: { readAt: null, wantedAt: null } });
    expect((await tab.post(`/api/alarms/${id}/read`)).status).toBe(204);
    expect((await tab.post(`/api/alarms/${id}/help`, { wanted: true })).status).toBe(204);
    await w.seconds(5);
    w.hears('wiebke', 'alarm');
    expect(await helpOf(w, 'jonas', id)).toMatchObject({
      mine: { readAt: w.now() - 5_000, wantedAt: w.now() - 5_000 },
    });
    expect(w.card('jonas').lines).toContain('Danke. Gelesen 18:44 Uhr.');
    expect((await tab.post(`/api/alarms/${id}/help`, { wanted: false })).status).toBe(204);
    expect((await helpOf(w, 'jonas', id)).mine).toMatchObject({ wantedAt: null, doneAt: w.now() });
    await w.seconds(5);
    // Whoever is asked to fill a role is in no roll, and whoever was not told sees nothing of it.
    expect(await w.tab('tjark').refusal('POST', `/api/alarms/${id}/help`, { wanted: true })).toBe(
      '409 Sie sind in diesem Alarm nicht gefragt. Sie müssen nichts tun.',
    );
    expect(await w.tab('ingrid').refusal('GET', `/api/alarms/${id}/help`)).toMatch(/^404/);
    expect(await tab.refusal('POST', `/api/alarms/${id}/help`, { wanted: 'ja' })).toMatch(/^400/);
  });

  story('after the end is told whom to call; what was asked before stays on the list', async (w) => {
    const id = await raises(w);
    const late = w.button('carla', want);
    await w.clicks('jonas', want);
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(5);
    const desk = w.hears('wiebke', 'alarm');
    w.allHear([...holders, ...staff, '#MI-ITN'], 'all-clear');
    expect(w.card('wiebke', { on: desk.id }).lines.slice(0, 2)).toEqual([
      'ENTWARNUNG – Ernstfall 2026-001',
      'Bitte rufen Sie jetzt 1 Person an, die Hilfe braucht.',
    ]);
    const { card } = await w.presses('carla', late);
    expect(card?.lines).toContain(
      'Brauchen Sie noch Hilfe? Rufen Sie bitte Ihre Führungskraft an, bei Gefahr 112 oder 110.',
    );
    expect(card?.buttons).toEqual(['Im Tab ansehen']);
    expect(await w.tab('carla').refusal('POST', `/api/alarms/${id}/help`, { wanted: true })).toMatch(
      /^409 Dieser Alarm ist beendet\. Brauchen Sie noch Hilfe/,
    );
    expect(namesOf(await helpOf(w, 'ole', id))).toEqual(['Jonas Feldhusen']);
    expect((await w.tab('ole').post(`/api/alarms/${id}/help/${w.people.id('jonas')}/done`)).status).toBe(204);
    expect(namesOf(await helpOf(w, 'ole', id))).toEqual([]);
    await w.seconds(5);
  });

  story('in an exercise asks under its mark, and the help desk reads ÜBUNG first and last', async (w) => {
    await raises(w, 'exercise');
    await w.clicks('jonas', want);
    await w.seconds(5);
    const desk = w.hears('wiebke', 'alarm');
    expect(desk.mode).toBe('exercise');
    expect([desk.lines[0], desk.lines.at(-1)].every((line) => line?.includes('ÜBUNG'))).toBe(true);
  });
});

describe('change notices', () => {
  story('reach whoever is only told of it when it says something new to her, not when others press', async (w) => {
    const id = await raises(w);
    const notices = await w.tab('jonas').listens();
    await w.clicks('liam', en.cards.information.read);
    await w.clicks('carla', want);
    await w.seconds(5);
    w.hears('wiebke', 'alarm');
    // Of what it said before she listened she hears at most once.
    notices.take();
    await w.clicks('aylin', want);
    await w.informs('ole', id, { nextStep: 'Bitte kommen Sie in den Stabsraum B.' });
    await w.seconds(5);
    w.allHear([...holders, '#MI-ITN'], 'news');
    expect(notices.take()).toEqual([]);
    await w.endsAlarm('ole', id, 'all-clear');
    expect(await notices.next()).toBe(`alarm/${id}`);
    await notices.stop();
    await w.seconds(5);
    w.allHear([...holders, ...staff, '#MI-ITN'], 'all-clear');
  });
});
