// Shapes of data protection over HTTP, shared with the tab.
import * as z from 'zod/mini';
import { type HeldKind, heldKinds } from '../domain/hold.ts';
import type { Deleted, KeepingRuleId } from '../domain/keeping-rules.ts';

/** A rule and what a night would take out by it now; null where no night does it. */
export interface KeepingView {
  readonly id: KeepingRuleId;
  readonly days: number;
  readonly deleted: Deleted;
  readonly would: { readonly cases: number; readonly values: number; readonly held: number } | null;
}

export interface HoldView {
  readonly kind: HeldKind;
  readonly id: string;
  readonly label: string;
  readonly reason: string;
  readonly by: string;
  readonly at: number;
}

/** `GET /api/privacy`. */
export interface PrivacyView {
  readonly now: number;
  readonly rules: readonly KeepingView[];
  /** Newest first. */
  readonly holds: readonly HoldView[];
  /** The newest night; null before the first. */
  readonly last: { readonly at: number; readonly values: number } | null;
}

const reason = z.string().check(z.maxLength(1_000));
const heldKind = z.enum(heldKinds);
/**
 * `number`: what people call it: the number of an alarm, of an exercise or event with an evaluation; the id or the address of a check-in's
 * page; the id of a domain for its copies.
 */
export const placeHoldRequest = z.object({
  kind: heldKind,
  number: z.string().check(z.minLength(1), z.maxLength(300)),
  reason,
});
export const liftHoldRequest = z.object({
  kind: heldKind,
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  reason,
});
