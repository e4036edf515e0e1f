// What can be read off the views of alarms: sorting, searching, counting. Pure; the pages only draw it.
import type { AnswerKind, Level, Mode } from '../domain/alarm.ts';
import type { RoleState } from '../domain/staffing.ts';
import type { AlarmRow, AskedView, JournalLineView } from '../http/contract.ts';
import type { DeliveryWord, RoleView } from '../http/contract-staffing.ts';

/** What somebody's newest answer is, `missing` without one. */
export type Standing = AnswerKind | 'erased' | 'missing';

/** Those to worry about first. */
const worry: readonly Standing[] = ['missing', 'call-me', 'unavailable', 'erased', 'coming', 'virtual'];

export function standingOf(asked: AskedView): Standing {
  return asked.answers.at(-1)?.answer ?? 'missing';
}

export type AskedOrder = 'worry' | 'name' | 'arrival';

/** People asked, in the order wished for; ties by name. */
export function sortAsked(all: readonly AskedView[], order: AskedOrder): readonly AskedView[] {
  const byName = (one: AskedView, other: AskedView) => one.name.localeCompare(other.name, 'de');
  const rank: Record<AskedOrder, (asked: AskedView) => number> = {
    worry: (asked) => worry.indexOf(standingOf(asked)),
    name: () => 0,
    arrival: (asked) => asked.answers.at(-1)?.arrival ?? Number.MAX_SAFE_INTEGER,
  };
  return [...all].sort((one, other) => rank[order](one) - rank[order](other) || byName(one, other));
}

/** True when every word of the query occurs in one of the texts; case and accents do not matter. */
export function matches(query: string, ...texts: readonly string[]): boolean {
  const flat = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
  const all = flat(texts.join(' '));
  return flat(query)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

export interface Filling {
  readonly filled: number;
  /** Roles the crisis team does not do without. */
  readonly asked: number;
  /** The latest expected arrival among filled roles, epoch milliseconds; null when nobody is on the way. */
  readonly complete: number | null;
}

const isFilled = ({ state }: Pick<RoleView, 'state'>) => state === 'filled' || state === 'provisional';

/** How far the crisis team is filled. */
export function fillingOf(roles: readonly RoleView[]): Filling {
  const filled = roles.filter(isFilled);
  const arrivals = filled.flatMap(({ fillers }) => fillers.flatMap(({ arrival }) => arrival ?? []));
  return {
    filled: filled.length,
    asked: roles.filter(({ state }) => state !== 'waived').length,
    complete: arrivals.length > 0 ? Math.max(...arrivals) : null,
  };
}

/** What needs somebody most comes first. */
const worries: readonly RoleState[] = ['unfilled', 'open', 'provisional', 'filled', 'waived'];

/** Unfilled roles first, then those still asked for; core ones first among equals, in the order given. */
export function sortRoles(roles: readonly RoleView[]): readonly RoleView[] {
  return [...roles].sort(
    (one, other) => worries.indexOf(one.state) - worries.indexOf(other.state) || Number(other.core) - Number(one.core),
  );
}

/** How far an alarm is in one word: it can work, a role is unfilled, or so many of them are filled. */
export function tallyOf(row: Pick<AlarmRow, 'staffedAt' | 'rolesUnfilled'>): 'staffed' | 'unfilled' | 'filling' {
  if (row.rolesUnfilled > 0) return 'unfilled';
  return row.staffedAt === null ? 'filling' : 'staffed';
}

/** Whole minutes between raising and the crisis team being able to work, as the card counts them. */
export function minutesTaken({ raisedAt, staffedAt }: { raisedAt: number; staffedAt: number }): number {
  return Math.max(0, Math.floor((staffedAt - raisedAt) / 60_000));
}

/** True when the person is asked, has not answered, and her role is still to be filled. */
export function asksMe(row: Pick<AlarmRow, 'status' | 'asked' | 'myAnswer' | 'needless'>): boolean {
  return row.status === 'open' && row.asked && row.myAnswer === null && !row.needless;
}

/** Rows of several pages without repeats: those that ask me first, Ernstfall before Übung, otherwise as they came. */
export function orderRows(...pages: readonly (readonly AlarmRow[])[]): readonly AlarmRow[] {
  const all = new Map<string, AlarmRow>();
  for (const row of pages.flat()) if (!all.has(row.id)) all.set(row.id, row);
  const real = (row: AlarmRow) => Number(row.status === 'open' && row.mode === 'real');
  return [...all.values()].sort((one, other) => Number(asksMe(other)) - Number(asksMe(one)) || real(other) - real(one));
}

export type JournalGroup = 'decisions' | 'answers' | 'delivery';

/** Which part of the journal an entry belongs to. Unknown kinds count as decisions, so that nothing is hidden. */
export function groupOf(line: Pick<JournalLineView, 'type'>): JournalGroup {
  if (line.type === 'answered') return 'answers';
  return ['reserved', 'settled', 'recovered', 'event-told', 'incident-followed'].includes(line.type)
    ? 'delivery'
    : 'decisions';
}

/** Journal lines that fit, newest first. */
export function pickLines<Line extends JournalLineView>(
  lines: readonly Line[],
  group: JournalGroup | 'all',
  query: string,
): readonly Line[] {
  return lines
    .filter((line) => (group === 'all' || groupOf(line) === group) && matches(query, line.text, line.by, `${line.seq}`))
    .toReversed();
}

/** Levels that may be chosen: a Störung is never raised as a real alarm. */
export function levelsFor(mode: Mode): readonly Level[] {
  return mode === 'real' ? ['EMERGENCY', 'CRISIS'] : ['DISRUPTION', 'EMERGENCY', 'CRISIS'];
}

/** The reason as it is sent: a ready one, own words, or both. */
export function joinReason(ready: string, own: string): string {
  return [ready, own.trim()].filter((part) => part !== '').join(' ');
}

/** A delivery that needs somebody's attention. */
export function isWorrying(word: DeliveryWord): boolean {
  return word === 'undeliverable' || word === 'unclear';
}
