// Everybody who was told of an alarm without a role in it: how far the messages came, as sums only.
import type { ReactNode } from 'react';
import type { AudienceView } from '../../http/contract.ts';
import { audienceName, audienceSums, type SumName } from '../audience.ts';
import { useTools } from '../tools.ts';
import { Icon, type IconName } from './icon.tsx';
import { NumbersWhole } from './numbers-whole.tsx';

const icons: Record<SumName, IconName> = {
  reached: 'check',
  mailed: 'coming',
  sending: 'missing',
  undeliverable: 'warning',
  unclear: 'warning',
  stopped: 'unavailable',
};

/** `domain` is the name of the alarm's domain; after the end what they were to do holds no longer. */
export function AudienceBlock(props: { audience: AudienceView; domain: string; open: boolean }): ReactNode {
  const { audience, domain, open } = props;
  const { texts } = useTools();
  const words = texts.tab.audience;
  const sums = audienceSums(audience);
  return (
    <section className="panel panel-body audience" aria-labelledby="audience">
      <h2 id="audience">{words.title}</h2>
      <p className="audience-who">
        {words.choice(audienceName(texts, audience.reach, domain, audience.named), audience.people)}
      </p>
      <p className="audience-step">
        {open ? words.toDo : texts.tab.alarm.lastStep}:{' '}
        <strong>
          <NumbersWhole text={audience.step} />
        </strong>
      </p>
      {sums.underWay && (
        <p className="audience-way">
          <progress max={Math.max(sums.people, 1)} value={sums.reached} aria-hidden="true" />
          <span>{words.heard(sums.reached, sums.people)}</span>
        </p>
      )}
      <dl className="audience-sums">
        {sums.lines.map(({ name, people }) => (
          <div key={name} data-worrying={name === 'undeliverable' || name === 'unclear'}>
            <dt>
              <Icon name={icons[name]} size={16} />
              {words.sums[name]}
            </dt>
            <dd className="audience-count">{words.of(people, sums.people)}</dd>
          </div>
        ))}
        {audience.read !== null && (
          <div>
            <dt>
              <Icon name="report" size={16} />
              {words.sums.read}
            </dt>
            <dd className="audience-count">{words.of(audience.read, sums.people)}</dd>
          </div>
        )}
      </dl>
      <p className="hint">
        {sums.spreading ? words.spreading(audience.told, sums.people) : words.allTold}{' '}
        {audience.read === null ? words.fewRead : words.onlySums}
      </p>
    </section>
  );
}
