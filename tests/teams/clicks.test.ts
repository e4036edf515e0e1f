// What a click is answered with: the own card and nobody else's, forms that keep what was typed, and older clients.
import { describe, expect } from 'vitest';
import { isObject } from '../../local/simulators/json.ts';
import type { BotAnswer } from '../../local/simulators/teams-inbound.ts';
import type { AlarmList } from '../../src/http/contract.ts';
import { rawActivities } from '../support/raw-activities.ts';
import type { World } from '../support/world.ts';
import { type Card, readCard } from '../support/world-cards.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const core = ['maren', 'tjark', 'gesine', 'ruediger', 'linh'];

async function alarm(w: World): Promise<string> {
  const { id } = await w.raises('ole');
  w.allHear([...holders, '#MI-ITN'], 'alarm');
  return id;
}
const deliveryOf = async (w: World, id: string, name: string) => (await w.ledger(id))[`${name}/alarm`]?.id ?? '';
const openAlarms = async (w: World) => (await w.tab('ole').get<AlarmList>('/api/alarms')).json.alarms;
const press = (data: object) => ({ action: { type: 'Action.Execute', data }, trigger: 'manual' });

function cardOf({ body }: BotAnswer): Card {
  if (!isObject(body) || !isObject(body.value)) throw new Error(`no card: ${JSON.stringify(body)}`);
  return readCard(body.value);
}
const sentenceOf = ({ body }: BotAnswer) => (isObject(body) ? body.value : undefined);

describe('the fresh card is the own one', () => {
  story('after a change with the button of somebody else’s card', async (w) => {
    const id = await alarm(w);
    await w.clicks('tjark', 'Ich kann nicht');
    await w.seconds(5);
    w.hears('liam', 'alarm');
    const raw = rawActivities(w);
    const d = await deliveryOf(w, id, 'tjark');
    const change = { verb: 'alarm.update', a: id, d, 'reason-news': 'Die Lage hat sich verschärft.' };
    const oles = cardOf(await raw.send(raw.invoke('ole', press({ ...change, nextStep: 'Bitte kommen Sie.' }))));
    expect(oles.lines[1]).toBe('Der Alarm 2026-001 ist ausgelöst.');
    expect(oles.text).not.toMatch(/Ihre Rolle|Danke\. Notiert|Sie können nicht/);
    await w.seconds(2);
    const marens = cardOf(await raw.send(raw.invoke('maren', press({ ...change, nextStep: 'Bitte eilen Sie.' }))));
    expect(marens.lines).toContain('Ihre Rolle: Stabsleitung.');
    expect(marens.text).not.toMatch(/Danke\. Notiert|Sie können nicht/);
    await w.seconds(2);
    for (let round = 0; round < 2; round += 1) w.allHear([...holders, 'liam', '#MI-ITN'], 'news');
    await w.seconds(5);
  });

  story('and stays closed when the answer on it is to be changed by another holder', async (w) => {
    const id = await alarm(w);
    await w.clicks('tjark', 'Ich kann nicht');
    w.hears('liam', 'alarm');
    await w.clicks('linh', 'Ich komme');
    const again = w.button('tjark', 'Antwort ändern');
    const { card, says } = await w.presses('linh', again, { on: w.card('linh').id });
    expect([card, says]).toEqual([
      null,
      'Diese Karte ist für jemand anderen. Ihre eigene Antwort geben Sie bitte in Ihrem Chat mit BCM-Lotse.',
    ]);
    expect((await w.alarm('linh', id)).myAnswers).toMatchObject([{ answer: 'coming' }]);
    await w.seconds(5);
  });

  story('with made-up names of messages, and with the channel’s', async (w) => {
    const id = await alarm(w);
    const raw = rawActivities(w);
    const names = ['', 'd999', 'constructor', 'toString', 'hasOwnProperty', await deliveryOf(w, id, '#MI-ITN')];
    for (const [n, d] of names.entries()) {
      const answer = n % 2 === 0 ? 'virtual' : 'unavailable';
      const card = cardOf(await raw.send(raw.invoke('tjark', press({ verb: 'alarm.answer', a: id, d, n, answer }))));
      expect([d, card.lines.includes('Ihre Rolle: IT.'), card.buttons.includes('Antwort ändern')]).toEqual([
        d,
        true,
        true,
      ]);
      await w.seconds(1);
    }
    w.hears('liam', 'alarm');
    expect((await w.alarm('tjark', id)).myAnswers).toHaveLength(names.length);
    await w.seconds(5);
  });

  story('never appears where others read along: there it is the channel’s card, or a sentence', async (w) => {
    const id = await alarm(w);
    const raw = rawActivities(w);
    const d = await deliveryOf(w, id, 'tjark');
    const click = (n: number, answer: string) => press({ verb: 'alarm.answer', a: id, d, n, answer });
    const inChannel = cardOf(await raw.send(raw.invoke('tjark', click(0, 'virtual'), {}, '#MI-ITN')));
    expect(inChannel.lines).toContain('IT: Tjark Osterloh, nimmt virtuell teil');
    expect(inChannel.text).not.toContain('Ihre Rolle');
    const conversation = {
      id: '19:kaffee@thread.v2',
      conversationType: 'groupChat',
      tenantId: w.standIns.env.TENANT_ID,
    };
    const elsewhere = await raw.send(raw.invoke('tjark', click(1, 'call-me'), { conversation }));
    expect(sentenceOf(elsewhere)).toBe(
      'Ernstfall 2026-001 · Notfall: Danke. Notiert 18:44 Uhr: Sie bitten um einen Anruf.',
    );
    const foreign = cardOf(
      await raw.send(
        raw.invoke(
          'ole',
          press({ verb: 'alarm.end', a: id, d, ending: 'aborted', 'reason-aborted': 'x' }),
          {},
          '#MU-NLWKN',
        ),
      ),
    );
    expect([foreign.kind, foreign.text.includes('Ihre Antwort')]).toEqual(['aborted', false]);
    await w.seconds(2);
    w.allHear([...holders, '#MI-ITN'], 'aborted');
    await w.seconds(5);
  });

  story('to a typed word stays in the own chat; in the channel there is one sentence', async (w) => {
    const id = await alarm(w);
    await w.types('tjark', '@BCM-Lotse ja 15', { in: '#MI-ITN' });
    const note = w.hears('#MI-ITN', 'note');
    expect(note.lines).toEqual(['Ernstfall 2026-001 · Notfall: Danke. Notiert 18:44 Uhr: Sie kommen, etwa 18:59 Uhr.']);
    expect((await w.alarm('tjark', id)).myAnswers).toMatchObject([{ answer: 'coming', eta: 15 }]);
    await w.seconds(5);
    expect(w.card('tjark').buttons).toContain('Antwort ändern');
    expect(w.card('linh', { in: '#MI-ITN', on: w.cards('linh', '#MI-ITN')[0]?.id ?? '' }).lines).toContain(
      'IT: Tjark Osterloh, kommt etwa 18:59 Uhr',
    );
  });
});

describe('the answer can be changed', () => {
  story('after a press on „Antwort ändern“ the buttons are back, with the answer so far above them', async (w) => {
    const id = await alarm(w);
    await w.clicks('tjark', 'Ich komme', { inputs: { eta: '60' } });
    expect(w.card('tjark').buttons).not.toContain('Ich kann nicht');
    const { card } = await w.clicks('tjark', 'Antwort ändern');
    expect(card?.lines).toContain('Danke. Notiert 18:44 Uhr: Sie kommen, etwa 19:44 Uhr.');
    expect(card?.buttons.slice(0, 4)).toEqual([
      'Ich komme',
      'Ich nehme virtuell teil',
      'Ich kann nicht',
      'Bitte rufen Sie mich an',
    ]);
    expect((await w.alarm('tjark', id)).myAnswers).toHaveLength(1);
    await w.seconds(5);
  });

  story('on a card of new information as well', async (w) => {
    const id = await alarm(w);
    await w.informs('ole', id, { nextStep: 'Bitte kommen Sie in den Stabsraum B.' });
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'news');
    await w.clicks('tjark', 'Ich komme');
    const { card } = await w.clicks('tjark', 'Antwort ändern');
    expect([card?.kind, card?.buttons.includes('Ich kann nicht')]).toEqual(['news', true]);
    await w.seconds(5);
  });

  story('not any more after the end: the end is shown', async (w) => {
    const id = await alarm(w);
    await w.clicks('tjark', 'Ich komme');
    const again = w.button('tjark', 'Antwort ändern');
    await w.endsAlarm('ole', id, 'abort');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'aborted');
    expect((await w.presses('tjark', again)).card?.kind).toBe('aborted');
    await w.seconds(5);
  });
});

describe('a form with a fault comes back with what was typed', () => {
  const typed = {
    what: 'Die Klimaanlage ist ausgefallen.',
    where: 'Rechenzentrum Nord',
    since: '18:30',
    level: 'CRISIS',
    nextStep: 'Bitte kommen Sie.',
    exerciseName: 'Hitze 2026',
  };
  const long = 'Die Klimaanlage ist ausgefallen und es wird wärmer. '.repeat(4).trim();
  const faults: readonly (readonly [string, Partial<typeof typed>, string])[] = [
    ['Ernstfall auslösen', { what: ' ' }, 'Bitte schreiben Sie, was passiert ist.'],
    ['Ernstfall auslösen', { where: '' }, 'Bitte schreiben Sie, wo es passiert ist.'],
    ['Ernstfall auslösen', { level: '' }, 'Bitte wählen Sie eine Einstufung: Notfall oder Krise.'],
    [
      'Ernstfall auslösen',
      { nextStep: '\n' },
      'Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.',
    ],
    ['Ernstfall auslösen', { what: long, where: long.slice(0, 90) }, 'Der Text ist zu lang. Erlaubt sind 280 Zeichen.'],
    ['Ernstfall auslösen', { nextStep: long }, 'Der Text ist zu lang. Erlaubt sind 200 Zeichen.'],
    [
      'Ernstfall auslösen',
      { level: 'DISRUPTION' },
      'Eine Störung wird nicht alarmiert. Bitte wählen Sie Notfall oder Krise, oder starten Sie eine Übung.',
    ],
    ['Übung starten', { exerciseName: '' }, 'Bitte geben Sie der Übung einen Namen, zum Beispiel „Herbst 2026“.'],
    ['Übung starten', { exerciseName: 'x'.repeat(81) }, 'Der Text ist zu lang. Erlaubt sind 80 Zeichen.'],
  ];

  story('and the sentence that says what to mend; then it raises one alarm', async (w) => {
    await w.types('ole', 'alarm');
    w.hears('ole', 'form');
    await w.clicks('ole', 'Etwas anderes');
    for (const [title, wrong, sentence] of faults) {
      const inputs = { ...typed, ...wrong };
      const { card } = await w.clicks('ole', title, { inputs });
      expect([wrong, card?.lines.slice(0, 2)]).toEqual([wrong, ['Alarm auslösen', sentence]]);
      const shown = (label: string, value: string) => `${label} ‹${value.trim()}›`;
      expect(card?.lines).toEqual(
        expect.arrayContaining([
          shown('Was ist passiert?', inputs.what),
          shown('Wo?', inputs.where),
          shown('Seit wann? (leer heißt: jetzt)', inputs.since),
          // A Störung is no choice in this form.
          shown('Einstufung', inputs.level === 'DISRUPTION' ? '' : inputs.level),
          shown('Nächster Schritt: Was sollen die Alarmierten tun?', inputs.nextStep),
          shown('Name der Übung (nur für eine Übung)', inputs.exerciseName),
        ]),
      );
    }
    expect(await openAlarms(w)).toEqual([]);
    const mended = w.button('ole', 'Ernstfall auslösen', { inputs: typed });
    const [one, two] = await Promise.all([w.presses('ole', mended), w.presses('ole', mended)]);
    expect(one.card?.lines).toContain('Der Alarm 2026-001 ist ausgelöst.');
    expect(two.card?.lines).toEqual(one.card?.lines);
    await w.seconds(1);
    w.allHear([...core, '#MI-ITN'], 'alarm');
    expect(await openAlarms(w)).toHaveLength(1);
  });

  story('a change with a fault leaves the card and the fields as they are, and says why', async (w) => {
    await alarm(w);
    const before = w.card('maren').lines;
    const reason = { 'reason-news': 'Die Lage hat sich verschärft.' };
    const says = async (title: string, inputs: Record<string, string>) =>
      (await w.clicks('maren', title, { inputs })).says;
    const news = 'Neue Information herausgeben';
    expect(await says(news, { nextStep: 'Bitte kommen Sie.' })).toBe('Bitte wählen oder schreiben Sie einen Grund.');
    expect(await says(news, reason)).toBe(
      'Es hat sich nichts geändert. Bitte ändern Sie den nächsten Schritt oder die Einstufung.',
    );
    expect(await says(news, { ...reason, nextStep: ' ' })).toBe(
      'Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.',
    );
    expect(await says('Entwarnung geben', {})).toBe('Bitte wählen oder schreiben Sie einen Grund.');
    expect(w.card('maren').lines).toEqual(before);
  });

  story('in a channel the form is that of the channel’s domain', async (w) => {
    await w.types('focko', '@BCM-Lotse alarm', { in: '#MU-NLWKN' });
    const form = w.hears('#MU-NLWKN', 'form');
    expect(form.lines).toContain(`Bereich: ${w.sample.domains.find((each) => each.id === 'MU-NLWKN')?.name}`);
    // Piotr alarms in two domains; the channel decides, not his home.
    await w.types('piotr', '@BCM-Lotse alarm', { in: '#MI-ITN' });
    expect(w.hears('#MI-ITN', 'form').lines).toContain('Bereich: IT.Niedersachsen');
  });
});

describe('an older client sends a message without text', () => {
  story('the form is replaced in place for everybody, with faults and with the raised alarm', async (w) => {
    await w.types('ole', 'alarm');
    const { id } = w.hears('ole', 'form');
    await w.clicks('ole', 'Etwas anderes', { asSubmit: true });
    const inputs = { what: 'Rauch', where: 'Halle 1', level: 'CRISIS' };
    await w.clicks('ole', 'Ernstfall auslösen', { asSubmit: true, inputs });
    expect(w.card('ole').lines.slice(1, 3)).toEqual([
      'Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.',
      'IT.Niedersachsen · Etwas anderes',
    ]);
    expect(w.card('ole').lines).toContain('Was ist passiert? ‹Rauch›');
    await w.clicks('ole', 'Ernstfall auslösen', { asSubmit: true, inputs: { nextStep: 'Bitte kommen Sie.' } });
    expect(w.card('ole')).toMatchObject({ id, kind: 'alarm' });
    expect(w.edits(id)).toBe(3);
    await w.seconds(1);
    w.allHear([...core, '#MI-ITN'], 'alarm');
  });

  story('what is refused comes in words, and the card stays', async (w) => {
    await alarm(w);
    const before = w.card('maren');
    await w.clicks('maren', 'Entwarnung geben', { asSubmit: true });
    expect(w.hears('maren', 'note').lines).toEqual(['Bitte wählen oder schreiben Sie einen Grund.']);
    expect(w.card('maren', { on: before.id }).lines).toEqual(before.lines);
    expect(w.edits(before.id)).toBe(0);
  });

  story('in the channel the card stays the channel’s, whatever the button says', async (w) => {
    const id = await alarm(w);
    const card = w.card('linh', { in: '#MI-ITN' });
    await w.clicks('tjark', 'Ich komme', { in: '#MI-ITN', asSubmit: true });
    expect(w.card('linh', { in: '#MI-ITN' })).toMatchObject({ id: card.id, kind: 'alarm' });
    const personal = { ...w.button('tjark', 'Ich kann nicht', { in: '#MI-ITN', asSubmit: true }), message: card.id };
    const d = await deliveryOf(w, id, 'tjark');
    const forged = { ...personal, action: { ...personal.action, data: { ...personal.action.data, d } } };
    await w.presses('tjark', forged, { in: '#MI-ITN' });
    w.hears('liam', 'alarm');
    const { lines, text } = w.card('linh', { in: '#MI-ITN' });
    expect(lines.some((line) => line.startsWith('Besetzt: 0 von'))).toBe(true);
    expect(text).not.toMatch(/Ihre Rolle|Antwort ändern/);
    await w.seconds(5);
  });

  story('without the name of its card it is answered with a new one', async (w) => {
    const id = await alarm(w);
    const raw = rawActivities(w);
    const value = { verb: 'alarm.answer', a: id, d: await deliveryOf(w, id, 'tjark'), n: 0, answer: 'virtual' };
    expect(await raw.send(raw.message('tjark', { text: undefined, value, replyToId: undefined }))).toMatchObject({
      status: 200,
    });
    expect(w.hears('tjark', 'alarm').lines).toContain('Danke. Notiert 18:44 Uhr: Sie nehmen virtuell teil.');
    await w.seconds(5);
  });

  story('counts, too, when its card cannot be replaced', async (w) => {
    const id = await alarm(w);
    w.teams.fault({ match: { person: w.people.id('tjark'), operation: 'update' }, kind: 'BadGateway', times: 1 });
    await w.clicks('tjark', 'Ich komme', { asSubmit: true });
    expect((await w.alarm('tjark', id)).myAnswers).toHaveLength(1);
    // The ledger owes that card a redraw.
    await w.seconds(5);
    expect(w.card('tjark').buttons).toContain('Antwort ändern');
  });
});

describe('a card nobody knew had arrived', () => {
  story('is known from its first click: no repeat comes, and later it shows the end', async (w) => {
    w.teams.fault({
      match: { person: w.people.id('tjark'), operation: 'post' },
      kind: 'BadGateway',
      when: 'after',
      times: 1,
    });
    const id = await alarm(w);
    const orphan = w.card('tjark');
    expect((await w.ledger(id))['tjark/alarm']).toMatchObject({ state: 'unknown', activityId: null });
    await w.clicks('tjark', 'Ich komme');
    expect((await w.ledger(id))['tjark/alarm']).toMatchObject({ state: 'answered', activityId: orphan.id });
    await w.advance(2);
    expect(w.cards('tjark')).toHaveLength(1);
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(5);
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
    expect(w.card('tjark', { on: orphan.id }).kind).toBe('all-clear');
  });

  story('is not mistaken for a copy of its buttons elsewhere', async (w) => {
    w.teams.fault({
      match: { person: w.people.id('tjark'), operation: 'post' },
      kind: 'BadGateway',
      when: 'after',
      times: 1,
    });
    const id = await alarm(w);
    const { action } = w.button('tjark', 'Ich komme');
    const raw = rawActivities(w);
    const replyToId = w.card('tjark', { in: '#MI-ITN' }).id;
    await raw.send(raw.invoke('tjark', { action }, { replyToId }, '#MI-ITN'));
    expect((await w.ledger(id))['tjark/alarm']?.activityId).toBe(null);
    expect((await w.alarm('tjark', id)).myAnswers).toHaveLength(1);
    await w.seconds(5);
    expect(w.card('linh', { in: '#MI-ITN' }).text).not.toContain('Ihre Rolle');
    await w.advance(1);
  });
});
