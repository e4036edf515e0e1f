// Alarm exercises by schedule: windows agreed beforehand, and exercises that start at a moment within them nobody knows (BSI 200-4, 13.8).
import type { Entry } from './model.ts';

/**
 * Whom an exercise in a window may address: `on-call` only people whom the duty roster names at that moment, `present`
 * everybody who is not marked absent then.
 */
export const drillReaches = ['on-call', 'present'] as const;
export type DrillReach = (typeof drillReaches)[number];

/** When exercises may start, as it was agreed. Days as `YYYY-MM-DD`, times as `HH:mm` in Germany. */
export interface DrillWindow {
  /** 1 Monday to 7 Sunday: the days on which it begins. */
  readonly weekdays: readonly number[];
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly start: string;
  /** Not later than `start`: on the next day. */
  readonly end: string;
  readonly reach: DrillReach;
  /** Exercises in it are announced to those who take part, the window and never the moment. */
  readonly announced: boolean;
  /** With whom it was agreed, such as "Personalrat und Behördenleitung", on which day, and what was said. */
  readonly agreedWith: string;
  readonly agreedOn: string;
  readonly note: string;
}

/** `returned` and `withdrawn` allow no exercise; a withdrawn one comes back to what it was when that is undone. */
export type WindowStatus = 'proposed' | 'agreed' | 'returned' | 'withdrawn';

export interface KeptWindow extends DrillWindow {
  /** `w1`, `w2`, … */
  readonly id: string;
  /** The wish by which it was proposed: sent again, it proposes no second one. */
  readonly once: string;
  readonly status: WindowStatus;
  /** Behördenleitung when it was proposed, by person id: one of them agrees. */
  readonly management: readonly string[];
  readonly proposedBy: string;
  /** Who agreed for the Behördenleitung, and when; '' and null before. */
  readonly agreedBy: string;
  readonly agreedAt: number | null;
  /** Why it was returned; ''. */
  readonly reason: string;
  readonly withdrawnBy: string;
  /** What it was before it was withdrawn; null while it stands. */
  readonly before: WindowStatus | null;
}

/**
 * Why an exercise did not start: the window was over when the product was back, something real or another exercise went
 * on until its end, it was not released or not announced, nobody was on duty, its window was taken back, it was already
 * held by hand, it could not be raised.
 */
export const skipReasons = [
  'missed',
  'alarm-open',
  'not-released',
  'not-announced',
  'nobody-on-duty',
  'window-gone',
  'held-by-hand',
  'refused',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** `due`: its moment has come · `starting`: it is being started, as that exercise. */
export type SlotStatus = 'waiting' | 'due' | 'starting' | 'started' | 'skipped' | 'cancelled';

/** One start of a planned exercise. */
export interface DrillSlot {
  /** From 1. */
  readonly n: number;
  /** First and last day of its share of the time. */
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds. Nobody is shown it before: neither page nor API carries it. */
  readonly moment: number;
  readonly status: SlotStatus;
  /** When the status was reached. */
  readonly at: number;
  readonly reason: SkipReason | null;
  /** Case id of the exercise it started; '' before. */
  readonly exercise: string;
  /** How often it was put off because something else went on. */
  readonly postponed: number;
  /** The BC-Beauftragte was told that it was skipped. */
  readonly told: boolean;
}

export interface PlannedDrill {
  /** `d1`, `d2`, … */
  readonly id: string;
  readonly once: string;
  /** Case id of the alarm exercise that is started; later starts repeat it as it was released. */
  readonly exercise: string;
  readonly window: string;
  readonly from: string;
  readonly to: string;
  /** Minutes: as long as its exercise lasts. The whole of it lies within the window. */
  readonly duration: number;
  /** From which its moments were drawn, so that a restart draws no others. */
  readonly seed: string;
  readonly plannedBy: string;
  readonly slots: readonly DrillSlot[];
}

/** Windows and planned exercises of a domain. Case id is the domain's. */
export interface DrillBook {
  readonly domain: string;
  readonly windows: readonly KeptWindow[];
  readonly drills: readonly PlannedDrill[];
}

/** Names one start. */
export interface SlotName {
  readonly drill: string;
  readonly slot: number;
}

export type DrillCommand =
  | {
      readonly type: 'propose-window';
      readonly domain: string;
      readonly once: string;
      readonly window: DrillWindow;
      readonly management: readonly string[];
    }
  | { readonly type: 'agree-window'; readonly window: string }
  | { readonly type: 'return-window'; readonly window: string; readonly reason: string }
  | { readonly type: 'withdraw-window'; readonly window: string }
  | { readonly type: 'restore-window'; readonly window: string }
  | {
      readonly type: 'plan';
      readonly once: string;
      readonly exercise: string;
      readonly window: string;
      readonly from: string;
      readonly to: string;
      /** How often it starts between these days. */
      readonly count: number;
      readonly duration: number;
      readonly seed: string;
    }
  | { readonly type: 'cancel'; readonly drill: string }
  /** Takes a cancelling back: the moments that still lie ahead are as they were. */
  | { readonly type: 'uncancel'; readonly drill: string }
  | ({ readonly type: 'starting'; readonly exercise: string } & SlotName)
  | ({ readonly type: 'started' } & SlotName)
  /** Something else goes on: another moment in its share of the window, or skipped where none is left. */
  | ({ readonly type: 'put-off' } & SlotName)
  | ({ readonly type: 'skip'; readonly reason: SkipReason } & SlotName)
  | ({ readonly type: 'told' } & SlotName)
  | { readonly type: 'wake' };

interface BySomebody extends Entry {
  readonly by: string;
}

export type DrillEntry =
  | (BySomebody & {
      readonly type: 'drill-window-proposed';
      readonly domain: string;
      readonly id: string;
      readonly once: string;
      readonly window: DrillWindow;
      readonly management: readonly string[];
    })
  | (BySomebody & {
      readonly type: 'drill-window-agreed' | 'drill-window-withdrawn' | 'drill-window-restored';
      readonly window: string;
    })
  | (BySomebody & { readonly type: 'drill-window-returned'; readonly window: string; readonly reason: string })
  | (BySomebody & {
      readonly type: 'drill-planned';
      readonly id: string;
      readonly once: string;
      readonly exercise: string;
      readonly window: string;
      readonly from: string;
      readonly to: string;
      readonly duration: number;
      /** In a part of its own, so that no extract for whoever planned it tells the moments. */
      readonly drawn: { readonly seed: string };
      readonly slots: readonly Pick<DrillSlot, 'n' | 'from' | 'to' | 'moment'>[];
    })
  | (BySomebody & { readonly type: 'drill-cancelled' | 'drill-uncancelled'; readonly drill: string })
  | (Entry & SlotName & { readonly type: 'drill-due' | 'drill-started' | 'drill-skip-told' })
  | (Entry & SlotName & { readonly type: 'drill-starting'; readonly exercise: string })
  | (Entry & SlotName & { readonly type: 'drill-put-off'; readonly moment: number })
  | (Entry & SlotName & { readonly type: 'drill-skipped'; readonly reason: SkipReason });
