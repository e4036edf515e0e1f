// The first domains and people of a fresh installation: from one file, repeatable, and everything wrong said at once.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSetup, SetupFault, type SetupFile, setUp } from '../../src/commands/setup.ts';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { rolloutId, rollouts } from '../../src/domain/rollout.ts';
import { directory } from '../../src/engine/directory.ts';
import type { Env } from '../../src/engine/env.ts';
import { door } from '../../src/engine/execute.ts';
import { stage } from '../engine/stage.ts';

const example = readFileSync('infra/setup.example.json', 'utf8');
const aadId = '00000000-0000-4000-8000-000000000001';
let env: Env;
beforeEach(() => {
  env = stage().env('setup');
});
afterEach(() => env.store.close());

function read(text: string): SetupFile {
  const { setup, faults } = readSetup(text);
  expect(faults).toEqual([]);
  return setup as SetupFile;
}

describe('setting up', () => {
  test('the example of the guide makes a domain, somebody who may come in, and a mapping; twice is the same', async () => {
    expect(await setUp(env, read(example))).toHaveLength(3);
    const look = directory(door(env), env.store);
    const erika = await look.personOf(aadId);
    expect(erika).toMatchObject({ name: 'Erika Beispiel', domain: 'MI-ITN' });
    expect(erika?.grants).toHaveLength(3);
    expect((await look.domain('MI-ITN'))?.channel?.name).toBe('Krisenstab');
    const said = await setUp(env, read(example));
    expect(said[0]).toContain('0');
    expect(said[1]).toContain('0');
    expect((await look.personOf(aadId))?.id).toBe(erika?.id);
  });

  test('what is kept in the tab stays: crisis teams, the channel when the file names none, and the mapping', async () => {
    await setUp(env, read(example));
    const entry = door(env);
    const before = (await entry.read(bcDomains, 'MI-ITN')).state.value;
    if (!before) throw new Error('there is no domain');
    const role = { kind: 'IT' as const, core: true, holders: ['p-1'] };
    await entry.execute(bcDomains, 'MI-ITN', { type: 'put', value: { ...before, roles: [role] } }, { system: 'setup' });
    const file = JSON.parse(example);
    delete file.domains[0].channel;
    file.domains[0].name = 'Neuer Name';
    file.groups[0].name = 'Anders';
    const said = await setUp(env, read(JSON.stringify(file)));
    const after = (await door(env).read(bcDomains, 'MI-ITN')).state.value;
    expect(after).toMatchObject({ name: 'Neuer Name', roles: [role], channel: before.channel });
    expect(said.at(-1)).toContain('nicht übernommen');
    expect((await door(env).read(rollouts, rolloutId)).state.value?.groups[0]?.name).toBe('SG-ITN');
  });

  test('everything that is wrong is said at once with its place, and nothing is written', async () => {
    const file = JSON.parse(example);
    file.people[0].aadId = 'keine';
    file.domains[0].id = 'MI ITN';
    file.extra = 1;
    const { faults } = readSetup(JSON.stringify(file));
    expect(faults.join('\n')).toMatch(/people\.0\.aadId/);
    expect(faults.join('\n')).toMatch(/domains\.0\.id/);
    expect(faults).toHaveLength(3);
    expect(readSetup('{').faults[0]).toContain('kein JSON');
    const strange = JSON.parse(example);
    strange.people[0].domain = 'XX';
    await expect(setUp(env, read(JSON.stringify(strange)))).rejects.toThrow(SetupFault);
    expect(await directory(door(env), env.store).domains()).toEqual([]);
  });
});
