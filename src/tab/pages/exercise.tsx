// Page of one exercise: its row in the year plan, its concept and its script; for whoever practises only when and where.
import { type ReactNode, useState } from 'react';
import type { Concept } from '../../domain/exercise.ts';
import type { ExercisePage as View } from '../../http/contract-exercises.ts';
import type { TeamPerson } from '../../http/contract-people.ts';
import { ConceptFields } from '../parts/exercise-concept.tsx';
import { ExerciseDeeds } from '../parts/exercise-deeds.tsx';
import { RowFields, type RowValue } from '../parts/exercise-row.tsx';
import { ExerciseSave } from '../parts/exercise-save.tsx';
import { ScriptEditor } from '../parts/exercise-script.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { RunSection } from '../parts/run-board.tsx';
import { useTools, useView } from '../tools.ts';
import { useRecord } from '../use-record.ts';

type Full = NonNullable<View['full']>;

export function ExercisePage({ id }: { id: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises;
  const path = `/api/exercises/${encodeURIComponent(id)}`;
  const { value, fault, reload } = useView<View>(path, (caseId) => caseId === `exercise/${id}`);
  if (!value) {
    return (
      <>
        <Heading title={words.title} />
        {fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />}
      </>
    );
  }
  const when = value.startsAt === null ? words.open : `${texts.day(value.startsAt)}, ${texts.clock(value.startsAt)}`;
  return (
    <>
      <p>
        <PageLink page={{ name: 'exercises' }}>{words.back}</PageLink>
      </p>
      <Heading title={`${value.number} ${value.title}`} />
      <p className="lead">
        {texts.exercise.type[value.type]} – {texts.exercise.status[value.status]} – {when}
        {value.room !== '' && ` – ${value.room}`}
        {value.duration > 0 && ` – ${words.minutes(value.duration)}`}
      </p>
      <Failure fault={fault} texts={texts} retry={reload} />
      {value.full && <RunSection key={`run-${id}`} id={id} onDone={reload} />}
      {value.full ? (
        <Everything key={id} view={value} full={value.full} path={path} reload={reload} />
      ) : (
        <p className="panel panel-body">{words.participant}</p>
      )}
    </>
  );
}

const emptyConcept: Concept = {
  room: '',
  startsAt: null,
  duration: 120,
  situation: '',
  goals: [],
  takings: [],
  rules: [],
  abortCriteria: [],
  risks: '',
  rollback: '',
  injects: [],
};

function rowOf({ exercise }: Full): RowValue | null {
  if (!exercise.row) return null;
  const { number: _number, ...row } = exercise.row;
  return row;
}

function Everything(props: { view: View; full: Full; path: string; reload: () => void }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises;
  const { view, full, path, reload } = props;
  const [met, meet] = useState<readonly TeamPerson[]>([]);
  const names = new Map([
    ...Object.entries(full.names),
    ...full.options.people.map(({ id, name }) => [id, name] as const),
    ...met.map(({ id, name }) => [id, name] as const),
  ]);
  const nameOf = (id: string) => names.get(id) ?? id;
  const onMeet = (person: TeamPerson) => meet([...met, person]);
  const row = rowOf(full);
  const parts = { view, full, path, reload, nameOf, onMeet };
  return (
    <>
      <ExerciseDeeds view={view} full={full} path={path} onDone={reload} />
      <ConceptEditor {...parts} />
      {row && <RowEditor {...parts} row={row} />}
      <details className="panel panel-body">
        <summary>
          <strong>{words.history}</strong>
        </summary>
        <ul>
          {full.history.map((line) => (
            <li key={`${line.at} ${line.text}`}>
              {texts.day(line.at)}, {texts.clock(line.at)}: {line.text} ({line.by})
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

interface PartProps {
  readonly view: View;
  readonly full: Full;
  readonly path: string;
  readonly reload: () => void;
  readonly nameOf: (person: string) => string;
  readonly onMeet: (person: TeamPerson) => void;
}

/** A part of the exercise being edited on the version that was read. */
function usePart<Value extends object>(
  { view, path, reload }: PartProps,
  part: 'row' | 'concept',
  of: (full: Full) => Value,
) {
  const { api, say, texts } = useTools();
  const read = async () => {
    const answer = await api.get<View>(path);
    const full = answer.fresh ? answer.value.full : view.full;
    return full && { revision: full.exercise.edits, value: of(full) };
  };
  const current = { revision: view.full?.exercise.edits ?? 0, value: of(view.full as Full) };
  const editing = useRecord<Value>(`exercise-${part}/${view.id}`, current, read, () => []);
  const send = async ({ revision, value }: { readonly revision: number; readonly value: Value }) =>
    (await api.put<{ revision: number }>(`${path}/${part}`, { [part]: value, edits: revision })).revision;
  const after = (done: boolean) => {
    if (!done) return;
    say({ text: texts.tab.exercises.saved });
    reload();
  };
  const { undo } = editing;
  return {
    editing,
    save: () => void editing.save(send).then(after),
    undo: undo && (() => void undo(send).then(after)),
  };
}

function RowEditor(props: PartProps & { row: RowValue }): ReactNode {
  const { exercises } = useTools().texts.tab;
  const { view, full, row, nameOf, onMeet } = props;
  const { editing, save, undo } = usePart<RowValue>(props, 'row', (now) => rowOf(now) ?? row);
  return (
    <section className="panel panel-body" aria-labelledby="exercise-row">
      <h2 id="exercise-row">{exercises.tabs.row}</h2>
      <fieldset className="bare" disabled={!view.me.plans}>
        <RowFields
          domain={view.domain.id}
          value={editing.value}
          options={full.options}
          nameOf={nameOf}
          onSet={editing.set}
          onMeet={onMeet}
        />
      </fieldset>
      <ExerciseSave editing={editing} onSave={save} onUndo={undo} />
    </section>
  );
}

function ConceptEditor(props: PartProps): ReactNode {
  const { exercises } = useTools().texts.tab;
  const { view, path, nameOf, onMeet } = props;
  const { editing, save, undo } = usePart<Concept>(props, 'concept', (now) => now.concept ?? emptyConcept);
  const [isSecret, onSecret] = useState(false);
  return (
    <>
      <section className="panel panel-body" aria-labelledby="exercise-concept">
        <h2 id="exercise-concept">{exercises.tabs.concept}</h2>
        <fieldset className="bare" disabled={!view.me.writes}>
          <ConceptFields
            domain={view.domain.id}
            isTest={view.type === 'FUNCTION_TEST'}
            value={editing.value}
            nameOf={nameOf}
            onSet={editing.set}
            onMeet={onMeet}
            isSecret={isSecret}
            onSecret={onSecret}
          />
        </fieldset>
      </section>
      <ScriptEditor
        path={path}
        name={view.id}
        writes={view.me.writes}
        isSaved={view.full?.concept != null}
        concept={editing.value}
        nameOf={nameOf}
        onInjects={(injects) => editing.set({ injects })}
      />
      <ExerciseSave editing={editing} blocked={isSecret ? exercises.secretNo : ''} onSave={save} onUndo={undo} />
    </>
  );
}
