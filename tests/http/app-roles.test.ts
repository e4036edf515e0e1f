// App roles of Entra: what a verified token gives beside the register, only in the tab, and only as long as it says so.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appRoles } from '../../src/domain/app-roles.ts';
import type { Me } from '../../src/http/contract.ts';
import type { KpiSetView } from '../../src/http/contract-kpi.ts';
import { type House, openHouse } from './house.ts';
import { person } from './house-people.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.clock.advance(60_000));

/** A request of somebody without any right in the register, with these claims in her token. */
async function asNils(path: string, roles: unknown, put?: object) {
  const headers = { authorization: `Bearer ${await house.token('nils', roles === undefined ? {} : { roles })}` };
  return house.ask(null, path, { headers, ...(put ? { method: 'PUT', body: put } : {}) });
}

async function newSet(roles: unknown) {
  const { version, set } = (await house.ask<KpiSetView>('olga', '/api/kpi-set')).json;
  const changed = { ...set, biaDays: set.biaDays + 1 };
  return (await asNils('/api/kpi-set', roles, { version, set: changed })).status;
}

describe('a role in the token', () => {
  test('opens what the right opens, also at the door, and the next token without it opens it no more', async () => {
    expect([await newSet(undefined), (await asNils('/api/operation', undefined)).status]).toEqual([404, 404]);
    expect([await newSet(['BCM.Oversight']), (await asNils('/api/operation', ['BCM.Oversight'])).status]).toEqual([
      200, 404,
    ]);
    expect([await newSet(['BCM.Admin']), (await asNils('/api/operation', ['BCM.Admin'])).status]).toEqual([404, 200]);
    expect([await newSet(undefined), (await asNils('/api/operation', undefined)).status]).toEqual([404, 404]);
  });

  test('is seen by the tab, beside what the register says', async () => {
    const roles = Object.keys(appRoles);
    const { grants, seesOperation, oversight, raisesJoint } = (await asNils('/api/me', roles)).json as Me;
    expect({ seesOperation, oversight, raisesJoint }).toEqual({
      seesOperation: true,
      oversight: true,
      raisesJoint: true,
    });
    expect(grants).toEqual(Object.values(appRoles));
  });

  test('gives nobody the right to alarm or to coordinate, and none to what she does in a chat', async () => {
    const me = (await asNils('/api/me', [...Object.keys(appRoles), 'BCM.Alarm', 'alarm', '*'])).json as Me;
    expect([me.raiseReal, me.raiseExercise, me.seesProposals]).toEqual([[], [], false]);
    const { id } = person('nils');
    const rights = async (via: 'tab' | 'card' | 'word' | 'link') => {
      const who = await house.entry.who({ person: id, via });
      return who.kind === 'person' ? who.grants.length : -1;
    };
    expect([await rights('tab'), await rights('card'), await rights('word'), await rights('link')]).toEqual([
      3, 0, 0, 0,
    ]);
  });

  test.each([
    ['in another case', ['bcm.admin', 'BCM.ADMIN']],
    ['with a space', [' BCM.Admin', 'BCM.Admin ']],
    ['as a text', 'BCM.Admin'],
    ['as an object', { 'BCM.Admin': true }],
    ['within a list', [['BCM.Admin']]],
    ['of the bot', ['TeamsActivity.Send']],
    ['by the name of our own right', ['admin', 'oversight']],
    ['among more than a token holds', [...Array.from({ length: 200 }, (_, index) => `r${index}`), 'BCM.Admin']],
  ])('%s gives nothing', async (_name, roles) => {
    expect((await asNils('/api/operation', roles)).status).toBe(404);
  });

  test('in a token that is not one of ours opens nothing at all', async () => {
    for (const claims of [{ azp: '99999999-2222-4333-8444-555555555555' }, { scp: undefined }, { idtyp: 'app' }]) {
      const token = await house.token('nils', { roles: ['BCM.Admin'], ...claims });
      const answer = await house.ask(null, '/api/operation', { headers: { authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(401);
    }
  });
});
