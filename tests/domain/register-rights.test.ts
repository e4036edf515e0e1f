// Who may put records of a domain's registers: those who alarm and coordinators there, on what they saw, and nowhere else.
import { describe, expect, it } from 'vitest';
import { may } from '../../src/domain/may.ts';
import type { CaseKind } from '../../src/domain/model.ts';
import type { Grant } from '../../src/domain/people.ts';
import { mayEditRegister, maySeeRegister, type Who } from '../../src/domain/roles.ts';

const home = 'MI-ITN';
const person = (...grants: readonly Grant[]): Who => ({ kind: 'person', id: 'p-1', domain: home, grants });
const coordinator = person({ role: 'coordinator', domain: home });
const empty = { value: undefined, revision: 0 };

const actors: readonly (readonly [string, Who, boolean])[] = [
  ['who alarms there', person({ role: 'alarm', domain: home }), true],
  ['who alarms everywhere', person({ role: 'alarm', domain: '*' }), true],
  ['the coordinator', coordinator, true],
  ['a coordinator elsewhere', person({ role: 'coordinator', domain: 'MI' }), false],
  ['staff', person(), false],
  ['the Zentralstelle', person({ role: 'oversight', domain: '*' }), false],
  ['an administrator', person({ role: 'admin', domain: '*' }), false],
];

describe('registers of a domain', () => {
  const value = { id: `${home}.mail`, domain: home };
  it.each(actors)('%s', (_name, who, allowed) => {
    expect(maySeeRegister(who, home)).toBe(allowed);
    expect(mayEditRegister(who, home)).toBe(allowed);
    for (const kind of ['process', 'resource', 'deviation'] as const) {
      expect(may(who, { kind, id: value.id }, put(value), empty)).toBe(allowed);
    }
    expect(may(who, { kind: 'bcms', id: home }, put({ domain: home }), empty)).toBe(allowed);
  });

  const put = (record: object | null, revision: number | undefined = 0) =>
    ({ type: 'put', value: record, ...(revision === undefined ? {} : { revision }) }) as { type: string };
  const tricks: readonly (readonly [string, CaseKind, string, { type: string }, object])[] = [
    ['without a revision', 'process', value.id, { type: 'put', value } as { type: string }, empty],
    ['under another id', 'process', `${home}.other`, put(value), empty],
    ['under the id of another domain', 'process', 'MI.mail', put({ id: 'MI.mail', domain: home }), empty],
    ['whose id only looks alike', 'process', `${home}X.mail`, put({ id: `${home}X.mail`, domain: home }), empty],
    ['without a name', 'resource', `${home}.`, put({ id: `${home}.`, domain: home }), empty],
    ['moved in from another domain', 'process', value.id, put(value), { value: { domain: 'MI' }, revision: 1 }],
    ['moved out to another domain', 'process', value.id, put({ ...value, domain: 'MI' }), { value, revision: 1 }],
    ['for another domain', 'bcms', 'MI', put({ domain: home }), empty],
    ['of nothing', 'process', value.id, put(null), empty],
    ['by another command', 'process', value.id, { type: 'delete', value, revision: 0 } as { type: string }, empty],
  ];
  it.each(tricks)('no record %s', (_name, kind, id, command, state) => {
    expect(may(coordinator, { kind, id }, command, state)).toBe(false);
  });
});
