// The card of everybody else: what to do, that they need not come, *Gelesen*; exercises marked, repeats said, both languages.
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../src/domain/alarm.ts';
import { noticeOf } from '../../src/domain/audience.ts';
import type { Delivery } from '../../src/domain/ledger.ts';
import { alarmOf, type RollCommand, rolls } from '../../src/domain/roll.ts';
import { type InformationCard, informationCard } from '../../src/teams/cards/information-card.ts';
import { parseClick } from '../../src/teams/click.ts';
import { textsFor } from '../../src/texts/index.ts';
import { buttons, complaints, everyWord, inputs, press, titles, wire } from './read.ts';
import { after, ended, minute, modes, raised, raisedAt, tabUrl } from './samples.ts';

const jonas = 'p-jonas001';
const stay = 'Bitte bleiben Sie zu Hause und arbeiten Sie von dort.';
const audience = { id: 'x1', reach: 'domain', people: 1, rolls: 1, feed: false } as const;
const told = (mode: 'real' | 'exercise') => raised(mode, { audience, audienceStep: stay });
const renewed = (alarm: Alarm) =>
  after(alarm, 12, {
    type: 'update',
    reason: 'Das Gebäude ist wieder frei.',
    audienceStep: 'Bitte gehen Sie erst ab 20 Uhr wieder in das Gebäude.',
  });

/** The roll as it stands after it was told of the alarm's states, one after the other. */
function follow(...alarms: readonly Alarm[]) {
  const member = { id: jonas, aadId: 'aad-jonas', language: 'de', address: null } as const;
  const turn = { id: 't', at: raisedAt, by: { system: 'spread' } } as const;
  const commands: readonly RollCommand[] = [
    { type: 'freeze', alarm: 'a', members: [member] },
    ...alarms.map((alarm) => ({ type: 'follow', notice: noticeOf(alarm), raisedByName: 'Anna Beispiel' }) as const),
  ];
  return commands.reduce(
    (roll, command) => rolls.decide(roll, command, turn).reduce((next, entry) => rolls.apply(next, entry, turn), roll),
    rolls.empty,
  );
}

function draw(alarms: readonly Alarm[], over: Partial<InformationCard> & { item?: Partial<Delivery> } = {}) {
  const roll = follow(...alarms);
  const { item, ...rest } = over;
  const delivery = Object.values(roll.ledger.deliveries)[0] as Delivery;
  return informationCard({
    id: 'a.x1.0',
    alarm: alarmOf(roll),
    delivery: { ...delivery, ...item },
    readAt: null,
    help: null,
    texts: textsFor('de'),
    now: raisedAt + minute,
    tabUrl,
    ...rest,
  });
}

describe('an open alarm', () => {
  const drawn = draw([told('real')]);
  it('says what to do first, then that nobody has to come, then what happened', () => {
    expect(drawn.text.split('\n').slice(0, 5)).toEqual([
      'ALARM – ERNSTFALL · Krise',
      stay,
      'Dies ist eine Information. Sie haben in diesem Alarm keine Rolle und müssen nicht kommen.',
      'Krise · Nr. 2026-017',
      'Was: IT-Systeme verschlüsselt',
    ]);
    expect(drawn.summary).toContain(stay);
  });
  it('asks for nothing but Gelesen, and apart from it whether help is needed', () => {
    expect(titles(wire(drawn))).toEqual(['Gelesen', 'Ich brauche Hilfe', 'Im Tab ansehen']);
    expect(inputs(wire(drawn))).toEqual([]);
    const delivery = Object.keys(follow(told('real')).ledger.deliveries)[0];
    expect(parseClick(press(drawn, 'Gelesen'))).toEqual({ verb: 'roll.read', a: 'a.x1.0', d: delivery });
  });
  it('has nothing that is only for the crisis team', () => {
    expect(everyWord(drawn)).not.toMatch(/PIN|4711|Stabsraum/);
    expect(JSON.stringify(wire(drawn))).not.toContain('Stabsraum');
  });
  it('offers help in a row of its own, to ask for and to take back', () => {
    expect(drawn.text).toContain('[Gelesen]\n[Ich brauche Hilfe]');
    const wanted = draw([told('real')], { help: { wantedAt: raisedAt, doneAt: null, doneBy: '' } });
    expect(wanted.text).toContain(
      'Notiert 18:44 Uhr: Sie brauchen Hilfe.\nIhr Wunsch steht auf der Liste des Krisenstabs. Bei Gefahr rufen Sie bitte sofort 112 oder 110 an.\n[Hat sich erledigt]',
    );
    expect(parseClick(press(wanted, 'Hat sich erledigt'))).toMatchObject({ verb: 'roll.helped', a: 'a.x1.0' });
    const done = draw([told('real')], { help: { wantedAt: raisedAt, doneAt: raisedAt + 2 * minute, doneBy: 'p-x' } });
    expect(done.text).toContain('Notiert 18:46 Uhr: Ihre Bitte um Hilfe ist erledigt.\n[Ich brauche Hilfe]');
    expect(parseClick(press(done, 'Ich brauche Hilfe'))).toMatchObject({ verb: 'roll.help', a: 'a.x1.0' });
  });
  it('once read, thanks and has no button for it any more', () => {
    const read = draw([told('real')], { readAt: raisedAt + 3 * minute });
    expect(read.text).toContain('Danke. Gelesen 18:47 Uhr.');
    expect(titles(wire(read))).toEqual(['Ich brauche Hilfe', 'Im Tab ansehen']);
  });
});

describe('a repeat', () => {
  const note = 'Wiederholung – vielleicht haben Sie diese Nachricht schon bekommen.';
  const mayBeOut = { mayBeOut: true, activityId: null };
  it('is said only where the first may have arrived and nobody knows', () => {
    expect(draw([told('real')], { item: mayBeOut }).text).toContain(note);
    expect(draw([told('real')]).text).not.toContain(note);
    expect(draw([told('real')], { item: { mayBeOut: true, activityId: '1' } }).text).not.toContain(note);
    expect(draw([told('real')], { item: mayBeOut, readAt: raisedAt }).text).not.toContain(note);
  });
});

describe('later', () => {
  it('news say the new step and why, and ask for Gelesen again', () => {
    const drawn = draw([renewed(told('real'))], { item: { message: 'news' } });
    expect(drawn.text.split('\n').slice(0, 4)).toEqual([
      'NEUE INFORMATION – Ernstfall 2026-017',
      'Bitte gehen Sie erst ab 20 Uhr wieder in das Gebäude.',
      'Dies ist eine Information. Sie haben in diesem Alarm keine Rolle und müssen nicht kommen.',
      'Grund: Das Gebäude ist wieder frei.',
    ]);
    expect(titles(wire(drawn))).toContain('Gelesen');
  });
  it.each([
    ['all-clear', 'Die Lage ist bewältigt. Was Ihnen geraten wurde, gilt nicht mehr.'],
    ['false-alarm', 'Es ist nichts zu tun. Der Alarm war ein Versehen.'],
    ['aborted', 'Der Alarm ist abgebrochen. Was Ihnen geraten wurde, gilt nicht mehr.'],
  ] as const)('the end (%s) says what holds now and asks for nothing', (ending, words) => {
    const alarm = told('real');
    const drawn = draw([alarm, ended(alarm, ending)]);
    expect(drawn.text.split('\n')[1]).toBe(words);
    expect(drawn.text).not.toContain(stay);
    expect(titles(wire(drawn))).toEqual(['Im Tab ansehen']);
  });
});

describe.each(modes)('as %s', (mode) => {
  const alarm = told(mode);
  const states = [[alarm], [renewed(alarm)], [alarm, ended(alarm, 'all-clear')]];
  it('is marked at both ends, in both languages, and only an exercise is', () => {
    for (const texts of [textsFor('de'), textsFor('en')]) {
      for (const alarms of states) {
        const drawn = draw(alarms, { texts });
        const lines = drawn.text.split('\n').filter((line) => !line.startsWith('['));
        expect(/ÜBUNG/.test(lines[0] ?? '')).toBe(mode === 'exercise');
        expect(/ÜBUNG/.test(lines.at(-1) ?? '')).toBe(mode === 'exercise');
        expect(drawn.summary.includes('ÜBUNG')).toBe(mode === 'exercise');
      }
    }
  });
  it('is taken by Microsoft’s parser, small, and promises nothing about delivery', () => {
    for (const texts of [textsFor('de'), textsFor('en')]) {
      for (const alarms of states) {
        const card = wire(draw(alarms, { texts }));
        expect(complaints(card)).toEqual([]);
        expect(card.lang).toBe(texts.language);
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(20 * 1024);
        expect(JSON.stringify(card)).not.toMatch(/zugestellt|gesendet|\bsent\b|delivered/i);
      }
    }
  });
});

it('an English reader reads English', () => {
  const texts = textsFor('en');
  const drawn = draw([told('exercise')], { texts });
  expect(drawn.text).toContain(texts.cards.information.noRole);
  const { name, yes } = texts.realEvent;
  const { read } = texts.cards.information;
  expect(titles(wire(drawn))).toEqual([read, texts.cards.report.help.want, texts.cards.openTab, name, yes]);
  expect(buttons(wire(drawn))).toHaveLength(3);
  expect(draw([told('real')], { texts, readAt: raisedAt }).text).toContain(texts.cards.information.noted('18:44'));
});

it('knows who raised it, and nobody else', () => {
  expect(draw([told('real')]).text).toContain('Anna Beispiel');
  expect(everyWord(draw([told('real')]))).not.toMatch(/Ben Öztürk|Dr\. Cem/);
});
