// Who is on call and who is away, and when; who is on call now; Behördenleitung and office hours.
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { BaoRoleKind, DutyWindow } from '../../domain/bc-domain.ts';
import { fromWallTime, toWallTime } from '../../domain/berlin-time.ts';
import { namedIn, type Team } from '../../domain/team-edit.ts';
import type { TeamView } from '../../http/contract-people.ts';
import type { TeamParts, TeamStep } from '../team-draft.ts';
import { type NameOf, spanWords } from '../team-words.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';
import { PersonSearch } from './person-search.tsx';
import { WideTable } from './wide-table.tsx';

export function DutyList({ view, draft, step, nameOf }: TeamParts): ReactNode {
  const { texts } = useTools();
  const { duty } = texts.tab.people;
  const [adding, setAdding] = useState(false);
  return (
    <section className="panel panel-body" aria-labelledby="duty">
      <h2 id="duty">{duty.title}</h2>
      <OnCallNow view={view} nameOf={nameOf} />
      <p className="hint">{duty.lead}</p>
      <Windows view={view} team={draft.team} nameOf={nameOf} step={step} />
      {adding ? (
        <NewWindow
          view={view}
          team={draft.team}
          nameOf={nameOf}
          onDone={(window) => {
            setAdding(false);
            if (window) step({ type: 'add-duty', window });
          }}
        />
      ) : (
        <Button onClick={() => setAdding(true)}>{duty.add}</Button>
      )}
      <Management view={view} team={draft.team} nameOf={nameOf} step={step} />
      <Office team={draft.team} step={step} />
    </section>
  );
}

function OnCallNow({ view, nameOf }: { view: TeamView; nameOf: NameOf }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.people;
  return (
    <div className="on-call">
      <h3>{words.onCallNow}</h3>
      {view.onCall.length === 0 && <p>{words.nobodyOnCall}</p>}
      <ul className="change-list">
        {view.onCall.map(({ person, role, to }) => (
          <li key={`${person} ${role} ${to}`}>
            <strong>{nameOf(person)}</strong> ({role === null ? words.allRoles : texts.role[role]},{' '}
            {words.duty.until(texts.day(to), texts.clock(to))})
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ListProps {
  readonly view: TeamView;
  readonly team: Team;
  readonly nameOf: NameOf;
  readonly step: (step: TeamStep) => void;
}

function Windows({ view, team, nameOf, step }: ListProps): ReactNode {
  const { texts } = useTools();
  const { duty, allRoles } = texts.tab.people;
  if (team.duty.length === 0) return <p className="hint">{duty.none}</p>;
  const { columns } = duty;
  const state = ({ from, to }: DutyWindow) =>
    to <= view.now ? ` (${duty.past})` : from <= view.now ? ` (${duty.now})` : '';
  return (
    <WideTable label={duty.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.person}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.role}</th>
            <th scope="col">{`${columns.from} – ${columns.to}`}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {team.duty.map((window, index) => (
            <tr key={`${window.person} ${window.kind} ${window.role} ${window.from} ${window.to}`}>
              <th scope="row">{nameOf(window.person)}</th>
              <td>{duty.kind[window.kind]}</td>
              <td>{window.role === null ? allRoles : texts.role[window.role]}</td>
              <td>
                {spanWords(window.from, window.to, texts)}
                {state(window)}
              </td>
              <td>
                <Button
                  size="small"
                  aria-label={duty.remove(nameOf(window.person))}
                  onClick={() => step({ type: 'remove-duty', index })}
                >
                  {duty.removeShort}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

/** Reports the window, or null when somebody changed her mind. */
function NewWindow(props: {
  view: TeamView;
  team: Team;
  nameOf: NameOf;
  onDone: (window: DutyWindow | null) => void;
}): ReactNode {
  const { texts } = useTools();
  const { duty, allRoles } = texts.tab.people;
  const { view, team, nameOf } = props;
  const [kind, setKind] = useState<DutyWindow['kind']>('on-call');
  const [person, setPerson] = useState('');
  const [role, setRole] = useState<BaoRoleKind | ''>('');
  const [from, setFrom] = useState(toWallTime(view.now));
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState(false);
  const people = namedIn(team).toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'de'));
  const take = () => {
    const window = { person, kind, role: role === '' ? null : role, from: fromWallTime(from), to: fromWallTime(to) };
    const good = person !== '' && window.from < window.to;
    setWrong(!good);
    if (good) props.onDone(window);
  };
  return (
    <div className="new-window">
      <Field label={duty.columns.person}>
        <Select value={person} onChange={(_, data) => setPerson(data.value)}>
          <option value="">{duty.choose}</option>
          {people.map((id) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={duty.columns.kind}>
        <Select
          value={kind}
          onChange={(_, data) => {
            setKind(data.value as DutyWindow['kind']);
            setRole('');
          }}
        >
          <option value="on-call">{duty.kind['on-call']}</option>
          <option value="away">{duty.kind.away}</option>
        </Select>
      </Field>
      {kind === 'on-call' && (
        <Field label={duty.columns.role}>
          <Select value={role} onChange={(_, data) => setRole(data.value as BaoRoleKind | '')}>
            <option value="">{allRoles}</option>
            {team.roles.map((one) => (
              <option key={one.kind} value={one.kind}>
                {texts.role[one.kind]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={duty.columns.from}>
        <Input type="datetime-local" value={from} onChange={(_, data) => setFrom(data.value)} />
      </Field>
      <Field
        label={duty.columns.to}
        validationState={wrong ? 'error' : 'none'}
        validationMessage={wrong ? duty.incomplete : ''}
      >
        <Input type="datetime-local" value={to} onChange={(_, data) => setTo(data.value)} />
      </Field>
      <div className="save-actions">
        <Button appearance="primary" onClick={take}>
          {duty.add}
        </Button>
        <Button onClick={() => props.onDone(null)}>{texts.tab.cancel}</Button>
      </div>
    </div>
  );
}

function Management({ view, team, nameOf, step }: ListProps): ReactNode {
  const { texts } = useTools();
  const { management, table } = texts.tab.people;
  const [adding, setAdding] = useState(false);
  return (
    <>
      <h3>{management.title}</h3>
      <p className="hint">{management.hint}</p>
      {team.management.length === 0 && <p className="worry">{table.nobody}</p>}
      <ul className="team-people">
        {team.management.map((person) => (
          <li key={person} className="person-line">
            <strong>{nameOf(person)}</strong>
            <Button
              size="small"
              icon={<Icon name="unavailable" size={16} />}
              aria-label={table.remove(nameOf(person))}
              onClick={() => step({ type: 'remove-management', person })}
            />
          </li>
        ))}
      </ul>
      {adding ? (
        <PersonSearch
          domain={view.domain.id}
          label={management.add}
          exclude={team.management}
          onPick={(person) => {
            setAdding(false);
            step({ type: 'add-management', person });
          }}
        />
      ) : (
        <Button onClick={() => setAdding(true)}>{management.add}</Button>
      )}
    </>
  );
}

function Office({ team, step }: { team: Team; step: (step: TeamStep) => void }): ReactNode {
  const { texts } = useTools();
  const { office } = texts.tab.people;
  const { days, from, to } = team.officeHours;
  const toggle = (day: number) =>
    step({
      type: 'office',
      part: { days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort((a, b) => a - b) },
    });
  return (
    <fieldset className="office">
      <legend>
        <strong>{office.title}</strong>
      </legend>
      <p className="hint">{office.hint}</p>
      <div className="office-days">
        {office.days.map((short, index) => (
          <Checkbox
            key={short}
            label={short}
            aria-label={office.dayNames[index] ?? short}
            checked={days.includes(index + 1)}
            onChange={() => toggle(index + 1)}
          />
        ))}
      </div>
      <div className="office-times">
        <Field label={office.from}>
          <Input
            type="time"
            value={from}
            onChange={(_, data) => step({ type: 'office', part: { from: data.value } })}
          />
        </Field>
        <Field label={office.to}>
          <Input type="time" value={to} onChange={(_, data) => step({ type: 'office', part: { to: data.value } })} />
        </Field>
      </div>
    </fieldset>
  );
}
