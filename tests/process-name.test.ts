// Names of processes: a process is gone only when exactly that process, at this very place, surely runs no longer.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isGoneHere, ownName } from '../src/process-name.ts';

const own = ownName();
const [place = ''] = own.split('-').slice(-1);
const start =
  own
    .slice(0, -place.length - 1)
    .split(':')
    .at(-1) ?? '';

test('a process says host, pid, start and place, and always the same', () => {
  expect(own).toBe(`${hostname()}:${process.pid}:${start}-${place}`);
  expect([start, place]).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^[0-9a-f]{8}$/)]);
  expect(ownName()).toBe(own);
});

test('whoever runs is not gone', () => {
  expect(isGoneHere(own)).toBe(false);
});

test('another process that has its pid now is not taken for it', () => {
  const before = `${hostname()}:${process.pid}:${Number(start) - 1}-${place}`;
  expect(isGoneHere(before)).toBe(process.platform === 'linux');
});

test('nothing is known of other hosts, of other containers of the same host name, and of other names', () => {
  const elsewhere = [
    `else${hostname()}:999999999:${start}-${place}`,
    `${hostname()}:999999999:${start}-${place === '00000000' ? '11111111' : '00000000'}`,
    `${hostname()}:999999999:${start}`,
    `${hostname()}:999999999`,
    'world:7',
    '',
  ];
  for (const name of elsewhere) expect([name, isGoneHere(name)]).toEqual([name, false]);
});

test('a process is gone from the moment it is killed', async () => {
  const module = resolve(import.meta.dirname, '..', 'src', 'process-name.ts');
  const code = `console.log((await import(${JSON.stringify(module)})).ownName()); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const name = said.toString().trim();
  expect(name.split(':')[1]).toBe(String(child.pid));
  expect(isGoneHere(name)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isGoneHere(name)).toBe(true);
});
