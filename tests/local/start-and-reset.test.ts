// What stands between a person and the local run: a wrong port, a busy port, data in use, an emptied folder.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLocalRun } from '../../local/local-run.ts';
import { emptyData } from '../../local/reset.ts';
import { listensOn, markRunning, RUNNING_MARK, whoRunsOn } from '../../local/running-mark.ts';
import { productEnvironment, readSettings } from '../../local/settings.ts';
import { freePorts } from '../support/free-ports.ts';

/** The first of eight free ports, new for each test. */
let port: number;
let folder: string;
let holder: Server | undefined;

function listen(on: number): Promise<Server> {
  const server = createServer();
  return new Promise((done) => server.listen(on, '127.0.0.1', () => done(server)));
}

async function hold(on: number): Promise<void> {
  holder = await listen(on);
}

/** Makes the mark look as if a living process other than this one had set it. */
function markOfAnother(at: number): void {
  writeFileSync(join(folder, RUNNING_MARK), JSON.stringify({ pid: process.ppid, port: at }));
}

beforeEach(async () => {
  port = await freePorts(8);
  folder = mkdtempSync(join(tmpdir(), 'bcm-data-'));
});
afterEach(async () => {
  await new Promise((done) => (holder ? holder.close(done) : done(undefined)));
  holder = undefined;
});

describe('settings', () => {
  it('have a port, its neighbour for the stand-ins, and a folder', () => {
    expect(readSettings({})).toMatchObject({ port: 3978, standInPort: 3979, dataFolder: resolve('data') });
    expect(readSettings({ PORT: '4000', BCM_DATA: folder })).toMatchObject({
      publicUrl: 'http://localhost:4000',
      innerUrl: 'http://127.0.0.1:4000',
      dataFolder: folder,
    });
    expect(() => readSettings({ PORT: '65535' })).toThrow('PORT muss eine Zahl von 1 bis 65533 sein, nicht «65535».');
  });

  it('may move the clock of the run, and of nothing else', () => {
    const now = Date.parse('2026-12-01T00:30Z');
    const ahead = (clock: string) => readSettings({ LOCAL_CLOCK: clock }, now).clockAhead;
    expect(readSettings({}, now).clockAhead).toBe(0);
    expect(ahead('2026-12-01T09:00')).toBe(7.5 * 3_600_000);
    expect(ahead('2026-07-01T09:00')).toBe(Date.parse('2026-07-01T07:00Z') - now);
    for (const wrong of ['9:00', '2026-02-30T09:00', '2026-12-01T25:00', 'morgen']) {
      expect(() => ahead(wrong)).toThrow(
        `LOCAL_CLOCK muss Tag und Uhrzeit in Deutschland sein, zum Beispiel 2026-12-01T09:00, nicht «${wrong}».`,
      );
    }
  });

  it('leave to the person what she may choose, and nothing that leads elsewhere', () => {
    const given = { LOG_LEVEL: 'debug', OIDC_ISSUER: 'https://evil.example', BIND: '0.0.0.0' };
    const env = productEnvironment(given, readSettings({}), { OIDC_ISSUER: 'http://127.0.0.1:3979/t/v2.0' });
    expect(env).toMatchObject({ LOG_LEVEL: 'debug', OIDC_ISSUER: 'http://127.0.0.1:3979/t/v2.0', BIND: '127.0.0.1' });
  });
});

describe('a start that cannot be', () => {
  const start = (at = port) => startLocalRun({ PORT: String(at), BCM_DATA: folder }, () => undefined);

  it('says that the port is busy and what to do', async () => {
    await hold(port);
    await expect(start()).rejects.toThrow(
      `Port ${port} ist belegt. Bitte das andere Programm beenden oder einen anderen Port nehmen: PORT=${port + 10} npm start`,
    );
    expect(existsSync(join(folder, RUNNING_MARK))).toBe(false);
  });

  it('says so for the port of the stand-ins too', async () => {
    await hold(port + 1);
    await expect(start()).rejects.toThrow(
      `Port ${port + 1} (für die nachgebildeten Dienste, immer PORT+1) ist belegt.`,
    );
  });

  it('says where it runs already', async () => {
    await hold(port);
    markOfAnother(port);
    await expect(start(port + 4)).rejects.toThrow(`BCM-Lotse läuft hier schon: http://localhost:${port}/desk.`);
  });
});

describe('the mark of a run', () => {
  it('counts only while its process lives and listens', async () => {
    expect(await whoRunsOn(folder)).toBeUndefined();
    await hold(port);
    markOfAnother(port);
    expect(await whoRunsOn(folder)).toEqual({ pid: process.ppid, port });
    markOfAnother(port + 6);
    expect(await whoRunsOn(folder)).toBeUndefined();
    writeFileSync(join(folder, RUNNING_MARK), JSON.stringify({ pid: 2 ** 30, port }));
    expect(await whoRunsOn(folder)).toBeUndefined();
    writeFileSync(join(folder, RUNNING_MARK), '{"pid":');
    expect(await whoRunsOn(folder)).toBeUndefined();
  });

  it('is taken away at the end', () => {
    const release = markRunning(join(folder, 'new'), port);
    expect(readdirSync(join(folder, 'new'))).toEqual([RUNNING_MARK]);
    release();
    expect(readdirSync(join(folder, 'new'))).toEqual([]);
  });

  it('asks whether somebody listens', async () => {
    expect(await listensOn(port)).toBe(false);
    await hold(port);
    expect(await listensOn(port)).toBe(true);
  });
});

describe('reset', () => {
  function fill(): void {
    mkdirSync(join(folder, 'standins'));
    for (const name of [
      'bcm-lotse.sqlite',
      'bcm-lotse.sqlite-wal',
      'standins/teams.jsonl',
      RUNNING_MARK,
      'notizen.txt',
    ]) {
      writeFileSync(join(folder, name), '{}');
    }
  }

  it('takes away what the local run wrote, and nothing else', async () => {
    fill();
    expect(await emptyData(folder)).toContain('nicht von BCM-Lotse und darum geblieben: notizen.txt.');
    expect(readdirSync(folder)).toEqual(['notizen.txt']);
  });

  it('finds nothing in an empty or missing folder', async () => {
    expect(await emptyData(folder)).toMatch(/^In .* lag nichts\.$/);
    expect(await emptyData(join(folder, 'missing'))).toMatch(/^In .* lag nichts\.$/);
  });

  it('refuses while somebody works on the data', async () => {
    fill();
    await hold(port);
    markOfAnother(port);
    await expect(emptyData(folder)).rejects.toThrow(
      `läuft gerade BCM-Lotse (Port ${port}). Bitte zuerst dort mit Strg+C beenden.`,
    );
    expect(readdirSync(folder)).toHaveLength(5);
  });
});
