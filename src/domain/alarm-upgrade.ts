// That a new release was put in while an alarm was open: it changes nothing of the alarm, and its journal says so.
import type { Entry } from './model.ts';

export interface NoteUpgrade {
  readonly type: 'note-upgrade';
  /** Of the new release, such as `0.2.0`. */
  readonly version: string;
  /** Why it could not wait, as the operator said it. */
  readonly because: string;
}

export interface UpgradeNoted extends Entry, Omit<NoteUpgrade, 'type'> {
  readonly type: 'upgrade-noted';
}

/** Characters of a reason. */
export const longestReason = 300;

export const decideUpgrade = ({ version, because }: NoteUpgrade): readonly UpgradeNoted[] => [
  { type: 'upgrade-noted', v: 1, version, because: because.slice(0, longestReason) },
];
