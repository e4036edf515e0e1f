// The last synthetic alarm: whether it went through, how long it took, and whether the outside was told.
import type { ReactNode } from 'react';
import type { HealthView, SyntheticView } from '../../http/contract-health.ts';
import { useTools } from '../tools.ts';
import { Icon, type IconName } from './icon.tsx';

const icons: Readonly<Record<SyntheticView['state'], IconName>> = {
  off: 'waived',
  waiting: 'missing',
  running: 'missing',
  yields: 'missing',
  passed: 'check',
  failed: 'warning',
  late: 'alarm',
};

export function HealthSynthetic({ view: { synthetic, now } }: { view: HealthView }): ReactNode {
  const { texts } = useTools();
  const words = texts.watch.page;
  const { state, raisedAt, passedAt, took, code, outside, toldAt } = synthetic;
  const isBad = state === 'failed' || state === 'late';
  const moment = (at: number | null) => (at === null ? words.none : texts.moment(at, now));
  const told = outside === 'told' ? `${words.outsideState.told} ${moment(toldAt)}` : words.outsideState[outside];
  const facts: readonly (readonly [string, string])[] = [
    [words.raised, moment(raisedAt)],
    [words.passed, moment(passedAt)],
    [words.took, took === null ? words.none : words.tookText(took)],
    ...(code === null ? [] : ([[words.code, code]] as const)),
    [words.outside, told],
  ];
  return (
    <section className="panel panel-body" aria-labelledby="synthetic">
      <h2 id="synthetic">{words.synthetic}</h2>
      <p>
        <span className={`state-mark${isBad ? ' worry' : ''}`}>
          <Icon name={icons[state]} size={16} /> {words.syntheticState[state]}
        </span>
      </p>
      {state === 'off' ? (
        <p className="hint">{words.syntheticOff}</p>
      ) : (
        <dl className="tally">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <strong>{value}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
