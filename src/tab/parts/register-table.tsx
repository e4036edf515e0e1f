// A list with search, filters, sorting and pages above and below its table; whoever uses it answers what was chosen.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { TeamPerson } from '../../http/contract-people.ts';
import { pageSize, type Show, shows } from '../../http/contract-registers.ts';
import { firstQuery, isNarrowed, type RegisterQuery } from '../register-query.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';
import { WideTable } from './wide-table.tsx';

export interface RegisterColumn<Row> {
  readonly name: string;
  /** What the column is sorted by; absent for one that cannot be sorted. */
  readonly sort?: string;
  readonly show: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** Left out where the screen is narrow. */
  readonly wide?: boolean;
  /** A few words that may run over two lines. */
  readonly long?: boolean;
}

/** What is shown of the list, and what can be chosen. */
export interface RegisterRows<Row> {
  readonly rows: readonly Row[];
  readonly from: number;
  readonly total: number;
  readonly counts: Readonly<Record<Show, number>>;
  readonly units: readonly string[];
  readonly owners: readonly TeamPerson[];
}

/** Milliseconds after the last key until the search is asked. */
const restFor = 250;

export function RegisterTable<Row>(props: {
  label: string;
  page: RegisterRows<Row>;
  columns: readonly RegisterColumn<Row>[];
  keyOf: (row: Row) => string;
  query: RegisterQuery;
  onQuery: (query: RegisterQuery) => void;
  /** A filter of its own, beside the others. */
  more?: ReactNode;
}): ReactNode {
  const { registers } = useTools().texts.tab;
  const { page, query, onQuery } = props;
  return (
    <div className="register">
      <Choices page={page} query={query} onQuery={onQuery} more={props.more} />
      <p role="status" className="hint">
        {registers.list.hits(page.total)}
      </p>
      {page.total === 0 ? (
        <div className="panel panel-body">
          <p>{registers.list.noHits}</p>
          {isNarrowed(query) && <Button onClick={() => onQuery(firstQuery)}>{registers.list.clear}</Button>}
        </div>
      ) : (
        <Table {...props} />
      )}
      <Pages page={page} onFrom={(from) => onQuery({ ...query, from })} />
    </div>
  );
}

interface ChoicesProps {
  readonly page: Omit<RegisterRows<unknown>, 'rows'>;
  readonly query: RegisterQuery;
  readonly onQuery: (query: RegisterQuery) => void;
  readonly more: ReactNode;
}

function Choices({ page, query, onQuery, more }: ChoicesProps): ReactNode {
  const { list, fields } = useTools().texts.tab.registers;
  const choose = (part: Partial<RegisterQuery>) => onQuery({ ...query, ...part, from: 0 });
  return (
    <>
      <fieldset className="chips choice-set" aria-label={list.search}>
        {shows.map((show) => (
          <button
            key={show}
            type="button"
            className="chip"
            aria-pressed={query.show === show}
            onClick={() => choose({ show })}
          >
            {list.show[show]} <span className="chip-count">{page.counts[show]}</span>
          </button>
        ))}
      </fieldset>
      <div className="list-tools">
        <Search query={query.q} onSearch={(q) => choose({ q })} />
        {more}
        <Field label={fields.unit}>
          <Select value={query.unit} onChange={(_, { value }) => choose({ unit: value })}>
            <option value="">{list.anyUnit}</option>
            {page.units.map((unit) => (
              <option key={unit}>{unit}</option>
            ))}
          </Select>
        </Field>
        <Field label={fields.owner}>
          <Select value={query.owner} onChange={(_, { value }) => choose({ owner: value })}>
            <option value="">{list.anyOwner}</option>
            {page.owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </>
  );
}

function Search({ query, onSearch }: { query: string; onSearch: (query: string) => void }): ReactNode {
  const { list } = useTools().texts.tab.registers;
  const [text, setText] = useState(query);
  useEffect(() => setText(query), [query]);
  useEffect(() => {
    if (text === query) return;
    const timer = setTimeout(() => onSearch(text), restFor);
    return () => clearTimeout(timer);
  });
  return (
    <Field label={list.search}>
      <Input type="search" value={text} maxLength={80} onChange={(_, { value }) => setText(value)} />
    </Field>
  );
}

function Table<Row>(props: Parameters<typeof RegisterTable<Row>>[0]): ReactNode {
  const { sorted } = useTools().texts.tab.operation;
  const { columns, query, onQuery } = props;
  const press = (sort: string) => onQuery({ ...query, sort, down: query.sort === sort && !query.down, from: 0 });
  const classOf = ({ numeric, wide, long }: RegisterColumn<Row>) =>
    [numeric ? 'number' : '', wide ? 'only-wide' : '', long ? 'short-lines' : ''].join(' ').trim();
  return (
    <WideTable label={props.label} className="panel">
      <table>
        <thead>
          <tr>
            {columns.map((column) => {
              const { sort } = column;
              const order = sort === query.sort ? (query.down ? 'descending' : 'ascending') : 'none';
              return (
                <th key={column.name} scope="col" aria-sort={order} className={classOf(column)}>
                  {sort === undefined ? (
                    column.name
                  ) : (
                    <button
                      type="button"
                      onClick={() => press(sort)}
                      title={order === 'none' ? undefined : sorted[order]}
                    >
                      {column.name}
                      {order !== 'none' && <Icon name={query.down ? 'down' : 'up'} size={16} />}
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {props.page.rows.map((row) => (
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

function Pages(props: { page: Omit<RegisterRows<unknown>, 'rows'>; onFrom: (from: number) => void }): ReactNode {
  const { list } = useTools().texts.tab.registers;
  const { from, total } = props.page;
  if (total <= pageSize) return null;
  return (
    <nav className="register-pages" aria-label={list.pages}>
      <Button disabled={from === 0} onClick={() => props.onFrom(Math.max(0, from - pageSize))}>
        {list.previous}
      </Button>
      <span>{list.range(from + 1, Math.min(total, from + pageSize), total)}</span>
      <Button disabled={from + pageSize >= total} onClick={() => props.onFrom(from + pageSize)}>
        {list.next}
      </Button>
    </nav>
  );
}
