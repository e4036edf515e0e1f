// One check-in in the list: the question, where it stands, how many have answered, my own answer.
import type { ReactNode } from 'react';
import type { CheckInRow } from '../../http/contract-check-ins.ts';
import type { Texts } from '../../texts/index.ts';
import { useTools } from '../tools.ts';
import { CheckInMark } from './check-in-mark.tsx';
import { Icon } from './icon.tsx';
import { PageLink } from './page-link.tsx';
import { standingIcon } from './standing-icon.ts';

/** Where it stands, in words. */
export function checkInStatus(texts: Texts, { status, reminded }: Pick<CheckInRow, 'status' | 'reminded'>): string {
  const words = texts.checkInTab.status;
  return status === 'reminded' ? words.reminded(reminded) : words[status];
}

export function CheckInListRow({ row, now }: { row: CheckInRow; now: number }): ReactNode {
  const { texts } = useTools();
  const words = texts.checkInTab;
  const due = texts.moment(row.due, now);
  return (
    <article className="panel alarm-row">
      <CheckInMark of={row}>{checkInStatus(texts, row)}</CheckInMark>
      <div className="panel-body">
        <h3>
          <PageLink page={{ name: 'check-in', id: row.id }}>{row.question}</PageLink>
        </h3>
        <p className="facts">
          <span>{now > row.due ? words.overdue(due) : words.due(due)}</span>
          <span>{row.domain.name}</span>
          {row.role !== null && <span>{texts.role[row.role]}</span>}
          {row.sums && (
            <span className="filling">
              <progress max={row.sums.people} value={row.sums.answered} aria-hidden="true" />
              {words.answered(row.sums.answered, row.sums.people)}
            </span>
          )}
          {row.sums && <span>{words.availableNow(row.sums.available)}</span>}
        </p>
        {row.asked && <Mine row={row} now={now} />}
      </div>
      {row.mode === 'exercise' && <CheckInMark of={row} />}
    </article>
  );
}

function Mine({ row: { mine }, now }: { row: CheckInRow; now: number }): ReactNode {
  const { texts } = useTools();
  const standing = mine === null || mine.answer === 'erased' ? 'missing' : mine.answer;
  const from = mine?.from === null || mine === null ? '' : texts.moment(mine.from, now);
  return (
    <p className="answer-given">
      <Icon name={standingIcon[standing]} />
      <span>{mine ? texts.checkIn.card.said[mine.answer](from) : texts.checkInTab.my.none}</span>
    </p>
  );
}
