// Key figures (Kennzahlen) of a BCMS: their words, the Land's set of them with goals, and how a figure is judged (BSI 200-4, 14.1).
import { Refusal } from '../errors.ts';
import { register } from './register.ts';
import { smallestGroup } from './small-group.ts';

/** Ids as in domain.md 5; K16a is the time to alarm, K16b the time from the event to the declaration. */
export const kpiIds = [
  'K1',
  'K2',
  'K3',
  'K4',
  'K5',
  'K6',
  'K7',
  'K8',
  'K9',
  'K10',
  'K11',
  'K12',
  'K13',
  'K14',
  'K15',
  'K16a',
  'K16b',
  'K17',
  'K18',
  'K19',
  'K20',
  'K21',
] as const;
export type KpiId = (typeof kpiIds)[number];

/** Fortschritt, Wirksamkeit, and what keeps both alive (Pflege). K7 says something about both of the first two. */
export const kpiGroups = ['progress', 'effect', 'upkeep'] as const;
export type KpiGroup = (typeof kpiGroups)[number];
export const kpisOf: Readonly<Record<KpiGroup, readonly KpiId[]>> = {
  progress: ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9', 'K10', 'K13', 'K18'],
  effect: ['K7', 'K12', 'K14', 'K15', 'K16a', 'K16b', 'K17', 'K19'],
  upkeep: ['K11', 'K20', 'K21'],
};

/** They count people or what people answered: below five nothing of them is shown outside of the domain. */
export const personKpis: readonly KpiId[] = ['K14', 'K15', 'K20'];

/** `at-least`, `at-most`: percent, with K21 a count. `rising`: better than what was released before. */
export interface Goal {
  readonly kind: 'at-least' | 'at-most' | 'rising';
  readonly value: number;
}

/** A step of the process whose maturity is assessed, such as "Business-Impact-Analyse". */
export interface MaturityStep {
  readonly id: string;
  readonly name: string;
}

/** What the BCM-Board laid down for all domains: which figures with which goals, by which limits, and the catalogue of maturity. */
export interface KpiSet {
  readonly shown: readonly KpiId[];
  readonly goals: Readonly<Record<KpiId, Goal>>;
  /** An impact analysis, a plan, a contact counts as up to date for so many days. */
  readonly biaDays: number;
  readonly planDays: number;
  readonly contactDays: number;
  /** Everything is exercised once in so many months. */
  readonly exerciseMonths: number;
  /** A crisis team is alarmed within so many minutes. */
  readonly alarmMinutes: number;
  /** Alarms, tests and measures of so many months are looked at. */
  readonly windowMonths: number;
  /** Figures are released at least every so many days. */
  readonly releaseDays: number;
  readonly steps: readonly MaturityStep[];
}

const all: Goal = { kind: 'at-least', value: 100 };

/** What counts until the BCM-Board lays something else down: the examples of BSI 200-4 (domain.md 5). */
export const usualKpiSet: KpiSet = {
  shown: kpiIds,
  goals: {
    K1: all,
    K2: all,
    K3: { kind: 'at-most', value: 50 },
    K4: all,
    K5: all,
    K6: all,
    K7: { kind: 'rising', value: 0 },
    K8: all,
    K9: all,
    K10: all,
    K11: all,
    K12: all,
    K13: all,
    K14: all,
    K15: all,
    K16a: all,
    K16b: all,
    K17: { kind: 'at-least', value: 90 },
    K18: { kind: 'at-least', value: 95 },
    K19: all,
    K20: all,
    K21: { kind: 'at-most', value: 0 },
  },
  biaDays: 365,
  planDays: 365,
  contactDays: 90,
  exerciseMonths: 36,
  alarmMinutes: 30,
  windowMonths: 12,
  releaseDays: 100,
  steps: [
    { id: 'policy', name: 'Leitlinie und Organisation' },
    { id: 'response', name: 'Krisenstab und Alarmierung' },
    { id: 'bia', name: 'Business-Impact-Analyse' },
    { id: 'gap', name: 'Soll-Ist-Vergleich und Risiken' },
    { id: 'strategy', name: 'Strategien und Lösungen' },
    { id: 'continuity', name: 'Geschäftsfortführungsplanung' },
    { id: 'recovery', name: 'Wiederanlaufplanung' },
    { id: 'exercise', name: 'Üben und Testen' },
    { id: 'review', name: 'Überprüfen und Berichten' },
    { id: 'improvement', name: 'Korrigieren und Verbessern' },
    { id: 'culture', name: 'Schulung und Sensibilisierung' },
  ],
};

/** Where the Land's set lies: one case for all domains. */
export const landId = 'land';

/** Register of it; its revision is the version that released figures remember. */
export const kpiSets = register<KpiSet>({
  name: 'kpi-set',
  personal: [],
  head: () => ({ scope: landId, status: 'active', key: '', at: 0 }),
});

const mostSteps = 20;
const longestStepName = 80;

/** Refuses a set by which nothing could be counted, naming the field. */
export function checkKpiSet(set: KpiSet): void {
  const wrong = (field: string) => new Refusal('kpi-set-wrong', { field });
  if (set.shown.length === 0 || new Set(set.shown).size !== set.shown.length) throw wrong('shown');
  for (const id of kpiIds) {
    const { kind, value } = set.goals[id];
    const most = id === 'K21' ? 1_000 : 100;
    if (kind !== 'rising' && (!Number.isInteger(value) || value < 0 || value > most)) throw wrong(id);
  }
  const limits = {
    biaDays: 1_100,
    planDays: 1_100,
    contactDays: 1_100,
    exerciseMonths: 120,
    alarmMinutes: 1_440,
    windowMonths: 60,
    releaseDays: 400,
  };
  for (const [field, most] of Object.entries(limits)) {
    const value = set[field as keyof typeof limits];
    if (!Number.isInteger(value) || value < 1 || value > most) throw wrong(field);
  }
  const ids = set.steps.map(({ id }) => id);
  const isNamed = set.steps.every(({ name }) => name.trim() !== '' && name.length <= longestStepName);
  if (ids.length === 0 || ids.length > mostSteps || new Set(ids).size !== ids.length || !isNamed) throw wrong('steps');
}

/** What a figure counts: `met` in its numerator, `open` beside it, `unknown` where data are missing (never zero). */
export interface Figure {
  readonly id: KpiId;
  readonly met: number;
  readonly open: number;
  readonly unknown: number;
  /** So many of those met are only planned yet; only with K8 to K10. */
  readonly planned?: number;
  /** Half and nine tenths of them took no longer, minutes; only with K16a and K16b, and only when one is known. */
  readonly times?: { readonly p50: number; readonly p90: number };
}

/** The share of what is known, 0 to 1; null while nothing is. */
export function shareOf({ met, open }: Pick<Figure, 'met' | 'open'>): number | null {
  return met + open === 0 ? null : met / (met + open);
}

/** `unsure`: the unknown ones decide, or there is nothing to compare with. `no-data`: nothing is known at all. */
export type Judgement = 'reached' | 'missed' | 'unsure' | 'no-data';

/**
 * Whether the goal is reached whatever the unknown ones turn out to be. `before` is what was released last; only a
 * rising goal asks for it.
 */
export function judge(figure: Figure, goal: Goal, before: Figure | null): Judgement {
  const { met, open, unknown } = figure;
  const share = shareOf(figure);
  if (share === null) return figure.id === 'K21' && unknown === 0 ? 'reached' : 'no-data';
  if (goal.kind === 'rising') {
    const last = before ? shareOf(before) : null;
    if (share === 1 && unknown === 0) return 'reached';
    if (last === null) return 'unsure';
    return share > last ? 'reached' : 'missed';
  }
  const everything = met + open + unknown;
  const [least, most] = figure.id === 'K21' ? [met, met + unknown] : [met / everything, (met + unknown) / everything];
  const value = figure.id === 'K21' ? goal.value : goal.value / 100;
  if (goal.kind === 'at-least') return least >= value ? 'reached' : most < value ? 'missed' : 'unsure';
  return most <= value ? 'reached' : least > value ? 'missed' : 'unsure';
}

/** Whether somebody outside of the domain may see it: of people only from five on (domain.md 7). */
export function isShowable(figure: Figure): boolean {
  return !personKpis.includes(figure.id) || figure.met + figure.open + figure.unknown >= smallestGroup;
}
