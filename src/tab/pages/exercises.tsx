// Page Übungen: the year plan of a domain with its release, its exercises, and what was never exercised in three years.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { bears } from '../../domain/near.ts';
import type { ExerciseListRow, ExercisesView } from '../../http/contract-exercises.ts';
import { DrillRow } from '../parts/drill-row.tsx';
import { ExerciseCoverage } from '../parts/exercise-coverage.tsx';
import { NewExercise } from '../parts/exercise-new.tsx';
import { YearPlan } from '../parts/exercise-year.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { DomainPage } from '../parts/figure-domain.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { SortTable } from '../parts/sort-table.tsx';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';

export function ExercisesPage(): ReactNode {
  const { exercises } = useTools().texts.tab;
  return (
    <DomainPage title={exercises.title} lead={exercises.lead}>
      {(domain) => <OfDomain domain={domain} />}
    </DomainPage>
  );
}

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises;
  const [year, choose] = useState(() => new Date().getFullYear());
  const [query, search] = useState('');
  const [adds, add] = useState(false);
  const path = `domain=${encodeURIComponent(domain)}&year=${year}`;
  const { value, fault, reload } = useView<ExercisesView>(
    `/api/exercises?${path}`,
    (id) => id.startsWith(`exercise/${domain}.`) || id.startsWith(`year-plan/${domain}.`),
  );
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  const rows = value.rows.filter((row) => bears(textOf(row), query));
  return (
    <>
      <Failure fault={fault} texts={texts} retry={reload} />
      <div className="list-tools">
        <Field label={words.year}>
          <Select value={String(year)} onChange={(_, data) => choose(Number(data.value))}>
            {value.years.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
        <Field label={words.search}>
          <Input type="search" value={query} maxLength={80} onChange={(_, data) => search(data.value)} />
        </Field>
        {value.me.plans && (
          <Button appearance="primary" onClick={() => add(true)}>
            {words.add}
          </Button>
        )}
        {value.rows.length > 0 && (
          <FileButton
            path={`/api/exercise-calendar?${path}`}
            name={`uebungen-${domain}-${year}.ics`}
            words={words.calendar}
          />
        )}
      </div>
      {value.rows.length === 0 || rows.length === 0 ? (
        <p className="panel panel-body">{value.rows.length === 0 ? words.empty : words.noHits}</p>
      ) : (
        <Rows rows={rows} plans={value.me.plans} onDone={reload} />
      )}
      <YearPlan view={value} onDone={reload} />
      <ExerciseCoverage lines={value.coverage} />
      {adds && <NewExercise domain={domain} year={year} onClose={() => add(false)} />}
    </>
  );
}

const textOf = ({ row, preparesName, executesName }: ExerciseListRow) =>
  [row.number, row.title, row.goal, preparesName, executesName].join(' ');

function Rows(props: { rows: readonly ExerciseListRow[]; plans: boolean; onDone: () => void }): ReactNode {
  const { rows, plans, onDone } = props;
  const { texts } = useTools();
  const { exercise, tab } = texts;
  const words = tab.exercises;
  const when = ({ row, startsAt }: ExerciseListRow) => {
    if (startsAt !== null) return `${texts.day(startsAt)}, ${texts.clock(startsAt)}`;
    const [from, to] = [dayWords(row.from, texts), dayWords(row.to, texts)];
    return from === to ? from : `${from} – ${to}`;
  };
  const notes = ({ row, replacedBy }: ExerciseListRow) =>
    [
      row.announced ? words.announced : words.unannounced,
      row.offHours ? words.offHours : '',
      replacedBy === '' ? '' : words.replacedBy(replacedBy.slice(replacedBy.indexOf('.') + 1)),
    ]
      .filter((one) => one !== '')
      .join(', ');
  return (
    <div className="panel">
      <p role="status" className="hint panel-body">
        {words.hits(rows.length)}
      </p>
      <SortTable<ExerciseListRow>
        label={words.title}
        columns={[
          { name: words.column.number, value: ({ row }) => row.number },
          {
            name: words.column.title,
            long: true,
            value: ({ row }) => row.title,
            show: (one) => (
              <>
                <PageLink page={{ name: 'exercise', id: one.id }}>{one.row.title}</PageLink>
                <span className="row-more">{notes(one)}</span>
                <DrillRow row={one} plans={plans} onDone={onDone} />
              </>
            ),
          },
          { name: words.column.type, value: ({ row }) => exercise.type[row.type], wide: true },
          { name: words.column.when, value: ({ row, startsAt }) => startsAt ?? Date.parse(row.from), show: when },
          {
            name: words.column.executes,
            value: ({ executesName }) => executesName || tab.registers.nobody,
            wide: true,
          },
          { name: words.column.status, value: ({ status }) => exercise.status[status] },
        ]}
        rows={rows}
        keyOf={({ id }) => id}
      />
    </div>
  );
}
