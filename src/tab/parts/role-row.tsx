// One role on the board: its state as sign and word, who comes, who is asked, what happens next, and how it came so.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AlarmView } from '../../http/contract.ts';
import type { FillerView, NextStepView, RoleAskedView, RoleView } from '../../http/contract-staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

const icons = {
  open: 'missing',
  provisional: 'coming',
  filled: 'check',
  unfilled: 'warning',
  waived: 'waived',
} as const;

interface RowProps {
  readonly role: RoleView;
  readonly alarm: AlarmView;
  readonly now: number;
  /** Null for whoever may not. */
  readonly onAppoint: (() => void) | null;
  readonly onWaive: (() => void) | null;
}

export function RoleRow(props: RowProps): ReactNode {
  const { role, alarm, now } = props;
  const { texts } = useTools();
  const { board } = texts;
  const isOpen = alarm.status === 'open';
  const waited = isOpen && role.state !== 'filled' && role.state !== 'waived';
  const actions = <Actions {...props} />;
  return (
    <li className="role-row" data-state={role.state}>
      <Icon name={icons[role.state]} />
      <div className="role-body">
        <p className="role-head">
          <strong>{texts.role[role.kind]}</strong>
          <span className="role-state">{stateWords(texts, role, isOpen, now)}</span>
        </p>
        {(role.core || role.needed > 1) && (
          <p className="facts">
            {role.core && <span>{texts.tab.alarm.core}</span>}
            {role.needed > 1 && <span>{board.needed(role.needed)}</span>}
          </p>
        )}
        <ul className="role-lines">
          {role.fillers.map((filler, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be hidden, the order is all there is
            <li key={index}>{fillerWords(texts, filler)}</li>
          ))}
          {role.empty && <li>{board.empty}</li>}
          {waited && <Waiting role={role} now={now} names={alarm.all !== null} />}
          {role.next && <li className="role-next">{nextWords(texts, role.next, now)}</li>}
        </ul>
        {role.state === 'unfilled' && actions}
        {(role.asked.length > 0 || (role.state !== 'unfilled' && props.onAppoint)) && (
          <details>
            <summary>{board.history(role.asked.length)}</summary>
            <History role={role} alarm={alarm} now={now} />
            {role.state !== 'unfilled' && actions}
          </details>
        )}
      </div>
    </li>
  );
}

/** `unbesetzt seit 19:14 Uhr`. */
function stateWords(texts: Texts, { state, unfilledAt, waivedAt }: RoleView, isOpen: boolean, now: number): string {
  // Nobody is asked any more when the alarm is over.
  const word = state === 'open' && !isOpen ? texts.board.leftOpen : texts.staffing.state[state];
  const since = unfilledAt ?? waivedAt;
  return since === null ? word : `${word} ${texts.board.since(texts.moment(since, now))}`;
}

/** `Anna Beispiel: kommt etwa 19:17 Uhr`; without the name for whoever sees none. */
function fillerWords(texts: Texts, { name, arrival, virtual, late }: FillerView): string {
  const { alarm } = texts.tab;
  const how = virtual || arrival === null ? alarm.virtual : alarm.arrival(texts.clock(arrival));
  const line = name === '' ? how : `${name}: ${how}`;
  return late ? `${line} – ${texts.board.late}` : line;
}

/** Who is asked now and until when. */
function Waiting({ role, now, names }: { role: RoleView; now: number; names: boolean }): ReactNode {
  const { texts } = useTools();
  const { board } = texts;
  if (!names) return role.state === 'unfilled' ? null : <li>{board.someonePending}</li>;
  return role.asked
    .filter(({ said }) => said === 'pending')
    .map(({ person, name, until }) => {
      const words = now > until ? board.pendingLate : board.pending;
      return <li key={person}>{words(name || texts.cards.situation.unnamed, texts.moment(until, now))}</li>;
    });
}

/** `18:59 Uhr: 1. Vertretung wird gefragt (Ben Muster)`. */
function nextWords(texts: Texts, { at, act, rank, names, ways }: NextStepView, now: number): string {
  const isByHand = act === 'remind' && ways.length === 0 && names.length > 0;
  return texts.board.next(texts.moment(at, now), texts.board.act[isByHand ? 'call' : act](rank, names.join(', ')));
}

function Actions({ role, onAppoint, onWaive }: RowProps): ReactNode {
  const { texts } = useTools();
  const { board } = texts;
  const name = texts.role[role.kind];
  if (!onAppoint || !onWaive) return null;
  const isUrgent = role.state === 'unfilled';
  return (
    <div className="actions">
      <Button
        size={isUrgent ? 'medium' : 'small'}
        {...(isUrgent && { appearance: 'primary' as const })}
        aria-label={board.appointFor(name)}
        onClick={onAppoint}
      >
        {board.appoint}
      </Button>
      {role.state !== 'waived' && (
        <Button size={isUrgent ? 'medium' : 'small'} aria-label={board.waiveFor(name)} onClick={onWaive}>
          {board.waive}
        </Button>
      )}
    </div>
  );
}

/** Who was asked when, by which ways, and what is proven of each message. */
function History({ role, alarm, now }: { role: RoleView; alarm: AlarmView; now: number }): ReactNode {
  return (
    <ol className="role-history">
      {role.asked.map((one) => (
        <AskedLine key={one.person} one={one} alarm={alarm} now={now} />
      ))}
    </ol>
  );
}

function AskedLine({ one, alarm, now }: { one: RoleAskedView; alarm: AlarmView; now: number }): ReactNode {
  const { texts } = useTools();
  const { board, staffing } = texts;
  const found = alarm.all?.asked.find(({ person }) => person === one.person);
  const messages = found?.messages ?? [];
  return (
    <li>
      <p className="role-head">
        <strong>{one.name || texts.cards.situation.unnamed}</strong>
        <span>{board.said[one.said]}</span>
      </p>
      <p className="facts">
        <span>{one.appointed ? board.appointed : board.rank(one.rank)}</span>
        <span>{board.asked(texts.moment(one.at, now))}</span>
        {messages.length === 0 && <span>{board.noWay}</span>}
        {messages.map(({ message, way, word, at }) => (
          <span key={`${message} ${way} ${at}`}>
            {board.messageAt(
              [staffing.way[way], board.message[message]].filter((part) => part !== '').join(', '),
              board.word[word],
              texts.clock(at),
            )}
          </span>
        ))}
      </p>
    </li>
  );
}
