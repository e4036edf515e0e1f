// A team being edited in the tab: steps, undo, what is unsaved, and the words for it.
import { describe, expect, it } from 'vitest';
import type { Team } from '../../src/domain/team-edit.ts';
import type { TeamView } from '../../src/http/contract-people.ts';
import { draftOf, moved, stepTeam, type TeamDraft, type TeamStep, unsaved } from '../../src/tab/team-draft.ts';
import { changeWords, dayWords, gapWords, namesFrom } from '../../src/tab/team-words.ts';
import { textsFor } from '../../src/texts/index.ts';

const never = { validFrom: null, validTo: null, trainedAt: null, exercisedAt: null };
const team: Team = {
  roles: [
    {
      kind: 'IT',
      core: true,
      holders: ['a', 'b', 'c'],
      needed: 1,
      arrivalLimit: 60,
      terms: { a: never, b: never, c: never },
    },
    { kind: 'HR', core: true, holders: [], needed: 1, arrivalLimit: 60, terms: {} },
  ],
  duty: [],
  officeHours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' },
  management: [],
};
const people = ['Anna', 'Bernd', 'Clara', 'Emil'].map((name) => ({
  id: name[0]?.toLowerCase() ?? '',
  name,
  jobTitle: '',
}));
const emil = people[3] as (typeof people)[number];
const begin = draftOf({ domain: { id: 'MI-ITN', name: 'IT.N' }, revision: 3, team, people } as unknown as TeamView);
const stepped = (...steps: readonly TeamStep[]) => steps.reduce<TeamDraft>(stepTeam, begin);
const holders = (draft: TeamDraft, place = 0) => draft.team.roles[place]?.holders;
const texts = textsFor('de');
const told = (draft: TeamDraft) => unsaved(draft).map((change) => changeWords(change, namesFrom(people, texts), texts));

describe('steps', () => {
  it('nothing is unsaved at the beginning, nor after there and back', () => {
    expect(told(begin)).toEqual([]);
    const there = { type: 'move', kind: 'IT', person: 'a', by: 1 } as const;
    expect(told(stepped(there, { ...there, by: -1 }))).toEqual([]);
  });

  it('moving, adding, removing', () => {
    expect(holders(stepped({ type: 'move', kind: 'IT', person: 'b', by: -1 }))).toEqual(['b', 'a', 'c']);
    expect(holders(stepped({ type: 'add', kind: 'HR', person: emil }), 1)).toEqual(['e']);
    expect(told(stepped({ type: 'add', kind: 'HR', person: emil }))).toEqual(['Personal: Emil ist neu (Inhaber/in).']);
    expect(told(stepped({ type: 'remove', kind: 'IT', person: 'a' }))).toEqual(['IT: Anna ist entfernt.']);
  });

  it('somebody who stands in the role is not added again', () => {
    expect(
      holders(stepped({ type: 'add', kind: 'HR', person: emil }, { type: 'add', kind: 'HR', person: emil }), 1),
    ).toEqual(['e']);
  });

  it('a removal is taken back with its place and its dates, until something else is done', () => {
    const dated: TeamStep = { type: 'term', kind: 'IT', person: 'b', part: { trainedAt: '2026-01-01' } };
    const removed = stepped(dated, { type: 'remove', kind: 'IT', person: 'b' });
    expect(removed.removed).toMatchObject({ person: 'b', role: 'IT' });
    const back = stepTeam(removed, { type: 'undo' });
    expect(back.team).toEqual(stepped(dated).team);
    const other = stepTeam(removed, { type: 'role', kind: 'HR', part: { needed: 2 } });
    expect([other.removed, stepTeam(other, { type: 'undo' })]).toEqual([null, other]);
  });

  it('duty stands in the order of its beginnings, and goes by its place', () => {
    const window = { person: 'a', kind: 'on-call', role: 'IT', from: 2_000, to: 3_000 } as const;
    const two = stepped({ type: 'add-duty', window }, { type: 'add-duty', window: { ...window, from: 1_000 } });
    expect(two.team.duty.map(({ from }) => from)).toEqual([1_000, 2_000]);
    expect(stepTeam(two, { type: 'remove-duty', index: 0 }).team.duty).toEqual([window]);
  });

  it('management, office hours, discarding, and another version to start from', () => {
    const changed = stepped({ type: 'add-management', person: emil }, { type: 'office', part: { to: '17:00' } });
    expect(told(changed)).toEqual(['Dienstzeiten geändert.', 'Behördenleitung geändert.']);
    expect(told(stepTeam(changed, { type: 'discard' }))).toEqual([]);
    const base = { ...team, management: ['a'] };
    const fresh = stepTeam(changed, { type: 'rebase', revision: 4, base, team: base });
    expect([fresh.revision, told(fresh)]).toEqual([4, []]);
  });
});

it('the ends of a list are ends', () => {
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], -1, 1)).toEqual(['a', 'b']);
});

describe('words', () => {
  const nameOf = namesFrom(people, texts);
  it('name people, roles and days, and nobody by an id', () => {
    expect(
      gapWords({ code: 'expired', weight: 'now', role: 'IT', person: 'a', day: '2026-11-20' }, nameOf, texts),
    ).toBe('Die Benennung von Anna ist seit 20.11.2026 abgelaufen.');
    expect(
      gapWords({ code: 'holder-twice', weight: 'soon', role: 'HR', person: 'x9', also: 'IT' }, nameOf, texts),
    ).toBe('Unbekannte Person müsste zugleich IT ausfüllen.');
    expect([dayWords('2026-03-29', texts), dayWords(null, texts)]).toEqual(['29.03.2026', '']);
  });
});
