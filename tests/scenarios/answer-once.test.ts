// An answer counts once: double clicks, late repeats, changed minds, foreign cards, ended and unknown alarms, typed words.
import { describe, expect } from 'vitest';
import type { AlarmView } from '../../src/http/contract.ts';
import { rawActivities } from '../support/raw-activities.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];

/** An alarm whose first messages were spoken of. */
async function alarm(w: World, wish: Parameters<World['raises']>[1] = {}): Promise<string> {
  const { id } = await w.raises('ole', wish);
  w.allHear([...holders, '#MI-ITN'], 'alarm');
  return id;
}

/** What a person answered, oldest first, such as `coming 15`. */
async function answersOf(w: World, name: string, id: string): Promise<readonly string[]> {
  const view: AlarmView = await w.alarm('ole', id);
  const asked = view.all?.asked.find(({ person }) => person === w.people.id(name));
  return (asked?.answers ?? []).map(({ answer, eta }) => (eta === null ? answer : `${answer} ${eta}`));
}

describe('a button', () => {
  story('pressed twice counts once', async (w) => {
    const id = await alarm(w);
    const button = w.button('tjark', 'Ich komme', { inputs: { eta: '15' } });
    const [one, two] = await Promise.all([w.presses('tjark', button), w.presses('tjark', button)]);
    expect(two.card?.lines).toEqual(one.card?.lines);
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 15']);
    await w.seconds(10);
  });

  story('pressed late again does not undo a newer answer', async (w) => {
    const id = await alarm(w);
    const old = w.button('tjark', 'Ich komme', { inputs: { eta: '15' } });
    await w.presses('tjark', old);
    await w.advance(2);
    await w.clicks('tjark', 'Antwort ändern');
    await w.clicks('tjark', 'Ich kann nicht');
    await w.advance(1);
    w.hears('liam', 'alarm');
    const { card } = await w.presses('tjark', old);
    expect(card?.lines).toContain('Danke. Notiert 18:46 Uhr: Sie können nicht.');
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 15', 'unavailable']);
    await w.seconds(10);
  });

  story('lets one change one’s mind and come back to the first answer; all of it is history', async (w) => {
    const id = await alarm(w);
    await w.clicks('linh', 'Ich nehme virtuell teil');
    await w.clicks('linh', 'Antwort ändern');
    const second = await w.clicks('linh', 'Bitte rufen Sie mich an');
    expect(second.card?.lines).toContain('Danke. Notiert 18:44 Uhr: Sie bitten um einen Anruf.');
    await w.clicks('linh', 'Antwort ändern');
    await w.clicks('linh', 'Ich nehme virtuell teil');
    expect(await answersOf(w, 'linh', id)).toEqual(['virtual', 'call-me', 'virtual']);
    const mine = (await w.alarm('linh', id)).myAnswers.map(({ answer }) => answer);
    expect(mine).toEqual(['virtual', 'call-me', 'virtual']);
    await w.seconds(10);
  });

  story('of somebody else’s card is refused, and the own card stays as it was', async (w) => {
    const id = await alarm(w);
    const tjarks = w.button('tjark', 'Ich kann nicht');
    const own = w.card('linh');
    const { says } = await w.presses('linh', tjarks, { on: own.id });
    expect(says).toBe(
      'Diese Karte ist für jemand anderen. Ihre eigene Antwort geben Sie bitte in Ihrem Chat mit BCM-Lotse.',
    );
    expect(w.card('linh').lines).toEqual(own.lines);
    expect([await answersOf(w, 'linh', id), await answersOf(w, 'tjark', id)]).toEqual([[], []]);
  });

  story('in the channel counts for holders, not for others', async (w) => {
    const id = await alarm(w);
    const { card } = await w.clicks('tjark', 'Ich komme', { in: '#MI-ITN', inputs: { eta: '60' } });
    expect(card?.lines).toContain('IT: Tjark Osterloh, kommt etwa 19:44 Uhr');
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 60']);
    const other = await w.clicks('heinrich', 'Ich komme', { in: '#MI-ITN' });
    expect(other.says).toBe('Sie sind in diesem Alarm nicht gefragt. Sie müssen nichts tun.');
    await w.seconds(5);
    // The own card knows it, too, though the answer was given elsewhere.
    expect(w.card('tjark').lines).toContain('Danke. Notiert 18:44 Uhr: Sie kommen, etwa 19:44 Uhr.');
  });

  story('of an ended alarm shows the end and changes nothing', async (w) => {
    const id = await alarm(w);
    const button = w.button('tjark', 'Ich komme');
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
    const { card } = await w.presses('tjark', button);
    expect(card?.lines.slice(0, 2)).toEqual(['ENTWARNUNG – Ernstfall 2026-001', 'Sie müssen nicht mehr kommen.']);
    expect(card?.buttons).toEqual(['Im Tab ansehen']);
    expect(await answersOf(w, 'tjark', id)).toEqual([]);
    await w.seconds(5);
  });

  story('of an alarm nobody knows has its own answer', async (w) => {
    const id = await alarm(w);
    const { message, action } = w.button('tjark', 'Ich komme');
    const unknown = { message, action: { ...action, data: { ...action.data, a: '0123456789abcdef' } } };
    expect(await w.presses('tjark', unknown)).toEqual({
      card: null,
      says: 'Diesen Alarm kennen wir nicht. Bitte sehen Sie unter „Lage“ nach.',
    });
    const torn = { message, action: { ...action, data: { verb: 'alarm.answer', a: id } } };
    expect((await w.presses('tjark', torn)).says).toBe(
      'Die Eingabe war unvollständig. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
    );
    expect(await answersOf(w, 'tjark', id)).toEqual([]);
  });

  story('of an older client comes as a message, and the card changes for everybody who looks', async (w) => {
    const id = await alarm(w);
    const card = w.card('tjark');
    const reply = await w.clicks('tjark', 'Ich komme', { asSubmit: true, inputs: { eta: '15' } });
    expect(reply).toEqual({ card: null, says: '' });
    expect(w.card('tjark').id).toBe(card.id);
    expect(w.card('tjark').lines).toContain('Danke. Notiert 18:44 Uhr: Sie kommen, etwa 18:59 Uhr.');
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 15']);
    await w.seconds(5);
  });

  story('of an older client that is refused is answered in words', async (w) => {
    await alarm(w);
    const { message, action } = w.button('tjark', 'Ich komme', { asSubmit: true });
    await w.presses('tjark', { message, action: { ...action, data: { ...action.data, a: '0123456789abcdef' } } });
    expect(w.hears('tjark', 'note').lines).toEqual([
      'Diesen Alarm kennen wir nicht. Bitte sehen Sie unter „Lage“ nach.',
    ]);
  });

  story('is answered when the store is down, and counts when it is pressed again', async (w) => {
    const id = await alarm(w);
    w.store.breaks('SQLITE_IOERR');
    const button = w.button('tjark', 'Ich komme');
    const { says } = await w.presses('tjark', button).catch((error: Error) => ({ says: error.message }));
    expect(says).toMatch(/^(Das hat nicht geklappt|Teams showed tjark an error)/);
    w.store.heals();
    expect(w.faults().length).toBeGreaterThan(0);
    expect((await w.presses('tjark', button)).card?.buttons).toContain('Antwort ändern');
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 30']);
    await w.seconds(10);
  });
});

describe('after the time asked for', () => {
  story('the card says so, and the answer counts all the same', async (w) => {
    const id = await alarm(w);
    await w.advance(11);
    w.allHear(holders, 'reminder');
    // The card is drawn anew when something changes; the deadline alone sends nothing.
    await w.informs('ole', id, { level: 'CRISIS' });
    await w.seconds(5);
    w.allHear([...holders, '#MI-ITN'], 'news');
    expect(w.card('tjark').lines).toContain(
      'Bitte antworten Sie jetzt. Die Frist war 18:54 Uhr, Ihre Antwort zählt trotzdem.',
    );
    expect((await w.clicks('tjark', 'Ich komme')).card?.buttons).toContain('Antwort ändern');
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 30']);
    await w.seconds(5);
  });
});

describe('typed words', () => {
  const words: readonly (readonly [string, string])[] = [
    ['ja', 'coming 30'],
    ['ja 45', 'coming 45'],
    ['JA, 20 Minuten.', 'coming 20'],
    ['nein', 'unavailable'],
    ['Virtuell!', 'virtual'],
  ];
  story('mean an answer, and are answered with the fresh card', async (w) => {
    const id = await alarm(w);
    for (const [at, [word]] of words.entries()) {
      await w.types(holders[at] ?? '', word);
      expect(w.hears(holders[at] ?? '', 'alarm').buttons).toContain('Antwort ändern');
    }
    // Rüdiger cannot, so his deputy is asked.
    w.hears('wiebke', 'alarm');
    for (const [at, [, meant]] of words.entries()) expect(await answersOf(w, holders[at] ?? '', id)).toEqual([meant]);
    // The first card knows it as well.
    await w.seconds(5);
    expect(w.cards('maren')[0]?.buttons).toContain('Antwort ändern');
  });

  story('repeated mean the same answer, not a second one', async (w) => {
    const id = await alarm(w);
    await w.types('tjark', 'ja 30');
    await w.types('tjark', 'ja 30');
    expect(w.allHear(['tjark', 'tjark'], 'alarm')).toHaveLength(2);
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 30']);
    await w.types('tjark', 'nein');
    w.allHear(['tjark', 'liam'], 'alarm');
    await w.types('tjark', 'ja 30');
    w.hears('tjark', 'alarm');
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 30', 'unavailable', 'coming 30']);
    await w.seconds(10);
  });

  story('delivered twice after a newer answer do not undo it', async (w) => {
    const id = await alarm(w);
    const raw = rawActivities(w);
    const yes = raw.message('tjark', { text: 'ja 30' });
    const no = raw.message('tjark', { text: 'nein' });
    for (const typed of [yes, yes, no, yes, no, yes]) {
      expect((await raw.send(typed)).status).toBe(200);
      w.hears('tjark', 'alarm');
    }
    w.hears('liam', 'alarm');
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 30', 'unavailable']);
    // Whoever says it once more means it.
    await w.types('tjark', 'ja 30');
    expect(w.hears('tjark', 'alarm').lines).toContain('Danke. Notiert 18:44 Uhr: Sie kommen, etwa 19:14 Uhr.');
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 30', 'unavailable', 'coming 30']);
    await w.seconds(10);
  });

  story('with two open alarms ask which one is meant', async (w) => {
    const real = await alarm(w);
    const exercise = await alarm(w, { scenario: 'personal', mode: 'exercise', once: 'zweiter-wunsch' });
    await w.types('tjark', 'ja 15');
    const which = w.hears('tjark', 'which');
    expect(which.lines).toEqual(
      expect.arrayContaining([
        'Welchen Alarm meinen Sie?',
        'Ernstfall 2026-001 · Notfall',
        'Übung Ü 2026-001 · Notfall',
        '[Ich komme in 15 Minuten]',
      ]),
    );
    expect([await answersOf(w, 'tjark', real), await answersOf(w, 'tjark', exercise)]).toEqual([[], []]);
    const { card } = await w.clicks('tjark', 'Ich komme in 15 Minuten', { about: real });
    expect(card?.lines[0]).toBe('ALARM – ERNSTFALL · Notfall');
    expect([await answersOf(w, 'tjark', real), await answersOf(w, 'tjark', exercise)]).toEqual([['coming 15'], []]);
    await w.seconds(5);
  });

  story('behind a mention in the channel count, and are answered there without a card of one’s own', async (w) => {
    const id = await alarm(w);
    await w.types('tjark', '@BCM-Lotse ja 15', { in: '#MI-ITN' });
    const note = w.hears('#MI-ITN', 'note');
    expect(note.text).toContain('Sie kommen, etwa 18:59 Uhr.');
    expect(note.buttons.filter((title) => title !== 'Im Tab ansehen')).toEqual([]);
    expect(await answersOf(w, 'tjark', id)).toEqual(['coming 15']);
    await w.seconds(5);
  });

  story('without an open alarm are answered kindly', async (w) => {
    await w.types('tjark', 'ja');
    expect(w.hears('tjark', 'note').lines).toEqual([
      'Zurzeit ist kein Alarm offen, in dem Sie gefragt sind. Sie müssen nichts tun.',
    ]);
    const id = await alarm(w);
    await w.types('heinrich', 'ja');
    w.hears('heinrich', 'note');
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
    await w.types('tjark', 'ja');
    w.hears('tjark', 'note');
    await w.seconds(5);
  });
});

describe('an answer in the tab', () => {
  story('counts like a click and stands on the card', async (w) => {
    const id = await alarm(w);
    const { status } = await w.tab('gesine').post(`/api/alarms/${id}/answer`, { answer: 'coming', eta: 60 });
    expect(status).toBe(204);
    await w.tab('gesine').post(`/api/alarms/${id}/answer`, { answer: 'coming', eta: 60 });
    expect(await answersOf(w, 'gesine', id)).toEqual(['coming 60']);
    await w.seconds(4);
    expect(w.card('gesine').lines).toContain('Danke. Notiert 18:44 Uhr: Sie kommen, etwa 19:44 Uhr.');
  });

  story('is refused to whoever is not asked, and after the end', async (w) => {
    const id = await alarm(w);
    const answer = { answer: 'virtual', eta: null };
    const path = `/api/alarms/${id}/answer`;
    expect(await w.tab('aylin').refusal('POST', path, answer)).toBe(
      '409 Sie sind in diesem Alarm nicht gefragt. Sie müssen nichts tun.',
    );
    await w.endsAlarm('ole', id, 'abort');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'aborted');
    expect(await w.tab('tjark').refusal('POST', path, answer)).toBe(
      '409 Dieser Alarm ist beendet. Sie müssen nichts mehr tun.',
    );
    await w.seconds(5);
  });
});
