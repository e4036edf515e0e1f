// The nightly run over the tenant: what it does now, what it found last, what went wrong, and starting it by hand.
import { Button, Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RolloutView } from '../../http/contract-rollout.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

export function RolloutRun({ view, reload }: { view: RolloutView; reload: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.rollout.run;
  const start = useAction();
  const { run, now, mapping } = view;
  const isSetUp = run.directory || run.installs;
  const post = (what: 'run' | 'allow') =>
    start.run(async () => {
      await api.post(`/api/rollout/${what}`, {});
      say({ text: words.started });
      reload();
    });
  return (
    <section className="panel panel-body" aria-labelledby="run">
      <h2 id="run">{words.title}</h2>
      {!isSetUp && <Worry text={words.off} />}
      {isSetUp && !run.directory && <Worry text={words.noDirectory} />}
      {isSetUp && !run.installs && <Worry text={words.noInstalls} />}
      {isSetUp && <Now view={view} />}
      <Results view={view} />
      {run.held && (
        <div className="rollout-held">
          <Worry text={words.held(run.held.gone, run.held.of)} />
          {mapping && (
            <>
              <p>{words.allowAsk}</p>
              <Button disabled={start.busy || run.now !== null} onClick={() => void post('allow')}>
                {words.allow}
              </Button>
            </>
          )}
        </div>
      )}
      {isSetUp && mapping && (
        <p>
          <Button appearance="primary" disabled={start.busy || run.now !== null} onClick={() => void post('run')}>
            {words.now}
          </Button>
        </p>
      )}
      {isSetUp && run.now === null && run.nextAt > 0 && (
        <p className="hint">{words.next(texts.moment(run.nextAt, now))}</p>
      )}
      <Failure fault={start.fault} texts={texts} />
    </section>
  );
}

function Worry({ text }: { text: string }): ReactNode {
  return (
    <p className="worry">
      <Icon name="warning" size={16} /> {text}
    </p>
  );
}

function Now({ view: { run } }: { view: RolloutView }): ReactNode {
  const words = useTools().texts.tab.rollout.run;
  if (!run.now) return null;
  const { part, share, resting } = run.now;
  const text = resting ? words.resting : part === 'apps' ? words.apps(Math.floor(share * 100)) : words.directory;
  return (
    <p role="status">
      {resting ? text : <Spinner size="tiny" label={text} labelPosition="after" className="rollout-now" />}
    </p>
  );
}

function Results({ view: { run, now } }: { view: RolloutView }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.rollout.run;
  const { lastRead, lastRound, failed } = run;
  const why = (code: string) => words.code[code] ?? words.otherCode(code);
  const moment = (at: number) => texts.moment(at, now);
  // What is not set up stands above already.
  const wrong = (['directory', 'apps'] as const).flatMap((part) => {
    const found = failed[part];
    return found && found.code !== 'off' ? [{ part, ...found }] : [];
  });
  return (
    <ul className="plain-list">
      {lastRead && <li>{words.read(moment(lastRead.at), lastRead.numbers)}</li>}
      {lastRead && lastRead.numbers.several > 0 && <li>{words.several(lastRead.numbers.several)}</li>}
      {lastRead && lastRead.numbers.nested > 0 && <li>{words.nested(lastRead.numbers.nested)}</li>}
      {lastRound && <li>{words.round(moment(lastRound.at), lastRound.numbers)}</li>}
      {!lastRead && !lastRound && wrong.length === 0 && <li>{words.never}</li>}
      {wrong.map(({ part, at, code }) => (
        <li key={part}>
          <Worry text={words.failure(words.failed[part], moment(at), why(code))} />
        </li>
      ))}
    </ul>
  );
}
