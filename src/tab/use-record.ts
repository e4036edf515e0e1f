// A record of a register being edited: read, kept as a draft, saved on its revision, merged with what others saved.
import { useCallback, useEffect, useState } from 'react';
import { type FieldChange, mergeRecords, recordChanges } from '../domain/record-changes.ts';
import type { RegisterFault } from '../domain/register-fault.ts';
import { type Action, useAction } from './action.ts';
import { ApiFault } from './api.ts';
import type { RecordDraft } from './record-draft.ts';
import { useTools } from './tools.ts';

/** What every view of a record has. */
interface View<Value> {
  readonly revision: number;
  readonly value: Value;
}

/** What somebody else saved meanwhile. */
export interface RecordClash<Value> {
  readonly changes: readonly FieldChange[];
  /** Fields that both changed. */
  readonly clashes: readonly string[];
  readonly settle: (keepMine: boolean) => void;
  readonly theirs: View<Value>;
}

export interface Editing<Value> {
  readonly value: Value;
  readonly changes: readonly FieldChange[];
  readonly set: (part: Partial<Value>) => void;
  readonly discard: () => void;
  readonly faults: readonly RegisterFault[];
  readonly action: Action;
  readonly clash: RecordClash<Value> | null;
  /** Saves; what the rules find here is told without asking the server. True when it was saved. */
  readonly save: (send: Send<Value>) => Promise<boolean>;
  /** Puts back what stood there before it was saved; null when nothing was, or it was edited since. */
  readonly undo: ((send: Send<Value>) => Promise<boolean>) | null;
}

/** Answers the revision that it now has. */
type Send<Value> = (wish: { readonly revision: number; readonly value: Value }) => Promise<number>;

/** `name` keeps the draft while she looks at another page; `check` are the rules that can be asked here. */
export function useRecord<Value extends object>(
  name: string,
  view: View<Value>,
  read: () => Promise<View<Value> | null>,
  check: (value: Value) => readonly RegisterFault[],
): Editing<Value> {
  const { begun } = useTools();
  const action = useAction();
  const [draft, setDraft] = useState<RecordDraft<Value>>(
    () => (begun.records.get(name) as RecordDraft<Value> | undefined) ?? begin(view),
  );
  const [faults, setFaults] = useState<readonly RegisterFault[]>([]);
  const [past, setPast] = useState<Value | null>(null);
  const [theirs, setTheirs] = useState<View<Value> | null>(null);
  const changes = recordChanges(draft.base, draft.value);
  const isDirty = changes.length > 0;
  useEffect(() => {
    // What nobody edits follows the newest version.
    const isNewer = view.revision > draft.revision || (view.revision === draft.revision && view.value !== draft.base);
    if (!isDirty && isNewer) setDraft(begin(view));
  }, [isDirty, draft.revision, draft.base, view]);
  useEffect(() => {
    if (isDirty) begun.records.set(name, draft);
    else begun.records.delete(name);
  }, [begun, name, draft, isDirty]);
  useLeaveWarning(isDirty);

  const save: Editing<Value>['save'] = async (send) => {
    const found = check(draft.value);
    setFaults(found);
    if (found.length > 0) return false;
    return action.run(async () => {
      try {
        const revision = await send({ revision: draft.revision, value: draft.value });
        begun.records.delete(name);
        setPast(draft.base);
        setDraft({ revision, base: draft.value, value: draft.value });
      } catch (fault) {
        if (fault instanceof ApiFault && fault.faults.length > 0) setFaults(fault.faults);
        if (fault instanceof ApiFault && fault.code === 'changed-meanwhile') setTheirs(await read());
        throw fault;
      }
    });
  };
  const settle = (keepMine: boolean) => {
    if (!theirs) return;
    const value = keepMine ? mergeRecords(draft.base, draft.value, theirs.value).merged : theirs.value;
    setDraft({ revision: theirs.revision, base: theirs.value, value });
    setTheirs(null);
    setFaults([]);
    action.clear();
  };
  return {
    value: draft.value,
    changes,
    set: useCallback((part) => setDraft((now) => ({ ...now, value: { ...now.value, ...part } })), []),
    discard: () => {
      setDraft((now) => ({ ...now, value: now.base }));
      setFaults([]);
      action.clear();
    },
    faults,
    action,
    clash: theirs && {
      theirs,
      settle,
      changes: recordChanges(draft.base, theirs.value),
      clashes: mergeRecords(draft.base, draft.value, theirs.value).clashes,
    },
    save,
    undo:
      past === null || isDirty
        ? null
        : (send) =>
            action.run(async () => {
              const revision = await send({ revision: draft.revision, value: past });
              setPast(null);
              setDraft({ revision, base: past, value: past });
            }),
  };
}

const begin = <Value>({ revision, value }: View<Value>): RecordDraft<Value> => ({ revision, base: value, value });

/** The browser asks before the window closes on unsaved changes. */
function useLeaveWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
}
