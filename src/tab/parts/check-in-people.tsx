// Everybody asked by name, for those who may see names: search, filter, the missing first.
import { Input, Select } from '@fluentui/react-components';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { type CheckInStanding, checkInStandings } from '../../domain/check-in-board.ts';
import type { CheckInPeople, CheckInPersonView } from '../../http/contract-check-ins.ts';
import { useTools, useView } from '../tools.ts';
import { Failure, Waiting } from './failure.tsx';
import { Icon } from './icon.tsx';
import { standingIcon } from './standing-icon.ts';

export function CheckInPeopleList(props: {
  id: string;
  counts: Readonly<Record<CheckInStanding, number>>;
  now: number;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.checkInTab.list;
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<'worry' | 'name'>('worry');
  const [only, setOnly] = useState<CheckInStanding | ''>('');
  const asked = useDeferredValue(query);
  const search = new URLSearchParams({ q: asked, order, only });
  const path = `/api/check-ins/${encodeURIComponent(props.id)}/asked?${search}`;
  const view = useView<CheckInPeople>(path, (caseId) => caseId === `check-in/${props.id}`);
  const found = view.value;
  return (
    <section className="panel panel-body" aria-labelledby="people">
      <h2 id="people">{words.title}</h2>
      <div className="chips">
        {checkInStandings
          .filter((key) => key === 'missing' || props.counts[key] > 0)
          .map((key) => (
            <button
              key={key}
              type="button"
              className="chip"
              aria-pressed={only === key}
              onClick={() => setOnly(only === key ? '' : key)}
            >
              <Icon name={standingIcon[key]} size={16} />
              {texts.checkInTab.standing[key]} <strong>{props.counts[key]}</strong>
            </button>
          ))}
      </div>
      <div className="list-tools">
        <Input
          type="search"
          value={query}
          aria-label={words.search}
          placeholder={words.search}
          onChange={(_, data) => setQuery(data.value)}
        />
        <Select aria-label={texts.tab.sort} value={order} onChange={(_, data) => setOrder(data.value as typeof order)}>
          {(['worry', 'name'] as const).map((key) => (
            <option key={key} value={key}>
              {words.order[key]}
            </option>
          ))}
        </Select>
      </div>
      {!found && !view.fault && <Waiting texts={texts} />}
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      {found && (
        <ul className="asked">
          {found.people.map((one) => (
            <Person key={one.id} one={one} now={props.now} />
          ))}
        </ul>
      )}
      {found?.total === 0 && <p className="hint">{texts.tab.nothingFound}</p>}
      {found && found.total > found.people.length && (
        <p className="hint">{words.shown(found.people.length, found.total)}</p>
      )}
    </section>
  );
}

function Person({ one, now }: { one: CheckInPersonView; now: number }): ReactNode {
  const { texts } = useTools();
  const { standing, list, fromAt } = texts.checkInTab;
  const isLater = one.standing === 'from' && one.from !== null;
  return (
    <li data-standing={one.standing}>
      <Icon name={standingIcon[one.standing]} />
      <span className="asked-who">
        <strong>{one.name}</strong>
        <span className="facts">
          <span>{one.unit}</span>
          {one.roles.map((kind) => (
            <span key={kind}>{texts.role[kind]}</span>
          ))}
        </span>
      </span>
      <span className="asked-how">
        <strong>{isLater ? fromAt(texts.moment(one.from ?? now, now)) : standing[one.standing]}</strong>
        {one.standing === 'missing' && one.delivery !== 'at-teams' && (
          <span className="delivery" data-worrying={one.delivery === 'undeliverable'}>
            {one.delivery === 'undeliverable' && <Icon name="warning" size={16} />}
            {list[one.delivery]}
          </span>
        )}
      </span>
    </li>
  );
}
