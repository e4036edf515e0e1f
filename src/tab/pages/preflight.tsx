// Page Startklar?: what has to stand before the first real alarm, what is missing first, each with what to do.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PreflightItem, PreflightState, PreflightView } from '../../http/contract-preflight.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { useTools, useView } from '../tools.ts';

const order: readonly PreflightState[] = ['todo', 'unknown', 'look', 'ok'];
const icons = { ok: 'check', todo: 'warning', look: 'report', unknown: 'missing' } as const;

export function PreflightPage(): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.preflight;
  const { value, fault, reload } = useView<PreflightView>('/api/preflight', (caseId) => caseId.startsWith('rollout/'));
  const items = order.flatMap((state) => (value?.items ?? []).filter((item) => item.state === state));
  const open = items.filter(({ state }) => state === 'todo').length;
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{words.lead}</p>
      <Failure fault={fault} texts={texts} retry={reload} />
      {!value && !fault && <Waiting texts={texts} />}
      {value && (
        <>
          <div className="kpi-bar">
            <p role="status">
              <strong>{open === 0 ? words.ready : words.open(open)}</strong>
            </p>
            <Button onClick={reload}>{words.again}</Button>
          </div>
          <ul className="plain-list preflight">
            {items.map((item) => (
              <Check key={item.check} item={item} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Check({ item }: { item: PreflightItem }): ReactNode {
  const words = useTools().texts.tab.preflight;
  const { check, state, names, share } = item;
  const { name, todo } = words.check[check];
  return (
    <li className="panel panel-body" data-state={state}>
      <h2>
        <Icon name={icons[state]} /> {name} <span className="preflight-state">{words.state[state]}</span>
      </h2>
      {share !== undefined && <p>{words.share(Math.floor(share * 100))}</p>}
      {names.length > 0 && <p>{names.map((one) => words.way[one] ?? one).join(' · ')}</p>}
      {state === 'unknown' && <p className="todo">{words.unknownTodo}</p>}
      {(state === 'todo' || state === 'look') && <p className="todo">{todo}</p>}
    </li>
  );
}
