// What can be asked of a plan and what happens to it: its commands and entries.
import type { Told } from './asking.ts';
import type { Evidence } from './evidence.ts';
import type { Entry } from './model.ts';
import type { OfflineCopy, PlanContent, ReviewAnswer, TriggerKind } from './plan.ts';

/** What happened before the product was there, and who did it; believed of the setup only. */
export interface Past {
  readonly at: number;
  /** Person id. */
  readonly by: string;
}
interface Dated {
  readonly past?: Past;
}

export type PlanCommand =
  /** Writes the draft; a released plan comes into revision by it. `edits`: what the editor saw when it began. */
  | ({
      readonly type: 'write';
      readonly domain: string;
      readonly content: PlanContent;
      readonly edits?: number;
    } & Dated)
  | ({
      readonly type: 'submit';
      readonly change: string;
      readonly material: boolean;
      readonly management: readonly string[];
    } & Dated)
  | ({ readonly type: 'pass-qa'; readonly note: string } & Dated)
  /** Back to the author, also by herself. */
  | ({ readonly type: 'return'; readonly reason: string } & Dated)
  /** `reason`: why in spite of gaps; '' without any. */
  | ({ readonly type: 'release'; readonly reason: string } & Dated)
  /** Begins the next version; the released one stays in force. */
  | ({ readonly type: 'revise' } & Dated)
  | ({ readonly type: 'discard' } & Dated)
  /** Editorial: contacts, owner, spelling. */
  | ({ readonly type: 'correct'; readonly content: PlanContent; readonly change: string } & Dated)
  /** Names another owner, whatever else is going on with the plan. */
  | ({ readonly type: 'assign'; readonly owner: string; readonly change: string } & Dated)
  | ({ readonly type: 'answer'; readonly answer: ReviewAnswer } & Dated)
  | ({ readonly type: 'withdraw'; readonly reason: string } & Dated)
  | ({ readonly type: 'trigger'; readonly kind: TriggerKind; readonly note: string } & Dated)
  | ({ readonly type: 'handle-trigger'; readonly id: string; readonly note: string } & Dated)
  | ({ readonly type: 'note-evidence'; readonly evidence: Omit<Evidence, 'id'> } & Dated)
  /** Takes back evidence that was noted by mistake. */
  | ({ readonly type: 'strike-evidence'; readonly id: string; readonly reason: string } & Dated)
  | ({ readonly type: 'note-copy'; readonly copy: OfflineCopy } & Dated)
  | ({ readonly type: 'return-copy'; readonly place: string } & Dated)
  | { readonly type: 'wake' }
  | Told;

interface Said extends Entry, Past {}

export interface Released extends Said {
  readonly type: 'plan-released';
  readonly version: number;
  readonly change: string;
  readonly material: boolean;
  readonly editorial: boolean;
  readonly gapReason: string;
  readonly gaps: readonly string[];
}

export type PlanEntry =
  | (Said & { readonly type: 'plan-written'; readonly domain: string; readonly content: PlanContent })
  | (Said & {
      readonly type: 'plan-submitted';
      readonly change: string;
      readonly material: boolean;
      readonly management: readonly string[];
    })
  | (Said & { readonly type: 'plan-qa-passed'; readonly note: string })
  | (Said & { readonly type: 'plan-returned' | 'plan-withdrawn'; readonly reason: string })
  | Released
  | (Said & { readonly type: 'plan-revised' | 'plan-discarded' })
  | (Said & { readonly type: 'plan-assigned'; readonly owner: string; readonly change: string })
  | (Said & { readonly type: 'review-answered'; readonly answer: ReviewAnswer })
  | (Said & { readonly type: 'review-triggered'; readonly kind: TriggerKind; readonly note: string })
  | (Said & { readonly type: 'trigger-handled'; readonly id: string; readonly note: string })
  | (Said & { readonly type: 'evidence-noted'; readonly evidence: Evidence })
  | (Said & { readonly type: 'evidence-struck'; readonly id: string; readonly reason: string })
  | (Said & { readonly type: 'plan-copied'; readonly copy: OfflineCopy })
  | (Said & { readonly type: 'copy-returned'; readonly place: string })
  | (Entry & { readonly type: 'review-asked'; readonly due: number })
  | (Entry & Omit<Told, 'type'> & { readonly type: 'plan-told' });
