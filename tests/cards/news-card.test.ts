// New information: what is new first, why, and the reader's answer stays good.
import { describe, expect, it } from 'vitest';
import { newsCard } from '../../src/teams/cards/news-card.ts';
import { textsFor } from '../../src/texts/index.ts';
import { titles, wire } from './read.ts';
import { answered, ben, changed, deliveryTo, ended, mentions, minute, raised, raisedAt, tabUrl } from './samples.ts';

const texts = textsFor('de');
const news = changed(raised('real'));
const draw = (alarm = news, person = ben, choosing = false) =>
  newsCard({
    id: 'alarm-1',
    alarm,
    delivery: deliveryTo(alarm, person || null, 'news'),
    texts,
    now: raisedAt + 13 * minute,
    tabUrl,
    person,
    choosing,
    mentions,
  });

describe('to a person', () => {
  it('says the new step, the reason and the new level, and asks for the answer that is missing', () => {
    const read = draw().text.split('\n');
    expect(read.slice(0, 4)).toEqual([
      'NEUE INFORMATION – Ernstfall 2026-017',
      'Bitte kommen Sie in den Stabsraum B.',
      'Grund: Der Treffpunkt hat sich geändert.',
      'Notfall · Nr. 2026-017',
    ]);
    expect(read.at(-1)).toBe('NEUE INFORMATION – Ernstfall 2026-017');
    expect(read).toContain('[Ich komme] [Ich nehme virtuell teil]');
    expect(draw().mentions).toEqual([]);
  });

  it('leaves a given answer alone and lets it be changed here', () => {
    const alarm = changed(answered(raised('real'), 3, ben, 'virtual'));
    expect(draw(alarm).text).toContain(
      'Danke. Notiert 18:47 Uhr: Sie nehmen virtuell teil.\n[Antwort ändern]\nIhre Antwort gilt weiter.',
    );
    expect(titles(wire(draw(alarm, ben, true)))).toContain('Ich komme');
  });

  it('shows the newest of several', () => {
    const twice = changed(changed(raised('real')), 20);
    expect(twice.news).toHaveLength(2);
    expect(draw({ ...twice, nextStep: 'Bitte warten Sie.' }).text.split('\n')[1]).toBe('Bitte warten Sie.');
  });
});

it('in the channel rings for the alarmed and has no answer buttons', () => {
  const drawn = draw(news, '');
  expect(drawn.text).toContain('Betrifft: Anna Beispiel, Ben Öztürk-Muster, Dr. Cem Vorlage');
  expect(drawn.text).toContain('Haben Sie schon geantwortet, gilt Ihre Antwort weiter.');
  expect(drawn.mentions).toHaveLength(3);
  expect(titles(wire(drawn))).toEqual(['Im Tab ansehen']);
});

it('of an exercise is marked', () =>
  expect(draw(changed(raised('exercise'))).text.split('\n')[0]).toBe('ÜBUNG „Herbst 2026“ – NEUE INFORMATION'));

it('after the end shows the end', () => {
  const alarm = ended(news, 'aborted');
  expect(draw(alarm).text).toMatch(/^ABBRUCH – Ernstfall 2026-017\nBitte kommen Sie nicht mehr\./);
});
