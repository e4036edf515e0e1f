// Editing one role: who, in which order, since when, how many have to come and how soon.
import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { Term } from '../../domain/bc-domain.ts';
import { termOf } from '../../domain/team.ts';
import { longestArrival, mostNeeded, type TeamRole } from '../../domain/team-edit.ts';
import { dayWords } from '../record-words.ts';
import type { TeamParts, TeamStep } from '../team-draft.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';
import { PersonSearch } from './person-search.tsx';

const days = ['validFrom', 'validTo', 'trainedAt', 'exercisedAt'] as const satisfies readonly (keyof Term)[];

export function RoleEditor({ view, role, nameOf, step }: TeamParts & { role: TeamRole }): ReactNode {
  const { texts } = useTools();
  const { table, rank } = texts.tab.people;
  const [said, say] = useState('');
  const name = texts.role[role.kind];
  const move = (person: string, by: 1 | -1) => {
    const index = role.holders.indexOf(person) + by;
    if (index < 0 || index >= role.holders.length) return;
    step({ type: 'move', kind: role.kind, person, by });
    say(table.moved(nameOf(person), rank(index)));
  };
  return (
    <div className="role-editor">
      <RoleFields role={role} step={step} />
      {role.holders.length > 1 && <p className="hint">{table.keys}</p>}
      <ol className="team-people">
        {role.holders.map((person, index) => (
          <li key={person} className="person-edit">
            <PersonLine
              name={nameOf(person)}
              rank={rank(index)}
              first={index === 0}
              last={index === role.holders.length - 1}
              onMove={(by) => move(person, by)}
              onRemove={() => step({ type: 'remove', kind: role.kind, person })}
            />
            <TermFields role={role} person={person} name={nameOf(person)} trained={view.trained[person]} step={step} />
          </li>
        ))}
      </ol>
      <div className="unseen" role="status">
        {said}
      </div>
      <PersonSearch
        domain={view.domain.id}
        label={table.addTo(name)}
        exclude={role.holders}
        onPick={(person) => step({ type: 'add', kind: role.kind, person })}
      />
    </div>
  );
}

function RoleFields({ role, step }: { role: TeamRole; step: (step: TeamStep) => void }): ReactNode {
  const { texts } = useTools();
  const { table } = texts.tab.people;
  const set = (part: Partial<Pick<TeamRole, 'core' | 'needed' | 'arrivalLimit'>>) =>
    step({ type: 'role', kind: role.kind, part });
  return (
    <div className="role-fields">
      <Checkbox
        label={`${table.core} (${table.coreHint})`}
        checked={role.core}
        onChange={(_, data) => set({ core: data.checked === true })}
      />
      <Field label={table.neededLabel}>
        <Input
          type="number"
          min={1}
          max={mostNeeded}
          value={numberText(role.needed)}
          onChange={(_, data) => set({ needed: Number(data.value) })}
        />
      </Field>
      <Field label={table.arrivalLabel} hint={table.arrivalHint}>
        <Input
          type="number"
          min={1}
          max={longestArrival}
          value={numberText(role.arrivalLimit)}
          onChange={(_, data) => set({ arrivalLimit: Number(data.value) })}
        />
      </Field>
    </div>
  );
}

/** An emptied field stays empty until a number is typed; saving says what is wrong. */
const numberText = (value: number) => (value === 0 ? '' : String(value));

function PersonLine(props: {
  name: string;
  rank: string;
  first: boolean;
  last: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}): ReactNode {
  const { texts } = useTools();
  const { table } = texts.tab.people;
  const { name, onMove } = props;
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <div className="person-line">
      <span className="team-rank">{props.rank}</span>
      <strong>{name}</strong>
      <span className="person-buttons">
        <Button
          size="small"
          icon={<Icon name="up" size={16} />}
          aria-label={table.up(name)}
          disabledFocusable={props.first}
          onKeyDown={keys}
          onClick={() => onMove(-1)}
        />
        <Button
          size="small"
          icon={<Icon name="down" size={16} />}
          aria-label={table.down(name)}
          disabledFocusable={props.last}
          onKeyDown={keys}
          onClick={() => onMove(1)}
        />
        <Button
          size="small"
          icon={<Icon name="unavailable" size={16} />}
          aria-label={table.remove(name)}
          onClick={props.onRemove}
        />
      </span>
    </div>
  );
}

function TermFields(props: {
  role: TeamRole;
  person: string;
  name: string;
  /** Day of her last training on the page Schulungen. */
  trained: string | undefined;
  step: (step: TeamStep) => void;
}): ReactNode {
  const { texts } = useTools();
  const { table } = texts.tab.people;
  const { role, person, trained, step } = props;
  const term = termOf(role, person);
  return (
    <fieldset className="term-fields">
      <legend className="unseen">{table.term(props.name)}</legend>
      {days.map((day) => (
        <Field
          key={day}
          label={table[day]}
          size="small"
          {...(day === 'trainedAt' && trained !== undefined
            ? { hint: table.byTraining(dayWords(trained, texts)) }
            : {})}
        >
          <Input
            type="date"
            size="small"
            value={term[day] ?? ''}
            onChange={(_, { value }) =>
              step({ type: 'term', kind: role.kind, person, part: { [day]: value === '' ? null : value } })
            }
          />
        </Field>
      ))}
    </fieldset>
  );
}
