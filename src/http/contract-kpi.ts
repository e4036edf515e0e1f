// What the tab and the server say to each other about key figures, their release, the matrix and what falls due.
import * as z from 'zod/mini';
import type { Beside, DomainFacts, Numbers } from '../domain/figures.ts';
import { type Figure, type Goal, type Judgement, type KpiId, type KpiSet, kpiIds } from '../domain/kpi.ts';
import type { Item } from '../domain/kpi-book.ts';
import type { MatrixRow } from '../domain/matrix.ts';
import type { DueItem } from '../domain/timeline.ts';
import type { Todo } from '../domain/week.ts';
import type { DomainName } from './contract.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
const domain = line(40);
const whole = z.number().check(z.int());

/** `GET /api/kpi?domain=` and all others that are about one domain. */
export const domainQuery = z.object({ domain });
/** `GET /api/kpi/items?domain=&kpi=` */
export const itemsQuery = z.object({ domain, kpi: z.enum(kpiIds) });
export const matrixFilters = ['all', 'critical', 'gaps'] as const;
export type MatrixFilter = (typeof matrixFilters)[number];
/** `GET /api/kpi/matrix?domain=&filter=&q=&from=`: fifty rows from that one on. */
export const matrixQuery = z.object({
  domain,
  filter: z._default(z.enum(matrixFilters), 'all'),
  q: z._default(line(80), ''),
  from: z._default(z.string().check(z.regex(/^\d{1,5}$/)), '0'),
});
export const exportTables = ['figures', 'items', 'matrix', 'timeline', 'releases', 'deviations', 'maturity'] as const;
/** `GET /api/kpi/export?domain=&table=&kpi=`: a workbook; `kpi` with `items`. */
export const exportQuery = z.object({ domain, table: z.enum(exportTables), kpi: z.optional(z.enum(kpiIds)) });
/** `POST /api/kpi/release/draft` */
export const draftRequest = z.strictObject({ domain, remark: line(700), support: line(700) });
/** `POST /api/kpi/release/release` and `/return`: of the draft that was looked at. */
export const releaseRequest = z.strictObject({ domain, asOf: whole });
export const returnRequest = z.strictObject({ domain, asOf: whole, reason: line(700) });
/** `POST /api/kpi/release/discard` */
export const discardRequest = z.strictObject({ domain });

const goal = z.strictObject({ kind: z.enum(['at-least', 'at-most', 'rising']), value: z.number() });
/** `PUT /api/kpi-set`: on the version that was seen. */
export const kpiSetRequest = z.strictObject({
  version: whole,
  set: z.strictObject({
    shown: z.array(z.enum(kpiIds)).check(z.maxLength(kpiIds.length)),
    goals: z.record(z.enum(kpiIds), goal),
    biaDays: whole,
    planDays: whole,
    contactDays: whole,
    exerciseMonths: whole,
    alarmMinutes: whole,
    windowMonths: whole,
    releaseDays: whole,
    steps: z
      .array(z.strictObject({ id: z.string().check(z.regex(/^[a-z0-9-]{1,20}$/)), name: line(120) }))
      .check(z.maxLength(40)),
  }),
});

/** A figure as it was released at one moment. */
export interface Point {
  readonly asOf: number;
  readonly met: number;
  readonly open: number;
  readonly unknown: number;
}

export interface FigureView extends Figure {
  readonly goal: Goal;
  readonly judgement: Judgement;
  /** What was released, oldest first, at most twelve. */
  readonly trend: readonly Point[];
}

/** `GET /api/kpi?domain=` */
export interface KpiView {
  readonly domain: DomainName;
  readonly asOf: number;
  /** Version of the Land's set. */
  readonly version: number;
  readonly figures: readonly FigureView[];
}

/** `number`: the document number by which the Zentralstelle knows it; '' while it has none. */
export type ItemView = Pick<Item, 'state' | 'kind' | 'label' | 'number' | 'by'>;
/** `GET /api/kpi/items` */
export interface ItemsView {
  readonly kpi: KpiId;
  readonly items: readonly ItemView[];
}

/** `GET /api/kpi/matrix` */
export interface MatrixView {
  readonly rows: readonly MatrixRow[];
  /** How many match, and the first row of the next page; null at the end. */
  readonly found: number;
  readonly next: number | null;
  readonly all: number;
  readonly critical: number;
  readonly gaps: number;
}

export interface DueView extends Omit<DueItem, 'person'> {
  /** Name of whoever it is with; ''. */
  readonly who: string;
}
/** `GET /api/kpi/timeline?domain=` */
export interface TimelineView {
  readonly today: string;
  readonly items: readonly DueView[];
}

export interface ReleaseLine extends Beside {
  readonly asOf: number;
  readonly releasedAt: number;
  readonly draftedBy: string;
  readonly releasedBy: string;
  readonly set: number;
}
/** `GET /api/kpi/release?domain=` */
export interface ReleaseView {
  readonly domain: DomainName;
  readonly mayDraft: boolean;
  readonly draft:
    | (Beside & {
        readonly asOf: number;
        readonly by: string;
        /** The visitor drew it up herself: somebody else has to release it. */
        readonly own: boolean;
        readonly returned: string;
        readonly figures: readonly (Figure & { readonly goal: Goal })[];
      })
    | null;
  /** Newest first. */
  readonly released: readonly ReleaseLine[];
  /** Until when the next release is due, `YYYY-MM-DD`. */
  readonly dueOn: string;
}

/** A released figure as the Zentralstelle sees it; `hidden` where fewer than five people stand behind it. */
export type LandFigure =
  | {
      readonly id: KpiId;
      readonly met: number;
      readonly open: number;
      readonly unknown: number;
      readonly judgement: Judgement;
      /** Change of the share since the release before, −1 to 1; null where there is nothing to compare. */
      readonly change: number | null;
    }
  | { readonly id: KpiId; readonly hidden: true };

export interface LandDomain extends DomainName {
  readonly ressort: string;
  readonly ressortName: string;
  /** Null while nothing was released. */
  readonly release:
    | (Pick<Beside, 'remark' | 'support'> & {
        readonly asOf: number;
        readonly releasedAt: number;
        readonly set: number;
        readonly facts: DomainFacts;
        readonly figures: readonly LandFigure[];
      })
    | null;
}
/** The released values of all domains added up; figures of fewer than five people are left out. */
export interface LandSum extends Figure {
  readonly goal: Goal;
  readonly judgement: Judgement;
  readonly domains: number;
  readonly trend: readonly Point[];
}
/** `GET /api/land` */
export interface LandView {
  readonly now: number;
  readonly version: number;
  readonly steps: KpiSet['steps'];
  /** By ressort and name, never by value. */
  readonly domains: readonly LandDomain[];
  readonly sums: readonly LandSum[];
}

/** `GET /api/land/figure?domain=&kpi=` */
export interface LandFigureView {
  readonly domain: DomainName;
  readonly figure: Figure;
  readonly goal: Goal;
  readonly judgement: Judgement;
  readonly set: number;
  readonly asOf: number;
  readonly releasedAt: number;
  /** Name of whoever released it. */
  readonly releasedBy: string;
  /** Document numbers without content; null with figures about people. */
  readonly items: Numbers | null;
  readonly trend: readonly Point[];
}

/** `GET /api/kpi-set` */
export interface KpiSetView {
  readonly version: number;
  readonly set: KpiSet;
  readonly mayEdit: boolean;
  /** Newest first. */
  readonly history: readonly {
    readonly version: number;
    readonly at: number;
    readonly by: string;
    /** Fields that changed. */
    readonly changed: readonly string[];
  }[];
}

/** `GET /api/week?domain=` */
export interface WeekView {
  readonly domain: DomainName;
  readonly asOf: number;
  readonly figures: readonly FigureView[];
  /** At most seven. */
  readonly todos: readonly Todo[];
  /** How many more there are. */
  readonly more: number;
  readonly next: readonly DueView[];
}
