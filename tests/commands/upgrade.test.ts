// Before a new release takes over: not while an alarm is open, unless somebody says why, and then the journal says so, too.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayUpgrade, ownVersion, readCall } from '../../src/commands/upgrade.ts';
import { firstBreak } from '../../src/domain/chain.ts';
import type { RaisedView } from '../../src/http/contract.ts';
import { type House, openHouse } from '../http/house.ts';
import { draft } from '../http/house-people.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bcm-upgrade-'));
const data = join(folder, 'data');
let house: House;
let raised = 0;

beforeAll(async () => {
  mkdirSync(data);
  house = await openHouse({ file: join(data, 'bcm-lotse.sqlite') });
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

async function alarm(mode: 'real' | 'exercise'): Promise<RaisedView> {
  raised += 1;
  const body = {
    once: `wunsch-beim-wechsel-${raised}`,
    draft: draft(house.clock.now(), { domain: 'MI-ALF', mode, exerciseName: 'Herbst' }),
  };
  return (await house.ask<RaisedView>('alma', '/api/alarms', { body })).json;
}
const journal = async (id: string) =>
  (await house.store.journal({ kind: 'alarm', id })).map(({ entry, by }) => ({ ...entry, by }));
const ends = (id: string) => house.ask('alma', `/api/alarms/${id}/all-clear`, { body: { reason: 'Vorbei' } });

describe('an upgrade', () => {
  test('may be made when no alarm is open, and no journal speaks of it', async () => {
    const { id } = await alarm('real');
    await ends(id);
    expect(await mayUpgrade(house.env, '9.0.0', '')).toEqual({ may: true, noted: [] });
    expect(await mayUpgrade(house.env, '9.0.0', 'Sicherheitsluecke geschlossen')).toEqual({ may: true, noted: [] });
    expect((await journal(id)).filter(({ type }) => type === 'upgrade-noted')).toEqual([]);
  });

  test('is refused while one is open, real or exercise, and changes nothing', async () => {
    const [real, exercise] = [await alarm('real'), await alarm('exercise')];
    const before = (await journal(real.id)).length;
    const refused = await mayUpgrade(house.env, '9.0.0', '  ');
    expect(refused.may ? [] : refused.open.map(({ number }) => number).sort()).toEqual(
      [real.number, exercise.number].sort(),
    );
    expect(await journal(real.id)).toHaveLength(before);

    const reason = 'Ohne die neue Version geht keine SMS hinaus.';
    const done = await mayUpgrade(house.env, '9.0.0', reason);
    expect(done.may ? done.noted.length : 0).toBe(2);
    for (const { id } of [real, exercise]) {
      expect((await journal(id)).at(-1)).toEqual({
        type: 'upgrade-noted',
        v: 1,
        version: '9.0.0',
        because: reason,
        by: { system: 'setup' },
      });
      expect(firstBreak(await house.store.journal({ kind: 'alarm', id }), house.env.digest)).toBeNull();
      const csv = (await house.ask('alma', `/api/alarms/${id}/journal?format=csv`)).text;
      expect(csv).toContain(`Version 9.0.0 eingespielt, während der Alarm offen war – Grund: ${reason}`);
    }
    // And the alarm goes on as before.
    expect((await ends(real.id)).status).toBe(204);
    await ends(exercise.id);
  });

  test.each([
    [['sicherung'], { folder: 'sicherung', because: '' }],
    [
      ['--', 'sicherung', '--despite-alarm', 'Ohne sie geht keine SMS.'],
      { folder: 'sicherung', because: 'Ohne sie geht keine SMS.' },
    ],
    [[], null],
    [['--despite-alarm', 'Ohne sie geht keine SMS.'], null],
    [['sicherung', '--despite-alarm'], null],
    [['sicherung', '--despite-alarm', 'darum'], null],
    [['sicherung', '--trotzdem', 'Ohne sie geht keine SMS.'], null],
    [['sicherung', '--despite-alarm', 'Ohne sie geht keine SMS.', 'mehr'], null],
  ])('%j is read as it is meant', (given, call) => {
    expect(readCall(given)).toEqual(call);
  });

  test('as an operator runs it beside the product: a copy, a refusal with the number, a way out', async () => {
    const { id, number } = await alarm('real');
    const env = {
      ...process.env,
      PUBLIC_URL: 'https://bcm.land.example',
      TENANT_ID: '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10',
      BOT_APP_ID: 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61',
      BOT_APP_SECRET: 'ein-richtiges-Geheimnis',
      BCM_DATA: data,
    };
    const copies = join(folder, 'copies');
    const run = (...more: string[]) =>
      promisify(execFile)(process.execPath, ['src/commands/upgrade.ts', copies, ...more], { cwd: root, env })
        .then(({ stdout }) => ({ code: 0, said: stdout }))
        .catch((error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }));
    const refused = await run();
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining(`ERNSTFALL ${number} (MI-ALF)`) });
    const done = await run('--despite-alarm', 'Ohne sie geht keine SMS.');
    expect(done).toMatchObject({ code: 0, said: expect.stringContaining(`Version ${ownVersion()} darf übernehmen`) });
    expect(readdirSync(copies).filter((file) => file.endsWith('.sqlite')).length).toBeGreaterThan(0);
    expect((await journal(id)).at(-1)).toMatchObject({ type: 'upgrade-noted', because: 'Ohne sie geht keine SMS.' });
    await ends(id);
  });
});
