// The roles of a team with holder and deputies in their order; each can be opened for editing.
import { Button, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { BaoRoleKind } from '../../domain/bc-domain.ts';
import type { Gap } from '../../domain/gaps.ts';
import { dayOf, termOf, termState } from '../../domain/team.ts';
import type { TeamRole } from '../../domain/team-edit.ts';
import type { TeamView } from '../../http/contract-people.ts';
import { matches } from '../alarm-view.ts';
import type { TeamParts } from '../team-draft.ts';
import { dayWords } from '../team-words.ts';
import { useTools } from '../tools.ts';
import { roleAnchor } from './gap-list.tsx';
import { Icon } from './icon.tsx';
import { RoleEditor } from './role-editor.tsx';
import { UndoBar } from './undo-bar.tsx';

const orders = ['team', 'name', 'gaps'] as const;
type Order = (typeof orders)[number];

export function RoleTable(parts: TeamParts): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.people.table;
  const { view, draft, nameOf, step } = parts;
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<Order>('team');
  const [only, setOnly] = useState<'all' | 'gaps'>('all');
  const [open, setOpen] = useState<BaoRoleKind | null>(null);
  const gapsOfRole = (kind: BaoRoleKind) => view.gaps.filter((gap) => gap.role === kind);
  const found = sorted(draft.team.roles, order, gapsOfRole, (kind) => texts.role[kind]).filter(
    ({ kind, holders }) =>
      (only === 'all' || gapsOfRole(kind).length > 0) && matches(query, texts.role[kind], ...holders.map(nameOf)),
  );
  return (
    <section className="panel panel-body" aria-labelledby="team-roles">
      <h2 id="team-roles">{words.title}</h2>
      <div className="list-tools">
        <Input
          type="search"
          value={query}
          aria-label={words.search}
          placeholder={words.search}
          onChange={(_, data) => setQuery(data.value)}
        />
        <Select aria-label={words.show} value={only} onChange={(_, data) => setOnly(data.value as 'all' | 'gaps')}>
          <option value="all">{words.only.all}</option>
          <option value="gaps">{words.only.gaps}</option>
        </Select>
        <Select aria-label={words.order} value={order} onChange={(_, data) => setOrder(data.value as Order)}>
          {orders.map((key) => (
            <option key={key} value={key}>
              {words.orders[key]}
            </option>
          ))}
        </Select>
      </div>
      <UndoBar draft={draft} nameOf={nameOf} step={step} />
      <ul className="team-roles">
        {found.map((role) => (
          <li key={role.kind} id={roleAnchor(role.kind)} tabIndex={-1} className="team-role">
            <RoleHead
              role={role}
              gaps={gapsOfRole(role.kind).length}
              open={open === role.kind}
              onOpen={() => setOpen(open === role.kind ? null : role.kind)}
            />
            {open === role.kind ? <RoleEditor {...parts} role={role} /> : <RoleSummary {...parts} role={role} />}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="hint">{texts.tab.nothingFound}</p>}
    </section>
  );
}

function sorted(
  roles: readonly TeamRole[],
  order: Order,
  gapsOfRole: (kind: BaoRoleKind) => readonly Gap[],
  nameOf: (kind: BaoRoleKind) => string,
): readonly TeamRole[] {
  if (order === 'name')
    return [...roles].sort((one, other) => nameOf(one.kind).localeCompare(nameOf(other.kind), 'de'));
  const pressing = ({ kind }: TeamRole) => gapsOfRole(kind).filter(({ weight }) => weight === 'now').length;
  return order === 'gaps' ? [...roles].sort((one, other) => pressing(other) - pressing(one)) : roles;
}

function RoleHead(props: { role: TeamRole; gaps: number; open: boolean; onOpen: () => void }): ReactNode {
  const { texts } = useTools();
  const { table, gaps } = texts.tab.people;
  const { role } = props;
  const name = texts.role[role.kind];
  return (
    <div className="team-role-head">
      <h3>{name}</h3>
      {role.core && <span className="chip">{table.core}</span>}
      {props.gaps > 0 && (
        <span className="chip">
          <Icon name="warning" size={16} /> {gaps.count(props.gaps)}
        </span>
      )}
      <Button aria-expanded={props.open} aria-label={props.open ? table.done : table.edit(name)} onClick={props.onOpen}>
        {props.open ? table.done : table.editShort}
      </Button>
      <p className="hint">
        {table.needed(role.needed, role.holders.length)} · {table.arrival(role.arrivalLimit)}
      </p>
    </div>
  );
}

function RoleSummary({ view, role, nameOf }: TeamParts & { role: TeamRole }): ReactNode {
  const { texts } = useTools();
  const { rank, table } = texts.tab.people;
  if (role.holders.length === 0) return <p className="worry">{table.nobody}</p>;
  return (
    <ol className="team-people">
      {role.holders.map((person, index) => (
        <li key={person}>
          <span className="team-rank">{rank(index)}</span>
          <span>{nameOf(person)}</span>
          <span className="hint">{termWords(role, person, view, texts)}</span>
        </li>
      ))}
    </ol>
  );
}

/** What somebody wrote beside the role, or the later day of a training. */
const latest = (written: string | null, trained: string | undefined): string | null =>
  trained !== undefined && trained > (written ?? '') ? trained : written;

/** What is worth knowing about somebody in a role, in one line. */
function termWords(
  role: TeamRole,
  person: string,
  view: TeamView,
  texts: ReturnType<typeof useTools>['texts'],
): string {
  const { table } = texts.tab.people;
  const term = termOf(role, person);
  const state = table.state[termState(term, dayOf(view.now))];
  const [from, to] = [dayWords(term.validFrom, texts), dayWords(term.validTo, texts)];
  const away = view.team.duty.some(
    (window) => window.kind === 'away' && window.person === person && window.from <= view.now && view.now < window.to,
  );
  const onCall = view.onCall.some((one) => one.person === person && (one.role === null || one.role === role.kind));
  return [
    state,
    from === '' && to === '' ? '' : table.valid(from, to),
    table.practice(dayWords(latest(term.trainedAt, view.trained[person]), texts), dayWords(term.exercisedAt, texts)),
    away ? table.away : '',
    onCall && !away ? table.onCall : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
