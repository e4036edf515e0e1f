// Page of one alarm: what to do, my answer, who comes, what was decided.
import type { ReactNode } from 'react';
import type { Ending } from '../../domain/alarm.ts';
import type { AlarmView } from '../../http/contract.ts';
import { asksMe } from '../alarm-view.ts';
import { mergedJournal } from '../event.ts';
import { AfterAlarm } from '../parts/after-alarm.tsx';
import { MyAnswer } from '../parts/answer-panel.tsx';
import { AskedList } from '../parts/asked-list.tsx';
import { AudienceBlock } from '../parts/audience-block.tsx';
import { Board } from '../parts/board.tsx';
import { ChangeAlarm } from '../parts/change-alarm.tsx';
import { EventBlock } from '../parts/event-block.tsx';
import { EventData, type EventTools } from '../parts/event-data.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { HelpBlock } from '../parts/help-block.tsx';
import { Icon } from '../parts/icon.tsx';
import { Journal } from '../parts/journal.tsx';
import { Mark } from '../parts/mark.tsx';
import { NumbersWhole } from '../parts/numbers-whole.tsx';
import { AfterAnswer, MyTask } from '../parts/own-part.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { ReleaseBlock } from '../parts/release-block.tsx';
import { StopExercise } from '../parts/stop-exercise.tsx';
import { useNow, useTools, useView } from '../tools.ts';

export function AlarmPage({ id }: { id: string }): ReactNode {
  const { texts } = useTools();
  const now = useNow(30_000);
  const view = useView<AlarmView>(`/api/alarms/${encodeURIComponent(id)}`, (caseId) => caseId === `alarm/${id}`);
  const alarm = view.value;
  return (
    <>
      <PageLink className="back" page={{ name: 'situation' }}>
        <Icon name="back" size={16} />
        {texts.tab.alarm.back}
      </PageLink>
      {!alarm && <Heading title={texts.tab.page.oneAlarm} />}
      {!alarm && !view.fault && <Waiting texts={texts} />}
      {!alarm && <Failure fault={view.fault} texts={texts} retry={view.reload} />}
      {alarm?.informed && <Page alarm={alarm} now={now} reload={view.reload} event={null} />}
      {alarm && !alarm.informed && (
        <EventData alarm={alarm}>
          {(event) => <Page alarm={alarm} now={now} reload={view.reload} event={event} />}
        </EventData>
      )}
    </>
  );
}

interface PageProps {
  readonly alarm: AlarmView;
  readonly now: number;
  readonly reload: () => void;
  /** Null for whoever is only told, and until it is there. */
  readonly event: EventTools | null;
}

function Page({ alarm, now, reload, event }: PageProps): ReactNode {
  return (
    <div className="alarm-page" data-wide={alarm.all !== null}>
      <div className="alarm-main">
        <WhatToDo alarm={alarm} now={now} />
        <HelpBlock alarm={alarm.id} now={now} noted={reload} />
        {alarm.asked && <Mine alarm={alarm} now={now} onDone={reload} />}
        {alarm.status === 'open' && alarm.mayChange && <ChangeAlarm alarm={alarm} onDone={reload} />}
        {alarm.status === 'open' && alarm.mode === 'exercise' && <StopExercise alarm={alarm} onDone={reload} />}
        {event && alarm.mode === 'real' && alarm.ending === 'all-clear' && <AfterAlarm {...event} />}
        {alarm.all?.release && <ReleaseBlock alarm={alarm} release={alarm.all.release} now={now} onDone={reload} />}
        {event && <EventBlock {...event} />}
        {alarm.news.length > 0 && <News alarm={alarm} now={now} />}
      </div>
      <div className="alarm-side">
        {!alarm.informed && <Board alarm={alarm} now={now} onDone={reload} />}
        {alarm.all && (
          <Journal
            alarm={alarm.id}
            number={alarm.number}
            isExercise={alarm.mode === 'exercise'}
            lines={mergedJournal(alarm.all.journal, event?.event.journal ?? null)}
            now={now}
          />
        )}
      </div>
      {alarm.all && <Lists alarm={alarm} all={alarm.all} />}
    </div>
  );
}

/** Everybody asked, and everybody told. On a phone they stand below the board, beside it elsewhere. */
function Lists({ alarm, all }: { alarm: AlarmView; all: NonNullable<AlarmView['all']> }): ReactNode {
  const open = alarm.status === 'open';
  return (
    <div className="alarm-lists">
      <AskedList all={all} open={open} />
      {all.audience && <AudienceBlock audience={all.audience} domain={alarm.domain.name} open={open} />}
    </div>
  );
}

function WhatToDo({ alarm, now }: { alarm: AlarmView; now: number }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.alarm;
  const ended = alarm.ending;
  // After the end the old next step would send people off: what holds now comes first.
  const { end, information } = texts.cards;
  const endStep = (of: Ending) => (alarm.informed ? information.end[of][alarm.mode] : end[of][alarm.mode].step);
  const step = ended ? endStep(ended) : alarm.nextStep;
  return (
    <article className="panel what-to-do">
      <Mark of={alarm}>{texts.level[alarm.level]}</Mark>
      <div className="panel-body">
        <Heading title={texts.tab.page.alarm(alarm.number)}>
          <NumbersWhole text={step} />
        </Heading>
        {alarm.informed && !ended && <p className="no-role">{information.noRole}</p>}
        {ended && (
          <p className="ending">
            <Icon name="check" />
            <span>
              <strong>{words.ended(texts.ending[ended], texts.moment(alarm.endedAt ?? alarm.now, now))}</strong>
              {alarm.endReason !== '' && ` ${words.endReason(alarm.endReason)}`}
            </span>
          </p>
        )}
        <Facts alarm={alarm} now={now} />
      </div>
      <Mark of={alarm} />
    </article>
  );
}

function Facts({ alarm, now }: { alarm: AlarmView; now: number }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.alarm;
  const raisedAt = texts.moment(alarm.raisedAt, now);
  // A joint event raises by itself; who called it stays with the event.
  const raised = alarm.raisedBy === '' ? raisedAt : words.raisedByText(alarm.raisedBy, raisedAt);
  const facts: readonly (readonly [string, string])[] = [
    ...(alarm.ending ? [[words.lastStep, alarm.nextStep] as const] : []),
    [words.what, alarm.what],
    [words.where, alarm.where],
    [words.since, texts.moment(alarm.since, now)],
    [words.fallback, alarm.fallback],
    [words.number, alarm.number],
    [words.domain, alarm.domain.name],
    [words.raisedBy, alarm.all?.proposal ? `${raised}, ${words.fromProposal}` : raised],
  ];
  return (
    <>
      {alarm.mode === 'exercise' && <p className="assumed">{words.assumed}</p>}
      <dl className="alarm-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{name === words.fallback ? <NumbersWhole text={value} call /> : value}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function Mine({ alarm, now, onDone }: { alarm: AlarmView; now: number; onDone: () => void }): ReactNode {
  const { texts } = useTools();
  const { answer } = texts.tab;
  const { answering } = texts.cards;
  const open = alarm.status === 'open';
  if (!open && alarm.myAnswers.length === 0) return null;
  const due = alarm.mine?.until ?? alarm.answerUntil;
  const until = texts.moment(due, now);
  return (
    <section className="panel panel-body mine" aria-labelledby="my-answer">
      <h2 id="my-answer">{answer.title}</h2>
      {open && <MyTask alarm={alarm} />}
      <p className="facts">
        <span>{answer.role(alarm.myRoles.map((kind) => texts.role[kind]).join(', '))}</span>
        {asksMe(alarm) && <strong>{now > due ? answering.late(until) : answering.until(until)}</strong>}
      </p>
      <MyAnswer alarm={alarm.id} open={open} answers={alarm.myAnswers} onDone={onDone} />
      {open && <AfterAnswer alarm={alarm} onDone={onDone} />}
    </section>
  );
}

/** What was told after the alarm, newest first. */
function News({ alarm, now }: { alarm: AlarmView; now: number }): ReactNode {
  const { texts } = useTools();
  return (
    <section className="panel panel-body" aria-labelledby="news">
      <h2 id="news">{texts.tab.alarm.news}</h2>
      <ol className="news">
        {alarm.news.toReversed().map((one) => (
          <li key={one.at}>
            <time dateTime={new Date(one.at).toISOString()}>{texts.moment(one.at, now)}</time>
            <span>
              <strong>
                <NumbersWhole text={one.nextStep} />
              </strong>
              <span className="facts">
                <span>{texts.level[one.level]}</span>
                <span>{one.reason}</span>
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
