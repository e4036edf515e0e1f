// What is not saved yet of an exercise or its report, the way to save it or take it back, and what somebody else saved meanwhile.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTools } from '../tools.ts';
import type { Editing } from '../use-record.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton } from './modal.tsx';

export function ExerciseSave<Value>(props: {
  editing: Editing<Value>;
  onSave: () => void;
  onUndo: (() => void) | null;
  /** What a field is called; absent: as in exercises. */
  fieldName?: (field: string) => string;
  /** Why it cannot be saved as it stands; '' or absent when it can. */
  blocked?: string;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.exercises;
  const { editing, onSave, onUndo, fieldName = texts.exercise.fieldName, blocked = '' } = props;
  const { changes, action, clash } = editing;
  if (changes.length === 0 && !onUndo) return <Failure fault={action.fault} texts={texts} />;
  if (changes.length === 0) {
    return (
      <p role="status" className="undo">
        <span>{words.saved}</span>
        <Button size="small" onClick={() => onUndo?.()}>
          {words.undo}
        </Button>
      </p>
    );
  }
  const named = (fields: readonly string[]) =>
    [...new Set(fields.map((field) => fieldName(field.split('.')[0] ?? '')))].join(', ');
  return (
    <section className="panel save-bar" aria-label={words.unsaved}>
      <p role="status" className="save-words">
        <Icon name="pen" />
        <strong>
          {words.unsaved}: {named(changes.map(({ field }) => field))}
        </strong>
      </p>
      {clash ? (
        <div role="alert" className="clash">
          <p>
            <Icon name="warning" /> <strong>{words.clash}</strong>{' '}
            {clash.clashes.length > 0 && words.bothChanged(named(clash.clashes))}
          </p>
          <div className="save-actions">
            <Button appearance="primary" onClick={() => clash.settle(true)}>
              {words.takeMine}
            </Button>
            <Button onClick={() => clash.settle(false)}>{words.takeTheirs}</Button>
          </div>
        </div>
      ) : (
        <>
          <Failure fault={action.fault} texts={texts} />
          {blocked !== '' && (
            <p role="alert">
              <Icon name="warning" /> {blocked}
            </p>
          )}
          <div className="save-actions">
            <BusyButton
              busy={action.busy}
              words={words.save}
              busyWords={words.saving}
              blocked={blocked !== ''}
              onPress={onSave}
            />
            <Button onClick={editing.discard} disabled={action.busy}>
              {words.discard}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
