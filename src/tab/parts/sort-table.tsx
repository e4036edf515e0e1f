// A table that can be sorted by each column, and scrolled sideways where the screen is narrow.
import { type ReactNode, useState } from 'react';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';
import { WideTable } from './wide-table.tsx';

export interface Column<Row> {
  readonly name: string;
  /** What it sorts by, and shows unless `show` says otherwise. */
  readonly value: (row: Row) => string | number;
  readonly show?: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** Ids and codes stand in a font in which signs can be told apart. */
  readonly code?: boolean;
  /** Left out where the screen is narrow. */
  readonly wide?: boolean;
  /** Names and sentences, which run over several lines. */
  readonly long?: boolean;
}

const classOf = ({ numeric, wide, long }: Pick<Column<never>, 'numeric' | 'wide' | 'long'>) =>
  `${numeric ? 'number ' : ''}${wide ? 'only-wide ' : ''}${long ? 'long' : ''}`.trim();

export interface SortedBy {
  readonly column: number;
  readonly down: boolean;
}

/** Rows in the order of one column; equal ones keep their places. */
export function sortRows<Row>(rows: readonly Row[], column: Column<Row> | undefined, down: boolean): readonly Row[] {
  if (!column) return rows;
  const compare = (one: string | number, other: string | number) =>
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : String(one).localeCompare(String(other), 'de', { numeric: true });
  return [...rows].sort((one, other) => compare(column.value(one), column.value(other)) * (down ? -1 : 1));
}

export function SortTable<Row>(props: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}): ReactNode {
  const { columns } = props;
  const [by, setBy] = useState<SortedBy | null>(null);
  const press = (column: number) => setBy({ column, down: by?.column === column && !by.down });
  const rows = by ? sortRows(props.rows, columns[by.column], by.down) : props.rows;
  return (
    <WideTable label={props.label}>
      <table>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Head
                key={column.name}
                column={column}
                by={by?.column === index ? by : null}
                onPress={() => press(index)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.keyOf(row)}>
              {columns.map((column) => (
                <td key={column.name} className={classOf(column)}>
                  {column.code ? <code>{column.value(row)}</code> : (column.show?.(row) ?? column.value(row))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Head<Row>(props: { column: Column<Row>; by: SortedBy | null; onPress: () => void }): ReactNode {
  const { sorted } = useTools().texts.tab.operation;
  const { column, by } = props;
  const order = by ? (by.down ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" aria-sort={order} className={classOf(column)}>
      <button type="button" onClick={props.onPress} title={order === 'none' ? undefined : sorted[order]}>
        {column.name}
        {by && <Icon name={by.down ? 'down' : 'up'} size={16} />}
      </button>
    </th>
  );
}
