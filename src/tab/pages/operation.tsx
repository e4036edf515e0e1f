// Page Betrieb: promises of delivery, sender, rate, queues, and the exact state of every message. No contents.
import { Input } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { OperationView } from '../../http/contract.ts';
import type { HealthView } from '../../http/contract-health.ts';
import { matches } from '../alarm-view.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { HealthExpiries } from '../parts/health-expiries.tsx';
import { HealthPromises, HealthVerdict } from '../parts/health-promises.tsx';
import { HealthSynthetic } from '../parts/health-synthetic.tsx';
import { type Column, SortTable } from '../parts/sort-table.tsx';
import { useTools, useView } from '../tools.ts';

const refreshEvery = 5_000;
type OfAlarm = OperationView['alarms'][number];
type Message = OfAlarm['deliveries'][number];

export function OperationPage(): ReactNode {
  const { texts } = useTools();
  const { operation } = texts.tab;
  const view = useView<OperationView>('/api/operation', () => true);
  const health = useView<HealthView>('/api/health', () => false);
  const { reload } = view;
  const { reload: reloadHealth } = health;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      reload();
      reloadHealth();
    }, refreshEvery);
    return () => clearInterval(timer);
  }, [reload, reloadHealth]);
  const now = view.value;
  return (
    <>
      <Heading title={operation.title} />
      <p className="lead">
        {operation.lead} {now && operation.asOf(texts.seconds(now.now))}
      </p>
      <Failure fault={view.fault} texts={texts} retry={reload} />
      {health.fault && !view.fault && <Failure fault={health.fault} texts={texts} retry={reloadHealth} />}
      {health.value && <HealthVerdict view={health.value} />}
      {!now && !view.fault && <Waiting texts={texts} />}
      {now && (
        <>
          <Facts view={now} />
          <Lanes view={now} />
          {health.value && <HealthSynthetic view={health.value} />}
          {health.value && <HealthExpiries view={health.value} reload={reloadHealth} />}
          {health.value && <HealthPromises view={health.value} />}
          <section aria-labelledby="messages">
            <h2 id="messages">{operation.alarms}</h2>
            {now.alarms.length === 0 && <p className="hint">{operation.noAlarms}</p>}
            {now.alarms.map((alarm) => (
              <Messages key={alarm.id} alarm={alarm} now={now.now} />
            ))}
          </section>
        </>
      )}
    </>
  );
}

function Facts({ view }: { view: OperationView }): ReactNode {
  const { texts } = useTools();
  const { operation } = texts.tab;
  const facts: readonly (readonly [string, string, string])[] = [
    [
      operation.holder,
      operation.holderText(view.holder.name, view.holder.epoch),
      view.holder.here ? operation.here : operation.elsewhere,
    ],
    [operation.rate, operation.rateText(view.rate), ''],
    [operation.open, String(view.open), ''],
    [operation.store, view.store.kind, view.store.writable ? operation.writable : operation.readOnly],
    [operation.startedAt, texts.moment(view.startedAt, view.now), ''],
    ...view.ways.map(({ way, state }) => [texts.staffing.way[way], texts.channels.wayState[state], ''] as const),
  ];
  return (
    <dl className="panel tally">
      {facts.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong> {more}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Lanes({ view }: { view: OperationView }): ReactNode {
  const { texts } = useTools();
  const { operation } = texts.tab;
  return (
    <section className="panel panel-body" aria-labelledby="lanes">
      <h2 id="lanes">{operation.lanes}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{operation.lane}</th>
            <th scope="col" className="number">
              {operation.due}
            </th>
            <th scope="col">{operation.oldest}</th>
          </tr>
        </thead>
        <tbody>
          {view.lanes.map((lane) => (
            <tr key={lane.lane}>
              <th scope="row">{operation.laneName[lane.lane]}</th>
              <td className="number">{lane.due}</td>
              <td>{lane.oldest === null ? operation.none : texts.seconds(lane.oldest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The states of one alarm's messages; the messages themselves on demand. */
function Messages({ alarm, now }: { alarm: OfAlarm; now: number }): ReactNode {
  const { texts } = useTools();
  const { operation, number } = texts.tab;
  const [open, setOpen] = useState(alarm.status === 'open');
  const states = Object.entries(operation.state).flatMap(([state, words]) => {
    const count = alarm.states[state as keyof typeof alarm.states] ?? 0;
    return count === 0 ? [] : [{ state, words, count }];
  });
  return (
    <details className="panel panel-body" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{number(alarm.number)}</strong> · {operation.status[alarm.status]} ·{' '}
        {operation.deliveries(alarm.deliveries.length)}
        <span className="chips">
          {states.map(({ state, words, count }) => (
            <span key={state} className="chip" data-state={state}>
              <code>{state}</code> {words} <strong>{count}</strong>
            </span>
          ))}
        </span>
      </summary>
      {open && <MessageTable messages={alarm.deliveries} now={now} label={number(alarm.number)} />}
    </details>
  );
}

function MessageTable(props: { messages: readonly Message[]; now: number; label: string }): ReactNode {
  const { texts } = useTools();
  const { operation } = texts.tab;
  const [query, setQuery] = useState('');
  const columns: readonly Column<Message>[] = [
    { name: operation.column.id, value: (one) => one.id, code: true },
    { name: operation.column.to, value: (one) => operation.to[one.to] },
    { name: operation.column.message, value: (one) => one.message, code: true },
    { name: operation.column.state, value: (one) => one.state, code: true },
    { name: operation.column.at, value: (one) => one.at, show: (one) => texts.seconds(one.at) },
    { name: operation.column.tries, value: (one) => one.tries, numeric: true },
    { name: operation.column.code, value: (one) => one.code ?? '', code: true },
  ];
  const found = props.messages.filter((one) =>
    matches(query, one.id, one.message, one.state, operation.state[one.state], operation.to[one.to], one.code ?? ''),
  );
  return (
    <>
      <div className="list-tools">
        <Input
          type="search"
          value={query}
          aria-label={operation.search}
          placeholder={operation.search}
          onChange={(_, data) => setQuery(data.value)}
        />
      </div>
      <SortTable label={props.label} columns={columns} rows={found} keyOf={(one) => one.id} />
      {found.length === 0 && <p className="hint">{texts.tab.nothingFound}</p>}
    </>
  );
}
