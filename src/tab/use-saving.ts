// Saving a record of a listed register: a new one is created and its page opened, another put; and taken back.
import { useState } from 'react';
import type { ListedKind } from '../http/contract-registers.ts';
import { useTools } from './tools.ts';
import type { Editing } from './use-record.ts';

interface Place {
  readonly kind: ListedKind;
  /** '' for a new one. */
  readonly id: string;
  readonly domain: string;
}

export interface Saving {
  readonly save: () => void;
  /** What was just done; null when nothing, or when it was edited since. */
  readonly said: string | null;
  readonly undo: (() => void) | null;
}

export function useSaving<Value extends { readonly name: string }>(
  { kind, id, domain }: Place,
  editing: Editing<Value>,
  reload: () => void,
): Saving {
  const { api, texts, go } = useTools();
  const { edit } = texts.tab.registers;
  const [said, say] = useState<string | null>(null);
  const path = `/api/registers/${kind}/${encodeURIComponent(id)}`;
  const put = async (wish: { readonly revision: number; readonly value: Value }) =>
    (await api.put<{ revision: number }>(path, wish)).revision;

  const save = async () => {
    let made = '';
    const done = await editing.save(async ({ revision, value }) => {
      if (id !== '') return put({ revision, value });
      const answer = await api.post<{ id: string; revision: number }>(`/api/registers/${kind}`, { domain, value });
      made = answer.id;
      return answer.revision;
    });
    if (!done) return;
    if (id === '') return go({ name: kind, id: made }, { text: edit.created(editing.value.name) });
    say(edit.saved(editing.value.name));
    reload();
  };
  const { undo } = editing;
  const takeBack = async () => {
    if (!(await undo?.(put))) return;
    say(edit.undone);
    reload();
  };
  return {
    save: () => void save(),
    said: editing.changes.length > 0 ? null : said,
    undo: undo && (() => void takeBack()),
  };
}
