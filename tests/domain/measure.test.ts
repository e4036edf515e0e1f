// The life of a measure: every way, every refusal, who may, and when its owner is asked.
import { describe, expect, it } from 'vitest';
import { may } from '../../src/domain/may.ts';
import type { MeasureCommand, MeasureText } from '../../src/domain/measure.ts';
import { maySeeMeasure } from '../../src/domain/measure-rights.ts';
import { isOverdueMeasure, measures } from '../../src/domain/measure-rules.ts';
import type { Who } from '../../src/domain/roles.ts';
import { as, other, owner } from './plan-samples.ts';
import { play, refusalOf } from './play.ts';

const day = 24 * 3_600_000;
const text: MeasureText = {
  kind: 'CORRECTION',
  need: 'Der Generator sprang nicht an.',
  cause: 'Diesel war alt.',
  action: 'Diesel tauschen.',
  owner,
  priority: 'HIGH',
  means: '800 Euro',
  plans: ['MI.handbuch'],
  resources: [],
};
const create: MeasureCommand = {
  type: 'create',
  domain: 'MI',
  number: 'M-2026-014a',
  wish: 'wunsch-1',
  text,
  dueOn: '2026-12-11',
  origin: 'EXERCISE',
  reference: 'Ü 2026-003',
  predecessor: '',
};
const made = (by = other) => {
  const measure = play(measures);
  measure.give(create, as(by));
  return measure;
};
const management = ['p-chief'];

describe('a measure', () => {
  it('goes from open over in progress and done to checked by somebody else', () => {
    const measure = made();
    expect(measure.state).toMatchObject({ status: 'open', number: 'M-2026-014a', createdBy: other, ...text });
    measure.give({ type: 'start' }, as(owner));
    measure.give({ type: 'note', text: 'Bestellt' }, as(owner));
    measure.give({ type: 'finish', note: 'Getauscht' }, as(owner));
    expect(measure.state).toMatchObject({ status: 'done', doneBy: owner, doneAt: measure.now });
    expect(measure.state.notes.map((note) => note.text)).toEqual(['Bestellt', 'Getauscht']);
    const own = 'Die Wirksamkeit prüft eine andere Person als die, die die Maßnahme umgesetzt hat.';
    expect(refusalOf(() => measure.give({ type: 'check', effective: true, note: '' }, as(owner)))).toBe(own);
    measure.give({ type: 'check', effective: true, note: 'Probelauf gut' }, as(other));
    expect(measure.state).toMatchObject({ status: 'checked', check: { by: other, effective: true } });
    expect(measures.owed(measure.state).filter(({ kind }) => kind === 'wake')).toEqual([]);
  });

  it('whoever notes it as done for the owner does not check it, nor does the owner', () => {
    const measure = made();
    measure.give({ type: 'finish', note: '' }, as('p-third'));
    for (const person of ['p-third', owner]) {
      expect(refusalOf(() => measure.give({ type: 'check', effective: true, note: '' }, as(person)))).toMatch(
        /andere Person/,
      );
    }
  });

  it('an ineffective one owes a successor until one is linked', () => {
    const measure = made(owner);
    measure.give({ type: 'finish', note: '' }, as(owner));
    measure.give({ type: 'check', effective: false, note: 'sprang wieder nicht an' }, as(other));
    expect(measures.owed(measure.state)).toContainEqual({ kind: 'tell', at: measure.now });
    measure.give({ type: 'link', successor: 'M-2026-015' });
    expect(measure.give({ type: 'link', successor: 'M-2026-016' })).toEqual([]);
    expect(measure.state.successor).toBe('M-2026-015');
    expect(measures.owed(measure.state)).toEqual([]);
  });

  it('keeps every due day it had; overdue is derived, the day itself still counts', () => {
    const measure = made();
    measure.wait(20 * day);
    expect(isOverdueMeasure(measure.state, measure.now)).toBe(false);
    measure.wait(day);
    expect(isOverdueMeasure(measure.state, measure.now)).toBe(true);
    measure.give({ type: 'replan', dueOn: '2027-01-15', reason: 'Lieferzeit' }, as(owner));
    expect(measure.state).toMatchObject({
      dueOn: '2027-01-15',
      dueBefore: ['2026-12-11'],
      notes: [{ text: 'Lieferzeit' }],
    });
    expect(isOverdueMeasure(measure.state, measure.now)).toBe(false);
    expect(refusalOf(() => measure.give({ type: 'replan', dueOn: '2026-12-01', reason: '' }, as(owner)))).toMatch(
      /Vergangenheit/,
    );
    expect(refusalOf(() => measure.give({ type: 'replan', dueOn: 'bald', reason: '' }, as(owner)))).toMatch(
      /nicht lesbar/,
    );
  });

  it('is rejected only with a reason and the risk accepted by the management', () => {
    const measure = made();
    const reject = { type: 'reject', reason: 'zu teuer', acceptedBy: 'p-chief', management } as const;
    expect(refusalOf(() => measure.give({ ...reject, acceptedBy: other }, as(other)))).toMatch(/Behördenleitung/);
    expect(refusalOf(() => measure.give({ ...reject, acceptedBy: '' }, as(other)))).toMatch(/Behördenleitung/);
    expect(refusalOf(() => measure.give({ ...reject, reason: ' ' }, as(other)))).toMatch(/Grund/);
    measure.give(reject, as(other));
    expect(measure.state).toMatchObject({
      status: 'rejected',
      rejection: { acceptedBy: 'p-chief', reason: 'zu teuer' },
    });
  });

  it('done by mistake goes on', () => {
    const measure = made();
    measure.give({ type: 'finish', note: '' }, as(owner));
    measure.give({ type: 'reopen', reason: 'war eine andere' }, as(other));
    expect(measure.state).toMatchObject({ status: 'in-progress', doneAt: null, doneBy: '' });
  });

  it.each<[string, MeasureCommand, readonly string[]]>([
    ['start', { type: 'start' }, ['open', 'in-progress']],
    ['replan', { type: 'replan', dueOn: '2027-02-01', reason: '' }, ['open', 'in-progress']],
    ['finish', { type: 'finish', note: '' }, ['open', 'in-progress']],
    ['reopen', { type: 'reopen', reason: 'x' }, ['done']],
    ['check', { type: 'check', effective: true, note: '' }, ['done']],
    ['reject', { type: 'reject', reason: 'x', acceptedBy: 'p-chief', management }, ['open', 'in-progress']],
    ['note', { type: 'note', text: 'x' }, ['open', 'in-progress', 'done', 'checked', 'rejected']],
    ['edit', { type: 'edit', text: { ...text, means: '900 Euro' }, edits: 0 }, ['open', 'in-progress']],
  ])('%s is possible only where it makes sense', (_name, command, allowed) => {
    const to: Record<string, readonly MeasureCommand[]> = {
      open: [],
      'in-progress': [{ type: 'start' }],
      done: [{ type: 'finish', note: '' }],
      checked: [
        { type: 'finish', note: '' },
        { type: 'check', effective: true, note: '' },
      ],
      rejected: [{ type: 'reject', reason: 'x', acceptedBy: 'p-chief', management }],
    };
    const found = Object.entries(to).filter(([, ways]) => {
      const measure = made();
      for (const each of ways) measure.give(each, as(each.type === 'check' ? 'p-third' : owner));
      try {
        return measure.give(command, as(other)).length > 0;
      } catch (error) {
        refusalOf(() => {
          throw error;
        });
        return false;
      }
    });
    expect(found.map(([name]) => name)).toEqual(allowed);
  });

  it.each<[Partial<MeasureText>, RegExp]>([
    [{ need: ' ' }, /korrigiert oder verbessert/],
    [{ action: '' }, /was getan werden soll/],
    [{ owner: '' }, /wer die Maßnahme umsetzt/],
    [{ cause: 'x'.repeat(2_001) }, /zu lang. Erlaubt sind 2000/],
  ])('refuses %j', (of, sentence) => {
    expect(refusalOf(() => play(measures).give({ ...create, text: { ...text, ...of } } as MeasureCommand))).toMatch(
      sentence,
    );
  });

  it('made twice by the same wish it is there once; an editor on an older text overwrites nothing', () => {
    const measure = made();
    expect(measure.give(create, as(other))).toEqual([]);
    measure.give({ type: 'edit', text: { ...text, means: '900 Euro' }, edits: 0 }, as(other));
    expect(refusalOf(() => measure.give({ type: 'edit', text, edits: 0 }, as(owner)))).toMatch(/inzwischen/);
  });
});

describe('asking the owner', () => {
  const asked = (of: Partial<Extract<MeasureCommand, { type: 'create' }>> = {}) => {
    const measure = play(measures);
    measure.give({ ...create, ...of } as MeasureCommand, as(owner));
    return measure.state.asking.nextAt === null ? '' : new Date(measure.state.asking.nextAt).toISOString().slice(0, 10);
  };

  it('at once when somebody else gives it, else a week ahead of its day, without one after 90 days', () => {
    expect(made().state.asking.nextAt).toBe(made().now);
    expect(asked()).toBe('2026-12-04');
    expect(asked({ dueOn: '2026-11-23' })).toBe('2026-11-24');
    expect(asked({ dueOn: null })).toBe('2027-02-19');
  });

  it('in work: again before the day, after it, then every two weeks; done: never again', () => {
    const measure = made(owner);
    const next: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      measure.wait((measure.state.asking.nextAt ?? 0) - measure.now);
      next.push(new Date(measure.now).toISOString().slice(0, 10));
      measure.give({ type: 'wake' });
      measure.give({ type: 'told', round: n + 1, state: 'telling', person: owner });
      measure.give({ type: 'start' }, as(owner));
      measure.give({ type: 'told', round: n + 1, state: 'closing', person: owner });
    }
    expect(next).toEqual(['2026-12-04', '2026-12-14', '2026-12-28']);
    measure.give({ type: 'finish', note: '' }, as(owner));
    expect(measures.owed(measure.state)).toEqual([]);
  });
});

describe('who may', () => {
  const who = (id: string, role?: 'coordinator' | 'alarm' | 'oversight', domain = 'MI'): Who => ({
    kind: 'person',
    id,
    domain,
    grants: role ? [{ role, domain }] : [],
  });
  const people = {
    coordinator: who('p-1', 'coordinator'),
    alarm: who('p-2', 'alarm'),
    owner: who(owner),
    staff: who('p-3'),
    abroad: who('p-4', 'coordinator', 'MF'),
    oversight: who('p-5', 'oversight', '*'),
  };
  const names = (rule: (one: Who) => boolean) =>
    Object.entries(people).flatMap(([name, one]) => (rule(one) ? [name] : []));
  const editors = ['coordinator', 'alarm'];

  it.each<[MeasureCommand, readonly string[]]>([
    [create, editors],
    [{ type: 'edit', text, edits: 0 }, editors],
    [{ type: 'start' }, [...editors, 'owner']],
    [{ type: 'note', text: 'x' }, [...editors, 'owner']],
    [{ type: 'replan', dueOn: '2027-01-01', reason: '' }, [...editors, 'owner']],
    [{ type: 'finish', note: '' }, [...editors, 'owner']],
    [{ type: 'check', effective: true, note: '' }, editors],
    [{ type: 'reject', reason: 'x', acceptedBy: 'p-chief', management }, editors],
    [{ type: 'link', successor: 'x' }, []],
    [{ type: 'wake' }, []],
  ])('%j', (command, allowed) => {
    const address = { kind: 'measure', id: 'MI.M-2026-014a' } as const;
    expect(names((one) => may(one, address, command, made().state))).toEqual(allowed);
  });

  it('sees it', () => expect(names((one) => maySeeMeasure(one, made().state))).toEqual([...editors, 'owner']));
});
