// False alarm and abort: a correction that tells everybody what to do now, from tab and card.
import { describe, expect } from 'vitest';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];

describe('a false alarm', () => {
  story('is corrected from the tab: nothing is to be done, and whoever is on the way turns back', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    await w.clicks('tjark', 'Ich komme');
    await w.advance(1);
    await w.endsAlarm('ole', id, 'correct', 'Der Alarm wurde versehentlich ausgelöst.');
    await w.seconds(1);
    const heard = w.allHear(['#MI-ITN', ...holders], 'false-alarm');
    expect(heard[2]?.lines.slice(0, 3)).toEqual([
      'FEHLALARM – Korrektur zu 2026-001',
      'Es ist nichts zu tun. Bitte kommen Sie nicht.',
      'Der Alarm von 18:44 Uhr war ein Versehen. Wer unterwegs ist, kehrt bitte um. Bitte sagen Sie es allen, denen Sie davon erzählt haben.',
    ]);
    await w.seconds(5);
    for (const name of holders) for (const card of w.cards(name)) expect(card.kind).toBe('false-alarm');
    expect(await w.alarm('ole', id)).toMatchObject({ ending: 'false-alarm' });
  });

  story('is corrected by whoever raised it, on the card that came in place of the form', async (w) => {
    await w.types('ole', 'alarm');
    w.hears('ole', 'form');
    await w.clicks('ole', 'Gebäude nicht nutzbar');
    await w.clicks('ole', 'Ernstfall auslösen');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const inputs = { 'reason-false-alarm': 'other', 'other-false-alarm': 'Falscher Knopf.' };
    const { card } = await w.clicks('ole', 'Fehlalarm bekannt geben', { inputs });
    expect(card?.lines).toContain('Grund: Falscher Knopf.');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'false-alarm');
    await w.seconds(5);
  });

  story('overtakes what is queued: whoever was not reached yet never hears of it', async (w) => {
    w.teams.fault({ match: { person: w.people.id('linh') }, kind: 'Throttled', times: 1, retryAfter: 30 });
    const { id } = await w.raises('ole');
    const heard = ['maren', 'tjark', 'gesine', 'ruediger', 'wiebke', '#MI-ITN'];
    w.allHear(heard, 'alarm');
    await w.endsAlarm('ole', id, 'correct');
    await w.advance(2);
    w.allHear(heard, 'false-alarm');
  });
});

describe('an abort', () => {
  story('says that nobody is to come, and why', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const inputs = { 'reason-aborted': 'Der Alarm ging an die falschen Personen.' };
    await w.clicks('maren', 'Alarm abbrechen', { inputs });
    await w.seconds(1);
    const heard = w.allHear(['#MI-ITN', ...holders], 'aborted');
    expect(heard[0]?.lines.slice(0, 2)).toEqual([
      'ABBRUCH – Ernstfall 2026-001',
      'Bitte kommen Sie nicht mehr. Der Alarm ist abgebrochen.',
    ]);
    expect(heard[0]?.lines).toContain('Grund: Der Alarm ging an die falschen Personen.');
    expect(await w.alarm('ole', id)).toMatchObject({ status: 'ended', ending: 'aborted' });
    await w.seconds(5);
  });

  story('of the same alarm again changes nothing, another ending is refused', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    await w.endsAlarm('ole', id, 'abort');
    await w.endsAlarm('ole', id, 'abort');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'aborted');
    for (const way of ['all-clear', 'correct']) {
      expect(await w.tab('ole').refusal('POST', `/api/alarms/${id}/${way}`, { reason: 'Anders.' })).toBe(
        '409 Dieser Alarm ist beendet. Sie müssen nichts mehr tun.',
      );
    }
    await w.seconds(5);
  });
});
