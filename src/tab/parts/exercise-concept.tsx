// The fields of a concept: when and where, situation, goals with their targets, people with their roles, rules and abort criteria.
import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { baoRoleKinds } from '../../domain/bc-domain.ts';
import { fromWallTime, toWallTime } from '../../domain/berlin-time.ts';
import { type Concept, type ExerciseGoal, exerciseRoles, type Taking } from '../../domain/exercise.ts';
import type { TeamPerson } from '../../http/contract-people.ts';
import { useTools } from '../tools.ts';
import { ClassificationField } from './classification-field.tsx';
import { Icon } from './icon.tsx';
import { PersonSearch } from './person-search.tsx';

interface Props {
  readonly domain: string;
  readonly isTest: boolean;
  readonly value: Concept;
  readonly nameOf: (person: string) => string;
  readonly onSet: (part: Partial<Concept>) => void;
  readonly onMeet: (person: TeamPerson) => void;
  /** VS-NfD or higher is chosen. */
  readonly isSecret: boolean;
  readonly onSecret: (isSecret: boolean) => void;
}

export function ConceptFields(props: Props): ReactNode {
  const { texts } = useTools();
  const { field } = texts.exercise;
  const { value, onSet, isTest } = props;
  const started = (wall: string) => {
    const at = fromWallTime(wall);
    onSet({ startsAt: Number.isNaN(at) ? null : at });
  };
  const long = (key: 'situation' | 'risks' | 'rollback') => (
    <Field label={field[key]}>
      <Textarea value={value[key]} rows={3} maxLength={4_000} onChange={(_, data) => onSet({ [key]: data.value })} />
    </Field>
  );
  return (
    <>
      <div className="record-fields">
        <Field label={field.startsAt}>
          <Input
            type="datetime-local"
            value={value.startsAt === null ? '' : toWallTime(value.startsAt)}
            onChange={(_, data) => started(data.value)}
          />
        </Field>
        <Field label={`${field.duration} (min)`}>
          <Input
            type="number"
            min={0}
            value={String(value.duration)}
            onChange={(_, data) => onSet({ duration: Math.max(0, Math.round(Number(data.value) || 0)) })}
          />
        </Field>
        <Field label={field.room}>
          <Input value={value.room} maxLength={300} onChange={(_, data) => onSet({ room: data.value })} />
        </Field>
        <ClassificationField
          value={value.classification ?? 'INTERNAL'}
          isSecret={props.isSecret}
          refusal={texts.tab.exercises.secretNo}
          onSecret={props.onSecret}
          onSet={(classification) => onSet({ classification })}
        />
      </div>
      {long('situation')}
      <Goals goals={value.goals} onGoals={(goals) => onSet({ goals })} injects={value.injects} onSet={onSet} />
      <People {...props} />
      {(['rules', 'abortCriteria'] as const).map((key) => (
        <Field key={key} label={field[key]} hint={texts.tab.exercises.lines}>
          <Textarea
            value={value[key].join('\n')}
            rows={4}
            onChange={(_, data) => onSet({ [key]: data.value === '' ? [] : data.value.split('\n') })}
          />
        </Field>
      ))}
      {isTest && long('risks')}
      {isTest && long('rollback')}
    </>
  );
}

function Goals(props: {
  goals: readonly ExerciseGoal[];
  injects: Concept['injects'];
  onGoals: (goals: readonly ExerciseGoal[]) => void;
  onSet: (part: Partial<Concept>) => void;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises;
  const { goals, injects, onGoals, onSet } = props;
  const put = (id: string, part: Partial<ExerciseGoal>) =>
    onGoals(goals.map((goal) => (goal.id === id ? { ...goal, ...part } : goal)));
  // What was linked to it is linked to nothing.
  const drop = (id: string) =>
    onSet({
      goals: goals.filter((goal) => goal.id !== id),
      injects: injects.map((inject) => (inject.goal === id ? { ...inject, goal: '' } : inject)),
    });
  return (
    <fieldset className="exercise-part">
      <legend>{texts.exercise.field.goals}</legend>
      {goals.map((goal, index) => (
        <div key={goal.id} className="exercise-goal">
          <Field label={words.goalText(index + 1)} required>
            <Input value={goal.text} maxLength={400} onChange={(_, data) => put(goal.id, { text: data.value })} />
          </Field>
          <Field label={words.metric}>
            <Input value={goal.metric} maxLength={300} onChange={(_, data) => put(goal.id, { metric: data.value })} />
          </Field>
          <Field label={words.target}>
            <Input value={goal.target} maxLength={300} onChange={(_, data) => put(goal.id, { target: data.value })} />
          </Field>
          <Button
            appearance="subtle"
            icon={<Icon name="unavailable" size={16} />}
            aria-label={words.remove(words.goalText(index + 1))}
            onClick={() => drop(goal.id)}
          />
        </div>
      ))}
      <Button onClick={() => onGoals([...goals, { id: crypto.randomUUID(), text: '', metric: '', target: '' }])}>
        {words.addGoal}
      </Button>
    </fieldset>
  );
}

function People({ domain, value, nameOf, onSet, onMeet }: Props): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises;
  const { takings } = value;
  const put = (person: string, part: Partial<Taking>) =>
    onSet({ takings: takings.map((one) => (one.person === person ? { ...one, ...part } : one)) });
  return (
    <fieldset className="exercise-part">
      <legend>{texts.exercise.field.takings}</legend>
      {takings.map((taking) => {
        const name = nameOf(taking.person);
        return (
          <div key={taking.person} className="exercise-goal">
            <strong>{name}</strong>
            <Select
              aria-label={`${words.role}: ${name}`}
              value={taking.role}
              onChange={(_, data) => put(taking.person, { role: data.value as Taking['role'] })}
            >
              {exerciseRoles.map((role) => (
                <option key={role} value={role}>
                  {texts.exercise.role[role]}
                </option>
              ))}
            </Select>
            <Select
              aria-label={`${words.practised}: ${name}`}
              value={taking.function ?? ''}
              onChange={(_, data) =>
                put(taking.person, { function: data.value === '' ? null : (data.value as Taking['function']) })
              }
            >
              <option value="">{words.noFunction}</option>
              {baoRoleKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {texts.role[kind]}
                </option>
              ))}
            </Select>
            <Button
              appearance="subtle"
              icon={<Icon name="unavailable" size={16} />}
              aria-label={words.remove(name)}
              onClick={() => onSet({ takings: takings.filter(({ person }) => person !== taking.person) })}
            />
          </div>
        );
      })}
      <PersonSearch
        domain={domain}
        label={words.person}
        exclude={takings.map(({ person }) => person)}
        onPick={(person) => {
          onMeet(person);
          const role = takings.some((one) => one.role === 'LEAD') ? 'PARTICIPANT' : 'LEAD';
          onSet({ takings: [...takings, { person: person.id, role, function: null }] });
        }}
      />
    </fieldset>
  );
}
