// What the pages read off the views: order, search, counts.
import { describe, expect, it } from 'vitest';
import type { AlarmRow, AskedView, JournalLineView } from '../../src/http/contract.ts';
import type { RoleView } from '../../src/http/contract-staffing.ts';
import {
  asksMe,
  fillingOf,
  groupOf,
  isWorrying,
  joinReason,
  levelsFor,
  matches,
  minutesTaken,
  orderRows,
  pickLines,
  sortAsked,
  sortRoles,
  standingOf,
  tallyOf,
} from '../../src/tab/alarm-view.ts';

const t = Date.parse('2026-11-21T17:44:00Z');

function asked(name: string, ...answers: AskedView['answers']): AskedView {
  return { person: name, name, roles: ['IT'], delivery: 'at-teams', deliveryAt: t, messages: [], answers };
}
const coming = (arrival: number) => ({ at: t, answer: 'coming' as const, eta: 15, arrival, recordedBy: '' });
const says = (answer: 'virtual' | 'unavailable' | 'call-me' | 'erased') => ({
  at: t,
  answer,
  eta: null,
  arrival: null,
  recordedBy: '',
});

describe('people asked', () => {
  const all = [
    asked('Ahlers', says('virtual')),
    asked('Brüggemann', coming(t + 60)),
    asked('Çelik', says('call-me')),
    asked('Özdemir'),
    asked('Oltmanns'),
    asked('Rust', coming(t + 10)),
  ];
  it('those to worry about come first, equal ones by name', () => {
    expect(sortAsked(all, 'worry').map((one) => one.name)).toEqual([
      'Oltmanns',
      'Özdemir',
      'Çelik',
      'Brüggemann',
      'Rust',
      'Ahlers',
    ]);
  });
  it('by name as Germans sort, by arrival with the soonest first', () => {
    expect(sortAsked(all, 'name').map((one) => one.name)).toEqual([
      'Ahlers',
      'Brüggemann',
      'Çelik',
      'Oltmanns',
      'Özdemir',
      'Rust',
    ]);
    expect(
      sortAsked(all, 'arrival')
        .map((one) => one.name)
        .slice(0, 2),
    ).toEqual(['Rust', 'Brüggemann']);
  });
  it('the newest answer counts', () => {
    expect(standingOf(asked('A', coming(t), says('unavailable')))).toBe('unavailable');
    expect(standingOf(asked('A'))).toBe('missing');
  });
});

describe('search', () => {
  it.each([
    ['', true],
    ['yildirim', true],
    ['ELIF kommunikation', true],
    ['elif recht', false],
  ])('%s', (query, found) => {
    expect(matches(query, 'Elif Yıldırım'.replaceAll('ı', 'i'), 'Kommunikation')).toBe(found);
  });
  it('accents, umlauts and ß do not matter', () => {
    expect(matches('Janssen', 'Janßen')).toBe(true);
    expect(matches('bruggemann', 'Brüggemann')).toBe(true);
  });
});

describe('roles', () => {
  const role = (kind: RoleView['kind'], state: RoleView['state'], core: boolean, arrival: number | null): RoleView => ({
    kind,
    core,
    state,
    needed: 1,
    fillers: state === 'filled' ? [{ name: 'A', arrival, virtual: arrival === null, late: false }] : [],
    empty: false,
    unfilledAt: state === 'unfilled' ? t : null,
    waivedAt: state === 'waived' ? t : null,
    next: null,
    asked: [],
  });
  const roles = [
    role('CRISIS_LEAD', 'filled', true, t + 5),
    role('LEGAL', 'unfilled', false, null),
    role('IT', 'open', true, null),
    role('ADVISOR', 'waived', false, null),
    role('COMMUNICATION', 'open', false, null),
    role('HR', 'filled', true, t + 9),
    role('FINANCE', 'filled', false, null),
  ];
  it('unfilled ones first, then those still asked for, core before the rest', () => {
    const order = ['LEGAL', 'IT', 'COMMUNICATION', 'CRISIS_LEAD', 'HR', 'FINANCE', 'ADVISOR'];
    expect(sortRoles(roles).map((one) => one.kind)).toEqual(order);
  });
  it('counts the filled ones of those needed and knows when the last of them arrives', () => {
    expect(fillingOf(roles)).toEqual({ filled: 3, asked: 6, complete: t + 9 });
    expect(fillingOf([])).toEqual({ filled: 0, asked: 0, complete: null });
  });
});

describe('how far a crisis team is', () => {
  it.each([
    [{ staffedAt: null, rolesUnfilled: 0 }, 'filling'],
    [{ staffedAt: t, rolesUnfilled: 0 }, 'staffed'],
    [{ staffedAt: null, rolesUnfilled: 2 }, 'unfilled'],
  ])('%j is %s', (row, tally) => expect(tallyOf(row)).toBe(tally));
  it('took so many minutes', () => {
    expect(minutesTaken({ raisedAt: t, staffedAt: t + 8 * 60_000 })).toBe(8);
    expect(minutesTaken({ raisedAt: t, staffedAt: t + 20_000 })).toBe(0);
    expect(minutesTaken({ raisedAt: t, staffedAt: t + 5 * 60_000 + 40_000 })).toBe(5);
  });
});

describe('the list Lage', () => {
  const row = (id: string, part: Partial<AlarmRow> = {}) =>
    ({ id, status: 'open', asked: false, myAnswer: null, needless: false, ...part }) as AlarmRow;
  it('asks me only while the alarm is open and I have not answered', () => {
    expect(asksMe(row('1', { asked: true }))).toBe(true);
    expect(asksMe(row('1', { asked: true, status: 'ended' }))).toBe(false);
    expect(asksMe(row('1', { asked: true, myAnswer: 'unavailable' }))).toBe(false);
    expect(asksMe(row('1'))).toBe(false);
    expect(asksMe(row('1', { asked: true, needless: true }))).toBe(false);
  });
  it('puts the Ernstfall before the Übung, but only while both are open', () => {
    const open = orderRows([row('1', { mode: 'exercise' }), row('2', { mode: 'real' })]);
    expect(open.map((one) => one.id)).toEqual(['2', '1']);
    const ended = orderRows([
      row('1', { mode: 'exercise', status: 'ended' }),
      row('2', { mode: 'real', status: 'ended' }),
    ]);
    expect(ended.map((one) => one.id)).toEqual(['1', '2']);
  });
  it('puts my question first, keeps the order otherwise, and shows nothing twice', () => {
    const rows = orderRows([row('1'), row('2'), row('3', { asked: true })], [row('2'), row('4')]);
    expect(rows.map((one) => one.id)).toEqual(['3', '1', '2', '4']);
  });
});

describe('journal', () => {
  const line = (seq: number, type: string, text: string): JournalLineView => ({
    seq,
    at: t,
    type,
    text,
    by: 'A. Beispiel',
  });
  const lines = [
    line(1, 'raised', 'Alarm ausgelöst'),
    line(2, 'reserved', 'Übergabe'),
    line(3, 'answered', 'Kommt in 15 Minuten'),
    line(4, 'unheard-of', 'Etwas Neues'),
  ];
  it('newest first, filtered by group, searched by words, number and author', () => {
    expect(pickLines(lines, 'all', '').map((one) => one.seq)).toEqual([4, 3, 2, 1]);
    expect(pickLines(lines, 'answers', '').map((one) => one.seq)).toEqual([3]);
    expect(pickLines(lines, 'delivery', '').map((one) => one.seq)).toEqual([2]);
    expect(pickLines(lines, 'all', 'beispiel minuten').map((one) => one.seq)).toEqual([3]);
  });
  it('an unknown kind of entry is never hidden among deliveries', () => {
    expect(groupOf({ type: 'unheard-of' })).toBe('decisions');
  });
});

describe('changing', () => {
  it('a Störung is offered for exercises only', () => {
    expect(levelsFor('real')).toEqual(['EMERGENCY', 'CRISIS']);
    expect(levelsFor('exercise')).toContain('DISRUPTION');
  });
  it('joins ready reason and own words', () => {
    expect(joinReason('Die Ursache ist behoben.', ' Siehe Ticket. ')).toBe('Die Ursache ist behoben. Siehe Ticket.');
    expect(joinReason('', '  ')).toBe('');
  });
  it('worries about what did not arrive for sure', () => {
    expect(
      (['sending', 'at-teams', 'at-gateway', 'undeliverable', 'answered', 'unclear', 'stopped'] as const).filter(
        isWorrying,
      ),
    ).toEqual(['undeliverable', 'unclear']);
  });
});
