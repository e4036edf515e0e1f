// The script of an exercise: its injects one by one, and as Excel or paper.
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import type { Concept, Inject } from '../../domain/exercise.ts';
import type { ScriptPreview } from '../../http/contract-exercises.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { InjectFields } from './exercise-inject.tsx';
import { Failure } from './failure.tsx';
import { FileButton } from './file-button.tsx';

export function ScriptEditor(props: {
  path: string;
  name: string;
  writes: boolean;
  /** Something is kept that can be printed. */
  isSaved: boolean;
  concept: Concept;
  nameOf: (person: string) => string;
  onInjects: (injects: readonly Inject[]) => void;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises;
  const { path, name, writes, concept, onInjects } = props;
  const { injects } = concept;
  const add = () => {
    const last = Math.max(0, ...injects.map(({ number }) => Number.parseInt(number, 10) || 0));
    const minute = Math.max(0, ...injects.map((inject) => inject.minute)) + (injects.length === 0 ? 0 : 10);
    onInjects([...injects, blank(String(last + 1), minute)]);
  };
  // Whatever waited for it waits no longer.
  const drop = (id: string) =>
    onInjects(
      injects
        .filter((one) => one.id !== id)
        .map((one) => ({
          ...one,
          after: one.after.filter((each) => each !== id),
          ifNot: one.ifNot.filter((each) => each !== id),
        })),
    );
  return (
    <section className="panel panel-body" aria-labelledby="exercise-script">
      <h2 id="exercise-script">{words.tabs.script}</h2>
      <div className="save-actions">
        {writes && (
          <Button appearance="primary" onClick={add}>
            {words.addInject}
          </Button>
        )}
        {props.isSaved && (
          <>
            <FileButton path={`${path}/script.xlsx`} name={`drehbuch-${name}.xlsx`} words={words.excelOut} />
            <FileButton path={`${path}/script.pdf`} name={`drehbuch-${name}.pdf`} words={words.paper} />
          </>
        )}
        {writes && props.isSaved && <ReadExcel path={path} onInjects={onInjects} />}
      </div>
      {props.isSaved && <p className="hint">{words.paperHint}</p>}
      {injects.length === 0 && <p>{words.noInjects}</p>}
      <fieldset className="bare" disabled={!writes}>
        {/* As they were read: one that is moved while its minute is typed would lose the focus. */}
        {injects.map((inject) => (
          <InjectFields
            key={inject.id}
            inject={inject}
            concept={concept}
            nameOf={props.nameOf}
            onSet={(part) => onInjects(injects.map((one) => (one.id === inject.id ? { ...one, ...part } : one)))}
            onDrop={() => drop(inject.id)}
          />
        ))}
      </fieldset>
    </section>
  );
}

const blank = (number: string, minute: number): Inject => ({
  id: crypto.randomUUID(),
  number,
  minute,
  sender: '',
  toRoles: [],
  toPeople: [],
  channel: 'TEAMS_CHAT',
  text: '',
  expected: '',
  sees: { kind: 'none' },
  goal: '',
  after: [],
  ifNot: [],
});

/** What was read stands in the editor and is saved like everything else; with one fault nothing is taken over. */
function ReadExcel({ path, onInjects }: { path: string; onInjects: (injects: readonly Inject[]) => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.exercises;
  const action = useAction();
  const picker = useRef<HTMLInputElement>(null);
  const [faults, setFaults] = useState<ScriptPreview['faults']>([]);
  const read = (file: File) =>
    action.run(async () => {
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      const preview = await api.upload<ScriptPreview>(`${path}/script`, file, type);
      setFaults(preview.faults);
      if (preview.faults.length > 0) return;
      onInjects(preview.injects);
      say({ text: words.read(preview.injects.length) });
    });
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        className="unseen"
        tabIndex={-1}
        aria-label={words.excelIn}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void read(file);
          // So that the same file can be chosen again when it was changed.
          event.currentTarget.value = '';
        }}
      />
      <Button disabledFocusable={action.busy} onClick={() => picker.current?.click()}>
        {words.excelIn}
      </Button>
      <Failure fault={action.fault} texts={texts} />
      {faults.length > 0 && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            <p>{words.unread}</p>
            <ul>
              {faults.map(({ code, row, column, value }) => (
                <li key={`${row} ${column} ${code} ${value}`}>
                  {words.faultAt(row, column)}: {words.fault[code]?.(value) ?? code}
                </li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
