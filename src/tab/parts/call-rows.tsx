// The call list on the screen: number to tap, and one tap for what was said.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AnswerKind } from '../../domain/alarm.ts';
import { readable } from '../../domain/contact.ts';
import type { CallList, CallRow } from '../../http/contract-staffing.ts';
import { useAction } from '../action.ts';
import { type CallGroup, callGroups } from '../call-groups.ts';
import { usePhoneNotes } from '../phone-notes.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

const usualMinutes = 30;

interface RowsProps {
  readonly list: CallList;
  /** Another answer than those of one tap. */
  readonly onOther: (row: CallRow) => void;
  readonly onDone: () => void;
}

export function CallRows({ list, onOther, onDone }: RowsProps): ReactNode {
  return (
    <div className="call-groups">
      {callGroups(list.rows).map((group) => (
        <Group key={group.role ?? 'others'} group={group} list={list} onOther={onOther} onDone={onDone} />
      ))}
    </div>
  );
}

function Group({ group, list, onOther, onDone }: RowsProps & { group: CallGroup }): ReactNode {
  const { texts } = useTools();
  const { role, core, rows } = group;
  const heading = `call-${role ?? 'others'}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        {role === null ? texts.board.callPage.others : texts.role[role]}
        {core && <span className="call-core"> · {texts.tab.alarm.core}</span>}
      </h2>
      <ul className="call-rows">
        {rows.map((row) => (
          <Row key={row.person} row={row} list={list} onOther={onOther} onDone={onDone} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, list, onOther, onDone }: RowsProps & { row: CallRow }): ReactNode {
  const { texts } = useTools();
  const words = texts.board.callPage;
  const action = useAction();
  const note = usePhoneNotes(list.id);
  const { person, name } = row;
  const run = async (work: () => Promise<void>) => {
    if (await action.run(work)) onDone();
  };
  const said = (answer: AnswerKind, eta: number | null = null) =>
    void run(() => note.record({ person, name, answer, eta }));
  return (
    <li className="call-row" data-why={row.why}>
      <div className="call-who">
        <strong>{name || texts.cards.situation.unnamed}</strong>
        <Facts row={row} now={list.now} />
        <Numbers row={row} />
      </div>
      <fieldset className="call-does" disabled={action.busy}>
        <legend className="unseen">{words.reachedBy(name)}</legend>
        <Button appearance="primary" onClick={() => said('coming', usualMinutes)}>
          {words.coming}
        </Button>
        <Button onClick={() => said('virtual')}>{words.virtual}</Button>
        <Button onClick={() => said('unavailable')}>{words.no}</Button>
        <Button onClick={() => onOther(row)}>{words.other}</Button>
        <Button icon={<Icon name="unavailable" size={16} />} onClick={() => void run(() => note.tried(row))}>
          {words.missed}
        </Button>
      </fieldset>
      <Failure fault={action.fault} texts={texts} />
    </li>
  );
}

function Facts({ row, now }: { row: CallRow; now: number }): ReactNode {
  const { texts } = useTools();
  const words = texts.board.callPage;
  const [first, ...others] = row.roles;
  const why = words.why[row.why];
  return (
    <span className="facts">
      {first && <span>{texts.board.rank(first.rank)}</span>}
      <span>{row.since === null ? why : words.sinceWhen(why, texts.moment(row.since, now))}</span>
      {others.length > 0 && <span>{words.also(others.map(({ role }) => texts.role[role]))}</span>}
      {row.triedAt !== null && <span>{words.tried(row.tries, texts.moment(row.triedAt, now))}</span>}
    </span>
  );
}

function Numbers({ row: { numbers } }: { row: CallRow }): ReactNode {
  const { texts } = useTools();
  const words = texts.board.callPage;
  if (numbers === null) return <span className="call-none">{words.hidden}</span>;
  if (numbers.length === 0) return <span className="call-none">{words.noNumber}</span>;
  return (
    <span className="call-numbers">
      {numbers.map(({ number, kind }) => (
        <a key={number} href={`tel:${number}`}>
          <Icon name="call-me" size={16} />
          <span className="whole">{readable(number)}</span> ({words.kind[kind]})
        </a>
      ))}
    </span>
  );
}
