// Who was asked, who answered what, who is missing, and what is known about the delivery to each.
import { Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { AlarmView, AskedView } from '../../http/contract.ts';
import { type AskedOrder, isWorrying, matches, type Standing, sortAsked, standingOf } from '../alarm-view.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';
import { notedShort } from './noted.ts';

const standings = ['missing', 'coming', 'virtual', 'unavailable', 'call-me'] as const;

export function AskedList({ all, open }: { all: NonNullable<AlarmView['all']>; open: boolean }): ReactNode {
  const { texts } = useTools();
  const { asked } = texts.tab;
  const missing = open ? asked.missing : asked.silent;
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<AskedOrder>('worry');
  const [only, setOnly] = useState<Standing | 'all'>('all');
  const shown = sortAsked(all.asked, order).filter(
    (one) =>
      (only === 'all' || standingOf(one) === only) &&
      matches(query, one.name, ...one.roles.map((kind) => texts.role[kind])),
  );
  return (
    <section className="panel panel-body" aria-labelledby="asked">
      <h2 id="asked">{asked.title}</h2>
      <Counts all={all} missing={missing} only={only} onOnly={setOnly} />
      {all.asked.length > 5 && (
        <div className="list-tools">
          <Input
            type="search"
            value={query}
            aria-label={asked.search}
            placeholder={asked.search}
            onChange={(_, data) => setQuery(data.value)}
          />
          <Select aria-label={texts.tab.sort} value={order} onChange={(_, data) => setOrder(data.value as AskedOrder)}>
            {(['worry', 'name', 'arrival'] as const).map((key) => (
              <option key={key} value={key}>
                {asked.order[key]}
              </option>
            ))}
          </Select>
        </div>
      )}
      <ul className="asked">
        {shown.map((one) => (
          <AskedRow key={one.person} one={one} missing={missing} />
        ))}
      </ul>
      {shown.length === 0 && <p className="hint">{texts.tab.nothingFound}</p>}
      {all.channel && (
        <p className="asked-channel">
          {asked.channel}: <Delivery word={asked.channelDelivery[all.channel]} worrying={isWorrying(all.channel)} />
        </p>
      )}
    </section>
  );
}

/** How many answered what; a press shows only these. */
function Counts(props: {
  all: NonNullable<AlarmView['all']>;
  missing: string;
  only: Standing | 'all';
  onOnly: (only: Standing | 'all') => void;
}): ReactNode {
  const { texts } = useTools();
  const { all, only, onOnly } = props;
  const chip = (key: Standing | 'all', words: string, count: number) => (
    <button
      key={key}
      type="button"
      className="chip"
      aria-pressed={only === key}
      onClick={() => onOnly(only === key ? 'all' : key)}
    >
      {key !== 'all' && <Icon name={key} size={16} />}
      {words} <strong>{count}</strong>
    </button>
  );
  return (
    <div className="chips">
      {chip('all', texts.tab.all, all.asked.length)}
      {standings
        .filter((key) => key === 'missing' || all.counts[key] > 0)
        .map((key) => chip(key, key === 'missing' ? props.missing : texts.answer[key], all.counts[key]))}
    </div>
  );
}

function AskedRow({ one, missing }: { one: AskedView; missing: string }): ReactNode {
  const { texts } = useTools();
  const { asked } = texts.tab;
  const last = one.answers.at(-1);
  const word = asked.delivery[one.delivery];
  return (
    <li data-standing={standingOf(one)}>
      <Icon name={standingOf(one)} />
      <span className="asked-who">
        <strong>{one.name}</strong>
        <span className="facts">
          {one.roles.map((kind) => (
            <span key={kind}>{texts.role[kind]}</span>
          ))}
        </span>
      </span>
      <span className="asked-how">
        <strong>{last ? notedShort(texts, last) : missing}</strong>
        <span className="facts">
          {last ? (
            <>
              <span>{asked.answeredAt(texts.clock(last.at))}</span>
              {last.recordedBy !== '' && <span>{texts.board.recordedBy(last.recordedBy)}</span>}
              {one.answers.length > 1 && <span>{asked.changed(one.answers.length - 1)}</span>}
            </>
          ) : (
            <Delivery word={asked.deliveryAt(word, texts.clock(one.deliveryAt))} worrying={isWorrying(one.delivery)} />
          )}
        </span>
      </span>
    </li>
  );
}

function Delivery({ word, worrying }: { word: string; worrying: boolean }): ReactNode {
  return (
    <span className="delivery" data-worrying={worrying}>
      {worrying && <Icon name="warning" size={16} />}
      {word}
    </span>
  );
}
