// What an alarm exercise came to: reached, times until filled, deputies, contacts that led nowhere, beside target and earlier ones.
import type { ReactNode } from 'react';
import { differenceOf } from '../../domain/drill-verdict.ts';
import type { ExerciseGoal } from '../../domain/exercise.ts';
import type { DrillFigures } from '../../domain/exercise-run.ts';
import type { EarlierDrill } from '../../http/contract-exercise-run.ts';
import { changeWords, verdictWords } from '../../texts/drill-words.ts';
import { useTools } from '../tools.ts';

const minute = 60_000;
const percent = ({ answered, asked }: DrillFigures) => (asked === 0 ? 0 : Math.round((answered / asked) * 100));

export function RunDrill(props: {
  drill: DrillFigures;
  earlier: readonly EarlierDrill[];
  goals: readonly ExerciseGoal[];
}): ReactNode {
  const { texts } = useTools();
  const words = texts.run.drill;
  const { drill, earlier, goals } = props;
  const minutes = (ms: number | null) => (ms === null ? words.never : words.minutes(Math.ceil(ms / minute)));
  const [before] = earlier;
  const said = verdictWords(texts, drill.verdict ?? null);
  const beside = {
    staffed: drill.staffedAfter,
    staffedBefore: before ? before.figures.staffedAfter !== null : null,
    change: before ? differenceOf(drill, before.figures) : null,
  };
  return (
    <>
      <h3>{words.title}</h3>
      <dl className="run-clocks">
        <div>
          <dt>{words.reach}</dt>
          <dd>{words.reachOf(drill.answered, drill.asked, percent(drill))}</dd>
        </div>
        <div>
          <dt>{words.staffed}</dt>
          <dd>{minutes(drill.staffedAfter)}</dd>
        </div>
        <div>
          <dt>{words.deputies}</dt>
          <dd>{drill.deputies}</dd>
        </div>
        <div>
          <dt>{words.dead}</dt>
          <dd>{drill.dead.map((one) => `${texts.bundle.way[one.way]}: ${one.people}`).join(', ') || words.noDead}</dd>
        </div>
      </dl>
      {drill.verdict && (
        <ul>
          <li>{said.reach}</li>
          <li>{said.staffed}</li>
          <li>
            {texts.drills.results.column.change}: {changeWords(texts, beside).join('; ')}
          </li>
        </ul>
      )}
      {!drill.verdict && goals.some(({ target }) => target !== '') && (
        <p>
          {words.target}: {goals.map(({ metric, target }) => [metric, target].filter(Boolean).join(' ')).join('; ')}
        </p>
      )}
      <table className="run-drill">
        <thead>
          <tr>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {drill.roles.map(({ kind, filledAfter, byDeputy }) => (
            <tr key={kind}>
              <th scope="row">{texts.role[kind]}</th>
              <td>
                {filledAfter === null ? words.unfilled : words.minutes(Math.ceil(filledAfter / minute))}
                {byDeputy && ` (${words.byDeputy})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h4>{words.before}</h4>
      {earlier.length === 0 && <p>{words.noBefore}</p>}
      {earlier.length > 0 && (
        <ul>
          {earlier.map(({ number, at, figures }) => (
            <li key={number}>
              {number}, {texts.day(at)}: {words.reachOf(figures.answered, figures.asked, percent(figures))},{' '}
              {minutes(figures.staffedAfter)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
