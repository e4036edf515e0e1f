// The control team's board of an exercise: two clocks, delay, what to do now, injects, observations, course.
import { type ReactNode, useEffect } from 'react';
import type { RunBoard } from '../../http/contract-exercise-run.ts';
import { useNow, useTools, useView } from '../tools.ts';
import { Failure } from './failure.tsx';
import { PageLink } from './page-link.tsx';
import { RunDeeds } from './run-deeds.tsx';
import { RunDrill } from './run-drill.tsx';
import { RunImprovise } from './run-improvise.tsx';
import { RunInjectRow } from './run-inject.tsx';
import { RunObserve } from './run-observe.tsx';

/** Notices tell at once what changed here; what another replica wrote is looked for so often while it runs, milliseconds. */
const lookEvery = 5_000;
const minute = 60_000;

/** `h:mm:ss` */
function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

export function RunSection({ id, onDone }: { id: string; onDone: () => void }): ReactNode {
  const { texts } = useTools();
  const words = texts.run;
  const path = `/api/exercises/${encodeURIComponent(id)}/run`;
  const { value: board, fault, reload } = useView<RunBoard>(path, (caseId) => caseId === `exercise-run/${id}`);
  const isActive = board?.status === 'running' || board?.status === 'paused';
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(reload, lookEvery);
    return () => clearInterval(timer);
  }, [isActive, reload]);
  if (!board) return fault && fault.status !== 404 ? <Failure fault={fault} texts={texts} retry={reload} /> : null;
  if (board.startedAt === null && !board.me.starts) return null;
  const done = () => {
    reload();
    onDone();
  };
  return (
    <section className="panel panel-body run-board" aria-labelledby="run-board">
      <h2 id="run-board">
        {words.board.title} – {words.status[board.status]}
      </h2>
      <Failure fault={fault} texts={texts} retry={reload} />
      {board.startedAt !== null && <Clocks board={board} />}
      {board.ending && (
        <p role="status">
          <strong>{words.ending[board.ending]}</strong>
          {board.endReason !== '' && `: ${board.endReason}`}
        </p>
      )}
      <RunDeeds board={board} path={path} onDone={done} />
      {board.alarms.map((alarm) => (
        <p key={alarm}>
          <PageLink page={{ name: 'alarm', id: alarm }}>{words.board.openAlarm}</PageLink>
        </p>
      ))}
      {board.drill && <RunDrill drill={board.drill} earlier={board.earlier} goals={board.goals} />}
      {board.startedAt !== null && board.type !== 'ALARM_EXERCISE' && (
        <Injects board={board} path={path} onDone={done} />
      )}
      {board.me.observes && <RunObserve key={board.id} board={board} path={path} onDone={done} />}
      {board.startedAt !== null && <Course board={board} />}
    </section>
  );
}

/** Exercise time runs on between two looks; both clocks follow the server's time. */
function Clocks({ board }: { board: RunBoard }): ReactNode {
  const { texts } = useTools();
  const words = texts.run.board;
  const now = useNow(1_000);
  const isOver = board.endedAt !== null;
  // Of the exercise only what the server said and what has passed since counts.
  const ahead = isOver ? 0 : Math.max(0, now - board.now);
  const shown = board.exerciseTime + (board.ticks ? ahead : 0);
  const behind = Math.round((board.delay + (board.ticks || isOver ? 0 : ahead)) / minute);
  return (
    <dl className="run-clocks">
      <div>
        <dt>{words.exerciseClock}</dt>
        <dd className="run-clock">{duration(shown)}</dd>
      </div>
      <div>
        <dt>{words.realClock}</dt>
        <dd className="run-clock">
          {isOver ? words.ended(texts.clock(board.endedAt ?? 0)) : texts.clock(board.now + ahead)}
        </dd>
      </div>
      <div>
        <dt>{words.delay}</dt>
        <dd className="run-clock">
          {behind === 0 ? words.onTime : behind > 0 ? words.behind(behind) : words.ahead(-behind)}
        </dd>
      </div>
    </dl>
  );
}

function Injects({ board, path, onDone }: { board: RunBoard; path: string; onDone: () => void }): ReactNode {
  const words = useTools().texts.run.board;
  return (
    <>
      <h3>{words.injects}</h3>
      {board.injects.length === 0 && <p>{words.noInjects}</p>}
      <ol className="run-injects">
        {board.injects.map((inject) => (
          <RunInjectRow key={inject.id} inject={inject} board={board} path={path} onDone={onDone} />
        ))}
      </ol>
      {board.me.plays && <RunImprovise board={board} path={path} onDone={onDone} />}
    </>
  );
}

function Course({ board }: { board: RunBoard }): ReactNode {
  const { texts } = useTools();
  return (
    <details>
      <summary>
        <strong>{texts.run.board.journal}</strong>
      </summary>
      <ul>
        {board.history.map((line) => (
          <li key={`${line.at} ${line.text}`}>
            {texts.day(line.at)}, {texts.clock(line.at)}: {line.text} ({line.by})
          </li>
        ))}
      </ul>
    </details>
  );
}
