// Somebody who prefers English: her cards, the bot's words and the refusals are English, everybody else's stay German.
import { describe, expect } from 'vitest';
import { en } from '../../src/texts/en.ts';
import { story } from '../support/world-story.ts';

const germans = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke', '#MI-ITN'];

describe('an English reader', () => {
  story('gets the alarm, the news and the end in English, with the German mark word', async (w) => {
    const { id } = await w.raises('ole', { scenario: 'it-ausfall' });
    for (const card of w.allHear(germans, 'alarm')) expect(card.language).toBe('de');
    const card = w.hears('kofi', 'alarm');
    expect(card.language).toBe('en');
    expect(card.lines[0]).toMatch(/^ALARM – REAL EVENT \(ERNSTFALL\)/);
    expect(card.lines).toContain('Your role: Information security.');
    expect(card.buttons.slice(0, 4)).toEqual([
      en.cards.answering.coming,
      en.cards.answering.virtual,
      en.cards.answering.unavailable,
      en.cards.answering['call-me'],
    ]);
    const { card: fresh } = await w.clicks('kofi', en.cards.answering.coming, { inputs: { eta: '15' } });
    expect(fresh?.lines).toContain(en.cards.answering.noted('18:44', en.cards.answering.said.coming('18:59')));
    await w.informs('ole', id, { nextStep: 'Bitte warten Sie.' });
    await w.seconds(1);
    w.allHear(germans, 'news');
    expect(w.hears('kofi', 'news').lines[0]).toMatch(/^NEW INFORMATION/);
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(1);
    w.allHear(germans, 'all-clear');
    expect(w.hears('kofi', 'all-clear').lines.slice(0, 2)).toEqual([
      'ALL-CLEAR – real event (Ernstfall) 2026-001',
      'You no longer need to come.',
    ]);
    await w.seconds(5);
  });

  story('is understood in English words, and refused in English', async (w) => {
    await w.raises('ole', { scenario: 'it-ausfall' });
    w.allHear([...germans, 'kofi'], 'alarm');
    await w.types('kofi', 'yes 45');
    expect(w.hears('kofi', 'alarm').lines).toContain(
      en.cards.answering.noted('18:44', en.cards.answering.said.coming('19:29')),
    );
    await w.types('kofi', 'alarm');
    expect(w.hears('kofi', 'note').lines).toEqual([en.refused['not-allowed']({})]);
    await w.types('kofi', 'help');
    expect(w.hears('kofi', 'help').language).toBe('en');
    const tjarks = w.button('tjark', 'Ich kann nicht');
    expect((await w.presses('kofi', tjarks, { on: w.card('kofi').id })).says).toBe(en.refused['not-your-card']({}));
    await w.seconds(5);
  });

  story('reads refusals of the tab in the language the browser asks for', async (w) => {
    const asked = (languages: string) => w.tab('kofi').get('/api/operation', { 'accept-language': languages });
    const said = async (languages: string) => {
      const { json } = await asked(languages);
      return (json as { error: { text: string } }).error.text;
    };
    expect(await said('en-GB,en;q=0.9')).toBe(en.refused['not-found']({}));
    expect(await said('de-DE,de;q=0.9,en;q=0.8')).toBe('Das gibt es nicht, oder Sie dürfen es nicht sehen.');
    // Without a wish of the browser, her own language counts.
    expect(await said('*')).toBe(en.refused['not-found']({}));
  });

  story('answers in the channel like everybody; the card there stays German', async (w) => {
    await w.raises('ole', { scenario: 'it-ausfall' });
    w.allHear([...germans, 'kofi'], 'alarm');
    const { card } = await w.clicks('kofi', 'Ich nehme virtuell teil', { in: '#MI-ITN' });
    expect(card?.language).toBe('de');
    await w.seconds(5);
    expect(w.card('kofi').lines).toContain(en.cards.answering.noted('18:44', en.cards.answering.said.virtual()));
  });
});
