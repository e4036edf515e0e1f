// Reads the sheet *Rollen*: one row per role and rank.
import type { BaoRoleKind, Term } from '../domain/bc-domain.ts';
import type { SheetFault } from '../domain/sheet-fault.ts';
import { longestArrival, mostHolders, mostNeeded, type TeamRole } from '../domain/team-edit.ts';
import { type Row, readDay, readWhole, readYesNo, rowsOf } from './sheet-rows.ts';
import type { RoleColumns, SheetContext } from './team-columns.ts';
import type { Sheet } from './workbook.ts';

interface Person {
  readonly rank: number;
  readonly id: string;
  readonly term: Term;
}
interface Read extends Pick<TeamRole, 'kind' | 'core' | 'needed' | 'arrivalLimit'> {
  readonly people: Person[];
}

/** Roles in the order in which they first stand in the sheet. */
export function readRoles(
  sheet: Sheet,
  columns: RoleColumns,
  context: SheetContext,
): { roles: readonly TeamRole[]; faults: readonly SheetFault[] } {
  const { rows, faults } = rowsOf(sheet, Object.values(columns));
  const found = new Map<BaoRoleKind, Read>();
  for (const row of rows) readRow(row, columns, context, found);
  if (rows.length === 0 && faults.length === 0) {
    faults.push({ code: 'role-missing', sheet: sheet.name, row: 2, column: columns.role.name, value: '' });
  }
  return { roles: [...found.values()].map(roleOf), faults };
}

function roleOf({ people, ...role }: Read): TeamRole {
  const ordered = [...people].sort((one, other) => one.rank - other.rank);
  return {
    ...role,
    holders: ordered.map(({ id }) => id),
    terms: Object.fromEntries(ordered.map(({ id, term }) => [id, term])),
  };
}

function readRow(row: Row, columns: RoleColumns, context: SheetContext, found: Map<BaoRoleKind, Read>): void {
  const word = row.text(columns.role.name);
  const kind = word === '' ? undefined : context.roleOf(word);
  if (kind === undefined) {
    row.wrong(word === '' ? 'role-missing' : 'role-unknown', columns.role.name);
    return;
  }
  const head = readHead(row, columns, kind, found.get(kind));
  if (!head) return;
  found.set(kind, head);
  const person = readPerson(row, columns, context, head.people);
  if (person) head.people.push(person);
}

/** What is said about the role itself; every row of a role must say the same. */
function readHead(row: Row, columns: RoleColumns, kind: BaoRoleKind, known: Read | undefined): Read | undefined {
  const core = readYesNo(row.cell(columns.core.name));
  const needed = readWhole(row.cell(columns.needed.name), 1, mostNeeded);
  const arrivalLimit = readWhole(row.cell(columns.arrival.name), 1, longestArrival);
  if (core === undefined) row.wrong('yes-no-bad', columns.core.name);
  if (needed === undefined) row.wrong('number-bad', columns.needed.name);
  if (arrivalLimit === undefined) row.wrong('number-bad', columns.arrival.name);
  if (core === undefined || needed === undefined || arrivalLimit === undefined) return undefined;
  if (!known) return { kind, core, needed, arrivalLimit, people: [] };
  if (known.core !== core) row.wrong('differs', columns.core.name);
  if (known.needed !== needed) row.wrong('differs', columns.needed.name);
  if (known.arrivalLimit !== arrivalLimit) row.wrong('differs', columns.arrival.name);
  return known;
}

function readPerson(
  row: Row,
  columns: RoleColumns,
  { personOf }: SheetContext,
  others: readonly Person[],
): Person | undefined {
  const [key, rankText] = [row.text(columns.email.name), row.text(columns.rank.name)];
  // A role without anybody: one row that names nobody.
  if (key === '' && rankText === '' && row.text(columns.name.name) === '') return undefined;
  const rank = readWhole(row.cell(columns.rank.name), 1, mostHolders);
  const id = key === '' ? undefined : personOf(key);
  const term = readTerm(row, columns);
  if (id === undefined) row.wrong(key === '' ? 'person-missing' : 'person-unknown', columns.email.name);
  if (rank === undefined) row.wrong(rankText === '' ? 'rank-missing' : 'rank-bad', columns.rank.name);
  if (id === undefined || rank === undefined || !term) return undefined;
  if (others.some((other) => other.rank === rank)) row.wrong('rank-twice', columns.rank.name);
  if (others.some((other) => other.id === id)) row.wrong('person-twice', columns.email.name);
  return { rank, id, term };
}

function readTerm(row: Row, columns: RoleColumns): Term | undefined {
  const day = (column: 'validFrom' | 'validTo' | 'trainedAt' | 'exercisedAt') => {
    const { name } = columns[column];
    const read = readDay(row.cell(name));
    if (read === undefined) row.wrong('day-bad', name);
    return read;
  };
  const [validFrom, validTo, trainedAt, exercisedAt] = [
    day('validFrom'),
    day('validTo'),
    day('trainedAt'),
    day('exercisedAt'),
  ];
  if (validFrom === undefined || validTo === undefined || trainedAt === undefined || exercisedAt === undefined) {
    return undefined;
  }
  if (validFrom !== null && validTo !== null && validTo < validFrom) row.wrong('term-order', columns.validTo.name);
  return { validFrom, validTo, trainedAt, exercisedAt };
}
