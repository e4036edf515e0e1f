// What was exercised in the last three years: a table with a line for each plan, person and scenario, in words and colour.
import { Checkbox } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type CoverageCell, type CoverageLine, coverageKinds } from '../../domain/coverage.ts';
import { dayWords } from '../record-words.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';
import { WideTable } from './wide-table.tsx';

export function ExerciseCoverage({ lines }: { lines: readonly CoverageLine[] }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises.coverage;
  const [only, choose] = useState(false);
  const missing = lines.filter((line) => line.missing).length;
  const shown = only ? lines.filter((line) => line.missing) : lines;
  const years = lines[0]?.cells.map(({ year }) => year) ?? [];
  const nameOf = ({ kind, id, name }: CoverageLine) => {
    if (kind === 'scenario') return texts.exercise.outage[id as keyof typeof texts.exercise.outage];
    return kind === 'off-hours' ? words.night : name;
  };
  return (
    <div className="panel panel-body coverage">
      <h2>{words.title}</h2>
      <p className="hint">{words.lead}</p>
      <p className={missing > 0 ? 'worry' : ''} role="status">
        <Icon name={missing > 0 ? 'warning' : 'calm'} size={16} /> {words.missing(missing)}
      </p>
      <Checkbox checked={only} label={words.only} onChange={(_, data) => choose(data.checked === true)} />
      <WideTable label={words.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              {years.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          {coverageKinds.map((kind) => {
            const own = shown.filter((line) => line.kind === kind);
            if (own.length === 0) return null;
            return (
              <tbody key={kind}>
                <tr>
                  <th scope="rowgroup" colSpan={years.length + 1} className="coverage-group">
                    {words.kind[kind]}
                  </th>
                </tr>
                {own.map((line) => (
                  <tr key={line.id}>
                    <th scope="row">
                      {nameOf(line)}
                      {line.missing && (
                        <span className="worry row-more">
                          <Icon name="warning" size={16} /> {words.never}
                        </span>
                      )}
                    </th>
                    {line.cells.map((cell) => (
                      <Cell key={cell.year} cell={cell} />
                    ))}
                  </tr>
                ))}
              </tbody>
            );
          })}
        </table>
      </WideTable>
    </div>
  );
}

function Cell({ cell: { done, planned } }: { cell: CoverageCell }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises.coverage.cell;
  const state = done.length > 0 ? 'done' : planned.length > 0 ? 'planned' : 'none';
  return (
    <td data-coverage={state}>
      {done.map((day) => (
        <div key={day}>{words.done(dayWords(day, texts))}</div>
      ))}
      {planned.length > 0 && <div>{words.planned(planned.join(', '))}</div>}
      {state === 'none' && words.none}
    </td>
  );
}
