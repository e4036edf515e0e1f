// What a button says is checked before it is believed: verbs, ids, lengths, and inputs that Teams merges in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmCard } from '../../src/teams/cards/alarm-card.ts';
import { alarmFormCard } from '../../src/teams/cards/alarm-form-card.ts';
import { proposalCard } from '../../src/teams/cards/proposal-card.ts';
import { parseClick } from '../../src/teams/click.ts';
import { sinceFrom } from '../../src/teams/since.ts';
import { textsFor } from '../../src/texts/index.ts';
import { press } from './read.ts';
import { anna, deliveryTo, form, minute, proposalOf, raised, raisedAt, reported, tabUrl } from './samples.ts';

const texts = textsFor('de');
const alarm = raised('real');
const card = alarmCard({
  id: 'alarm-1',
  alarm,
  delivery: deliveryTo(alarm, anna),
  person: anna,
  texts,
  now: raisedAt + minute,
  mayChange: true,
  choosing: false,
  tabUrl,
});
const answer = { verb: 'alarm.answer', a: 'alarm-1', d: 'd2', n: 0, answer: 'coming' };

describe('pressed on a card, with everything a client merges in', () => {
  it('an answer has minutes only when somebody comes', () => {
    expect(parseClick(press(card, 'Ich komme'))).toEqual({ ...answer, eta: 30 });
    expect(parseClick(press(card, 'Ich komme', { eta: '60' }))).toEqual({ ...answer, eta: 60 });
    expect(parseClick(press(card, 'Ich komme', { eta: '' }))).toEqual({ ...answer, eta: 30 });
    expect(parseClick(press(card, 'Ich kann nicht'))).toEqual({ ...answer, answer: 'unavailable', eta: null });
  });

  it('new information keeps step and level that were not touched', () => {
    const clicked = parseClick(
      press(card, 'Neue Information herausgeben', { 'reason-news': 'Es gibt neue Erkenntnisse.', level: 'EMERGENCY' }),
    );
    expect(clicked).toEqual({
      verb: 'alarm.update',
      a: 'alarm-1',
      d: 'd2',
      nextStep: alarm.nextStep,
      level: 'EMERGENCY',
      reason: 'Es gibt neue Erkenntnisse.',
    });
  });

  it('each ending takes its own reason, never that of the part beside it', () => {
    const typed = {
      'reason-all-clear': 'Die Ursache ist behoben.',
      'other-all-clear': ' Strom ist da. ',
      'reason-aborted': 'x',
    };
    expect(parseClick(press(card, 'Entwarnung geben', typed))).toEqual({
      verb: 'alarm.end',
      a: 'alarm-1',
      d: 'd2',
      ending: 'all-clear',
      reason: 'Die Ursache ist behoben. Strom ist da.',
    });
    expect(parseClick(press(card, 'Fehlalarm bekannt geben', typed))).toMatchObject({
      ending: 'false-alarm',
      reason: '',
    });
  });

  it('"another reason" counts only with what is written', () => {
    const own = { 'reason-aborted': 'other', 'other-aborted': 'Verwechslung' };
    expect(parseClick(press(card, 'Alarm abbrechen', own))).toMatchObject({
      ending: 'aborted',
      reason: 'Verwechslung',
    });
    expect(parseClick(press(card, 'Alarm abbrechen', { 'reason-aborted': 'other' }))).toMatchObject({ reason: '' });
  });

  it('the form raises what stands in it', () => {
    const drawn = alarmFormCard(form(texts));
    expect(parseClick(press(drawn, 'Übung starten', { since: '18:40', where: ' Keller ' }))).toEqual({
      verb: 'alarm.raise',
      once: 'once-0001-abcd',
      domain: 'MI-ITN',
      scenario: 'MI-ITN.ransomware',
      mode: 'exercise',
      what: 'IT-Systeme verschlüsselt',
      where: 'Keller',
      since: '18:40',
      level: 'CRISIS',
      nextStep: alarm.nextStep,
      exerciseName: 'Herbst 2026',
    });
    expect(parseClick(press(drawn, 'Ernstfall auslösen', { level: '' }))).toMatchObject({
      mode: 'real',
      level: null,
      since: '',
    });
    expect(parseClick(press(drawn, 'Andere Lage wählen'))).toEqual({
      verb: 'alarm.form',
      domain: 'MI-ITN',
      scenario: null,
    });
  });

  it('the list of scenarios leads to one of them or to an own text', () => {
    const drawn = alarmFormCard(form(texts, { chosen: null }));
    expect(parseClick(press(drawn, 'Brand im Dienstgebäude'))).toEqual({
      verb: 'alarm.form',
      domain: 'MI-ITN',
      scenario: 'MI-ITN.brand',
    });
    expect(parseClick(press(drawn, 'Etwas anderes'))).toMatchObject({ scenario: '' });
    expect(parseClick(press(drawn, 'Anderer Bereich: Innenministerium'))).toEqual({
      verb: 'alarm.form',
      domain: 'MI',
      scenario: null,
    });
  });

  it('a report is taken, raised, or dismissed with a reason', () => {
    const drawn = proposalCard(proposalOf(texts, reported()));
    expect(parseClick(press(drawn, 'Übernehmen'))).toEqual({ verb: 'proposal.take', p: 'MI-ITN.4be1' });
    expect(parseClick(press(drawn, 'Alarm auslösen'))).toEqual({ verb: 'proposal.raise', p: 'MI-ITN.4be1' });
    expect(
      parseClick(press(drawn, 'Meldung verwerfen', { 'reason-dismissed': 'other', 'other-dismissed': 'Wartung' })),
    ).toEqual({
      verb: 'proposal.dismiss',
      p: 'MI-ITN.4be1',
      reason: 'Wartung',
    });
  });
});

describe('refused', () => {
  const long = 'x'.repeat(401);
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'alarm.answer'],
    ['a list', [answer]],
    ['no verb', { a: 'alarm-1' }],
    ['a foreign verb', { ...answer, verb: 'alarm.delete' }],
    ['a verb that is a list', { ...answer, verb: ['alarm.answer'] }],
    ['an answer that nobody offered', { ...answer, answer: 'erased' }],
    ['an id with a path', { ...answer, a: '../person/1' }],
    ['an id with a space', { ...answer, a: 'alarm 1' }],
    ['an empty id', { ...answer, a: '' }],
    ['a number as id', { ...answer, a: 7 }],
    ['a list as id', { ...answer, a: ['alarm-1'] }],
    ['an id of 81 characters', { ...answer, a: 'a'.repeat(81) }],
    ['n as text', { ...answer, n: '0' }],
    ['n below zero', { ...answer, n: -1 }],
    ['n between numbers', { ...answer, n: 0.5 }],
    ['n beyond counting', { ...answer, n: Number.POSITIVE_INFINITY }],
    ['minutes that are none', { ...answer, eta: 'bald' }],
    ['no minutes', { ...answer, eta: '0' }],
    ['eleven hours', { ...answer, eta: '660' }],
    ['minutes as number', { ...answer, eta: 30 }],
    ['a foreign ending', { verb: 'alarm.end', a: 'alarm-1', d: 'd1', ending: 'over' }],
    ['a foreign level', { verb: 'alarm.update', a: 'alarm-1', d: 'd1', level: 'DISASTER' }],
    ['a step of 401 characters', { verb: 'alarm.update', a: 'alarm-1', d: 'd1', nextStep: long }],
    ['a reason of 401 characters', { verb: 'proposal.dismiss', p: 'p1', 'other-dismissed': long }],
    ['a reason as object', { verb: 'proposal.dismiss', p: 'p1', 'other-dismissed': { toString: 'x' } }],
    ['a foreign mode', { ...press(alarmFormCard(form(texts)), 'Übung starten'), mode: 'test' }],
    ['a time that no clock shows', { ...press(alarmFormCard(form(texts)), 'Übung starten'), since: '24:00' }],
    ['a short once-key', { ...press(alarmFormCard(form(texts)), 'Übung starten'), once: 'x' }],
  ])('%s', (_what, data) => expect(parseClick(data)).toBeNull());

  it('fields that nobody asked for are dropped, and no prototype is touched', () => {
    const data = JSON.parse(
      '{"verb":"alarm.again","a":"alarm-1","d":"","person":"p-1","__proto__":{"admin":true}}',
    ) as unknown;
    expect(parseClick(data)).toEqual({ verb: 'alarm.again', a: 'alarm-1', d: '' });
    expect(Object.keys(parseClick(data) ?? {})).toEqual(['verb', 'a', 'd']);
  });

  it('whatever comes, the answer is a click or null, and a click has only known keys', () => {
    const verbs = fc.constantFrom(
      'alarm.answer',
      'alarm.again',
      'alarm.update',
      'alarm.end',
      'alarm.form',
      'alarm.raise',
      'proposal.take',
    );
    const keys = fc.constantFrom(
      'a',
      'd',
      'n',
      'answer',
      'eta',
      'ending',
      'domain',
      'scenario',
      'once',
      'mode',
      'p',
      '__proto__',
      'x',
    );
    const data = fc.tuple(verbs, fc.dictionary(keys, fc.anything())).map(([verb, rest]) => ({ ...rest, verb }));
    const clicks = fc.property(fc.oneof(fc.anything(), data), (input) => {
      const click = parseClick(input);
      return click === null || (Object.keys(click).every((key) => key !== 'x') && typeof click.verb === 'string');
    });
    expect(fc.check(clicks, { numRuns: 2_000 }).counterexample).toBeNull();
  });
});

describe('since when', () => {
  const berlin = (text: string) => Date.parse(text);
  it.each([
    ['nothing typed is now', '', '2026-11-21T18:44:30+01:00', '2026-11-21T18:44:30+01:00'],
    ['a time of today', '18:40', '2026-11-21T18:44:30+01:00', '2026-11-21T18:40:00+01:00'],
    ['the very minute', '18:44', '2026-11-21T18:44:30+01:00', '2026-11-21T18:44:00+01:00'],
    ['a time later than now is yesterday', '23:50', '2026-11-22T00:10:00+01:00', '2026-11-21T23:50:00+01:00'],
    ['after clocks went forward', '01:30', '2026-03-29T04:00:00+02:00', '2026-03-29T01:30:00+01:00'],
    ['after clocks went back', '01:30', '2026-10-25T04:00:00+01:00', '2026-10-25T01:30:00+02:00'],
    ['in the hour that comes twice, the later one', '02:30', '2026-10-25T04:00:00+01:00', '2026-10-25T02:30:00+01:00'],
  ])('%s', (_what, time, now, expected) => expect(sinceFrom(time, berlin(now))).toBe(berlin(expected)));

  it('never lies ahead and never more than 25 hours back', () => {
    const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const moments = fc.integer({ min: berlin('2026-01-01T00:00:00Z'), max: berlin('2027-01-01T00:00:00Z') });
    const lies = fc.property(times, moments, ([hour, minutes], now) => {
      const since = sinceFrom(`${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`, now);
      return since <= now && now - since <= 25 * 60 * minute;
    });
    expect(fc.check(lies).counterexample).toBeNull();
  });
});
