// Exercise and real thing: every message of an exercise begins and ends with ÜBUNG, no real one says the word.
import { describe, expect } from 'vitest';
import type { AlarmList } from '../../src/http/contract.ts';
import { en } from '../../src/texts/en.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const ways = ['all-clear', 'correct', 'abort'] as const;
const everybody = [...holders, 'kofi', 'aylin', '#MI-ITN'];

/** Tells one alarm from the first card to the end, with answers and new information. */
async function wholeStory(w: World, mode: 'real' | 'exercise', way: (typeof ways)[number]): Promise<void> {
  const { id } = await w.raises('ole', { scenario: 'ransomware', mode });
  await w.clicks('tjark', 'Ich komme');
  await w.clicks('linh', 'Ich kann nicht', { in: '#MI-ITN' });
  await w.informs('ole', id, { nextStep: 'Bitte kommen Sie in den Raum 7.' });
  await w.seconds(5);
  await w.clicks('kofi', en.cards.answering.virtual);
  await w.types('wiebke', 'ja 45');
  await w.endsAlarm('ole', id, way);
  await w.seconds(10);
}

/** Every card that was ever posted, put in place of another, or shown after a press. */
function allCards(w: World): readonly { first: string; last: string; toast: string; all: string }[] {
  return w.everyCard().map((card) => ({
    first: card.lines[0] ?? '',
    last: card.lines.at(-1) ?? '',
    toast: card.summary,
    all: JSON.stringify(card.json),
  }));
}

function speakOfAll(w: World): void {
  for (const line of w.unheard()) {
    const [place = '', kind = ''] = line.split(': ');
    w.hears(place, kind as 'alarm');
  }
}

describe('every message', () => {
  story('of an exercise begins and ends with ÜBUNG, however it ends; the toast as well', async (w) => {
    for (const way of ways) await wholeStory(w, 'exercise', way);
    const cards = allCards(w);
    expect(cards.length).toBeGreaterThan(120);
    expect(cards.filter(({ first, last }) => !first.includes('ÜBUNG') || !last.includes('ÜBUNG'))).toEqual([]);
    // A card that answers a press has no toast.
    expect(cards.filter(({ toast }) => toast !== '' && !/^(ÜBUNG|EXERCISE)/.test(toast))).toEqual([]);
    // The button that ends it because something really happened is the only text of an exercise that may say so.
    const rest = cards.map(({ all }) => all.replace(/Ernstfall – Übung beendet/g, ''));
    expect(rest.filter((all) => /ernstfall/i.test(all))).toEqual([]);
    expect(new Set(w.unheard().map((line) => line.split(': ')[0]))).toEqual(new Set(everybody));
    speakOfAll(w);
  });

  story('of a real alarm never says Übung, however it ends', async (w) => {
    for (const way of ways) await wholeStory(w, 'real', way);
    const cards = allCards(w);
    expect(cards.length).toBeGreaterThan(120);
    expect(cards.filter(({ all }) => /übung|exercise/i.test(all))).toEqual([]);
    const marks =
      /^(ALARM – (ERNSTFALL|REAL EVENT)|NEUE INFORMATION|NEW INFORMATION|ENTWARNUNG|ALL-CLEAR|FEHLALARM|FALSE ALARM|ABBRUCH|ABORTED)/;
    expect(cards.filter(({ first, last }) => !marks.test(first) || !marks.test(last))).toEqual([]);
    speakOfAll(w);
  });
});

describe('an exercise', () => {
  story('keeps its mode: there is no way to make it real', async (w) => {
    const { id } = await w.raises('ole', { mode: 'exercise', once: 'wunsch-1' });
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const body = { reason: 'Jetzt wird es ernst.', nextStep: 'Bitte kommen Sie.', mode: 'real' };
    expect(await w.tab('ole').refusal('POST', `/api/alarms/${id}/update`, body)).toMatch(/^400 /);
    // The same wish again as a real alarm is refused, whoever repeats it.
    const draft = w.draft('ole', { mode: 'real' });
    expect(await w.tab('ole').refusal('POST', '/api/alarms', { once: 'wunsch-1', draft })).toBe(
      '409 Dieser Alarm ist schon ausgelöst. Sie finden ihn unter „Lage“.',
    );
    const { json } = await w.tab('ole').get<AlarmList>('/api/alarms');
    expect(json.alarms).toMatchObject([{ mode: 'exercise', exerciseName: 'Herbst 2026' }]);
    await w.seconds(5);
  });

  story('has numbers of its own and a name that is shown', async (w) => {
    const exercise = await w.raises('aylin', { mode: 'exercise', over: { exerciseName: 'Nachtschicht' } });
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const real = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    expect([exercise.number, real.number]).toEqual(['Ü 2026-001', '2026-001']);
    expect(w.cards('tjark')[0]?.lines[0]).toBe('ÜBUNGSALARM „Nachtschicht“');
    expect(w.cards('tjark')[0]?.lines).toContain('Angenommene Lage');
  });

  story('may rate a disruption, and says so', async (w) => {
    await w.raises('aylin', { scenario: 'alarmprobe', mode: 'exercise' });
    const heard = w.allHear(everybody, 'alarm');
    expect(heard[1]?.lines).toContain('Störung · Nr. Ü 2026-001');
  });

  story('exports under a file name that says Übung', async (w) => {
    const { id } = await w.raises('ole', { mode: 'exercise' });
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const { headers, text } = await w.tab('ole').get(`/api/alarms/${id}/journal?format=csv`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="UEBUNG-2026-001.csv"');
    expect(text).toContain('ÜBUNG „Herbst 2026“ Ü 2026-001 ausgelöst');
  });
});
