// The crisis team of an alarm: which role is filled, by whom, and when they arrive.
import type { ReactNode } from 'react';
import type { RoleView } from '../../http/contract.ts';
import { fillingOf, sortRoles } from '../alarm-view.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

export function RoleList({ roles, open }: { roles: readonly RoleView[]; open: boolean }): ReactNode {
  const { texts } = useTools();
  const { alarm } = texts.tab;
  const { filled, asked, complete } = fillingOf(roles);
  return (
    <section className="panel panel-body" aria-labelledby="roles">
      <h2 id="roles">{alarm.roles}</h2>
      <p className="roles-sum">
        <progress max={Math.max(asked, 1)} value={filled} aria-hidden="true" />
        <span className="facts">
          <strong>{alarm.filling(filled, asked)}</strong>
          {complete !== null && <span>{alarm.complete(texts.clock(complete))}</span>}
        </span>
      </p>
      <ul className="roles">
        {sortRoles(roles).map((role) => (
          <li key={role.kind} data-filled={role.filled}>
            <Icon name={role.filled ? (role.virtual ? 'virtual' : 'check') : 'missing'} />
            <span className="roles-who">
              <strong>{texts.role[role.kind]}</strong>
              <span className="facts">
                <span>{role.holder ?? (role.filled ? '' : alarm.nobody)}</span>
                {role.core && <span>{alarm.core}</span>}
              </span>
            </span>
            <span className="roles-how">{howText(role)}</span>
          </li>
        ))}
      </ul>
    </section>
  );

  function howText(role: RoleView): string {
    if (!role.filled) return open ? alarm.missing : alarm.unfilled;
    if (role.virtual) return alarm.virtual;
    return role.arrival === null ? alarm.filled : alarm.arrival(texts.clock(role.arrival));
  }
}
