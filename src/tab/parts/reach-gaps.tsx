// What is missing so that people and roles can be reached, each with why and what to do.
import { Checkbox } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ReachabilityPerson, ReachabilityView } from '../../http/contract-reachability.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

export type Hours = 'inside' | 'outside';

type Roles = NonNullable<ReachabilityView['newest']>['roles'];

/** What only counts outside of office hours is left out of them. */
const onlyOutside: readonly ReachabilityPerson['wants'][number][] = ['no-ringing-way'];

export function RoleGaps({ roles, hours }: { roles: Roles; hours: Hours }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reachability;
  const shown = roles
    .map((role) => ({ ...role, wants: role.wants.filter((want) => want !== 'unreachable' || !role[hours]) }))
    .filter(({ wants }) => wants.length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="panel panel-body" aria-labelledby="role-gaps">
      <h2 id="role-gaps">{words.roles}</h2>
      <ul className="reach-list">
        {shown.map(({ kind, wants }) => (
          <li key={kind}>
            <h3>{texts.role[kind]}</h3>
            <Reasons reasons={wants.map((want) => words.roleWant[want])} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `people` null: the reader sees numbers only. */
export function PeopleGaps({
  people,
  hours,
}: {
  people: readonly ReachabilityPerson[] | null;
  hours: Hours;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reachability;
  const [onlyMissing, show] = useState(false);
  const shown = (people ?? [])
    .map((person) => ({
      ...person,
      wants: hours === 'outside' ? person.wants : person.wants.filter((want) => !onlyOutside.includes(want)),
    }))
    .filter((person) => person.wants.length > 0 && !(onlyMissing && person[hours]));
  return (
    <section className="panel panel-body" aria-labelledby="people-gaps">
      <h2 id="people-gaps">{words.list}</h2>
      {people === null && <p className="hint">{words.onlyNumbers}</p>}
      {people && people.length === 0 && <p>{words.nothing}</p>}
      {people && people.length > 0 && (
        <Checkbox
          label={words.onlyMissing}
          checked={onlyMissing}
          onChange={(_, { checked }) => show(checked === true)}
        />
      )}
      {people && people.length > 0 && shown.length === 0 && <p>{words.nothingHere}</p>}
      <ul className="reach-list">
        {shown.map((person) => (
          <li key={person.person}>
            <h3>{person.name === '' ? person.person : person.name}</h3>
            <p className="facts">
              <span>{person.roles.map((role) => texts.role[role]).join(', ')}</span>
              <span className="reached" data-reached={person[hours]}>
                <Icon name={person[hours] ? 'check' : 'unavailable'} size={16} /> {words.reached}:{' '}
                {person[hours] ? words.yes : words.no}
              </span>
            </p>
            <Reasons reasons={person.wants.map((want) => words.want[want])} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reasons({ reasons }: { reasons: readonly { readonly why: string; readonly todo: string }[] }): ReactNode {
  return (
    <ul className="plain-list">
      {reasons.map(({ why, todo }) => (
        <li key={why}>
          {why} <span className="todo">{todo}</span>
        </li>
      ))}
    </ul>
  );
}
