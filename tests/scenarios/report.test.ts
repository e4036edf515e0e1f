// Reports by anybody: the word `melden` or the message extension, who is asked in turn, and a receipt that stays true.
import { describe, expect } from 'vitest';
import { isObject, type JsonObject, objectsAt } from '../../local/simulators/json.ts';
import type { AlarmList, ProposalList } from '../../src/http/contract.ts';
import { en } from '../../src/texts/en.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const core = ['maren', 'tjark', 'gesine', 'ruediger', 'linh'];

const water = {
  domain: 'MI-ITN',
  what: 'Im Keller steht Wasser, der Serverraum ist nass.',
  knowledge: 'seen',
  where: 'Haus B, Untergeschoss',
  since: '18:30',
  effects: 'Die Klimaanlage ist aus.',
  yes: 'unusable,supply',
  cause: 'Vielleicht ein Rohrbruch',
  measures: 'Haustechnik angerufen',
  callback: '0511 555-0123',
};

async function opensForm(w: World, name = 'jonas', word = 'melden'): Promise<void> {
  await w.types(name, word);
  const card = w.hears(name, 'report-form');
  expect(card.text).toContain('112');
  await w.clicks(name, 'Gebäude, Strom, Wasser, Brand');
}

async function reports(w: World, inputs: Readonly<Record<string, string>> = water): Promise<void> {
  await opensForm(w);
  const { card } = await w.clicks('jonas', 'Meldung abgeben', { inputs });
  expect(card?.lines.slice(0, 2)).toEqual(['IHRE MELDUNG – eingegangen', 'Ihre Meldung ist eingegangen.']);
  await w.seconds(1);
}

async function openReports(w: World, name = 'ole') {
  return (await w.tab(name).get<ProposalList>('/api/proposals')).json.proposals;
}

describe('a report by anybody', () => {
  story('asks whoever decides, with facts apart from the guess, and one click raises the alarm', async (w) => {
    await reports(w);
    const card = w.hears('maren', 'report');
    expect(card.lines).toEqual(
      expect.arrayContaining([
        'Bitte entscheiden Sie bis 18:49 Uhr: Alarm auslösen, übernehmen oder verwerfen.',
        'Was: Im Keller steht Wasser, der Serverraum ist nass.',
        'Wo: Haus B, Untergeschoss',
        'Seit: 18:30 Uhr',
        'Rückruf: 0511 555-0123',
        'Bekannt durch: selbst gesehen',
        'Betroffen: Die Klimaanlage ist aus.',
        'Ersteinschätzung: Ja: Räume sind nicht benutzbar; Strom, Wasser, Heizung oder Kühlung ist ausgefallen, ohne schnelle Abhilfe',
        'Schon getan: Haustechnik angerufen',
        'Vermutete Ursache: Vielleicht ein Rohrbruch',
        'Vorschlag nach der Ersteinschätzung: Notfall',
      ]),
    );
    expect(card.text).toContain('Gemeldet: 18:44 Uhr von Jonas Feldhusen.');
    await w.clicks('maren', 'Alarm auslösen');
    await w.seconds(5);
    w.allHear([...core, '#MI-ITN'], 'alarm');
    expect(w.card('jonas').lines.slice(0, 2)).toEqual([
      'IHRE MELDUNG – Alarm ausgelöst',
      'Aus Ihrer Meldung wurde der Alarm 2026-001 (18:44 Uhr).',
    ]);
    // Of a closed report nobody needs the number any more.
    expect(
      w
        .cards('maren')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('0511 555-0123');
    await w.seconds(5);
  });

  story('may raise the level that is proposed: danger for people is a crisis', async (w) => {
    await reports(w, { ...water, yes: 'safety' });
    expect(w.hears('maren', 'report').lines).toContain('Vorschlag nach der Ersteinschätzung: Krise');
    const [report] = await openReports(w);
    expect(report).toMatchObject({ level: 'CRISIS', said: { yes: ['safety'], reporter: 'Jonas Feldhusen' } });
    await w.tab('ole').post(`/api/proposals/${report?.id}/take`);
    await w.seconds(5);
  });

  story('stays true on her card: taken, then no alarm and why; who it was is not said', async (w) => {
    await reports(w);
    w.hears('maren', 'report');
    expect(w.card('jonas').lines).toContain('Um eine Entscheidung gebeten: Stabsleitung.');
    await w.clicks('maren', 'Übernehmen');
    await w.seconds(5);
    expect(w.card('jonas').lines[1]).toBe('Jemand prüft Ihre Meldung.');
    await w.clicks('maren', 'Meldung verwerfen', {
      inputs: { 'reason-dismissed': 'Es bleibt eine Störung, die der Betrieb selbst behebt.' },
    });
    await w.seconds(5);
    const receipt = w.card('jonas');
    expect(receipt.lines.slice(0, 3)).toEqual([
      'IHRE MELDUNG – kein Alarm',
      'Aus Ihrer Meldung wird kein Alarm (18:44 Uhr).',
      'Grund: Es bleibt eine Störung, die der Betrieb selbst behebt.',
    ]);
    expect(
      w
        .cards('jonas')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Maren');
    await w.advance(20);
  });

  story('pressed twice, or from two devices, is one report; also when the second names another domain', async (w) => {
    await opensForm(w);
    const button = w.button('jonas', 'Meldung abgeben', { inputs: water });
    const other = w.button('jonas', 'Meldung abgeben', { inputs: { ...water, domain: 'MI' } });
    await Promise.all([w.presses('jonas', button), w.presses('jonas', button)]);
    await w.presses('jonas', other);
    await w.seconds(1);
    w.hears('maren', 'report');
    expect(await openReports(w)).toHaveLength(1);
    expect(await openReports(w, 'sabine')).toHaveLength(1);
    const [report] = await openReports(w);
    expect(report).toMatchObject({ reports: 1, domain: { id: 'MI-ITN' } });
    await w.tab('ole').post(`/api/proposals/${report?.id}/take`);
    // Of a report that is taken the same press says so, and reports nothing anew.
    expect((await w.presses('jonas', button)).card?.lines[1]).toBe('Jemand prüft Ihre Meldung.');
    await w.seconds(5);
  });

  story('for another domain goes there', async (w) => {
    await reports(w, { ...water, domain: 'MF-NLBV', callback: '' });
    w.hears('ingrid', 'report');
    expect(await openReports(w)).toEqual([]);
    const [report] = await openReports(w, 'ingrid');
    await w.tab('ingrid').post(`/api/proposals/${report?.id}/take`);
    await w.seconds(5);
  });

  story('in English for whoever reads English', async (w) => {
    await w.types('liam', 'report');
    expect(w.hears('liam', 'report-form').language).toBe('en');
    await w.clicks('liam', en.cards.report.theme.it);
    const inputs = { ...water, yes: 'many', knowledge: 'assumed' };
    const { card } = await w.clicks('liam', en.cards.report.form.send, { inputs });
    expect(card?.lines[1]).toBe('Your report has come in.');
    await w.seconds(1);
    expect(w.hears('maren', 'report').lines).toContain('Bekannt durch: vermutet');
    const [report] = await openReports(w);
    await w.tab('ole').post(`/api/proposals/${report?.id}/take`);
    await w.seconds(5);
  });

  story('typed in a channel thanks there in one sentence; the receipt comes to her own chat', async (w) => {
    await w.types('ole', '@BCM-Lotse melden', { in: '#MI-ITN' });
    w.hears('#MI-ITN', 'report-form');
    await w.clicks('ole', 'Gebäude, Strom, Wasser, Brand', { in: '#MI-ITN' });
    const { card } = await w.clicks('ole', 'Meldung abgeben', { in: '#MI-ITN', inputs: water });
    expect(card?.text).toContain('Ihre Meldung ist eingegangen.');
    expect(card?.text).not.toContain('Keller');
    await w.seconds(1);
    w.hears('maren', 'report');
    expect(w.hears('ole', 'receipt').lines[1]).toBe('Ihre Meldung ist eingegangen.');
    const [report] = await openReports(w);
    await w.tab('ole').post(`/api/proposals/${report?.id}/take`);
    await w.seconds(5);
    expect(w.card('ole').lines[1]).toBe('Jemand prüft Ihre Meldung.');
  });
});

describe('what is missing or too much', () => {
  story('is said on the form, which keeps what was typed', async (w) => {
    await opensForm(w);
    const tries: readonly (readonly [Partial<typeof water>, string])[] = [
      [{ what: ' ' }, 'Bitte schreiben Sie, was passiert ist.'],
      [{ where: '' }, 'Bitte schreiben Sie, wo es passiert ist.'],
      [{ knowledge: '' }, 'Bitte wählen Sie, woher Sie das wissen.'],
      [
        { callback: 'bitte mailen' },
        'Bitte prüfen Sie die Rückrufnummer, zum Beispiel 0511 555-0101. Sie ist freiwillig.',
      ],
      [{ what: 'x'.repeat(181) }, 'Der Text ist zu lang. Erlaubt sind 180 Zeichen.'],
      [{ domain: 'GIBT-ES-NICHT' }, 'Das gibt es nicht, oder Sie dürfen es nicht sehen.'],
    ];
    for (const [change, sentence] of tries) {
      const { card } = await w.clicks('jonas', 'Meldung abgeben', { inputs: { ...water, ...change } });
      expect(card?.lines).toContain(sentence);
      expect(card?.text).toContain('Haustechnik angerufen');
    }
    expect(await openReports(w)).toEqual([]);
  });

  story(
    'ten open reports of one person in an hour are enough; an hour later, or once closed, more may come',
    async (w) => {
      for (let n = 1; n <= 10; n += 1) {
        await reports(w, { ...water, what: `Meldung ${n}`, callback: '' });
        w.hears('maren', 'report');
        if (n === 1) continue;
        const [newest] = await openReports(w);
        await w.tab('ole').post(`/api/proposals/${newest?.id}/take`);
      }
      const [, , , last] = (await openReports(w)).toReversed();
      const sentence =
        'Von Ihnen sind aus der letzten Stunde schon 10 Meldungen offen. Bitte rufen Sie an, wenn es dringend ist.';
      await opensForm(w);
      expect((await w.clicks('jonas', 'Meldung abgeben', { inputs: water })).card?.lines).toContain(sentence);
      await w.tab('ole').post(`/api/proposals/${last?.id}/dismiss`, { reason: 'Geklärt.' });
      expect((await w.clicks('jonas', 'Meldung abgeben', { inputs: water })).card?.lines[0]).toBe(
        'IHRE MELDUNG – eingegangen',
      );
      await w.seconds(5);
      w.hears('maren', 'report');
      const open = await openReports(w);
      for (const { id, takenBy } of open) if (takenBy === '') await w.tab('ole').post(`/api/proposals/${id}/take`);
      await w.advance(61);
      await reports(w, { ...water, what: 'Eine Stunde später' });
      w.hears('maren', 'report');
      await w.tab('ole').post(`/api/proposals/${(await openReports(w))[0]?.id}/take`);
      await w.seconds(5);
    },
  );
});

describe('a report nobody takes', () => {
  const passedNow = 'Bitte entscheiden Sie jetzt. Bisher hat niemand diese Meldung übernommen.';

  story(
    'goes to the deputy after 5 minutes and to the authority after 10, each once, and the tab shows it',
    async (w) => {
      await reports(w);
      w.hears('maren', 'report');
      await w.advance(4.9);
      expect(w.unheard()).toEqual([]);
      await w.advance(0.1);
      w.hears('maren', 'reminder');
      const deputy = w.hears('heinrich', 'passed');
      expect(deputy.lines).toContain(passedNow);
      expect(deputy.lines).toContain('Gefragt: Stabsleitung, 18:44 Uhr; Vertretung der Stabsleitung, 18:49 Uhr.');
      // He may not raise an alarm himself, and his card says what to do instead.
      expect(deputy.buttons).not.toContain('Alarm auslösen');
      expect(deputy.text).toContain('rufen Sie jemanden an, der alarmieren darf');
      const [report] = await openReports(w);
      expect(report?.asked).toMatchObject([
        { stage: 'owner', names: ['Dr. Maren Petersen-Wiechert'] },
        { stage: 'deputy', names: ['Heinrich Schaper'] },
      ]);
      expect(report?.next).toEqual({ stage: 'management', at: (report?.openedAt ?? 0) + 10 * 60_000 });
      await w.advance(5);
      w.hears('heinrich', 'reminder');
      expect(w.hears('sabine', 'passed').buttons).toContain('Alarm auslösen');
      await w.advance(5);
      w.hears('sabine', 'reminder');
      await w.advance(60);
      expect((await openReports(w))[0]?.next).toBeNull();
      expect(w.card('jonas').lines).toContain(
        'Um eine Entscheidung gebeten: Stabsleitung; Vertretung der Stabsleitung; Behördenleitung.',
      );
    },
  );

  story('stops the moment somebody takes it, who was asked by right of that alone', async (w) => {
    await reports(w);
    w.hears('maren', 'report');
    await w.advance(5);
    w.hears('maren', 'reminder');
    w.hears('heinrich', 'passed');
    const { card } = await w.clicks('heinrich', 'Übernehmen');
    expect(card?.lines[1]).toBe(
      'Sie haben diese Meldung übernommen. Bitte entscheiden Sie: Alarm auslösen oder verwerfen.',
    );
    await w.advance(30);
    // Nobody else of the staff may decide on it.
    const [report] = await openReports(w);
    expect(await w.tab('jonas').refusal('POST', `/api/proposals/${report?.id}/dismiss`, { reason: 'x' })).toBe(
      '404 Das gibt es nicht, oder Sie dürfen es nicht sehen.',
    );
  });
});

describe('the message extension', () => {
  const dialog = (w: World, name: string, data?: JsonObject) =>
    w.teams.dialog(w.people.id(name), w.teams.chats.personal(w.people.id(name))?.id ?? '', 'report', data);
  /** The data of a button of a dialog's card, with what was typed. */
  function press(card: JsonObject, title: string, inputs: Readonly<Record<string, string>> = {}): JsonObject {
    const rows = objectsAt(card, 'body').flatMap((part) => objectsAt(part, 'actions'));
    const found = rows.find((action) => action.title === title);
    expect(found?.type).toBe('Action.Submit');
    return { ...(isObject(found?.data) ? found.data : {}), ...inputs };
  }

  story('shows the same form as a dialog, reports, and leaves the receipt in the own chat', async (w) => {
    const opened = await dialog(w, 'jonas');
    if (opened.kind !== 'card') throw new Error(opened.kind);
    const themed = await dialog(w, 'jonas', press(opened.card, 'IT, Telefon, Netz'));
    if (themed.kind !== 'card') throw new Error(themed.kind);
    expect(JSON.stringify(themed.card)).not.toContain('Action.Execute');
    const empty = await dialog(w, 'jonas', press(themed.card, 'Meldung abgeben'));
    expect(JSON.stringify(empty)).toContain('Bitte schreiben Sie, was passiert ist.');
    const data = press(themed.card, 'Meldung abgeben', { ...water, yes: 'attack' });
    const [first, second] = await Promise.all([dialog(w, 'jonas', data), dialog(w, 'jonas', data)]);
    for (const sent of [first, second]) expect(JSON.stringify(sent)).toContain('Ihre Meldung ist eingegangen.');
    await w.seconds(2);
    expect(w.hears('maren', 'report').lines).toContain('Vorschlag nach der Ersteinschätzung: Krise');
    expect(w.hears('jonas', 'receipt').lines[1]).toBe('Ihre Meldung ist eingegangen.');
    const [report] = await openReports(w);
    await w.tab('ole').post(`/api/proposals/${report?.id}/take`);
    await w.seconds(5);
    expect(w.card('jonas').lines[1]).toBe('Jemand prüft Ihre Meldung.');
  });
});

story('an alarm made of a report says nothing of who reported it', async (w) => {
  await reports(w);
  w.hears('maren', 'report');
  const [report] = await openReports(w);
  await w.tab('ole').post(`/api/proposals/${report?.id}/raise`);
  await w.seconds(5);
  for (const card of w.allHear([...core, '#MI-ITN'], 'alarm')) expect(card.text).not.toContain('Feldhusen');
  const { json } = await w.tab('ole').get<AlarmList>('/api/alarms');
  const { text } = await w.tab('ole').get(`/api/alarms/${json.alarms[0]?.id}/journal?format=jsonl`);
  expect(text).not.toContain('0511 555-0123');
});
