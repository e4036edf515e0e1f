// The report of an evaluation while somebody writes in it: kept on its version, saved, and what it still lacks.

import { useState } from 'react';
import type { ReportContent } from '../domain/review.ts';
import { missingInReport } from '../domain/review-checks.ts';
import type { ReviewFull, ReviewPage } from '../http/contract-reviews.ts';
import type { ReviewPart } from './review-part.ts';
import { useTools } from './tools.ts';
import { type Editing, useRecord } from './use-record.ts';

export interface ReportEditing {
  readonly editing: Editing<ReportContent>;
  readonly isDirty: boolean;
  /** VS-NfD or higher is chosen: nothing is saved or handed in with it. */
  readonly isSecret: boolean;
  readonly onSecret: (isSecret: boolean) => void;
  /** Names of fields, as it stands now, saved or not. */
  readonly missing: readonly string[];
  /** True when it was saved, or nothing was to be saved. */
  readonly save: () => Promise<boolean>;
  readonly undo: (() => void) | null;
}

export function useReport({ view, full, path, reload }: ReviewPart & { full: ReviewFull }): ReportEditing {
  const { texts, api, say } = useTools();
  const [isSecret, onSecret] = useState(false);
  const read = async () => {
    const answer = await api.get<ReviewPage>(path);
    const now = answer.fresh ? answer.value.full : full;
    return now && { revision: now.edits, value: now.content };
  };
  const current = { revision: full.edits, value: full.content };
  const editing = useRecord<ReportContent>(`report/${view.id}`, current, read, () => []);
  const send = async ({ revision, value }: { readonly revision: number; readonly value: ReportContent }) =>
    (await api.put<{ revision: number }>(`${path}/content`, { content: value, edits: revision })).revision;
  const done = (worked: boolean) => {
    if (worked) {
      say({ text: texts.tab.reviews.saved });
      reload();
    }
    return worked;
  };
  const { undo, changes, value } = editing;
  const isDirty = changes.length > 0;
  return {
    editing,
    isDirty,
    isSecret,
    onSecret,
    missing: missingInReport({ content: value, type: view.type }),
    save: async () => !isSecret && (!isDirty || done(await editing.save(send))),
    undo: view.me.writes && undo ? () => void undo(send).then(done) : null,
  };
}
