// Alarms that are refused: each with its German sentence, through the tab's route and the bot's form, and nothing is sent.
import { describe, expect } from 'vitest';
import type { AlarmDraft, AlarmPreview, ErrorBody } from '../../src/http/contract.ts';
import { story } from '../support/world-story.ts';

interface Case {
  readonly of: string;
  readonly over: Partial<AlarmDraft>;
  readonly text: string;
  /** Who tries; absent: Ole, who may. */
  readonly by?: string;
  readonly status?: number;
  /** What the preview says, when it is something else. */
  readonly preview?: string;
}

const notAllowed =
  'Dafür haben Sie keine Berechtigung. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.';
const aLongText = 'a'.repeat(140);

const cases: readonly Case[] = [
  {
    of: 'no next step',
    over: { nextStep: ' ' },
    text: 'Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.',
  },
  {
    of: 'an overlong next step',
    over: { nextStep: 'a'.repeat(201) },
    text: 'Der Text ist zu lang. Erlaubt sind 200 Zeichen.',
  },
  { of: 'nothing that happened', over: { what: '' }, text: 'Bitte schreiben Sie, was passiert ist.' },
  { of: 'no place', over: { where: '\t' }, text: 'Bitte schreiben Sie, wo es passiert ist.' },
  { of: 'no time', over: { since: 0 }, text: 'Bitte geben Sie an, seit wann.' },
  {
    of: 'a time to come',
    over: { since: Date.UTC(2026, 10, 21, 18, 0) },
    text: '„Seit wann“ liegt in der Zukunft. Bitte prüfen Sie die Zeit.',
  },
  {
    of: 'what and where too long together',
    over: { what: aLongText, where: aLongText },
    text: 'Der Text ist zu lang. Erlaubt sind 280 Zeichen.',
  },
  {
    of: 'a disruption as a real alarm',
    over: { level: 'DISRUPTION' },
    text: 'Eine Störung wird nicht alarmiert. Bitte wählen Sie Notfall oder Krise, oder starten Sie eine Übung.',
  },
  {
    of: 'an exercise without a name',
    over: { mode: 'exercise', exerciseName: ' ' },
    text: 'Bitte geben Sie der Übung einen Namen, zum Beispiel „Herbst 2026“.',
  },
  {
    of: 'nobody to alarm',
    over: { roles: [] },
    text: 'Niemand würde alarmiert: Die gewählten Rollen sind nicht besetzt. Bitte wählen Sie andere Rollen.',
  },
  {
    of: 'a coordinator raising a real alarm',
    over: {},
    by: 'aylin',
    status: 403,
    text: notAllowed,
    preview: 'nothing',
  },
  { of: 'a holder raising anything', over: { mode: 'exercise' }, by: 'tjark', status: 403, text: notAllowed },
  { of: 'somebody of another domain', over: { domain: 'MI-ITN' }, by: 'ingrid', status: 403, text: notAllowed },
  { of: 'a domain that does not exist', over: { domain: 'XX' }, status: 403, text: notAllowed },
];

describe('the tab refuses', () => {
  story('each with its sentence, when raised and when looked at before', async (w) => {
    const said: Record<string, readonly string[]> = {};
    for (const { of, over, by = 'ole' } of cases) {
      const draft = w.draft(by, { over });
      const preview = await w.tab(by).post<AlarmPreview & ErrorBody>('/api/alarms/preview', { draft });
      const looked = (preview.json.fault ?? preview.json.error)?.text ?? 'nothing';
      said[of] = [await w.tab(by).refusal('POST', '/api/alarms', { once: 'wunsch-1', draft }), looked];
    }
    const expected = cases.map(({ of, text, status = 409, preview = text }) => [of, [`${status} ${text}`, preview]]);
    expect(said).toEqual(Object.fromEntries(expected));
    await w.seconds(2);
    expect(w.teams.calls()).toEqual([]);
  });

  story('a refused wish leaves no gap in the numbers', async (w) => {
    const draft = w.draft('ole', { over: { nextStep: '' } });
    expect((await w.tab('ole').post('/api/alarms', { once: 'wunsch-1', draft })).status).toBe(409);
    expect((await w.raises('ole')).number).toBe('2026-001');
    w.allHear(['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke', '#MI-ITN'], 'alarm');
  });

  story('what has no shape, with the field that is wrong', async (w) => {
    const draft = w.draft('ole');
    const ask = (body: unknown) => w.tab('ole').refusal('POST', '/api/alarms', body);
    const wrong = (field: string) =>
      `400 Die Anfrage war nicht lesbar (Feld „${field}“). Bitte prüfen Sie die Eingabe.`;
    expect(await ask({ once: 'wunsch-1' })).toBe(wrong('draft'));
    expect(await ask({ once: 'kurz', draft })).toBe(wrong('once'));
    expect(await ask({ once: 'wunsch-1', draft: { ...draft, level: 'DISASTER' } })).toBe(wrong('draft.level'));
    expect(await ask({ once: 'wunsch-1', draft: { ...draft, since: null } })).toBe(wrong('draft.since'));
    expect(await ask({ once: 'wunsch-1', draft: { ...draft, roles: ['KING'] } })).toBe(wrong('draft.roles.0'));
    expect(await ask([])).toBe(wrong('body'));
    expect(w.teams.calls()).toEqual([]);
  });
});

describe('the form in the chat refuses', () => {
  const inputs = { what: 'Etwas ist passiert.', where: 'Hannover', level: 'CRISIS', nextStep: 'Bitte kommen Sie.' };
  const forms: readonly (readonly [string, Partial<Record<string, string>>, string])[] = [
    [
      'no next step',
      { nextStep: '' },
      'Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.',
    ],
    ['nothing that happened', { what: '' }, 'Bitte schreiben Sie, was passiert ist.'],
    ['no place', { where: '' }, 'Bitte schreiben Sie, wo es passiert ist.'],
    ['no level', { level: '' }, 'Bitte wählen Sie eine Einstufung: Notfall oder Krise.'],
    [
      'a disruption',
      { level: 'DISRUPTION' },
      'Eine Störung wird nicht alarmiert. Bitte wählen Sie Notfall oder Krise, oder starten Sie eine Übung.',
    ],
    ['a text too long', { what: aLongText, where: aLongText }, 'Der Text ist zu lang. Erlaubt sind 280 Zeichen.'],
  ];
  story('each with the same sentence as the tab, above what was typed', async (w) => {
    await w.types('ole', 'alarm');
    w.hears('ole', 'form');
    await w.clicks('ole', 'Etwas anderes');
    for (const [of, wrong, text] of forms) {
      const { card } = await w.clicks('ole', 'Ernstfall auslösen', {
        inputs: { ...inputs, ...wrong } as Record<string, string>,
      });
      expect([of, card?.lines[1]]).toEqual([of, text]);
    }
    const { card } = await w.clicks('ole', 'Übung starten', { inputs: { ...inputs, exerciseName: '' } });
    expect(card?.lines[1]).toBe('Bitte geben Sie der Übung einen Namen, zum Beispiel „Herbst 2026“.');
    await w.seconds(2);
  });

  story('a forged button of somebody who may not', async (w) => {
    await w.types('ole', 'alarm');
    w.hears('ole', 'form');
    await w.clicks('ole', 'Gebäude nicht nutzbar');
    await w.types('tjark', 'hilfe');
    const forged = w.button('ole', 'Ernstfall auslösen');
    expect(await w.presses('tjark', forged, { on: w.card('tjark').id })).toEqual({ card: null, says: notAllowed });
    w.hears('tjark', 'help');
    await w.seconds(2);
  });
});
