// The script of an exercise (Drehbuch) as a workbook: written, and read back row by row with everything that is wrong.
import { type BaoRoleKind, baoRoleKinds } from '../domain/bc-domain.ts';
import { type Concept, type Expected, type Inject, type InjectChannel, injectChannels } from '../domain/exercise.ts';
import { type IncidentStep, incidentSteps } from '../domain/incident.ts';
import { cycleIn, inOrder } from '../domain/script-order.ts';
import { exerciseWordsDe } from '../texts/de-exercise.ts';
import { stepDe } from '../texts/de-incident.ts';
import { planWordsDe } from '../texts/de-plan.ts';
import { roleDe } from '../texts/de-role.ts';
import { type Row, readWhole, rowsOf } from './sheet-rows.ts';
import { readWorkbook, UnreadableWorkbook, writeWorkbook } from './workbook.ts';

export const scriptFaultCodes = [
  'no-workbook',
  'column-missing',
  'number-missing',
  'number-twice',
  'minute-bad',
  'role-unknown',
  'person-unknown',
  'channel-unknown',
  'goal-unknown',
  'reference-unknown',
  'sees-bad',
  'text-long',
  'cycle',
] as const;
export type ScriptFaultCode = (typeof scriptFaultCodes)[number];

/** What is wrong, where. `row` as Excel counts; 0 for the whole file. */
export interface ScriptFault {
  readonly code: ScriptFaultCode;
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

export interface ScriptPerson {
  readonly id: string;
  readonly name: string;
}

/** What a script is read against: its goals, its injects as they stand, and who can be named. */
export interface ScriptBook {
  readonly concept: Pick<Concept, 'goals' | 'injects' | 'classification'>;
  readonly people: readonly ScriptPerson[];
}

const sheet = 'Drehbuch';
const column = {
  number: 'Nr.',
  minute: 'Minute',
  sender: 'Absender',
  roles: 'Empfänger (Funktionen)',
  people: 'Empfänger (Personen)',
  channel: 'Weg',
  text: 'Einlage',
  expected: 'Erwartete Reaktion',
  goal: 'Ziel (Nr.)',
  after: 'Erst nach',
  ifNot: 'Nur wenn nicht',
  sees: 'Erkennt das System',
  within: 'Innerhalb (Minuten)',
} as const;
const widths = [6, 8, 24, 30, 24, 14, 60, 50, 10, 12, 14, 34, 12];
const columns = Object.values(column).map((name, index) => ({ name, width: widths[index] ?? 12 }));
const factColumns = [
  { name: 'Angabe', width: 20 },
  { name: 'Inhalt', width: 30 },
];
/** Files from before there were these are read, too: what the system sees then stays as it was. */
const later: readonly string[] = [column.sees, column.within];
const longest = 4_000;
const week = 7 * 24 * 60;
const channels = exerciseWordsDe.channel;

/** The file; in the order of the script. */
export function writeScript({ concept, people }: ScriptBook): Promise<Buffer> {
  const { goals, injects, classification = 'INTERNAL' } = concept;
  const numberOf = new Map(injects.map(({ id, number }) => [id, number]));
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const numbers = (ids: readonly string[]) => ids.map((id) => numberOf.get(id) ?? '').join('; ');
  const rows = inOrder(injects).map((inject) => [
    inject.number,
    inject.minute,
    inject.sender,
    inject.toRoles.map((kind) => roleDe[kind]).join('; '),
    inject.toPeople.map((id) => nameOf.get(id) ?? id).join('; '),
    channels[inject.channel],
    inject.text,
    inject.expected,
    inject.goal === '' ? null : goals.findIndex(({ id }) => id === inject.goal) + 1,
    numbers(inject.after),
    numbers(inject.ifNot),
    seesWords(inject.sees),
    inject.sees.kind === 'none' ? null : inject.sees.withinMinutes,
  ]);
  const facts = [[planWordsDe.field.classification, planWordsDe.classification[classification]]];
  return writeWorkbook([
    { name: sheet, columns, rows },
    { name: 'Angaben', columns: factColumns, rows: facts },
  ]);
}

interface ReadScript {
  readonly injects: readonly Inject[];
  readonly faults: readonly ScriptFault[];
}

/** The script as the file says it; known numbers keep their ids and what stands in no column. All faults at once. */
export async function readScript(book: ScriptBook, file: Buffer): Promise<ReadScript> {
  try {
    const sheets = await readWorkbook(file);
    const found = sheets.find(({ name }) => name.trim().toLowerCase() === sheet.toLowerCase()) ?? sheets[0];
    if (!found) return refused('no-workbook');
    const heads = (found.rows[0] ?? []).map((cell) =>
      String(cell ?? '')
        .trim()
        .toLowerCase(),
    );
    const isThere = (name: string) => heads.includes(name.toLowerCase());
    const { rows, faults } = rowsOf(
      found,
      columns.filter(({ name }) => isThere(name) || !later.includes(name)),
    );
    const [missing] = faults;
    if (missing)
      return {
        injects: [],
        faults: faults.map(({ column: name }) => ({ code: 'column-missing', row: 1, column: name, value: '' })),
      };
    return readRows(book, rows, isThere(column.sees));
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return refused('no-workbook');
    throw error;
  }
}

const refused = (code: ScriptFaultCode): ReadScript => ({
  injects: [],
  faults: [{ code, row: 0, column: '', value: '' }],
});

function readRows(book: ScriptBook, rows: readonly Row[], hasSees: boolean): ReadScript {
  const faults: ScriptFault[] = [];
  const wrong = (code: ScriptFaultCode, { row }: Row, name: string, value: string) =>
    void faults.push({ code, row, column: name, value: value.slice(0, 60) });
  const before = new Map(book.concept.injects.map((inject) => [inject.number, inject]));
  const rowOf = new Map<string, Row>();
  for (const row of rows) {
    const number = row.text(column.number);
    if (number === '') wrong('number-missing', row, column.number, '');
    else if (rowOf.has(number)) wrong('number-twice', row, column.number, number);
    else rowOf.set(number, row);
  }
  const taken = new Set([...rowOf.keys()].flatMap((number) => before.get(number)?.id ?? []));
  const ids = new Map([...rowOf.keys()].map((number) => [number, before.get(number)?.id ?? freshId(number, taken)]));
  const injects = [...rowOf].map(([number, row]): Inject => {
    const old = before.get(number);
    const list = (name: string) =>
      row
        .text(name)
        .split(/[;\n]/)
        .map((one) => one.trim())
        .filter((one) => one !== '');
    const each = <T>(name: string, code: ScriptFaultCode, find: (one: string) => T | undefined) =>
      list(name).flatMap((one) => {
        const found = find(one);
        if (found === undefined) wrong(code, row, name, one);
        return found ?? [];
      });
    const text = (name: string) => {
      const said = row.text(name);
      if (said.length > longest) wrong('text-long', row, name, said);
      return said;
    };
    const minute = readWhole(row.cell(column.minute), 0, week);
    if (minute === undefined) wrong('minute-bad', row, column.minute, row.text(column.minute));
    return {
      id: ids.get(number) ?? '',
      number,
      minute: minute ?? 0,
      sender: text(column.sender),
      toRoles: baoRoleKinds.filter((kind) => each(column.roles, 'role-unknown', roleNamed).includes(kind)),
      toPeople: each(column.people, 'person-unknown', (name) => personNamed(book, name)),
      channel: channelOf(row, wrong),
      text: text(column.text),
      expected: text(column.expected),
      sees: hasSees ? seesOf(row, wrong) : (old?.sees ?? { kind: 'none' }),
      goal: goalOf(book, row, wrong),
      after: each(column.after, 'reference-unknown', (one) => ids.get(one)),
      ifNot: each(column.ifNot, 'reference-unknown', (one) => ids.get(one)),
    };
  });
  const circle = faults.length === 0 ? cycleIn(injects) : null;
  const first = circle && rowOf.get(circle[0] ?? '');
  if (circle && first) wrong('cycle', first, column.after, circle.join(' → '));
  // The same fault of a list is noted once.
  const once = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  return {
    injects: once.size === 0 ? inOrder(injects) : [],
    faults: [...once.values()].sort((one, other) => one.row - other.row),
  };
}

type Wrong = (code: ScriptFaultCode, row: Row, name: string, value: string) => void;

function freshId(number: string, taken: Set<string>): string {
  const base = `i${number.replaceAll(/[^A-Za-z0-9]/g, '-')}`;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

const roleNamed = (name: string): BaoRoleKind | undefined =>
  baoRoleKinds.find((kind) => same(roleDe[kind], name) || kind === name);

function personNamed({ people }: ScriptBook, name: string): string | undefined {
  const found = people.filter((person) => same(person.name, name) || person.id === name);
  return found.length === 1 ? found[0]?.id : undefined;
}

function channelOf(row: Row, wrong: Wrong): InjectChannel {
  const said = row.text(column.channel);
  const found = injectChannels.find((one) => same(channels[one], said) || one === said);
  if (!found) wrong('channel-unknown', row, column.channel, said);
  return found ?? 'TEAMS_CHAT';
}

/** Goals are named by their place, from 1. */
function goalOf({ concept }: ScriptBook, row: Row, wrong: Wrong): string {
  const said = row.text(column.goal);
  if (said === '') return '';
  const found = concept.goals[Number(said) - 1];
  if (!found) wrong('goal-unknown', row, column.goal, said);
  return found?.id ?? '';
}

const answered = 'Antwort auf die Karte';
const staffed = 'Rolle besetzt: ';
const stepped = 'Schritt: ';

/** What the system itself sees of the reaction, in words that are read back. */
function seesWords(sees: Expected): string {
  switch (sees.kind) {
    case 'none':
      return '';
    case 'answered':
      return answered;
    case 'staffed':
      return `${staffed}${roleDe[sees.role]}`;
    case 'step':
      return `${stepped}${stepDe[sees.step as IncidentStep] ?? sees.step}`;
  }
}

function seesOf(row: Row, wrong: Wrong): Expected {
  const said = row.text(column.sees);
  if (said === '') return { kind: 'none' };
  const withinMinutes = readWhole(row.cell(column.within), 1, week);
  if (withinMinutes === undefined) wrong('minute-bad', row, column.within, row.text(column.within));
  const within = { withinMinutes: withinMinutes ?? 1 };
  const after = (prefix: string) =>
    said.toLowerCase().startsWith(prefix.trim().toLowerCase()) ? said.slice(prefix.trim().length).trim() : null;
  if (same(said, answered)) return { kind: 'answered', ...within };
  const role = roleNamed(after(staffed) ?? '');
  if (role) return { kind: 'staffed', role, ...within };
  const word = after(stepped);
  const step = incidentSteps.find((one) => word !== null && (same(stepDe[one], word) || one === word));
  if (step) return { kind: 'step', step, ...within };
  wrong('sees-bad', row, column.sees, said);
  return { kind: 'none' };
}
