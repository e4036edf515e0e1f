// A list that is edited part by part: what was just moved or removed is said, and a removal is taken back.
import { useState } from 'react';
import { movedBy, putBack, type Removed } from './part-list.ts';
import { useTools } from './tools.ts';

export interface PartList<Part> {
  readonly add: (part: Part) => void;
  readonly change: (at: number, part: Part) => void;
  readonly move: (at: number, by: 1 | -1) => void;
  readonly remove: (at: number) => void;
  readonly news: string;
  readonly undo: (() => void) | null;
}

/** `nameOf` a part in words; `set` puts the whole list. */
export function usePartList<Part>(
  parts: readonly Part[],
  nameOf: (part: Part, at: number) => string,
  set: (parts: readonly Part[]) => void,
): PartList<Part> {
  const words = useTools().texts.tab.checklists;
  const [removed, keep] = useState<Removed<Part> | null>(null);
  const [news, say] = useState('');
  const put = (next: readonly Part[], words: string, gone: Removed<Part> | null = null) => {
    set(next);
    keep(gone);
    say(words);
  };
  return {
    news,
    add: (part) => put([...parts, part], ''),
    change: (at, part) => set(parts.with(at, part)),
    move: (at, by) => {
      const part = parts[at];
      const next = movedBy(parts, at, by);
      if (part !== undefined && next !== parts) put(next, words.moved(nameOf(part, at), at + by + 1, parts.length));
    },
    remove: (at) => {
      const part = parts[at];
      if (part !== undefined) put(parts.toSpliced(at, 1), words.removed(nameOf(part, at)), { part, at });
    },
    undo: removed && (() => put(putBack(parts, removed), '')),
  };
}
