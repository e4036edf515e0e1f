// The rules of the registers, asked of a record before a file is taken.
import type { Bcms } from '../domain/bcms.ts';
import { bcmsFaults } from '../domain/bcms-rules.ts';
import type { PlanContent, PlanStatus } from '../domain/plan.ts';
import { checkContent } from '../domain/plan-checks.ts';
import type { BusinessProcess } from '../domain/process.ts';
import { processFaults } from '../domain/process-faults.ts';
import type { RegisterKind, RuleFault } from '../domain/register-import.ts';
import type { Resource } from '../domain/resource.ts';
import { resourceFaults } from '../domain/resource-faults.ts';
import { dayOf } from '../domain/team.ts';
import { Refusal } from '../errors.ts';
import type { FileBook } from './register-sources.ts';
import type { HttpDeps } from './visitor.ts';

export type RecordCheck = (id: string, value: object, others: ReadonlyMap<string, object>) => readonly RuleFault[];

/** What a record of the register breaks; `others` are all records as they would stand, itself among them. */
export function checkOf({ env }: Pick<HttpDeps, 'env'>, kind: RegisterKind, { rule, named }: FileBook): RecordCheck {
  const today = dayOf(env.now());
  const known = new Set(named.resource.map(({ id }) => id));
  const rest = <Value>(id: string, others: ReadonlyMap<string, object>) =>
    [...others].filter(([other]) => other !== id).map(([, value]) => value as Value);
  switch (kind) {
    case 'process':
      return (id, value, others) =>
        processFaults(value as BusinessProcess, {
          rule,
          others: rest<BusinessProcess>(id, others),
          resources: known,
          today,
        });
    case 'resource':
      return (id, value, others) => resourceFaults(value as Resource, { others: rest<Resource>(id, others), today });
    case 'bcms':
      return (_id, value) => bcmsFaults(value as Bcms, today);
    case 'plan':
      return (_id, value) => planFaults(value as { status: PlanStatus; content: PlanContent });
    default:
      return () => [];
  }
}

function planFaults({ status, content }: { status: PlanStatus; content: PlanContent }): readonly RuleFault[] {
  const wrong = (code: string, detail: RuleFault['detail'] = {}) => [
    { field: `${detail.field ?? 'title'}`, code, detail },
  ];
  if (status === 'withdrawn') return wrong('plan-withdrawn');
  if (status === 'in-qa' || status === 'for-release') return wrong('plan-in-approval');
  try {
    checkContent(content);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return wrong(error.code, error.detail);
    throw error;
  }
}
