// Page Maßnahmen: as a list or a board, what is late first; search and filters.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type MeasureStatus, priorities } from '../../domain/measure.ts';
import { bears } from '../../domain/near.ts';
import type { MeasureList, MeasureRow } from '../../http/contract-measures.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { type ListColumn, ListTable } from '../parts/list-table.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { RegisterFiles } from '../parts/register-files.tsx';
import { useDomain } from '../parts/register-page.tsx';
import { LateMark, WorkMark } from '../parts/state-mark.tsx';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';

const shows = ['open', 'late', 'check', 'closed', 'mine', 'all'] as const;
type Show = (typeof shows)[number];

const isOpen = ({ status }: MeasureRow) => status === 'open' || status === 'in-progress';
const tests: Readonly<Record<Show, (row: MeasureRow) => boolean>> = {
  open: isOpen,
  late: ({ overdue }) => overdue,
  check: ({ status }) => status === 'done',
  closed: ({ status }) => status === 'checked' || status === 'rejected',
  mine: ({ mine }) => mine,
  all: () => true,
};

export function MeasuresPage(): ReactNode {
  const { texts, go } = useTools();
  const words = texts.measureTab;
  const view = useView<MeasureList>('/api/measures', (caseId) => caseId.startsWith('measure/'));
  const [domain, field] = useDomain();
  const rows = view.value?.measures.filter((row) => row.domain.id === domain || row.mine) ?? null;
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{domain === '' ? words.leadOwn : words.lead}</p>
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      {domain !== '' && (
        <div className="register-head">
          {field}
          <Button appearance="primary" onClick={() => go({ name: 'measure', id: `new.${domain}` })}>
            {words.add}
          </Button>
        </div>
      )}
      {rows === null && !view.fault && <Waiting texts={texts} />}
      {rows?.length === 0 && (
        <div className="panel panel-body">
          <p>{domain === '' ? words.emptyOwn : words.empty}</p>
        </div>
      )}
      {rows !== null && rows.length > 0 && <Rows rows={rows} />}
      {domain !== '' && (
        <div className="below-list">
          <RegisterFiles kind="measure" domain={domain} onTaken={view.reload} />
        </div>
      )}
    </>
  );
}

function Rows({ rows }: { rows: readonly MeasureRow[] }): ReactNode {
  const { texts } = useTools();
  const words = texts.measureTab;
  const [show, setShow] = useState<Show>(rows.some(isOpen) ? 'open' : 'all');
  const [view, look] = useState<'list' | 'board'>('list');
  const [query, search] = useState('');
  const [priority, choose] = useState('');
  const found = rows
    .filter(
      (row) =>
        tests[show](row) &&
        (priority === '' || row.priority === priority) &&
        bears([row.number, row.need, row.action, row.cause, row.ownerName, row.reference].join(' '), query),
    )
    .toSorted(
      (one, other) =>
        Number(other.overdue) - Number(one.overdue) || (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'),
    );
  return (
    <>
      <fieldset className="chips choice-set" aria-label={words.filter}>
        {shows
          .filter((each) => each === 'all' || rows.some(tests[each]))
          .map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={show === each}
              onClick={() => setShow(each)}
            >
              {words.show[each]} <span className="chip-count">{rows.filter(tests[each]).length}</span>
            </button>
          ))}
      </fieldset>
      <div className="list-tools">
        <Field label={words.search}>
          <Input type="search" value={query} maxLength={80} onChange={(_, { value }) => search(value)} />
        </Field>
        <Field label={words.priority}>
          <Select value={priority} onChange={(_, { value }) => choose(value)}>
            <option value="">{words.anyPriority}</option>
            {priorities.map((each) => (
              <option key={each} value={each}>
                {texts.measure.priority[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.view}>
          <Select value={view} onChange={(_, { value }) => look(value === 'board' ? 'board' : 'list')}>
            <option value="list">{words.list}</option>
            <option value="board">{words.board}</option>
          </Select>
        </Field>
      </div>
      <p role="status" className="hint">
        {words.hits(found.length)}
      </p>
      {found.length > 0 && (view === 'list' ? <Table rows={found} /> : <Board rows={found} />)}
    </>
  );
}

function Due({ row }: { row: MeasureRow }): ReactNode {
  const { texts } = useTools();
  const words = texts.measureTab;
  if (row.dueOn === null) return words.noDue;
  const day = dayWords(row.dueOn, texts);
  return row.overdue ? <LateMark words={words.late(day)} /> : day;
}

function Table({ rows }: { rows: readonly MeasureRow[] }): ReactNode {
  const { texts } = useTools();
  const { columns: names, title } = texts.measureTab;
  const columns: readonly ListColumn<MeasureRow>[] = [
    {
      name: names.number,
      by: ({ number }) => number,
      show: (row) => (
        <>
          <PageLink page={{ name: 'measure', id: row.id }}>{row.number}</PageLink>
          <span className="row-more">{row.action}</span>
        </>
      ),
    },
    { name: names.need, by: ({ need }) => need, show: ({ need }) => need, wide: true, long: true },
    { name: names.status, by: ({ status }) => status, show: ({ status }) => <WorkMark status={status} />, wide: true },
    { name: names.due, by: ({ dueOn }) => dueOn ?? '9', show: (row) => <Due row={row} />, short: true },
    {
      name: names.priority,
      by: ({ priority }) => priorities.indexOf(priority),
      show: ({ priority }) => texts.measure.priority[priority],
      wide: true,
    },
    { name: names.owner, by: ({ ownerName }) => ownerName, show: ({ ownerName }) => ownerName, wide: true },
  ];
  return <ListTable label={title} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

const lanes: readonly MeasureStatus[] = ['open', 'in-progress', 'done', 'checked', 'rejected'];

/** One column for each state that has any. */
function Board({ rows }: { rows: readonly MeasureRow[] }): ReactNode {
  const { texts } = useTools();
  return (
    <div className="measure-board">
      {lanes
        .filter((lane) => rows.some(({ status }) => status === lane))
        .map((lane) => {
          const own = rows.filter(({ status }) => status === lane);
          return (
            <section key={lane} aria-label={texts.measure.status[lane]}>
              <h2>
                {texts.measure.status[lane]} <span className="chip-count">{own.length}</span>
              </h2>
              {own.map((row) => (
                <article key={row.id} className="panel panel-body">
                  <PageLink page={{ name: 'measure', id: row.id }}>{row.number}</PageLink>
                  <p>{row.action}</p>
                  <p className="row-more">
                    {texts.measure.priority[row.priority]}, {row.ownerName}
                  </p>
                  <p>
                    <Due row={row} />
                  </p>
                </article>
              ))}
            </section>
          );
        })}
    </div>
  );
}
