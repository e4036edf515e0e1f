// docs/permissions.md says what the product may do; the manifest, the infrastructure and the code say the same, and no more.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { graphCalls } from '../src/connectors/graph-calls.ts';
import { appRoles } from '../src/domain/app-roles.ts';

const root = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const document = read('docs/permissions.md');
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => ({ file, text: read(file) }));

/** The rows of the table below a heading, cell by cell, without the marks of code. */
function table(heading: string): readonly (readonly string[])[] {
  const part = document.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  const lines = part.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}
/** Paths of Microsoft Graph in a source, but for its comments. */
const pathsIn = (text: string): readonly string[] =>
  text.replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '').match(/\/(v1\.0|beta)\/[\w/]*/g) ?? [];
const column = (heading: string, index: number) => table(heading).map((cells) => cells[index] ?? '');
const sorted = (values: Iterable<string>) => [...new Set(values)].sort();

test('every row says what it is for', () => {
  const headings = [...document.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading ?? '');
  expect(headings.length).toBeGreaterThanOrEqual(6);
  for (const heading of headings) {
    expect([heading, table(heading).length > 0]).toEqual([heading, true]);
    for (const cells of table(heading))
      expect([heading, cells[0], (cells.at(-1) ?? '').length > 15]).toEqual([heading, cells[0], true]);
  }
});

describe('Microsoft Graph', () => {
  const calls = Object.entries(graphCalls);

  test('each call stands there with permission, setting and reason, and no other one', () => {
    const declared = calls.map(([, { method, path, permission, setting, why }]) => [
      `${method} ${path}`,
      permission,
      setting,
      why,
    ]);
    expect(table('Microsoft Graph, Anwendung')).toEqual(declared);
  });

  test('the code makes each of them, and no call that is not declared', () => {
    const all = sources.filter(({ file }) => !file.endsWith('graph-calls.ts'));
    for (const [name] of calls) {
      const users = all.filter(({ text }) => text.includes(`graphCalls.${name}`));
      expect([name, users.length > 0]).toEqual([name, true]);
    }
    // An address of Graph is only ever made of a declared call: no other path of it is written anywhere.
    const found = all.flatMap(({ file, text }) => pathsIn(text).map((path) => `${file}: ${path}`));
    expect([...found].sort()).toEqual([
      // Named as what is to be installed, not asked for.
      'src/connectors/graph-apps.ts: /v1.0/appCatalogs/teamsApps/',
      // The next page of a list has to lie below it.
      'src/connectors/graph-client.ts: /v1.0/',
    ]);
    expect(pathsIn('graph.call(base + "/v1.0/me/messages`) + "/beta/users/"')).toEqual([
      '/v1.0/me/messages',
      '/beta/users/',
    ]);
    const hosts = all.filter(({ text }) => text.includes('graph.microsoft.com')).map(({ file }) => file);
    expect(sorted(hosts)).toEqual(['src/config-settings.ts', 'src/config.ts', 'src/connectors/graph-token.ts']);
  });

  test('the stand-in grants just these permissions, so a call that needs another one fails in every test', () => {
    const [, granted = ''] = /const graphRoles[^=]*= \[([^\]]*)\]/.exec(read('local/simulators/entra.ts')) ?? [];
    expect(sorted([...granted.matchAll(/'([^']+)'/g)].map(([, role]) => role ?? ''))).toEqual(
      sorted(calls.map(([, { permission }]) => permission)),
    );
  });

  test('nothing is among them that reads or writes more than it needs', () => {
    const tooMuch = /ReadWrite\.All$|^Directory\.|^Mail|^Chat\.|^Files|^Sites|ChannelMessage/;
    expect(column('Microsoft Graph, Anwendung', 1).filter((permission) => tooMuch.test(permission))).toEqual([]);
  });
});

test('people: the scopes that the browser asks for, and the clients that are allowed beforehand', () => {
  const [, scopes = ''] = /`(openid [^`]*)`/.exec(read('src/http/browser-sign-in.ts')) ?? [];
  const asked = scopes.split(' ').map((scope) => scope.split('/').at(-1) ?? '');
  expect(sorted(column('Anmeldung der Menschen, delegiert', 0))).toEqual(sorted(asked));
  const clients = [...read('src/http/sign-in.ts').matchAll(/'([0-9a-f-]{36})'/g)].map(([, id]) => id ?? '');
  const named = [...document.matchAll(/`([0-9a-f-]{36})`/g)].map(([, id]) => id ?? '');
  expect(clients).toHaveLength(2);
  expect(clients.filter((id) => !named.includes(id))).toEqual([]);
});

test('app roles are those that the product knows, with the rights they give', () => {
  const known = Object.entries(appRoles).map(([name, { role }]) => [name, role]);
  expect(table('App-Rollen').map(([name, right]) => [name, right])).toEqual(known);
});

test('the manifest of the app asks for what stands there, and for nothing else', () => {
  const manifest = JSON.parse(read('appPackage/manifest.json')) as {
    bots: { scopes: string[] }[];
    permissions: string[];
    authorization: { permissions: { resourceSpecific: { name: string; type: string }[] } };
  };
  const asked = [
    ...manifest.authorization.permissions.resourceSpecific.map(({ name, type }) => [
      name,
      `RSC, ${type === 'Application' ? 'Anwendung' : 'delegiert'}`,
    ]),
    ...manifest.permissions.map((name) => [name, 'Berechtigung der App']),
    ...sorted(manifest.bots.flatMap(({ scopes }) => scopes)).map((name) => [name, 'Bereich des Bots']),
  ];
  const told = table('App in Teams (Manifest)').map(([name, kind]) => [name, kind]);
  expect(told.map(String).sort()).toEqual(asked.map(String).sort());
});

test('the bot asks for tokens for these two and no third', () => {
  const scopes = sources.flatMap(({ text }) =>
    [...text.matchAll(/'(https:\/\/[a-z.]+\/\.default)'/g)].map(([, scope]) => scope ?? ''),
  );
  expect(sorted(scopes)).toEqual(sorted(column('Token des Bots', 0)));
});

test('Azure: the roles that the infrastructure gives', () => {
  const files = globSync('infra/**/*.bicep', { cwd: root }).map(read);
  const ids = files.flatMap((text) =>
    [...text.matchAll(/'([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})'/g)].map(([, id]) => id ?? ''),
  );
  expect(sorted(ids)).toEqual(sorted(column('Azure (Bicep)', 1)));
  const assignments = files.flatMap((text) => [...text.matchAll(/(roleAssignments|sqlRoleAssignments)@/g)]);
  expect(assignments).toHaveLength(table('Azure (Bicep)').length);
});
