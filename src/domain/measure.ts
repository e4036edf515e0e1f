// The plan of measures (BCM-Maßnahmenplan, BSI 200-4, 15.1–15.3; domain.md 6): their words. Rules in measure-rules.ts.
import type { Asking, Told } from './asking.ts';
import type { Entry } from './model.ts';
import type { Past } from './plan-words.ts';

export const measureStatuses = ['none', 'open', 'in-progress', 'done', 'checked', 'rejected'] as const;
export type MeasureStatus = (typeof measureStatuses)[number];

export const measureKinds = ['CORRECTION', 'IMPROVEMENT', 'MAINTENANCE', 'PREVENTION'] as const;
export type MeasureKind = (typeof measureKinds)[number];

export const priorities = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type Priority = (typeof priorities)[number];

/** Where the need was seen. */
export const measureOrigins = ['EXERCISE', 'INCIDENT', 'AUDIT', 'BIA', 'PLAN', 'NONE'] as const;
export type MeasureOrigin = (typeof measureOrigins)[number];

/** What people write about a measure. Days as `YYYY-MM-DD`. */
export interface MeasureText {
  readonly kind: MeasureKind;
  /** Korrektur- oder Verbesserungsbedarf. */
  readonly need: string;
  readonly cause: string;
  /** Vorgesehene Maßnahme. */
  readonly action: string;
  /** Responsible, by person id. */
  readonly owner: string;
  readonly priority: Priority;
  /** Notwendige Ressourcen: money, people, time. */
  readonly means: string;
  readonly plans: readonly string[];
  readonly resources: readonly string[];
}

/** One measure. Case id is `<domain>.<number>`; days as `YYYY-MM-DD`. */
export interface Measure extends MeasureText {
  readonly status: MeasureStatus;
  readonly domain: string;
  /** Kennung, such as `M-2026-014a`; *a* short-term, *b* root cause. */
  readonly number: string;
  /** Names the wish by which it was made, so that the same wish makes no second one; '' for an imported one. */
  readonly wish: string;
  /** How often its text was edited: what an editor saw when it began. */
  readonly edits: number;
  /** Fertigstellungstermin; null where none was set. */
  readonly dueOn: string | null;
  /** Every due day it had before, oldest first. */
  readonly dueBefore: readonly string[];
  readonly origin: MeasureOrigin;
  /** Number of what it comes from, without content. */
  readonly reference: string;
  /** Umsetzungsdetails, oldest first. */
  readonly notes: readonly { readonly at: number; readonly by: string; readonly text: string }[];
  readonly createdAt: number;
  readonly createdBy: string;
  readonly doneAt: number | null;
  readonly doneBy: string;
  readonly check: {
    readonly at: number;
    readonly by: string;
    readonly effective: boolean;
    readonly note: string;
  } | null;
  /** The measure that follows an ineffective one, and the one it follows; ''. */
  readonly successor: string;
  readonly predecessor: string;
  /** Rejected with a risk acceptance of the Behördenleitung. */
  readonly rejection: { readonly reason: string; readonly acceptedBy: string; readonly at: number } | null;
  /** Its owner is being asked how it stands. */
  readonly asking: Asking;
}

interface Dated {
  readonly past?: Past;
}

export type MeasureCommand =
  | ({
      readonly type: 'create';
      readonly domain: string;
      readonly number: string;
      readonly wish: string;
      readonly text: MeasureText;
      readonly dueOn: string | null;
      readonly origin: MeasureOrigin;
      readonly reference: string;
      readonly predecessor: string;
    } & Dated)
  | ({ readonly type: 'edit'; readonly text: MeasureText; readonly edits: number } & Dated)
  | ({ readonly type: 'start' } & Dated)
  | ({ readonly type: 'note'; readonly text: string } & Dated)
  | ({ readonly type: 'replan'; readonly dueOn: string; readonly reason: string } & Dated)
  | ({ readonly type: 'finish'; readonly note: string } & Dated)
  /** Done by mistake: it goes on. */
  | ({ readonly type: 'reopen'; readonly reason: string } & Dated)
  | ({ readonly type: 'check'; readonly effective: boolean; readonly note: string } & Dated)
  /** `management`: who may accept risks in this domain; looked up by whoever passes the command in. */
  | ({
      readonly type: 'reject';
      readonly reason: string;
      readonly acceptedBy: string;
      readonly management: readonly string[];
    } & Dated)
  /** The measure that follows it stands. */
  | { readonly type: 'link'; readonly successor: string }
  | { readonly type: 'wake' }
  | Told;

interface Said extends Entry, Past {}

export type MeasureEntry =
  | (Said & Omit<Extract<MeasureCommand, { type: 'create' }>, 'type' | 'past'> & { readonly type: 'measure-created' })
  | (Said & { readonly type: 'measure-edited'; readonly text: MeasureText })
  | (Said & { readonly type: 'measure-started' })
  | (Said & { readonly type: 'measure-noted'; readonly text: string })
  | (Said & { readonly type: 'measure-replanned'; readonly dueOn: string; readonly reason: string })
  | (Said & { readonly type: 'measure-done'; readonly note: string })
  | (Said & { readonly type: 'measure-reopened'; readonly reason: string })
  | (Said & { readonly type: 'measure-checked'; readonly effective: boolean; readonly note: string })
  | (Said & { readonly type: 'measure-rejected'; readonly reason: string; readonly acceptedBy: string })
  | (Entry & { readonly type: 'measure-linked'; readonly successor: string })
  | (Entry & { readonly type: 'measure-asked'; readonly due: number })
  | (Entry & Omit<Told, 'type'> & { readonly type: 'measure-told' });
