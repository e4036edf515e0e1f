// Page Verfügbarkeit: what asks me, what is open, what has ended; search and sort.
import { Button, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { CheckInList, CheckInRow } from '../../http/contract-check-ins.ts';
import { useAction } from '../action.ts';
import { domainsFor } from '../draft.ts';
import { CheckInListRow } from '../parts/check-in-row.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { useNow, useTools, useView } from '../tools.ts';

const about = (caseId: string) => caseId.startsWith('check-in/');
const orders = ['newest', 'due', 'missing'] as const;
type Order = (typeof orders)[number];

const missingIn = ({ sums }: CheckInRow) => (sums ? sums.people - sums.answered : 0);
const compare: Readonly<Record<Order, (one: CheckInRow, other: CheckInRow) => number>> = {
  newest: (one, other) => other.askedAt - one.askedAt,
  due: (one, other) => one.due - other.due,
  missing: (one, other) => missingIn(other) - missingIn(one),
};

export function CheckInsPage(): ReactNode {
  const { texts, me, go } = useTools();
  const now = useNow(30_000);
  const words = texts.checkInTab;
  const open = useRows('open');
  const ended = useRows('ended');
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<Order>('newest');
  const wanted = query.trim().toLocaleLowerCase('de');
  const pick = (rows: readonly CheckInRow[]) =>
    rows
      .filter(({ question, domain }) => `${question} ${domain.name}`.toLocaleLowerCase('de').includes(wanted))
      .toSorted(compare[order]);
  const asksMe = (row: CheckInRow) => row.asked && row.mine === null;
  const mine = open.rows.filter(asksMe);
  const rest = pick(open.rows.filter((row) => !asksMe(row)));
  const past = pick(ended.rows);
  const mayAsk = domainsFor(me).length > 0;
  const many = open.rows.length + ended.rows.length > 3;
  return (
    <>
      <div className="check-head">
        <Heading title={words.title} />
        {mayAsk && open.ready && open.rows.length > 0 && <AskButton onPress={() => go({ name: 'check-in-new' })} />}
      </div>
      {open.fault && <Failure fault={open.fault} texts={texts} retry={open.reload} />}
      {!open.ready && !open.fault && <Waiting texts={texts} />}
      <Rows id="mine" title={words.mine(mine.length)} rows={mine} now={now} />
      {many && (
        <div className="list-tools">
          <Input
            type="search"
            value={query}
            aria-label={words.search}
            placeholder={words.search}
            onChange={(_, data) => setQuery(data.value)}
          />
          <Select aria-label={texts.tab.sort} value={order} onChange={(_, data) => setOrder(data.value as Order)}>
            {orders.map((key) => (
              <option key={key} value={key}>
                {words.order[key]}
              </option>
            ))}
          </Select>
        </div>
      )}
      <Rows id="open" title={words.open} rows={rest} now={now} />
      {open.ready && open.rows.length === 0 && (
        <div className="panel panel-body calm">
          <Icon name="calm" size={40} />
          <h2>{words.emptyTitle}</h2>
          <p>{mayAsk ? words.emptyAsker : words.emptyStaff}</p>
          {mayAsk && <AskButton onPress={() => go({ name: 'check-in-new' })} />}
        </div>
      )}
      <Rows id="ended" title={words.ended} rows={past} now={now} />
      {wanted !== '' && rest.length + past.length === 0 && <p className="hint">{texts.tab.nothingFound}</p>}
      {ended.more && (
        <Button className="more" disabledFocusable={ended.busy} onClick={ended.more}>
          {ended.busy ? texts.tab.loading : texts.tab.more}
        </Button>
      )}
    </>
  );
}

function AskButton({ onPress }: { onPress: () => void }): ReactNode {
  return (
    <Button appearance="primary" size="large" onClick={onPress}>
      {useTools().texts.checkInTab.ask}
    </Button>
  );
}

function Rows(props: { id: string; title: string; rows: readonly CheckInRow[]; now: number }): ReactNode {
  if (props.rows.length === 0) return null;
  return (
    <section aria-labelledby={`check-${props.id}`}>
      <h2 id={`check-${props.id}`}>{props.title}</h2>
      {props.rows.map((row) => (
        <CheckInListRow key={row.id} row={row} now={props.now} />
      ))}
    </section>
  );
}

/** The first page stays fresh by change notices; further pages are added when asked for. */
function useRows(status: 'open' | 'ended') {
  const { api } = useTools();
  const path = `/api/check-ins?status=${status}`;
  const first = useView<CheckInList>(path, about);
  const [further, setFurther] = useState<CheckInList | null>(null);
  const action = useAction();
  const next = further ? further.next : (first.value?.next ?? null);
  const more = () =>
    action.run(async () => {
      const answer = await api.get<CheckInList>(`${path}&after=${encodeURIComponent(next ?? '')}`);
      if (!answer.fresh) return;
      const { checkIns, next: after } = answer.value;
      setFurther((known) => ({ checkIns: [...(known?.checkIns ?? []), ...checkIns], next: after }));
    });
  const all = [...(first.value?.checkIns ?? []), ...(further?.checkIns ?? [])];
  return {
    ready: first.value !== null,
    fault: first.fault ?? action.fault,
    reload: first.reload,
    rows: [...new Map(all.map((row) => [row.id, row])).values()],
    more: next === null ? null : () => void more(),
    busy: action.busy,
  };
}
