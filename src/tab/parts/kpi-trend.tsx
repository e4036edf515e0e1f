// How the share of a figure went from release to release: a line with its points, and the same as a table.
import { type ReactNode, useId } from 'react';
import { type KpiId, shareOf } from '../../domain/kpi.ts';
import type { Point } from '../../http/contract-kpi.ts';
import { valueWords } from '../figure-words.ts';
import { useTools } from '../tools.ts';
import { WideTable } from './wide-table.tsx';

const width = 600;
const height = 120;

/** Where each point lies; gaps where nothing was known. K21 counts, so its line is scaled to its highest value. */
export function trendPoints(id: KpiId, trend: readonly Point[]): readonly { x: number; y: number }[] {
  const values = trend.map((point) => (id === 'K21' ? point.met : shareOf(point)));
  const most = id === 'K21' ? Math.max(1, ...trend.map(({ met }) => met)) : 1;
  const step = trend.length < 2 ? 0 : width / (trend.length - 1);
  return values.flatMap((value, index) =>
    value === null ? [] : [{ x: Math.round(index * step), y: Math.round((1 - value / most) * height) }],
  );
}

export function KpiTrend({ id, trend }: { id: KpiId; trend: readonly Point[] }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const heading = useId();
  const points = trendPoints(id, trend);
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{kpi.trend}</h3>
      {trend.length < 2 ? (
        <p className="hint">{kpi.trendNone}</p>
      ) : (
        <svg className="kpi-trend" viewBox={`-8 -8 ${width + 16} ${height + 16}`} aria-hidden="true">
          {[0, 0.5, 1].map((share) => (
            <line key={share} className="trend-grid" x1={0} x2={width} y1={share * height} y2={share * height} />
          ))}
          <polyline className="trend-inside" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
          {points.map(({ x, y }) => (
            <circle key={x} className="trend-point" cx={x} cy={y} r={5} />
          ))}
        </svg>
      )}
      {trend.length > 0 && (
        <WideTable label={kpi.trend} className="panel">
          <table>
            <thead>
              <tr>
                <th scope="col">{kpi.column.moment}</th>
                <th scope="col" className="number">
                  {kpi.column.share}
                </th>
                <th scope="col" className="number">
                  {kpi.column.met}
                </th>
                <th scope="col" className="number">
                  {kpi.column.known}
                </th>
                <th scope="col" className="number">
                  {kpi.column.unknown}
                </th>
              </tr>
            </thead>
            <tbody>
              {trend.toReversed().map((point) => (
                <tr key={point.asOf}>
                  <th scope="row">{texts.day(point.asOf)}</th>
                  <td className="number">{valueWords({ id, ...point }, texts)}</td>
                  <td className="number">{point.met}</td>
                  <td className="number">{point.met + point.open}</td>
                  <td className="number">{point.unknown}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </section>
  );
}
