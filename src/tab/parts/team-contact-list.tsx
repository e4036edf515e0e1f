// Numbers of people in roles, for those who alarm; asked for only when somebody opens the list.
import { type ReactNode, useState } from 'react';
import { readable } from '../../domain/contact.ts';
import type { TeamContacts } from '../../http/contract-people.ts';
import { useTools, useView } from '../tools.ts';
import { Failure, Waiting } from './failure.tsx';
import { NumbersWhole } from './numbers-whole.tsx';

export function TeamContactList({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const { contact } = texts.tab.people;
  const [open, setOpen] = useState(false);
  return (
    <details className="panel panel-body" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2 className="inline-head">{contact.others}</h2>
      </summary>
      <p className="hint">{contact.othersHint}</p>
      {open && <Numbers domain={domain} />}
    </details>
  );
}

function Numbers({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const { contact } = texts.tab.people;
  const view = useView<TeamContacts>(`/api/team/${encodeURIComponent(domain)}/contacts`, () => false);
  if (!view.value) {
    return view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : <Waiting texts={texts} />;
  }
  return (
    <ul className="team-people">
      {view.value.people.map((person) => (
        <li key={person.id} className="contact-line">
          <strong>{person.name}</strong>
          <span>
            {person.numbers.length === 0 && contact.othersNone}
            {person.numbers.map(({ number, kind }) => (
              <span key={number} className="contact-number">
                <NumbersWhole text={readable(number)} call /> ({contact.kind[kind]})
              </span>
            ))}
          </span>
          <span className="hint">
            {person.confirmedAt === null ? contact.never : contact.confirmedAt(texts.day(person.confirmedAt))}
          </span>
        </li>
      ))}
    </ul>
  );
}
