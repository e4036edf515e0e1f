// What every page of the tab needs, handed down by a React context.
import { createContext, useContext, useEffect, useState } from 'react';
import type { Me } from '../http/contract.ts';
import type { Texts } from '../texts/index.ts';
import type { Api } from './api.ts';
import type { Form } from './draft.ts';
import type { LadderDraft } from './ladder-edit.ts';
import type { Live } from './live.ts';
import { type Reading, type Shelf, useReading } from './reading.ts';
import type { RecordDraft } from './record-draft.ts';
import type { RegisterQuery } from './register-query.ts';
import type { Page } from './route.ts';
import type { TeamDraft } from './team-draft.ts';

/** Something done, said once on top of the page. */
export interface Notice {
  readonly text: string;
  readonly more?: string;
}

/** What somebody began to write, kept while she looks at another page. */
export interface Begun {
  /** An alarm. */
  form: Form | null;
  /** Crisis teams by domain. */
  readonly teams: Map<string, TeamDraft>;
  /** Escalation plans by `<domain>.<level>`. */
  readonly ladders: Map<string, LadderDraft>;
  /** Records of registers by `<kind>/<id>`. */
  readonly records: Map<string, RecordDraft<unknown>>;
  /** What was chosen above the list of a register, by `<kind> <domain>`. */
  readonly lists: Map<string, RegisterQuery>;
  /** Plans and measures by `<kind>/<id>`. */
  readonly drafts: Map<string, object>;
  /** The domain whose registers are looked at; '' before one was chosen. */
  domain: string;
}

export interface Tools {
  readonly texts: Texts;
  readonly me: Me;
  readonly api: Api;
  readonly live: Live;
  readonly shelf: Shelf;
  readonly begun: Begun;
  readonly go: (page: Page, notice?: Notice) => void;
  readonly say: (notice: Notice) => void;
}

export const ToolsContext = createContext<Tools | null>(null);

export function useTools(): Tools {
  const tools = useContext(ToolsContext);
  if (!tools) throw new Error('outside of the signed-in app');
  return tools;
}

/** {@link useReading} with the app's own server. */
export function useView<T>(path: string, concerns: (caseId: string) => boolean): Reading<T> {
  return useReading<T>(useTools(), path, concerns);
}

/** The time, moving on by itself every `every` milliseconds. */
export function useNow(every: number): number {
  const [now, move] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => move(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
