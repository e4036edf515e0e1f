// Deadlines of an event: when they run, who is reminded when, and that nobody is when there is nothing to remind of.
import { describe, expect, it } from 'vitest';
import type { ChecklistItem } from '../../src/domain/incident.ts';
import { dueOf, dueReminders, itemState, reminders } from '../../src/domain/incident-checklist.ts';
import { incidents } from '../../src/domain/incident-rules.ts';
import { type Book, book, follow, hour, occurred, raised, report } from './incident-book.ts';

const later: ChecklistItem = {
  id: 'cert-72h',
  text: 'Meldung',
  role: 'CISO',
  deadline: { from: 'reported', hours: 72 },
};
const last: ChecklistItem = {
  id: 'cert-end',
  text: 'Abschluss',
  role: 'CISO',
  deadline: { after: 'cert-72h', months: 1 },
};
const staff: ChecklistItem = {
  id: 'staff',
  text: 'Beschäftigte informieren',
  role: null,
  deadline: { from: 'declared', hours: 1 },
};
const begun = () => book({ items: [report, later, last, staff] });
const tick = (item: string, state: 'done' | 'dropped' | 'open', hours: number, reason = '') =>
  ({ type: 'tick', item, state, at: occurred + hours * hour, reason }) as const;
const next = (b: Book) => reminders(b.state).map(({ item, stage, at }) => [item.id, stage, (at - raised) / hour]);
const people = [{ person: 'p-cis', ways: ['teams', 'email'] as const }];

describe('a deadline', () => {
  it('runs from knowledge, from the declaration, or from the report before it', () => {
    const b = begun();
    const due = (item: ChecklistItem) => {
      const at = dueOf(b.state, item);
      return at === null ? null : (at - raised) / hour;
    };
    expect([due(report), due(later), due(last), due(staff)]).toEqual([24, 72, null, null]);
    b.says(30, { type: 'step', step: 'declared', at: raised + 2 * hour, reason: '', known: 0 });
    b.says(70, tick('cert-72h', 'done', 70));
    expect(due(staff)).toBe(3);
    expect(dueOf(b.state, last)).toBe(Date.UTC(2026, 11, 24, 15, 40));
    expect(itemState(b.state, staff, occurred + 30 * hour)).toBe('overdue');
  });

  it('moves with the time it runs from', () => {
    const b = begun();
    b.says(5, { type: 'step', step: 'reported', at: occurred, reason: 'Anruf um 18:40', known: 1 });
    expect(dueOf(b.state, report)).toBe(occurred + 24 * hour);
  });
});

describe('reminders', () => {
  it('come a sixth of the time before, and when it is over', () => {
    expect(next(begun())).toEqual([
      ['cert-24h', 'before', 20],
      ['cert-72h', 'before', 60],
    ]);
    const owed = incidents.owed(begun().state);
    expect(owed).toEqual([{ kind: 'tell', at: raised + 20 * hour }]);
  });

  it('are said once each, to a card each', () => {
    const b = begun();
    const [first] = reminders(b.state);
    const remind = { type: 'remind', item: 'cert-24h', stage: 'before', due: raised + 24 * hour, people } as const;
    expect(b.says(5, remind)).toEqual([]);
    expect(b.says(21, remind)).toEqual(['reminded']);
    expect(b.says(21, remind)).toEqual([]);
    expect(first?.due).toBe(raised + 24 * hour);
    expect(next(b)[0]).toEqual(['cert-24h', 'over', 24]);
    expect(Object.values(b.state.ledger.deliveries)).toMatchObject([
      { to: { person: 'p-cis' }, way: 'teams', lane: 0 },
    ]);
    b.says(25, { ...remind, stage: 'over' });
    expect(next(b).map(([id]) => id)).toEqual(['cert-72h']);
    // The first one was never handed over: it is not sent beside the second.
    expect(Object.values(b.state.ledger.deliveries).map(({ state, message }) => [message, state])).toEqual([
      ['deadline', 'superseded'],
      ['deadline-over', 'planned'],
    ]);
  });

  it('that come too late say only that it is over', () => {
    const b = begun();
    expect(dueReminders(b.state, raised + 30 * hour).map(({ item, stage }) => [item.id, stage])).toEqual([
      ['cert-24h', 'over'],
    ]);
  });

  it('stay away when it is done or not needed, and come back when that was wrong', () => {
    const b = begun();
    b.says(1, tick('cert-24h', 'done', 1));
    expect(b.says(1.5, tick('cert-24h', 'done', 1.5), 'p-ivo')).toEqual([]);
    expect(b.state.ticks['cert-24h']).toMatchObject({ by: 'p-lena', state: 'done' });
    expect(b.refuses(2, tick('cert-72h', 'dropped', 2))).toBe('reason-missing');
    b.says(2, tick('cert-72h', 'dropped', 2, 'Kein erheblicher Vorfall.'));
    expect(next(b)).toEqual([]);
    expect(b.refuses(3, tick('cert-24h', 'open', 3))).toBe('reason-missing');
    b.says(3, tick('cert-24h', 'open', 3, 'Versehen'));
    expect(next(b)).toEqual([['cert-24h', 'before', 20]]);
  });

  it('stop what is queued when it is done meanwhile', () => {
    const b = begun();
    b.says(21, { type: 'remind', item: 'cert-24h', stage: 'before', due: raised + 24 * hour, people });
    b.says(21, tick('cert-24h', 'done', 21));
    expect(Object.values(b.state.ledger.deliveries)).toMatchObject([{ state: 'superseded', due: null }]);
  });

  it('are said anew when the deadline moves to a later time', () => {
    const b = begun();
    b.says(25, { type: 'remind', item: 'cert-24h', stage: 'over', due: raised + 24 * hour, people });
    b.says(26, { type: 'step', step: 'reported', at: raised + 5 * hour, reason: 'später erkannt', known: 1 });
    expect(next(b)[0]).toEqual(['cert-24h', 'before', 25]);
  });

  it('go another way where Teams leads nowhere', () => {
    const b = begun();
    b.says(21, { type: 'remind', item: 'cert-24h', stage: 'before', due: raised + 24 * hour, people });
    b.says(21, { type: 'reserve', ids: ['d1'], epoch: 1 });
    b.says(21, { type: 'settle', results: [{ id: 'd1', outcome: 'never', code: '403' }], epoch: 1 });
    expect(Object.values(b.state.ledger.deliveries).map(({ way, state }) => [way, state])).toEqual([
      ['teams', 'refused'],
      ['email', 'planned'],
    ]);
  });

  it.each([
    ['after the all-clear of a real event, because reports are still due', 'real', 'all-clear', 2],
    ['not of a false alarm', 'real', 'false-alarm', 0],
    ['not after an exercise', 'exercise', 'all-clear', 0],
  ] as const)('%s', (_when, mode, ending, count) => {
    const b = book({ mode, items: [report, later] });
    b.says(2, follow({ mode }, { status: 'ended', ending, endedAt: occurred + hour, seq: 7 }));
    expect(reminders(b.state)).toHaveLength(count);
  });
});
