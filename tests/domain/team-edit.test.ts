// Changing a team: what may stand in it, what differs, and two edits put together.
import { describe, expect, it } from 'vitest';
import type { BcDomain } from '../../src/domain/bc-domain.ts';
import {
  checkTeam,
  differsOnlyInTeam,
  isDay,
  mergeTeams,
  type Team,
  type TeamRole,
  teamChanges,
  teamOf,
  withTeam,
} from '../../src/domain/team-edit.ts';
import { refusalOf } from './play.ts';

const domain: BcDomain = {
  id: 'MI-ITN',
  name: 'IT.Niedersachsen',
  ressort: 'MI',
  ressortName: 'Inneres',
  authority: 'IT.Niedersachsen',
  channel: null,
  callIn: { number: '0511 555-0199', pin: '' },
  room: 'Stabsraum A',
  roles: [
    { kind: 'IT', core: true, holders: ['anna', 'bernd', 'clara'] },
    { kind: 'HR', core: false, holders: ['doris'] },
  ],
};
const team = teamOf(domain);
const it_ = team.roles[0] as TeamRole;
const hr = team.roles[1] as TeamRole;
const withIt = (change: Partial<TeamRole>): Team => ({ ...team, roles: [{ ...it_, ...change }, hr] });
const never = { validFrom: null, validTo: null, trainedAt: null, exercisedAt: null };

describe('the team of a domain', () => {
  it('writes usual values out, and putting it back changes nothing else', () => {
    expect(it_).toMatchObject({ needed: 1, arrivalLimit: 60, terms: { anna: never } });
    expect(team.officeHours).toEqual({ days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' });
    const after = withTeam(domain, withIt({ holders: ['clara'] }));
    expect(differsOnlyInTeam(domain, after)).toBe(true);
    expect(after.roles[0]?.terms).toEqual({ clara: never });
    expect(differsOnlyInTeam(domain, { ...after, room: 'Keller' })).toBe(false);
  });
});

describe('what may not stand in a team', () => {
  const refused: [string, Team, string][] = [
    [
      'a role twice',
      { ...team, roles: [it_, it_] },
      'Eine Rolle steht zweimal in der Liste. Bitte laden Sie die Seite neu.',
    ],
    [
      'somebody twice',
      withIt({ holders: ['anna', 'anna'] }),
      'Jemand steht zweimal in derselben Rolle. Bitte entfernen Sie einen Eintrag.',
    ],
    ['nobody needed', withIt({ needed: 0 }), 'Bitte geben Sie an, wie viele Personen kommen müssen: 1 bis 9.'],
    ['half a person', withIt({ needed: 1.5 }), 'Bitte geben Sie an, wie viele Personen kommen müssen: 1 bis 9.'],
    [
      'arrival at once',
      withIt({ arrivalLimit: 0 }),
      'Bitte geben Sie die Ankunftsgrenze in ganzen Minuten an, 1 bis 1440.',
    ],
    [
      'a day that is none',
      withIt({ terms: { anna: { ...never, trainedAt: '2026-02-30' } } }),
      'Ein Datum ist nicht lesbar. Bitte schreiben Sie es wie 21.11.2026.',
    ],
    [
      'an end before its beginning',
      withIt({ terms: { anna: { ...never, validFrom: '2026-02-02', validTo: '2026-02-01' } } }),
      'Eine Benennung endet, bevor sie beginnt. Bitte prüfen Sie „gültig ab“ und „gültig bis“.',
    ],
    [
      'a duty that ends as it begins',
      { ...team, duty: [{ person: 'anna', kind: 'on-call', role: null, from: 5, to: 5 }] },
      'Ein Zeitraum endet, bevor er beginnt. Bitte prüfen Sie Bereitschaft und Abwesenheit.',
    ],
    [
      'office hours backwards',
      { ...team, officeHours: { days: [1], from: '16:00', to: '08:00' } },
      'Die Dienstzeiten sind nicht lesbar. Bitte geben Sie Tage und Uhrzeiten an, zum Beispiel 08:00 bis 16:00.',
    ],
  ];
  it.each(refused)('%s', (_name, wrong, sentence) => expect(refusalOf(() => checkTeam(wrong))).toBe(sentence));
  it('the team as it is may stand', () => expect(() => checkTeam(team)).not.toThrow());
});

describe('what differs', () => {
  const told = (after: Team) =>
    teamChanges(team, after).map((change) =>
      Object.values(change)
        .map((value) => (typeof value === 'object' ? '…' : value))
        .join(' '),
    );
  const cases: [string, Team, readonly string[]][] = [
    ['nothing', team, []],
    ['somebody new at the end', withIt({ holders: [...it_.holders, 'emil'] }), ['added IT emil 3']],
    ['the holder left: the others only close up', withIt({ holders: ['bernd', 'clara'] }), ['removed IT anna 0']],
    [
      'two changed places',
      withIt({ holders: ['bernd', 'anna', 'clara'] }),
      ['moved IT bernd 1 0', 'moved IT anna 0 1'],
    ],
    ['more needed, sooner', withIt({ needed: 2, arrivalLimit: 30 }), ['needed IT 1 2', 'arrival IT 60 30']],
    ['no longer core', withIt({ core: false }), ['core IT']],
    ['a term', withIt({ terms: { ...it_.terms, anna: { ...never, trainedAt: '2026-01-01' } } }), ['term IT anna']],
    ['a role is gone', { ...team, roles: [it_] }, ['role-removed HR']],
    ['office hours', { ...team, officeHours: { days: [1], from: '08:00', to: '16:00' } }, ['office-hours']],
    ['management', { ...team, management: ['anna'] }, ['management']],
    ['duty', { ...team, duty: [{ person: 'anna', kind: 'away', role: null, from: 1, to: 2 }] }, ['duty-added …']],
  ];
  it.each(cases)('%s', (_name, after, changes) => expect(told(after)).toEqual(changes));
});

describe('two edits put together', () => {
  it('each in another role: both stand', () => {
    const mine = withIt({ holders: ['anna'] });
    const theirs: Team = { ...team, roles: [it_, { ...hr, holders: ['emil'] }], management: ['anna'] };
    const { team: both, clashes } = mergeTeams(team, mine, theirs);
    expect(clashes).toEqual([]);
    expect(both.roles.map(({ holders }) => holders)).toEqual([['anna'], ['emil']]);
    expect(both.management).toEqual(['anna']);
  });
  it('in the same role: mine stands, and the role is named', () => {
    const { team: both, clashes } = mergeTeams(team, withIt({ needed: 2 }), withIt({ needed: 3 }));
    expect(clashes).toEqual(['IT']);
    expect(both.roles[0]?.needed).toBe(2);
  });
  it('the same change twice is no clash, and what somebody removed stays removed', () => {
    expect(mergeTeams(team, withIt({ needed: 2 }), withIt({ needed: 2 })).clashes).toEqual([]);
    const gone = mergeTeams(team, withIt({ needed: 2 }), { ...team, roles: [it_] });
    expect(gone.team.roles.map(({ kind }) => kind)).toEqual(['IT']);
  });
});

it('days there are, and days there are not', () => {
  expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
  expect(['2026-02-29', '2026-13-01', '21.11.2026', '', '0026-01-01'].some(isDay)).toBe(false);
});
