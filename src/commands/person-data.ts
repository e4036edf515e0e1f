// `npm run person-data -- export <person> <folder>` and `… forget <person> --yes`: one person's rights (GDPR Art. 15, 17).
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { realEnv } from '../app-env.ts';
import { readConfig } from '../config.ts';
import type { Person } from '../domain/people.ts';
import { directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import { door } from '../engine/execute.ts';
import { type PersonData, type PersonDesk, personDesk } from '../engine/person-data.ts';
import { Refusal } from '../errors.ts';
import { textsFor } from '../texts/index.ts';
import { checkConfig } from './check-config.ts';

const texts = textsFor('de');

/** The desk on a store; the product may run beside it. */
export function deskOn(env: Env): PersonDesk {
  const entry = door(env);
  return personDesk(env, entry, directory(entry, env.store));
}

/** What is handed to the person: the same as the JSON file, to be read. */
export function readable({ person, contact, reach, roles, journals }: PersonData): string {
  const moment = (at: number) => new Date(at).toISOString();
  const facts: readonly (readonly [string, string])[] = [
    ['Kennung', person.id],
    ['Name', person.name],
    ['E-Mail', person.email],
    ['Tätigkeit', person.jobTitle],
    ['Bereich', person.domain],
    ['Sprache', person.language],
    ['Rechte', person.grants.map(({ role, domain }) => `${role} in ${domain}`).join(', ')],
    [
      'Rollen',
      roles.map(({ domain, role }) => `${texts.role[role as keyof typeof texts.role] ?? role} in ${domain}`).join(', '),
    ],
    ['Rufnummern', (contact?.numbers ?? []).map(({ number, kind }) => `${number} (${kind})`).join(', ')],
    ['Zuletzt bestätigt', contact?.confirmedAt ? moment(contact.confirmedAt) : ''],
    ['Chat mit dem Bot', reach ? reach.state : ''],
  ];
  const lines = journals.flatMap(({ case: name, lines: own }) => [
    '',
    `## ${name}`,
    ...own.map(
      ({ at, type, own: did, about }) => `- ${moment(at)} ${type}${did ? ' (selbst)' : ''}: ${JSON.stringify(about)}`,
    ),
  ]);
  const head = [
    '# Auskunft nach Art. 15 DSGVO',
    '',
    ...facts.map(([name, value]) => `- ${name}: ${value === '' ? '–' : value}`),
  ];
  return [...head, '', '# In welchen Vorgängen die Person steht (Zeiten in UTC)', ...lines, ''].join('\n');
}

/** Writes both files and returns their paths. Makes the folder, not those above it: a slip of the pen is to be noticed. */
export async function writeExport(data: PersonData, folder: string): Promise<readonly string[]> {
  await mkdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  const [json, text] = [join(folder, `${data.person.id}.json`), join(folder, `${data.person.id}.md`)];
  await writeFile(json, `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600 });
  await writeFile(text, readable(data), { mode: 0o600 });
  return [json, text];
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What to do when the files cannot be written; undefined when something else is wrong. */
export function folderFault(error: unknown, folder: string): string | undefined {
  const isOurs = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EISDIR'].includes(codeOf(error));
  return isOurs
    ? `In den Ordner ${folder} lässt sich nicht schreiben (${codeOf(error)}). Bitte nennen Sie einen anderen; der Ordner darüber muss da sein.\nThe folder cannot be written to.`
    : undefined;
}

const usage = [
  'Bitte: npm run person-data -- export <Kennung oder E-Mail> <Ordner>',
  'oder:  npm run person-data -- forget <Kennung oder E-Mail> --yes',
  'Please name what to do and whose data.',
].join('\n');

/** Exit code 0: done; 1: refused, or nobody of that name; 2: the call is wrong. */
async function main(): Promise<void> {
  const [what, who, more] = process.argv.slice(2).filter((argument) => argument !== '--');
  if (who === undefined || !(what === 'export' || what === 'forget') || more === undefined) return stop(2, usage);
  if (what === 'forget' && more !== '--yes') return stop(2, usage);
  const quiet = () => undefined;
  const { faults } = checkConfig(process.env);
  if (faults.length > 0) return stop(1, ['Die Konfiguration ist unvollständig:', ...faults].join('\n'));
  const env = await realEnv(readConfig(process.env), { log: { info: quiet, warn: quiet, error: quiet } });
  try {
    const desk = deskOn(env);
    const person = await desk.find(who);
    if (!person) return stop(1, 'Diese Person gibt es hier nicht.\nThere is nobody of that name.');
    if (what === 'export')
      return say(`Geschrieben: ${(await writeExport(await desk.gather(person.id), more)).join(', ')}`);
    await forget(desk, person);
  } catch (error) {
    const sentence = error instanceof Refusal ? texts.refused[error.code](error.detail) : folderFault(error, more);
    if (sentence === undefined) throw error;
    stop(1, sentence);
  } finally {
    await env.store.close();
  }
}

async function forget(desk: PersonDesk, { id }: Person): Promise<void> {
  const { values, held } = await desk.forget(id);
  say(
    `Gelöscht: Name, Adresse, Teams-Adresse und Rufnummern, ${values} Angaben in Journalen. Es bleibt die Kennung ${id}.`,
  );
  say('Antworten und Listen in Alarmen bleiben unter dieser Kennung, bis ihre Frist um ist (docs/loeschkonzept.md).');
  if (held.length > 0) say(`Unter Löschsperre, darum mit Namen: ${held.join(', ')}.`);
}

const say = (sentence: string) => console.log(sentence);

function stop(code: 1 | 2, sentence: string): void {
  console.error(sentence);
  process.exitCode = code;
}

if (import.meta.main) await main();
