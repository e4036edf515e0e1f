// How the promises of delivery stand: first whether one is broken, then all of them with what was measured.
import type { ReactNode } from 'react';
import type { PromiseState } from '../../domain/promises.ts';
import type { HealthView, PromiseView } from '../../http/contract-health.ts';
import { useTools } from '../tools.ts';
import { Icon, type IconName } from './icon.tsx';
import { WideTable } from './wide-table.tsx';

const icons: Readonly<Record<PromiseState, IconName>> = { kept: 'check', broken: 'alarm', silent: 'missing' };

/** One sentence for whoever only looks up for a moment; announced when it changes. */
export function HealthVerdict({ view }: { view: HealthView }): ReactNode {
  const words = useTools().texts.watch.page;
  const broken = view.promises.filter(({ state }) => state === 'broken');
  return (
    <div className="panel panel-body health-verdict" role="status" data-broken={broken.length > 0}>
      <strong className="state-mark">
        <Icon name={broken.length > 0 ? 'alarm' : 'calm'} />{' '}
        {broken.length > 0 ? words.broken(broken.length) : words.kept}
      </strong>
      {broken.length > 0 && (
        <>
          <ul>
            {broken.map(({ number }) => (
              <li key={number}>
                {number}. {words.promise[number]}
              </li>
            ))}
          </ul>
          <p>{words.whatToDo}</p>
        </>
      )}
    </div>
  );
}

export function HealthPromises({ view }: { view: HealthView }): ReactNode {
  const { texts } = useTools();
  const words = texts.watch.page;
  const measured = ({ kind, value, limit, state }: PromiseView) =>
    value === null || state === 'silent' ? words.none : words.value[kind](value, limit);
  return (
    <section className="panel panel-body health-promises" aria-labelledby="promises">
      <h2 id="promises">{words.promises}</h2>
      <p className="hint">{words.promisesHint(view.process)}</p>
      <WideTable label={words.promises}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.column.promise}</th>
              <th scope="col">{words.column.state}</th>
              <th scope="col">{words.column.value}</th>
              <th scope="col">{words.column.last}</th>
            </tr>
          </thead>
          <tbody>
            {view.promises.map((promise) => (
              <tr key={promise.number}>
                <th scope="row" className="wraps">
                  {promise.number}. {words.promise[promise.number]}
                </th>
                <td>
                  <span className={`state-mark${promise.state === 'broken' ? ' worry' : ''}`}>
                    <Icon name={icons[promise.state]} size={16} /> {words.state[promise.state]}
                  </span>
                </td>
                <td>{measured(promise)}</td>
                <td>{promise.brokenAt === null ? words.never : texts.moment(promise.brokenAt, view.now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}
