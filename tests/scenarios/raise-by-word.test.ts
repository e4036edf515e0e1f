// Raising by the word `alarm`: in the personal chat, and in the crisis channel only when the bot is mentioned.
import { describe, expect } from 'vitest';
import type { AlarmList } from '../../src/http/contract.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const openAlarms = async (w: World) => (await w.tab('ole').get<AlarmList>('/api/alarms')).json.alarms;

describe('the word alarm', () => {
  story('answers in the personal chat with the prepared alarms; three taps raise one', async (w) => {
    await w.types('ole', 'alarm');
    expect(w.hears('ole', 'form').buttons).toEqual(
      expect.arrayContaining(['Gebäude nicht nutzbar', 'IT-Ausfall', 'Etwas anderes']),
    );
    const { card: form } = await w.clicks('ole', 'Gebäude nicht nutzbar');
    expect(form?.lines).toContain('Alarmiert werden 6 Personen und der Kanal „Notfallmanagement MI-ITN › Krisenstab“.');
    expect(form?.buttons).toEqual(['Ernstfall auslösen', 'Übung starten', 'Andere Lage wählen']);
    const { card: raised } = await w.clicks('ole', 'Ernstfall auslösen');
    expect(raised?.lines).toContain('Der Alarm 2026-001 ist ausgelöst.');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    expect(await openAlarms(w)).toMatchObject([{ number: '2026-001', mode: 'real', level: 'EMERGENCY' }]);
  });

  story('starts an exercise with the other of the two buttons', async (w) => {
    await w.types('aylin', 'Alarm');
    w.hears('aylin', 'form');
    const { card: form } = await w.clicks('aylin', 'Gebäude nicht nutzbar');
    // A coordinator runs exercises; the button for the real thing is not hers.
    expect(form?.buttons).toEqual(['Übung starten', 'Andere Lage wählen']);
    const { card: raised } = await w.clicks('aylin', 'Übung starten');
    expect(raised?.lines.slice(0, 2)).toEqual(['ÜBUNGSALARM „Herbst 2026“', 'Die Übung Ü 2026-001 ist gestartet.']);
    await w.seconds(1);
    const heard = w.allHear([...holders, '#MI-ITN'], 'alarm');
    expect(new Set(heard.map(({ mode }) => mode))).toEqual(new Set(['exercise']));
  });

  story('is heard in the channel only behind a mention, and answers in that thread', async (w) => {
    await w.types('ole', 'alarm', { in: '#MI-ITN' });
    expect(w.unheard()).toEqual([]);
    await w.types('ole', '@BCM-Lotse alarm', { in: '#MI-ITN' });
    w.hears('#MI-ITN', 'form');
    await w.clicks('ole', 'Gebäude nicht nutzbar', { in: '#MI-ITN' });
    const { card } = await w.clicks('ole', 'Ernstfall auslösen', { in: '#MI-ITN' });
    expect(card?.lines).toContain('Der Alarm 2026-001 ist ausgelöst.');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
  });

  story('takes a text of one’s own', async (w) => {
    await w.types('ole', 'alarm');
    w.hears('ole', 'form');
    await w.clicks('ole', 'Etwas anderes');
    const inputs = {
      what: 'Die Klimaanlage ist ausgefallen.',
      where: 'Rechenzentrum Nord',
      since: '18:30',
      level: 'CRISIS',
      nextStep: 'Bitte kommen Sie in den Stabsraum A.',
    };
    const { card } = await w.clicks('ole', 'Ernstfall auslösen', { inputs });
    expect(card?.lines).toContain('Seit: 18:30 Uhr');
    await w.seconds(1);
    // The core team is asked whatever happened.
    const heard = w.allHear(['maren', 'tjark', 'gesine', 'ruediger', 'linh', '#MI-ITN'], 'alarm');
    expect(heard[0]?.lines.slice(0, 2)).toEqual(['ALARM – ERNSTFALL · Krise', 'Bitte kommen Sie in den Stabsraum A.']);
  });

  story('keeps what was typed when something is missing, and raises after it is mended', async (w) => {
    await w.types('ole', 'alarm');
    w.hears('ole', 'form');
    await w.clicks('ole', 'Etwas anderes');
    const inputs = { what: 'Die Klimaanlage ist ausgefallen.', where: 'Rechenzentrum Nord', level: 'CRISIS' };
    const { card: again } = await w.clicks('ole', 'Ernstfall auslösen', { inputs });
    expect(again?.lines[1]).toBe('Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.');
    expect(again?.lines).toContain('Was ist passiert? ‹Die Klimaanlage ist ausgefallen.›');
    expect(again?.lines).toContain('Wo? ‹Rechenzentrum Nord›');
    expect(again?.lines).toContain('Einstufung ‹CRISIS›');
    expect(await openAlarms(w)).toEqual([]);
    await w.clicks('ole', 'Ernstfall auslösen', { inputs: { nextStep: 'Bitte kommen Sie.' } });
    await w.seconds(1);
    w.allHear(['maren', 'tjark', 'gesine', 'ruediger', 'linh', '#MI-ITN'], 'alarm');
  });

  story('raises one alarm however often the button is pressed', async (w) => {
    await w.types('ole', 'alarm');
    w.hears('ole', 'form');
    await w.clicks('ole', 'Gebäude nicht nutzbar');
    const button = w.button('ole', 'Ernstfall auslösen');
    await Promise.all([w.presses('ole', button), w.presses('ole', button)]);
    await w.seconds(1);
    expect((await w.presses('ole', button)).card?.lines).toContain('Der Alarm 2026-001 ist ausgelöst.');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    expect(await openAlarms(w)).toHaveLength(1);
  });

  story('raises one alarm from one form in the channel, whoever presses and however often', async (w) => {
    await w.types('ole', '@BCM-Lotse alarm', { in: '#MI-ITN' });
    w.hears('#MI-ITN', 'form');
    await w.clicks('ole', 'Gebäude nicht nutzbar', { in: '#MI-ITN' });
    const raise = w.button('ole', 'Ernstfall auslösen', { in: '#MI-ITN' });
    await w.presses('ole', raise, { in: '#MI-ITN' });
    const second = await w.presses('maren', raise, { in: '#MI-ITN' });
    expect(second.card?.lines).toContain('Der Alarm 2026-001 ist ausgelöst.');
    await w.seconds(3);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    expect(await openAlarms(w)).toHaveLength(1);
  });

  story(
    'takes yesterday evening for what is typed shortly after midnight',
    async (w) => {
      await w.types('ole', 'alarm');
      w.hears('ole', 'form');
      await w.clicks('ole', 'Gebäude nicht nutzbar');
      const { card } = await w.clicks('ole', 'Ernstfall auslösen', { inputs: { since: '23:50' } });
      expect(card?.lines).toContain('Seit: 21.11., 23:50 Uhr');
      await w.seconds(1);
      w.allHear([...holders, '#MI-ITN'], 'alarm');
    },
    { begin: Date.UTC(2026, 10, 21, 23, 10) },
  );

  story('is refused to whoever may raise nothing, and to everybody in a foreign channel', async (w) => {
    const refusal =
      'Dafür haben Sie keine Berechtigung. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.';
    await w.types('tjark', 'alarm');
    expect(w.hears('tjark', 'note').lines).toEqual([refusal]);
    await w.types('tjark', '@BCM-Lotse alarm', { in: '#MI-ITN' });
    expect(w.hears('#MI-ITN', 'note').lines).toEqual([refusal]);
  });

  story('lets somebody with two domains choose the other one', async (w) => {
    await w.types('piotr', 'alarm');
    const form = w.hears('piotr', 'form');
    expect(form.lines).toContain('Bereich: Innenministerium');
    await w.clicks('piotr', 'Anderer Bereich: IT.Niedersachsen');
    await w.clicks('piotr', 'Gebäude nicht nutzbar');
    await w.clicks('piotr', 'Ernstfall auslösen');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
  });
});

describe('other words', () => {
  story('are answered with help that names only what the person may do', async (w) => {
    await w.types('ole', 'hilfe');
    expect(w.hears('ole', 'help').lines).toContain('alarm: Alarm auslösen oder Übung starten');
    await w.types('tjark', 'Guten Morgen');
    const help = w.hears('tjark', 'help');
    expect(help.text).not.toContain('Alarm auslösen oder Übung starten');
    expect(help.lines).toContain('Krisenstab ohne Teams erreichen: 0511 555-0199, PIN 4711.');
  });
});
