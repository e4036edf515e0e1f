// Page Lage: what needs me, what was reported, what is open, what has ended.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AlarmList, AlarmRow, ProposalList } from '../../http/contract.ts';
import { useAction } from '../action.ts';
import { asksMe, orderRows } from '../alarm-view.ts';
import { domainsFor } from '../draft.ts';
import { EndedAlarm, OpenAlarm } from '../parts/alarm-row.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { MyExercises } from '../parts/my-exercises.tsx';
import { ProposalCard } from '../parts/proposal-card.tsx';
import { useNow, useTools, useView } from '../tools.ts';

const aboutAlarms = (caseId: string) => caseId.startsWith('alarm/');
const aboutProposals = (caseId: string) => caseId.startsWith('proposal/') || aboutAlarms(caseId);

export function SituationPage(): ReactNode {
  const { texts, me } = useTools();
  const now = useNow(30_000);
  const open = usePagedRows('open');
  const ended = usePagedRows('ended');
  const mine = open.rows.filter(asksMe);
  const rest = open.rows.filter((row) => !asksMe(row));
  const { situation, page } = texts.tab;
  useNewcomer(open.rows, open.ready);
  const rows = (list: readonly AlarmRow[]) =>
    list.map((row) => <OpenAlarm key={row.id} row={row} now={now} onAnswered={open.reload} />);
  return (
    <>
      <Heading title={page.situation} />
      {mine.length > 0 && (
        <section aria-labelledby="mine">
          <h2 id="mine">{situation.mine(mine.length)}</h2>
          {rows(mine)}
        </section>
      )}
      {!me.emergency && <MyExercises />}
      {me.seesProposals && <Proposals now={now} />}
      {open.fault && !open.ready && <Failure fault={open.fault} texts={texts} retry={open.reload} />}
      {!open.ready && !open.fault && <Waiting texts={texts} />}
      {rest.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">{situation.open}</h2>
          {rows(rest)}
        </section>
      )}
      <More of={open} />
      {open.ready && open.rows.length === 0 && <Nothing />}
      {ended.rows.length > 0 && (
        <section aria-labelledby="ended">
          <h2 id="ended">{situation.ended}</h2>
          <ul className="panel ended">
            {ended.rows.map((row) => (
              <EndedAlarm key={row.id} row={row} now={now} />
            ))}
          </ul>
          <More of={ended} />
        </section>
      )}
    </>
  );
}

/** The first page stays fresh by change notices; further pages are added when asked for. */
function usePagedRows(status: 'open' | 'ended') {
  const { api } = useTools();
  const path = `/api/alarms?status=${status}`;
  const first = useView<AlarmList>(path, aboutAlarms);
  const [further, setFurther] = useState<{ rows: readonly AlarmRow[]; next: string | null } | null>(null);
  const action = useAction();
  const next = further ? further.next : (first.value?.next ?? null);
  const more = () =>
    action.run(async () => {
      const answer = await api.get<AlarmList>(`${path}&after=${encodeURIComponent(next ?? '')}`);
      if (!answer.fresh) return;
      const { alarms, next: after } = answer.value;
      setFurther((known) => ({ rows: [...(known?.rows ?? []), ...alarms], next: after }));
    });
  return {
    ready: first.value !== null,
    fault: first.fault ?? action.fault,
    reload: first.reload,
    rows: orderRows(first.value?.alarms ?? [], further?.rows ?? []),
    more: next === null ? null : () => void more(),
    busy: action.busy,
  };
}

function More({ of }: { of: ReturnType<typeof usePagedRows> }): ReactNode {
  const { texts } = useTools();
  if (!of.more) return null;
  return (
    <Button className="more" disabledFocusable={of.busy} onClick={of.more}>
      {of.busy ? texts.tab.loading : texts.tab.more}
    </Button>
  );
}

/** Says aloud when an alarm appears that was not there before. */
function useNewcomer(rows: readonly AlarmRow[], ready: boolean): void {
  const { texts, say } = useTools();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!ready) return;
    const before = known.current;
    known.current = new Set(rows.map((row) => row.id));
    const fresh = before ? rows.find((row) => !before.has(row.id)) : undefined;
    if (fresh) say({ text: `${texts.tab.situation.news(fresh.number)}: ${fresh.nextStep}` });
  }, [rows, ready, say, texts]);
}

function Proposals({ now }: { now: number }): ReactNode {
  const { texts } = useTools();
  const list = useView<ProposalList>('/api/proposals', aboutProposals);
  const open = (list.value?.proposals ?? []).filter((proposal) => proposal.status === 'open');
  if (list.fault && !list.value) return <Failure fault={list.fault} texts={texts} retry={list.reload} />;
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals">{texts.tab.proposals.title}</h2>
      {open.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} now={now} onDone={list.reload} />
      ))}
    </section>
  );
}

/** An empty Lage says what to do. */
function Nothing(): ReactNode {
  const { texts, me, go } = useTools();
  const { situation } = texts.tab;
  const raises = domainsFor(me).length > 0;
  const oversight = me.oversight && !raises && !me.seesProposals;
  if (oversight) return <p className="panel panel-body calm">{situation.emptyOversight}</p>;
  return (
    <div className="panel panel-body calm">
      <Icon name="calm" size={40} />
      <h2>{situation.emptyTitle}</h2>
      <p>{raises ? situation.emptyRaiser : situation.emptyStaff}</p>
      {raises && (
        <Button appearance="primary" size="large" onClick={() => go({ name: 'raise' })}>
          {situation.toRaise}
        </Button>
      )}
    </div>
  );
}
