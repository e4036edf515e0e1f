// A report from outside that waits for somebody's decision: what an alarm would say, to how many, and three ways out.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ProposalView, RaisedView } from '../../http/contract.ts';
import { useAction } from '../action.ts';
import { type Notice, useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';
import { ProposalSaidBy, ProposalSteps } from './proposal-said.tsx';
import { ReasonField } from './reason-field.tsx';

export function ProposalCard(props: { proposal: ProposalView; now: number; onDone: () => void }): ReactNode {
  const { proposal, now } = props;
  const { texts, me, api, go, say } = useTools();
  const { proposals, alarm } = texts.tab;
  const action = useAction();
  const [closing, setClosing] = useState(false);
  const path = `/api/proposals/${encodeURIComponent(proposal.id)}`;
  const take = async () => {
    if (await action.run(() => api.post(`${path}/take`, {}))) {
      say({ text: proposals.taken });
      props.onDone();
    }
  };
  const raise = () =>
    action.run(async () => {
      const raised = await api.post<RaisedView>(`${path}/raise`, {});
      const reached = texts.tab.raise.reach(proposal.people, proposal.channels);
      const notice: Notice = { text: alarm.raised(raised.number, 'real', reached), more: alarm.slip.real };
      go({ name: 'alarm', id: raised.id }, notice);
    });
  return (
    <article className="panel proposal" aria-labelledby={`proposal-${proposal.id}`}>
      <ProposalHead proposal={proposal} now={now} />
      <div className="panel-body">
        <ProposalFacts proposal={proposal} now={now} />
        {proposal.mayRaise && <Outgoing proposal={proposal} now={now} />}
        <div className="actions">
          {proposal.mayRaise && (
            <Button appearance="primary" className="danger" disabled={action.busy} onClick={() => void raise()}>
              {proposals.raise}
            </Button>
          )}
          {proposal.takenBy === '' && !me.emergency && (
            <Button disabled={action.busy} onClick={() => void take()}>
              {proposals.take}
            </Button>
          )}
          {!me.emergency && (
            <Button disabled={action.busy} onClick={() => setClosing(true)}>
              {proposals.dismiss}
            </Button>
          )}
        </div>
        <Failure fault={action.fault} texts={texts} />
      </div>
      {closing && <DismissDialog path={path} onClose={() => setClosing(false)} onDone={props.onDone} />}
    </article>
  );
}

function ProposalHead({ proposal, now }: { proposal: ProposalView; now: number }): ReactNode {
  const { texts } = useTools();
  const { proposals } = texts.tab;
  const overdue = proposal.overdue || now > proposal.dueAt;
  const due = texts.moment(proposal.dueAt, now);
  return (
    <div className="proposal-head" data-overdue={overdue && proposal.takenBy === ''}>
      <Icon name={overdue ? 'warning' : 'report'} />
      <strong>
        {proposal.takenBy !== ''
          ? proposals.takenBy(proposal.takenBy)
          : overdue
            ? proposals.overdue(due)
            : proposals.due(due)}
      </strong>
      <span>{proposal.owner === '' ? proposals.nobody : proposals.owner(proposal.owner)}</span>
    </div>
  );
}

function ProposalFacts({ proposal, now }: { proposal: ProposalView; now: number }): ReactNode {
  const { texts } = useTools();
  const { proposals } = texts.tab;
  return (
    <>
      <h3 id={`proposal-${proposal.id}`}>{proposal.what}</h3>
      <p className="facts">
        <span>{proposal.where}</span>
        <span>{proposal.domain.name}</span>
        <span>
          {texts.tab.alarm.since} {texts.moment(proposal.since, now)}
        </span>
        {!proposal.said && <span>{proposals.counts(proposal.reports, proposal.alerts)}</span>}
      </p>
      {proposal.said ? (
        <ProposalSaidBy said={proposal.said} />
      ) : (
        <p className="proposal-state">
          <Icon name={proposal.resolvedAt === null ? 'warning' : 'check'} size={16} />
          {proposal.resolvedAt === null ? proposals.firing : proposals.resolved(texts.moment(proposal.resolvedAt, now))}
        </p>
      )}
      <ProposalSteps proposal={proposal} now={now} />
      {proposal.facts.length > 0 && (
        <details>
          <summary>{proposals.facts}</summary>
          <dl className="source-facts">
            {proposal.facts.map((fact) => (
              <div key={fact.name}>
                <dt>{fact.name}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

/** What goes out with one click, and to how many. */
function Outgoing({ proposal, now }: { proposal: ProposalView; now: number }): ReactNode {
  const { texts } = useTools();
  const { alarm } = texts.tab;
  return (
    <div className="outgoing">
      <p>{texts.tab.proposals.out(proposal.people, proposal.channels)}</p>
      <blockquote>
        <strong>{proposal.nextStep}</strong>
        <span>
          {texts.level[proposal.level]} · {alarm.what}: {proposal.what} · {alarm.where}: {proposal.where} ·{' '}
          {alarm.since}: {texts.moment(proposal.since, now)}
        </span>
      </blockquote>
    </div>
  );
}

function DismissDialog(props: { path: string; onClose: () => void; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const { proposals, change } = texts.tab;
  const action = useAction();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const dismiss = async () => {
    setAsked(true);
    if (reason === '' || !(await action.run(() => api.post(`${props.path}/dismiss`, { reason })))) return;
    say({ text: proposals.dismissed });
    props.onClose();
    props.onDone();
  };
  return (
    <Modal
      title={proposals.dismissTitle}
      busy={action.busy}
      onClose={props.onClose}
      actions={<BusyButton busy={action.busy} words={proposals.dismissDo} onPress={() => void dismiss()} />}
    >
      <p>{proposals.dismissText}</p>
      <ReasonField
        ready={texts.cards.proposal.reasons}
        fault={asked && reason === '' ? change.noReason : ''}
        onReason={setReason}
      />
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
