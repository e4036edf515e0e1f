// One page of a register: searched, filtered, sorted and cut; everything is in memory already.
import type { TeamPerson } from './contract-people.ts';
import { type ListQueryOf, pageSize, type RegisterPage, type Show } from './contract-registers.ts';

/** What every row of a list has. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly gaps: readonly { readonly weight: string }[];
  readonly retired: boolean;
}

/** What a list is sorted by; null sorts last, whichever way. */
export type Sorted<R> = (row: R) => string | number | null;

interface Kind<R> {
  readonly isCritical: (row: R) => boolean;
  readonly sort: Sorted<R>;
  /** More words to be found by. */
  readonly words: (row: R) => string;
  readonly fits?: (row: R) => boolean;
}

const fold = (text: string) => text.toLocaleLowerCase('de');

export function listPage<R extends Row>(
  rows: readonly R[],
  query: ListQueryOf,
  { isCritical, sort, words, fits = () => true }: Kind<R>,
): Omit<RegisterPage<R>, 'domain' | 'implausible'> {
  const shown: Readonly<Record<Show, (row: R) => boolean>> = {
    active: (row) => !row.retired,
    critical: (row) => !row.retired && isCritical(row),
    gaps: (row) => row.gaps.some(({ weight }) => weight !== 'note'),
    retired: (row) => row.retired,
  };
  const searched = fold(query.q).split(/\s+/).filter(Boolean);
  const isFound = (row: R) => {
    const text = fold(`${row.name} ${row.unit} ${row.ownerName} ${words(row)}`);
    return searched.every((word) => text.includes(word));
  };
  const isChosen = (row: R) =>
    (query.unit === '' || row.unit === query.unit) && (query.owner === '' || row.owner === query.owner) && fits(row);
  const found = rows.filter((row) => shown[query.show](row) && isChosen(row) && isFound(row));
  const sorted = found.sort((one, other) => compare(sort(one), sort(other), query.down === '1') || byName(one, other));
  return {
    rows: sorted.slice(query.from, query.from + pageSize),
    from: query.from,
    total: found.length,
    counts: {
      active: rows.filter(shown.active).length,
      critical: rows.filter(shown.critical).length,
      gaps: rows.filter(shown.gaps).length,
      retired: rows.filter(shown.retired).length,
    },
    units: [...new Set(rows.map(({ unit }) => unit))].filter(Boolean).sort((a, b) => a.localeCompare(b, 'de')),
    owners: ownersIn(rows),
  };
}

const byName = (one: Row, other: Row) =>
  one.name.localeCompare(other.name, 'de', { numeric: true }) || (one.id < other.id ? -1 : 1);

function compare(one: string | number | null, other: string | number | null, down: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const order =
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : String(one).localeCompare(String(other), 'de', { numeric: true });
  return down ? -order : order;
}

function ownersIn(rows: readonly Row[]): readonly TeamPerson[] {
  const owners = new Map(rows.flatMap((row) => (row.ownerName ? [[row.owner, row.ownerName] as const] : [])));
  return [...owners]
    .map(([id, name]) => ({ id, name, jobTitle: '' }))
    .sort((one, other) => one.name.localeCompare(other.name, 'de'));
}

/** Sorts by how bad gaps are: the pressing ones count most. */
export const gapWeight = ({ gaps }: Pick<Row, 'gaps'>): number =>
  gaps.reduce((sum, { weight }) => sum + (weight === 'now' ? 10_000 : weight === 'soon' ? 100 : 1), 0);
