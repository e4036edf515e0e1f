// `npm run setup -- <file>`: domains, channels and the first people with their rights, from one JSON file, into an empty or running store.
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { realEnv } from '../app-env.ts';
import { readConfig } from '../config.ts';
import { type BcDomain, bcDomains } from '../domain/bc-domain.ts';
import { type Person, people } from '../domain/people.ts';
import { rolloutId, rollouts } from '../domain/rollout.ts';
import { directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import { door } from '../engine/execute.ts';
import { checkConfig } from './check-config.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const domainId = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
const guid = z.guid().transform((text) => text.toLowerCase());
const channel = z.strictObject({
  conversationId: z.string().regex(/^19:[^\s/]{1,200}$/),
  teamId: line(200),
  team: line(120),
  name: line(120),
  serviceUrl: z.url(),
});
const shape = z.strictObject({
  domains: z
    .array(
      z.strictObject({
        id: domainId,
        name: line(120),
        ressort: line(40),
        ressortName: line(120),
        authority: line(200),
        callIn: z
          .strictObject({ number: z.string().max(40), pin: z.string().max(20) })
          .default({ number: '', pin: '' }),
        room: z.string().max(200).default(''),
        channel: z.nullable(channel).optional(),
      }),
    )
    .default([]),
  people: z
    .array(
      z.strictObject({
        aadId: guid,
        name: line(120),
        email: z.union([z.literal(''), z.email()]).default(''),
        jobTitle: z.string().max(120).default(''),
        domain: domainId,
        language: z.enum(['de', 'en']).default('de'),
        grants: z.array(
          z.strictObject({
            role: z.enum(['alarm', 'coordinator', 'oversight', 'admin', 'joint']),
            domain: z.union([z.literal('*'), domainId]),
          }),
        ),
      }),
    )
    .default([]),
  groups: z
    .array(z.strictObject({ group: guid, name: line(120), domain: z.union([z.literal(''), domainId]) }))
    .default([]),
});
export type SetupFile = z.output<typeof shape>;

/** What the file says, or everything that is wrong with it, each with its place. */
export function readSetup(text: string): { readonly setup?: SetupFile; readonly faults: readonly string[] } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { faults: [`Die Datei ist kein JSON: ${error instanceof Error ? error.message : ''}`] };
  }
  const read = shape.safeParse(raw);
  if (read.success) return { setup: read.data, faults: [] };
  return { faults: read.error.issues.map(({ path, message }) => `${path.join('.') || 'Datei'}: ${message}`) };
}

const by = { system: 'setup' } as const;

/** Puts what is new or different. What somebody keeps in the tab – crisis teams, duty, mapping – is never touched. */
export async function setUp(env: Env, { domains, people: wanted, groups }: SetupFile): Promise<readonly string[]> {
  const entry = door(env);
  const look = directory(entry, env.store);
  const known = new Set([...(await look.domains()), ...domains].map(({ id }) => id));
  const homes = [
    ...wanted.flatMap(({ domain, grants }) => [domain, ...grants.map((grant) => grant.domain)]),
    ...groups.map(({ domain }) => domain),
  ];
  const unknown = homes.filter((id) => id !== '*' && id !== '' && !known.has(id));
  if (unknown.length > 0) throw new SetupFault(`Diese Bereiche gibt es nicht: ${[...new Set(unknown)].join(', ')}`);
  let [put, met] = [0, 0];
  for (const { channel: given, ...facts } of domains) {
    const before = (await entry.read(bcDomains, facts.id)).state.value;
    const value: BcDomain = {
      roles: [],
      ...before,
      ...facts,
      channel: given === undefined ? (before?.channel ?? null) : given,
    };
    put += (await entry.execute(bcDomains, value.id, { type: 'put', value }, by)).entries.length;
  }
  for (const person of wanted) {
    const before = await look.personOf(person.aadId);
    const value: Person = before ? { ...before, grants: person.grants } : { id: env.newId(), ...person };
    met += (await entry.execute(people, value.id, { type: 'put', value }, by)).entries.length;
  }
  const said = [`Bereiche angelegt oder geändert: ${put}.`, `Personen angelegt oder mit neuen Rechten: ${met}.`];
  const mapping = (await entry.read(rollouts, rolloutId)).state;
  if (groups.length === 0) return said;
  // From the first save on the mapping is kept in the tab.
  if (mapping.value)
    return [...said, 'Gruppen nicht übernommen: Die Zuordnung wird schon auf der Seite Rollout gepflegt.'];
  const value = { groups: groups.map((row) => ({ ...row, unit: '', site: '' })), waves: [] };
  await entry.execute(rollouts, rolloutId, { type: 'put', value }, by);
  return [...said, `Gruppen zugeordnet: ${groups.length}.`];
}

/** The file names something that does not exist. Nothing was written. */
export class SetupFault extends Error {}

/** Exit code 0: done; 1: something is wrong, nothing was written; 2: the call is wrong. */
async function main(): Promise<void> {
  const [file] = process.argv.slice(2).filter((argument) => argument !== '--');
  if (file === undefined) return stop(2, 'Bitte: npm run setup -- <Datei.json>\nPlease name the file.');
  const { faults } = checkConfig(process.env);
  if (faults.length > 0) return stop(1, ['Die Konfiguration ist unvollständig:', ...faults].join('\n'));
  const { setup, faults: wrong } = readSetup(await readFile(file, 'utf8'));
  if (!setup) return stop(1, ['Die Datei ist nicht zu gebrauchen:', ...wrong].join('\n'));
  const quiet = () => undefined;
  const env = await realEnv(readConfig(process.env), { log: { info: quiet, warn: quiet, error: quiet } });
  try {
    for (const sentence of await setUp(env, setup)) console.log(sentence);
    console.log('Läuft das Produkt schon, starten Sie es neu: Nächte neuer Bereiche werden beim Start geplant.');
  } catch (error) {
    if (!(error instanceof SetupFault)) throw error;
    stop(1, error.message);
  } finally {
    await env.store.close();
  }
}

function stop(code: 1 | 2, sentence: string): void {
  console.error(sentence);
  process.exitCode = code;
}

if (import.meta.main) await main();
