// The words of the second yes: how a release stands, what people say about it, and what is recorded.
import type { Entry } from './model.ts';

/** A second person may say yes within this time, milliseconds. */
export const releaseWithin = 10 * 60_000;
/** What somebody types who tells everybody without a second person. */
export const breakGlassWord = 'ALARM';

/**
 * Why everybody may be told: nobody is, or it is an old alarm (`none`); a second person says yes; two persons released
 * the scenario within twelve months and it is sent unchanged; the scenario is about life and limb; or the raiser broke
 * the glass.
 */
export const releaseWays = ['none', 'second-person', 'scenario', 'life-and-limb', 'broken-glass'] as const;
export type ReleaseWay = (typeof releaseWays)[number];

/** How the release stands. Times are epoch milliseconds. */
export interface Release {
  readonly way: ReleaseWay;
  readonly state: 'free' | 'waiting' | 'released' | 'refused' | 'expired';
  /** Who asked for the second yes, last. */
  readonly askedBy: string;
  readonly askedAt: number;
  /** Who said yes or no, or broke the glass; '' when nobody did. */
  readonly decidedBy: string;
  readonly decidedAt: number | null;
  /** Grows with everything the approvers have to know; up to which they do. */
  readonly version: number;
  readonly told: number;
}

export const noRelease: Release = {
  way: 'none',
  state: 'free',
  askedBy: '',
  askedAt: 0,
  decidedBy: '',
  decidedAt: null,
  version: 0,
  told: 0,
};

/** `version` is the alarm's text for everybody as it was read (`telling.version`): nobody releases what she did not see. */
export interface Approve {
  readonly type: 'approve';
  readonly version: number;
}
export interface Disapprove {
  readonly type: 'disapprove';
}
/** After a no, or when nobody answered. */
export interface AskApproval {
  readonly type: 'ask-approval';
}
/** Without a second person. `typed` is the word ALARM. */
export interface BreakGlass {
  readonly type: 'break-glass';
  readonly typed: string;
}
/** The approvers know this version. */
export interface ApproversTold {
  readonly type: 'approvers-told';
  readonly version: number;
}
export type ReleaseCommand = Approve | Disapprove | AskApproval | BreakGlass | ApproversTold;

export interface AudienceReleased extends Entry {
  readonly type: 'audience-released';
  readonly way: ReleaseWay;
}
export interface AudienceWithheld extends Entry {
  readonly type: 'audience-withheld';
  readonly why: 'refused' | 'expired';
}
export interface ApprovalAsked extends Entry {
  readonly type: 'approval-asked';
}
export interface WereToldToApprove extends Entry {
  readonly type: 'approvers-told';
  readonly version: number;
}
export type ReleaseEntry = AudienceReleased | AudienceWithheld | ApprovalAsked | WereToldToApprove;
