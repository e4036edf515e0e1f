// The crisis team of a domain as a workbook: the sheets *Rollen* and *Bereitschaft*, without any number.
import { baoRoleKinds } from '../domain/bc-domain.ts';
import { toWallTime } from '../domain/berlin-time.ts';
import type { SheetFault } from '../domain/sheet-fault.ts';
import { termOf } from '../domain/team.ts';
import type { Team } from '../domain/team-edit.ts';
import { de } from '../texts/de.ts';
import { readDuty } from './duty-sheet.ts';
import { readRoles } from './role-sheet.ts';
import { duty, dutySheet, kinds, role, roleSheet, type SheetContext } from './team-columns.ts';
import { type Cell, readWorkbook, type Sheet, UnreadableWorkbook, writeWorkbook } from './workbook.ts';

/** Somebody a row may name: the e-mail address is the key, the name is for people. */
export interface SheetPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** What a workbook would make of the team, or what is wrong with it; never both. */
export interface ReadTeam {
  readonly team: Team | null;
  readonly faults: readonly SheetFault[];
}

const dayCell = (text: string | null): Cell => (text === null ? null : new Date(`${text}T00:00:00Z`));
const timeCell = (at: number): Cell => new Date(`${toWallTime(at)}:00Z`);

/** The file. A role without anybody has one row without a rank. */
export async function writeTeam(team: Team, people: readonly SheetPerson[]): Promise<Buffer> {
  const known = new Map(people.map((person) => [person.id, person]));
  const roleRows = team.roles.flatMap((one) => {
    const head: readonly Cell[] = [de.role[one.kind], one.core ? 'ja' : 'nein'];
    const tail: readonly Cell[] = [one.needed, one.arrivalLimit];
    if (one.holders.length === 0) return [[...head, null, null, null, null, null, null, null, ...tail]];
    return one.holders.map((id, index): readonly Cell[] => {
      const { validFrom, validTo, trainedAt, exercisedAt } = termOf(one, id);
      const days = [validFrom, validTo, trainedAt, exercisedAt].map(dayCell);
      return [...head, index + 1, known.get(id)?.name ?? '', known.get(id)?.email ?? id, ...days, ...tail];
    });
  });
  const dutyRows = team.duty.map((window): readonly Cell[] => [
    known.get(window.person)?.name ?? '',
    known.get(window.person)?.email ?? window.person,
    kinds[window.kind],
    window.role === null ? null : de.role[window.role],
    timeCell(window.from),
    timeCell(window.to),
  ]);
  return writeWorkbook([
    { name: roleSheet, columns: Object.values(role), rows: roleRows },
    { name: dutySheet, columns: Object.values(duty), rows: dutyRows },
  ]);
}

/** Reads a file against the team as it stands. Everything that is wrong is told at once, with row and column. */
export async function readTeam(file: Buffer, now: Team, people: readonly SheetPerson[]): Promise<ReadTeam> {
  let sheets: readonly Sheet[];
  try {
    sheets = await readWorkbook(file);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    return { team: null, faults: [{ code: error.code, sheet: '', row: 0, column: '', value: '' }] };
  }
  const named = (name: string) => sheets.find((sheet) => sheet.name.trim().toLowerCase() === name.toLowerCase());
  const roles = named(roleSheet);
  if (!roles) {
    const value = sheets
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 80);
    return { team: null, faults: [{ code: 'sheet-missing', sheet: roleSheet, row: 0, column: '', value }] };
  }
  const context = contextOf(now, people);
  const first = readRoles(roles, role, context);
  const times = named(dutySheet);
  const second = times ? readDuty(times, duty, kinds, context) : { duty: now.duty, faults: [] };
  const faults = [...first.faults, ...second.faults];
  return faults.length > 0
    ? { team: null, faults }
    : { team: { ...now, roles: first.roles, duty: second.duty }, faults: [] };
}

function contextOf(now: Team, people: readonly SheetPerson[]): SheetContext {
  const byKey = new Map(people.flatMap(({ id, email }) => [[email.toLowerCase(), id] as const, [id, id] as const]));
  const words = new Map(
    baoRoleKinds.flatMap((kind) => [[de.role[kind].toLowerCase(), kind] as const, [kind.toLowerCase(), kind] as const]),
  );
  return {
    now,
    personOf: (key) => byKey.get(key.toLowerCase()),
    roleOf: (word) => words.get(word.toLowerCase()),
  };
}
