// The year plan is handed in by those who plan, released by the Behördenleitung, and compared with what became of it.
import { Refusal } from '../errors.ts';
import type { ExerciseRow } from './exercise.ts';
import type { Model, Turn } from './model.ts';
import { saidBy } from './plan-checks.ts';
import { mayEditRegister, type Who } from './roles.ts';
import type { PlannedRow, RowDifference, YearPlan, YearPlanCommand, YearPlanEntry } from './year-plan.ts';

const emptyYear: YearPlan = { domain: '', submission: null, returned: '', released: null, earlier: [] };

function decide(plan: YearPlan, command: YearPlanCommand, turn: Turn): readonly YearPlanEntry[] {
  const said = saidBy(turn, 'past' in command ? command.past : undefined);
  switch (command.type) {
    case 'submit': {
      const { domain, rows, management } = command;
      if (rows.length === 0) throw new Refusal('year-plan-empty');
      // Nobody releases what she handed in herself.
      if (management.every((person) => person === said.by)) throw new Refusal('year-plan-management');
      if (JSON.stringify(plan.submission?.rows) === JSON.stringify(rows)) return [];
      return [{ type: 'year-plan-submitted', v: 1, ...said, domain, rows, management }];
    }
    case 'release':
      if (!plan.submission) throw new Refusal('year-plan-state');
      if (plan.submission.by === said.by) throw new Refusal('year-plan-own');
      return [{ type: 'year-plan-released', v: 1, ...said }];
    case 'return':
      if (!plan.submission) throw new Refusal('year-plan-state');
      if (command.reason.trim() === '') throw new Refusal('reason-missing');
      return [{ type: 'year-plan-returned', v: 1, ...said, reason: command.reason.trim() }];
  }
}

function apply(plan: YearPlan, entry: YearPlanEntry): YearPlan {
  const { by, at } = entry;
  switch (entry.type) {
    case 'year-plan-submitted': {
      const { rows, management, domain } = entry;
      return { ...plan, domain, returned: '', submission: { rows, management, by, at } };
    }
    case 'year-plan-returned':
      return { ...plan, submission: null, returned: entry.reason };
    case 'year-plan-released': {
      const { submission, released, earlier } = plan;
      if (!submission) return plan;
      const next = { version: (released?.version ?? 0) + 1, rows: submission.rows, by, at };
      return { ...plan, submission: null, released: next, earlier: released ? [released, ...earlier] : earlier };
    }
  }
}

/** Year plans, one case per domain and year. */
export const yearPlans: Model<YearPlan, YearPlanCommand, YearPlanEntry> = {
  name: 'year-plan',
  version: 1,
  empty: emptyYear,
  decide,
  apply,
  owed: () => [],
  head: ({ domain, submission, released }) => {
    const status = submission ? 'for-release' : released ? 'released' : 'draft';
    return domain === '' ? null : { scope: domain, status, key: '', at: released?.at ?? submission?.at ?? 0 };
  },
};

/** Handed in by those who plan exercises there; released or returned by the Behördenleitung named in it. */
export function mayWithYearPlan(who: Who, id: string, command: YearPlanCommand, { submission }: YearPlan): boolean {
  if (who.kind === 'system') return false;
  if (command.type === 'submit') {
    return new RegExp(`^${command.domain}\\.\\d{4}$`).test(id) && mayEditRegister(who, command.domain);
  }
  return submission?.management.includes(who.id) ?? false;
}

const compared = [
  'title',
  'type',
  'from',
  'to',
  'goal',
  'outage',
  'processes',
  'resources',
  'plans',
  'targets',
  'prepares',
  'executes',
  'means',
  'impact',
  'announced',
  'offHours',
] as const satisfies readonly (keyof ExerciseRow)[];

/** What became of the rows of a released plan; in the order of their numbers. */
export function sinceRelease(released: readonly PlannedRow[], now: readonly PlannedRow[]): readonly RowDifference[] {
  const before = new Map(released.map((row) => [row.number, row]));
  const after = new Map(now.map((row) => [row.number, row]));
  const gone = released
    .filter(({ number }) => !after.has(number))
    .map(({ number, title }): RowDifference => ({ number, title, change: 'gone', fields: [] }));
  const differing = now.flatMap((row): readonly RowDifference[] => {
    const { number, title, status } = row;
    const old = before.get(number);
    if (!old) return [{ number, title, change: 'new', fields: [] }];
    const fields = compared.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(row[field]));
    const fell = status === 'postponed' || status === 'cancelled';
    if (fell && old.status !== status) return [{ number, title, change: status, fields }];
    return fields.length > 0 ? [{ number, title, change: 'changed', fields }] : [];
  });
  return [...gone, ...differing].sort((one, other) => (one.number < other.number ? -1 : 1));
}
