// A list that the browser holds whole: sorted by each column, scrolled sideways where the screen is narrow.
import { type ReactNode, useState } from 'react';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';
import { WideTable } from './wide-table.tsx';

export interface ListColumn<Row> {
  readonly name: string;
  /** What it is sorted by. */
  readonly by: (row: Row) => string | number;
  readonly show: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** Left out where the screen is narrow. */
  readonly wide?: boolean;
  /** Whole sentences, which run over several lines. */
  readonly long?: boolean;
  /** A few words that may run over two lines. */
  readonly short?: boolean;
}

/** Equal ones keep their places; `start` is the order before anybody chose one. */
export function ListTable<Row>(props: {
  label: string;
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}): ReactNode {
  const { columns } = props;
  const { sorted } = useTools().texts.tab.operation;
  const [order, sort] = useState<{ readonly column: number; readonly down: boolean } | null>(null);
  const chosen = order && columns[order.column];
  const compare = (one: Row, other: Row) => {
    const [a, b] = [chosen?.by(one) ?? '', chosen?.by(other) ?? ''];
    const rise = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'de');
    return order?.down ? -rise : rise;
  };
  const rows = chosen ? props.rows.toSorted(compare) : props.rows;
  const classOf = ({ numeric, wide, long, short }: ListColumn<Row>) =>
    `${numeric ? 'number ' : ''}${wide ? 'only-wide ' : ''}${long ? 'long' : ''}${short ? 'short-lines' : ''}`.trim();
  return (
    <WideTable label={props.label} className="panel register">
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => {
              const name = order?.column === at ? (order.down ? 'descending' : 'ascending') : 'none';
              return (
                <th key={column.name} scope="col" aria-sort={name} className={classOf(column)}>
                  <button
                    type="button"
                    title={name === 'none' ? undefined : sorted[name]}
                    onClick={() => sort({ column: at, down: order?.column === at && !order.down })}
                  >
                    {column.name}
                    {name !== 'none' && <Icon name={order?.down ? 'down' : 'up'} size={16} />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.keyOf(row)}>
              {columns.map((column) => (
                <td key={column.name} className={classOf(column)}>
                  {column.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
