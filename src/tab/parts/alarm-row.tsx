// One alarm in the list Lage: what to do first, then what it is and how far the crisis team is.
import type { ReactNode } from 'react';
import type { AlarmRow } from '../../http/contract.ts';
import { asksMe, tallyOf } from '../alarm-view.ts';
import { useTools } from '../tools.ts';
import { AnswerButtons } from './answer-panel.tsx';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';
import { NumbersWhole } from './numbers-whole.tsx';
import { PageLink } from './page-link.tsx';

export function OpenAlarm({ row, now, onAnswered }: { row: AlarmRow; now: number; onAnswered: () => void }): ReactNode {
  const { texts } = useTools();
  const { situation, number } = texts.tab;
  return (
    <article className="panel alarm-row" aria-labelledby={`row-${row.id}`}>
      <Mark of={row}>{texts.level[row.level]}</Mark>
      <div className="panel-body">
        <h3 id={`row-${row.id}`}>
          <PageLink page={{ name: 'alarm', id: row.id }}>
            <NumbersWhole text={row.nextStep} />
          </PageLink>
        </h3>
        <p className="alarm-row-what">
          {row.what} · {row.where}
        </p>
        <p className="facts">
          <span>{number(row.number)}</span>
          <span>{row.domain.name}</span>
          <span>{situation.raisedAt(texts.moment(row.raisedAt, now))}</span>
          {!row.informed && <Filling row={row} />}
        </p>
        {asksMe(row) && <AnswerButtons alarm={row.id} onDone={onAnswered} />}
        {row.asked && row.myAnswer !== null && (
          <p className="answer-given">
            <Icon name={row.myAnswer} />
            <span>{situation.myAnswer(texts.answer[row.myAnswer])}</span>
          </p>
        )}
      </div>
    </article>
  );
}

const tallyIcons = { staffed: 'check', unfilled: 'warning', filling: 'missing' } as const;

/** Able to work, something unfilled, or how many roles are filled: a sign, words, and a bar while it is filling. */
function Filling({ row }: { row: AlarmRow }): ReactNode {
  const { texts } = useTools();
  const tally = tallyOf(row);
  const words = {
    staffed: texts.board.tally.staffed,
    unfilled: texts.board.tally.unfilled(row.rolesUnfilled),
    filling: texts.tab.situation.filling(row.rolesFilled, row.rolesAsked),
  };
  return (
    <span className="filling" data-tally={tally}>
      <Icon name={tallyIcons[tally]} size={16} />
      {tally === 'filling' && <progress max={Math.max(row.rolesAsked, 1)} value={row.rolesFilled} aria-hidden="true" />}
      {words[tally]}
    </span>
  );
}

export function EndedAlarm({ row, now }: { row: AlarmRow; now: number }): ReactNode {
  const { texts } = useTools();
  const ended = row.ending
    ? texts.tab.situation.endedAt(texts.ending[row.ending], texts.moment(row.endedAt ?? row.raisedAt, now))
    : '';
  return (
    <li className="ended-row">
      <span className={`ended-mark mark-${row.mode}`}>
        <Icon name={row.mode === 'real' ? 'alarm' : 'exercise'} size={16} />
        {texts.mode[row.mode]}
      </span>
      <span className="ended-what">
        <PageLink page={{ name: 'alarm', id: row.id }}>
          {row.number} · {row.what}
        </PageLink>
        <span className="facts">
          <span>{row.where}</span>
          <span>{row.domain.name}</span>
        </span>
      </span>
      <span className="ended-how">{ended}</span>
    </li>
  );
}
