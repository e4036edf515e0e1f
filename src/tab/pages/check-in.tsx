// Page of one check-in: the question, my answer, the live board, the strip, the people, and how it is run.
import type { ReactNode } from 'react';
import type { CheckInView } from '../../http/contract-check-ins.ts';
import { CheckInAnswerPanel } from '../parts/check-in-answer.tsx';
import { CheckInBoardPanel } from '../parts/check-in-board.tsx';
import { CheckInManage } from '../parts/check-in-manage.tsx';
import { CheckInMark } from '../parts/check-in-mark.tsx';
import { CheckInPeopleList } from '../parts/check-in-people.tsx';
import { checkInStatus } from '../parts/check-in-row.tsx';
import { CheckInStrip } from '../parts/check-in-strip.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { useNow, useTools, useView } from '../tools.ts';

export function CheckInPage({ id }: { id: string }): ReactNode {
  const { texts } = useTools();
  const now = useNow(30_000);
  const view = useView<CheckInView>(
    `/api/check-ins/${encodeURIComponent(id)}`,
    (caseId) => caseId === `check-in/${id}`,
  );
  const { value, reload } = view;
  return (
    <>
      <PageLink className="back" page={{ name: 'check-ins' }}>
        <Icon name="back" size={16} />
        {texts.checkInTab.back}
      </PageLink>
      {!value && <Heading title={texts.checkInTab.one} />}
      {!value && !view.fault && <Waiting texts={texts} />}
      {!value && <Failure fault={view.fault} texts={texts} retry={reload} />}
      {value && (
        <div className="alarm-page" data-wide={value.mayManage}>
          <div className="alarm-main">
            <Question view={value} now={now} />
            {value.asked && <CheckInAnswerPanel view={value} now={now} onDone={reload} />}
            <CheckInBoardPanel view={value} />
            {value.board && <CheckInStrip hours={value.board.hours} now={now} />}
            {value.seesNames && value.board && <CheckInPeopleList id={id} counts={value.board.counts} now={now} />}
          </div>
          {value.manage && (
            <div className="alarm-side">
              <CheckInManage view={value} onDone={reload} />
            </div>
          )}
        </div>
      )}
    </>
  );
}

function Question({ view, now }: { view: CheckInView; now: number }): ReactNode {
  const { texts } = useTools();
  const { card } = texts.checkIn;
  const words = texts.checkInTab;
  const isLate = now > view.due;
  const facts: readonly (readonly [string, string])[] = [
    [words.form.due, isLate ? words.overdue(texts.moment(view.due, now)) : texts.moment(view.due, now)],
    ...(view.from !== null && view.to !== null
      ? [[card.shiftName, card.shift(texts.moment(view.from, now), texts.moment(view.to, now))] as const]
      : []),
    ...(view.role === null ? [] : [[card.roleName, texts.role[view.role]] as const]),
    [texts.tab.alarm.domain, view.domain.name],
  ];
  return (
    <article className="panel what-to-do">
      <CheckInMark of={view}>{checkInStatus(texts, view)}</CheckInMark>
      <div className="panel-body">
        <Heading title={words.one}>{view.question}</Heading>
        <dl className="alarm-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {view.sums && (
          <p className="check-progress">
            <progress max={view.sums.people} value={view.sums.answered} aria-hidden="true" />
            {words.answered(view.sums.answered, view.sums.people)}
          </p>
        )}
        <p className="hint">{words.askedBy(view.askedBy, texts.moment(view.askedAt, now))}</p>
        {view.manage && <p className="hint">{texts.privacy.reference(view.id)}</p>}
      </div>
      <CheckInMark of={view} />
    </article>
  );
}
