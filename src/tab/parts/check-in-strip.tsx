// The heat strip: how many are available in each of 24 hours; every mark has its number, and a table stands behind it.
import type { ReactNode } from 'react';
import type { BoardHour } from '../../domain/check-in-board.ts';
import { useTools } from '../tools.ts';

/** Height of the tallest bar, pixels. */
const tallest = 96;

export function CheckInStrip({ hours, now }: { hours: readonly BoardHour[]; now: number }): ReactNode {
  const { texts } = useTools();
  const words = texts.checkInTab.strip;
  const most = Math.max(1, ...hours.map(({ available, limited }) => available + limited));
  const first = hours[0]?.at ?? now;
  const last = (hours.at(-1)?.at ?? now) + 3_600_000;
  return (
    <section className="panel panel-body" aria-labelledby="strip">
      <h2 id="strip">{words.title}</h2>
      <p className="hint">{words.lead(texts.moment(first, now), texts.moment(last, now))}</p>
      <p className="strip-legend" aria-hidden="true">
        <span className="strip-key strip-available" /> {words.available}
        <span className="strip-key strip-limited" /> {words.limited}
        <span className="strip-key strip-not-asked" /> {words.notAsked}
      </p>
      <ol className="strip" aria-hidden="true">
        {hours.map((hour) => (
          <Bar key={hour.at} hour={hour} most={most} label={texts.clock(hour.at).slice(0, 2)} />
        ))}
      </ol>
      <details>
        <summary>{words.table}</summary>
        <StripTable hours={hours} now={now} />
      </details>
      <div className="unseen">
        <StripTable hours={hours} now={now} />
      </div>
    </section>
  );
}

function Bar({ hour, most, label }: { hour: BoardHour; most: number; label: string }): ReactNode {
  const height = (n: number) => ({ height: `${Math.round((n / most) * tallest)}px` });
  return (
    <li data-asked={hour.asked}>
      {hour.limited > 0 && <span className="strip-number">+{hour.limited}</span>}
      <span className="strip-number">{hour.asked ? hour.available : '–'}</span>
      <span className="strip-bar strip-limited" style={height(hour.limited)} />
      <span className="strip-bar strip-available" style={height(hour.available)} />
      <span className="strip-hour">{label}</span>
    </li>
  );
}

function StripTable({ hours, now }: { hours: readonly BoardHour[]; now: number }): ReactNode {
  const { texts } = useTools();
  const words = texts.checkInTab.strip;
  return (
    <table>
      <caption className="unseen">{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.hour}</th>
          <th scope="col">{words.available}</th>
          <th scope="col">{words.limited}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map(({ at, asked, available, limited }) => (
          <tr key={at}>
            <th scope="row">{texts.moment(at, now)}</th>
            <td>{asked ? available : words.notAsked}</td>
            <td>{asked ? limited : words.notAsked}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
