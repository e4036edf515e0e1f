// Providers behind the processes that are hit: informed in one press, reacted in a second; measured beside agreed.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProviderView } from '../../http/contract-incident.ts';
import { providerWords } from '../event.ts';
import { useTools } from '../tools.ts';
import { type EventTools, useGive } from './event-data.tsx';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { NumbersWhole } from './numbers-whole.tsx';

export function EventProviders({ now, ...tools }: EventTools & { now: number }): ReactNode {
  const { event } = tools;
  const { texts } = useTools();
  const words = texts.incident.providers;
  const { action, give } = useGive(tools);
  if (event.providers.length === 0) return null;
  const press = (one: ProviderView, step: 'informed' | 'reacted') => {
    const known = step === 'informed' ? one.informedWords : one.reactedWords;
    const body = { resource: one.resource, step, at: Date.now(), known };
    void give('provider', body, words.noted(words[step], one.provider));
  };
  return (
    <section className="panel panel-body" aria-labelledby="event-providers" aria-busy={action.busy}>
      <h2 id="event-providers">{words.title}</h2>
      <ul className="event-items">
        {event.providers.map((one) => (
          <Provider
            key={one.resource}
            one={one}
            now={now}
            may={event.mayWork}
            busy={action.busy}
            onPress={(step) => press(one, step)}
          />
        ))}
      </ul>
      <Failure fault={action.fault} texts={texts} />
    </section>
  );
}

function Provider(props: {
  one: ProviderView;
  now: number;
  may: boolean;
  busy: boolean;
  onPress: (step: 'informed' | 'reacted') => void;
}): ReactNode {
  const { one, now, may, busy } = props;
  const { texts } = useTools();
  const { providers: words, hours } = texts.incident;
  const { text, late } = providerWords(texts, one, now);
  const next = one.informedAt === null ? 'informed' : one.reactedAt === null ? 'reacted' : null;
  return (
    <li className="event-item" data-state={late ? 'overdue' : ''}>
      <Icon name={late ? 'warning' : next === null ? 'check' : 'call-me'} />
      <div>
        <strong>{one.provider}</strong>
        <span className="facts">
          <span>{one.name}</span>
          {one.contract !== '' && <span>{words.contract(one.contract)}</span>}
          {one.emergencyNumber !== '' && <NumbersWhole text={one.emergencyNumber} call />}
        </span>
        <span>{one.agreedHours === null ? words.noneAgreed : words.agreed(hours(one.agreedHours))}</span>
        {one.informedAt !== null && <span>{words.informedAt(texts.moment(one.informedAt, now))}</span>}
        {one.reactedAt !== null && <span>{words.reactedAt(texts.moment(one.reactedAt, now))}</span>}
        {text !== '' && <span className={late ? 'event-warn' : 'event-when'}>{text}</span>}
      </div>
      {may && next !== null && (
        <div className="event-buttons">
          <Button
            appearance="primary"
            disabledFocusable={busy}
            aria-label={words.press(words[next], one.provider)}
            onClick={() => props.onPress(next)}
          >
            {words[next]}
          </Button>
        </div>
      )}
    </li>
  );
}
