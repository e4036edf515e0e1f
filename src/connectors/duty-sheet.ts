// Reads the sheet *Bereitschaft*: who is on call or away, and when.
import type { DutyWindow } from '../domain/bc-domain.ts';
import { fromWallTime, toWallTime } from '../domain/berlin-time.ts';
import type { SheetFault } from '../domain/sheet-fault.ts';
import { type Row, readTime, rowsOf } from './sheet-rows.ts';
import type { DutyColumns, SheetContext } from './team-columns.ts';
import type { Sheet } from './workbook.ts';

export function readDuty(
  sheet: Sheet,
  columns: DutyColumns,
  kinds: Readonly<Record<DutyWindow['kind'], string>>,
  context: SheetContext,
): { duty: readonly DutyWindow[]; faults: readonly SheetFault[] } {
  const { rows, faults } = rowsOf(sheet, Object.values(columns));
  const duty = rows.flatMap((row) => {
    const window = readWindow(row, columns, kinds, context);
    return window ? [window] : [];
  });
  return { duty, faults };
}

function readWindow(
  row: Row,
  columns: DutyColumns,
  kinds: Readonly<Record<DutyWindow['kind'], string>>,
  { now, personOf, roleOf }: SheetContext,
): DutyWindow | undefined {
  const [key, roleWord, kindWord] = [columns.email, columns.role, columns.kind].map(({ name }) => row.text(name)) as [
    string,
    string,
    string,
  ];
  const person = key === '' ? undefined : personOf(key);
  const kind = (Object.keys(kinds) as DutyWindow['kind'][]).find(
    (one) => kinds[one].toLowerCase() === kindWord.toLowerCase(),
  );
  const role = roleWord === '' ? null : roleOf(roleWord);
  if (!person) row.wrong(key === '' ? 'person-missing' : 'person-unknown', columns.email.name);
  if (!kind) row.wrong('kind-bad', columns.kind.name);
  if (role === undefined || (kind === 'away' && role !== null)) row.wrong('role-unknown', columns.role.name);
  const [from, to] = [time(row, columns.from.name), time(row, columns.to.name)];
  if (!person || !kind || role === undefined || from === undefined || to === undefined) return undefined;
  if (from >= to) {
    row.wrong('duty-order', columns.to.name);
    return undefined;
  }
  const read: DutyWindow = { person, kind, role, from: fromWallTime(from), to: fromWallTime(to) };
  // A workbook knows minutes only, and one hour in October twice: what is there already stays exactly as it was.
  return now.duty.find((known) => isSame(known, read, from, to)) ?? read;
}

function time(row: Row, column: string): string | undefined {
  const read = readTime(row.cell(column));
  if (read === undefined || Number.isNaN(fromWallTime(read))) {
    row.wrong('time-bad', column);
    return undefined;
  }
  return read;
}

function isSame(known: DutyWindow, read: DutyWindow, from: string, to: string): boolean {
  const alike = known.person === read.person && known.kind === read.kind && known.role === read.role;
  return alike && toWallTime(known.from) === from && toWallTime(known.to) === to;
}
