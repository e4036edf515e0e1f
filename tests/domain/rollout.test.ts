// Mapping and waves: what may not be put, where groups lead, whose wave comes first, and why somebody is missing.
import { describe, expect, test } from 'vitest';
import { type InstallState, installations, missingFor, readInstallKey } from '../../src/domain/installation.ts';
import { people, readGone } from '../../src/domain/people.ts';
import { type GroupRow, placeOf, rolloutFaults, type Wave, waveOf } from '../../src/domain/rollout.ts';
import { isTooMany } from '../../src/domain/tenant.ts';

const [one, two, three] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [string, string, string];
const row = (group: string, domain: string, more: Partial<GroupRow> = {}): GroupRow => ({
  group,
  name: `Gruppe ${group.slice(-1)}`,
  domain,
  unit: '',
  site: '',
  ...more,
});
const wave = (id: string, from: string, more: Partial<Wave> = {}): Wave => ({
  id,
  name: id,
  from,
  domains: [],
  groups: [],
  ...more,
});
const places = new Map([
  ['MI', { units: ['11'], sites: ['H1'] }],
  ['MK', { units: [], sites: [] }],
]);

describe('mapping and waves', () => {
  test('says everything that is wrong at once, with part and row', () => {
    const groups = [
      row(one, 'MI', { unit: '11', site: 'H1' }),
      row(one, 'MI'),
      row('keine-kennung', 'XX', { name: ' ' }),
      row(two, 'MK', { unit: '11', site: 'H1' }),
      row(three, ''),
    ];
    const waves = [
      wave('a', '2026-12-01', { domains: ['MI'], groups: [one] }),
      wave('b', '2026-02-30', { name: '', groups: [one.replace('1', '9')] }),
      wave('c', '2026-12-01'),
      wave('d', '2026-12-01', { domains: ['XX'] }),
    ];
    expect(rolloutFaults({ groups, waves }, places).map(({ part, row: at, code }) => `${part} ${at} ${code}`)).toEqual([
      'groups 2 group-twice',
      'groups 3 group-id',
      'groups 3 name-missing',
      'groups 3 domain-unknown',
      'groups 4 unit-unknown',
      'groups 4 site-unknown',
      'waves 2 name-missing',
      'waves 2 wave-group',
      'waves 3 wave-empty',
      'waves 4 domain-unknown',
    ]);
    expect(rolloutFaults({ groups: [row(one, 'MI'), row(three, '')], waves: waves.slice(0, 1) }, places)).toEqual([]);
    expect(rolloutFaults({ groups: [], waves: [wave('e', 'morgen', { domains: ['MI'] })] }, places)).toEqual([
      { part: 'waves', row: 1, code: 'wave-day' },
    ]);
  });

  test('the upper row decides the domain; unit and site come from rows of that domain only', () => {
    const rows = [row(one, ''), row(two, 'MI', { unit: '11' }), row(three, 'MK', { site: 'S' })];
    expect(placeOf([one], rows)).toBeNull();
    expect(placeOf([three, two, one], rows)).toEqual({ domain: 'MI', unit: '11', site: '', several: true });
    expect(placeOf([three], rows)).toEqual({ domain: 'MK', unit: '', site: 'S', several: false });
  });

  test('the earliest wave counts, then the upper one', () => {
    const waves = [
      wave('spät', '2026-12-20', { domains: ['MI'] }),
      wave('pilot', '2026-12-01', { groups: [one] }),
      wave('auch', '2026-12-01', { domains: ['MI'] }),
    ];
    expect(waveOf({ domain: 'MI', groups: [one] }, waves)?.id).toBe('pilot');
    expect(waveOf({ domain: 'MI', groups: [] }, waves)?.id).toBe('auch');
    expect(waveOf({ domain: 'MK', groups: [] }, waves)).toBeUndefined();
  });

  test.each([
    [null, null, null, 'unchecked'],
    [null, { state: 'met', hasChat: true }, 'ready', null],
    [null, { state: 'met', hasChat: true }, null, null],
    [null, { state: 'met', hasChat: true }, 'waiting', null],
    [null, { state: 'blocked', hasChat: true }, 'ready', 'blocked'],
    [null, { state: 'removed', hasChat: true }, 'ready', 'removed'],
    [null, { state: 'removed', hasChat: true }, 'refused', 'refused'],
    [null, { state: 'met', hasChat: false }, 'no-chat', 'no-chat'],
    [null, null, 'no-licence', 'no-licence'],
    ['left', { state: 'met', hasChat: true }, 'ready', 'left'],
  ] as const)('gone %j, reach %j, app %j: missing for %j', (gone, reach, install, why) => {
    expect(missingFor({ gone, reach, install: install as InstallState | null })).toBe(why);
  });

  test('heads of whoever is gone say why and whose she was, and lie in no domain', () => {
    const person = {
      id: 'p',
      aadId: 'A',
      name: '',
      email: '',
      jobTitle: '',
      domain: 'MI',
      language: 'de' as const,
      grants: [{ role: 'alarm' as const, domain: 'MI' }],
    };
    const headOf = (state: 'active' | 'left') =>
      people.head({ value: { ...person, tenant: { state, groups: [] } }, revision: 1 });
    expect(headOf('left')).toEqual({ scope: '', status: 'gone left MI', key: 'a', at: 0 });
    expect(readGone(headOf('left').status)).toEqual({ state: 'left', domain: 'MI' });
    expect(headOf('active')).toMatchObject({ scope: 'MI', at: 1 });
    expect(readGone(headOf('active').status)).toBeNull();
  });

  test('the head of an installation carries its code and wave', () => {
    const value = { person: 'p', domain: 'MI', state: 'refused', code: 'Forbidden', wave: 'pilot' } as const;
    const { scope, status, key } = installations.head({ value, revision: 1 });
    expect([scope, status, readInstallKey(key)]).toEqual(['MI', 'refused', { code: 'Forbidden', wave: 'pilot' }]);
  });

  test.each([
    [20, 40, false],
    [21, 40, true],
    [675, 13_500, false],
    [676, 13_500, true],
  ])('%d of %d gone at once asks for a person: %s', (gone, before, isHeld) => {
    const numbers = { added: 0, changed: 0, gone, several: 0, active: 0 };
    expect(isTooMany({ numbers, before })).toBe(isHeld);
  });
});
