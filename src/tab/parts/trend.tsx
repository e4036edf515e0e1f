// How many could be reached over time: two lines that differ by stroke and words, and the same as a table.
import { type ReactNode, useId } from 'react';
import type { ReachabilityView } from '../../http/contract-reachability.ts';
import { useTools } from '../tools.ts';
import { WideTable } from './wide-table.tsx';

type Result = ReachabilityView['history'][number];

const width = 600;
const height = 140;

/** Points of a line: left the oldest, above all of them; a check without people counts as none reached. */
export function points(history: readonly Result[], part: (one: Result) => number): string {
  const step = history.length < 2 ? 0 : width / (history.length - 1);
  return history
    .map((one, index) => {
      const share = one.people === 0 ? 0 : part(one) / one.people;
      return `${Math.round(index * step)},${Math.round((1 - share) * height)}`;
    })
    .join(' ');
}

export function Trend({ history, now }: { history: readonly Result[]; now: number }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reachability;
  const id = useId();
  const first = history[0];
  const last = history.at(-1);
  if (!first || !last || history.length < 2) return null;
  return (
    <section className="panel panel-body" aria-labelledby={id}>
      <h2 id={id}>{words.trend}</h2>
      <p className="hint">{words.trendText(history.length, texts.moment(first.at, now), texts.moment(last.at, now))}</p>
      <div className="trend" aria-hidden="true">
        <div className="trend-scale">
          <span>100 %</span>
          <span>50 %</span>
          <span>0 %</span>
        </div>
        <svg viewBox={`0 -4 ${width} ${height + 8}`} preserveAspectRatio="none" focusable="false">
          <title>{words.trend}</title>
          {[0, 0.5, 1].map((share) => (
            <line key={share} className="trend-grid" x1={0} x2={width} y1={share * height} y2={share * height} />
          ))}
          <polyline className="trend-inside" points={points(history, ({ inside }) => inside)} />
          <polyline className="trend-outside" points={points(history, ({ outside }) => outside)} />
        </svg>
      </div>
      <p className="trend-legend" aria-hidden="true">
        <span className="trend-key-inside">{words.inside}</span>
        <span className="trend-key-outside">{words.outside}</span>
      </p>
      <details>
        <summary>{words.trendTable}</summary>
        <TrendTable history={history} now={now} />
      </details>
    </section>
  );
}

function TrendTable({ history, now }: { history: readonly Result[]; now: number }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reachability;
  return (
    <WideTable label={words.trendTable}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.moment}</th>
            <th scope="col" className="number">
              {words.inside}
            </th>
            <th scope="col" className="number">
              {words.outside}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...history].reverse().map((one) => (
            <tr key={one.at}>
              <th scope="row">{texts.moment(one.at, now)}</th>
              <td className="number">{words.of(one.inside, one.people)}</td>
              <td className="number">{words.of(one.outside, one.people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
