// What stands in the emergency handbook of a domain: gathered from its registers, the same data always the same content.
import type { BaoRoleKind, BcDomain } from './bc-domain.ts';
import { type BiaRule, isTimeCritical, mtpdHoursOf } from './bia.ts';
import type { EscalationPlan, Ladder } from './escalation.ts';
import { ladderOf } from './escalation.ts';
import type { Level } from './level.ts';
import type { Plan, PlanContent, PlanKind } from './plan.ts';
import { isInForce, reviewBy } from './plan-status.ts';
import type { BusinessProcess } from './process.ts';
import type { Resource, ResourceCategory } from './resource.ts';
import { dayOf, neededOf, termOf, termState } from './team.ts';
import type { Way } from './ways.ts';

/** Everything in it. No number of a person: those stand on the numbered alarm list. */
export interface HandbookContent {
  readonly v: 1;
  readonly domain: Pick<BcDomain, 'id' | 'name' | 'ressort' | 'ressortName' | 'authority' | 'room'> & {
    readonly callIn: { readonly number: string; readonly pin: string };
  };
  readonly roles: readonly HandbookRole[];
  readonly management: readonly string[];
  readonly ladders: readonly { readonly level: Level; readonly steps: Ladder }[];
  /** Time-critical ones, those that break first on top. */
  readonly processes: readonly HandbookProcess[];
  /** Plans in force for going on and starting again (GFP, WAP, WHP). */
  readonly plans: readonly HandbookPlan[];
  /** Every document in force. */
  readonly documents: readonly HandbookDocument[];
  readonly resources: readonly HandbookResource[];
  readonly providers: readonly HandbookProvider[];
}

export interface HandbookRole {
  readonly role: BaoRoleKind;
  readonly core: boolean;
  readonly needed: number;
  /** Holder first, then deputies. */
  readonly people: readonly { readonly name: string; readonly jobTitle: string; readonly ways: readonly Way[] }[];
}

export interface HandbookProcess {
  readonly name: string;
  readonly unit: string;
  readonly mtpdHours: number;
  readonly rtoHours: number | null;
  readonly rpoHours: number | null;
  readonly mbco: string;
  readonly owner: string;
}

export interface HandbookPlan extends HandbookDocument {
  readonly owner: string;
  readonly unit: string;
  readonly scope: string;
  readonly summary: string;
  readonly steps: readonly string[];
  readonly processes: readonly Pick<HandbookProcess, 'name' | 'mtpdHours' | 'rtoHours'>[];
  readonly resources: readonly string[];
}

export interface HandbookDocument {
  readonly kind: PlanKind;
  readonly title: string;
  readonly number: string;
  readonly version: number;
  /** `YYYY-MM-DD`. */
  readonly releasedOn: string;
  readonly reviewBy: string | null;
  readonly storedAt: string;
}

export interface HandbookResource {
  readonly category: ResourceCategory;
  readonly name: string;
  readonly unit: string;
  readonly rtaHours: number | null;
  readonly backupHours: number | null;
}

export interface HandbookProvider {
  readonly name: string;
  readonly service: string;
  readonly contract: string;
  readonly reactionHours: number | null;
  readonly emergencyNumber: string;
  readonly endsOn: string | null;
}

/** Somebody as the handbook names her. */
export interface HandbookPerson {
  readonly name: string;
  readonly jobTitle: string;
  readonly ways: readonly Way[];
}

/** What it is gathered from. */
export interface HandbookSources {
  readonly domain: BcDomain;
  readonly rule: BiaRule;
  readonly processes: readonly BusinessProcess[];
  readonly resources: readonly Resource[];
  readonly plans: readonly Plan[];
  readonly ladders: readonly { readonly level: Level; readonly plan: EscalationPlan | undefined }[];
  readonly people: ReadonlyMap<string, HandbookPerson>;
  /** Epoch milliseconds: whose term runs. */
  readonly at: number;
}

const detailed: readonly PlanKind[] = ['GFP', 'WAP', 'WHP'];
const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
  one.name.localeCompare(other.name, 'de');

export function handbookContent(from: HandbookSources): HandbookContent {
  const { domain, plans, people } = from;
  const { id, name, ressort, ressortName, authority, room, callIn } = domain;
  const nameOf = (person: string) => people.get(person)?.name ?? '';
  const critical = criticalOf(from, nameOf);
  const inForce = plans.filter(isInForce);
  const documents = inForce.flatMap(documentOf).sort(inOrder);
  return {
    v: 1,
    domain: { id, name, ressort, ressortName, authority, room, callIn: { number: callIn.number, pin: callIn.pin } },
    roles: rolesOf(from),
    management: (domain.management ?? []).map(nameOf).filter((each) => each !== ''),
    ladders: from.ladders.map(({ level, plan }) => ({ level, steps: ladderOf(plan) })),
    processes: [...critical.values()].sort((one, other) => one.mtpdHours - other.mtpdHours || byName(one, other)),
    plans: inForce.flatMap((plan) => planOf(plan, from, critical, nameOf)).sort(inOrder),
    documents,
    resources: from.resources
      .filter(({ retired }) => !retired)
      .map((one) => ({
        category: one.category,
        name: one.name,
        unit: one.unit,
        rtaHours: one.rtaHours,
        backupHours: one.backupHours,
      }))
      .sort((one, other) => (one.rtaHours ?? Infinity) - (other.rtaHours ?? Infinity) || byName(one, other)),
    providers: providersOf(from.resources),
  };
}

function inOrder(one: HandbookDocument, other: HandbookDocument): number {
  return (
    one.kind.localeCompare(other.kind) ||
    one.title.localeCompare(other.title, 'de') ||
    one.number.localeCompare(other.number)
  );
}

function rolesOf({ domain, people, at }: HandbookSources): readonly HandbookRole[] {
  const day = dayOf(at);
  return domain.roles.map((role) => ({
    role: role.kind,
    core: role.core,
    needed: neededOf(role),
    people: role.holders
      .filter((id) => termState(termOf(role, id), day) === 'valid')
      .flatMap((id) => people.get(id) ?? [])
      .map(({ name, jobTitle, ways }) => ({ name, jobTitle, ways })),
  }));
}

type Critical = ReadonlyMap<string, HandbookProcess>;

function criticalOf({ processes, rule }: HandbookSources, nameOf: (id: string) => string): Critical {
  const found = processes.flatMap((process) => {
    const mtpdHours = mtpdHoursOf(process, rule);
    if (process.retired || mtpdHours === null || !isTimeCritical(process, rule)) return [];
    const { name, unit, rtoHours, rpoHours, mbco, owner = '' } = process;
    return [[process.id, { name, unit, mtpdHours, rtoHours, rpoHours, mbco, owner: nameOf(owner) }] as const];
  });
  return new Map(found);
}

function documentOf(plan: Plan): readonly HandbookDocument[] {
  if (!plan.released) return [];
  const { version, releasedAt, content } = plan.released;
  const { kind, title, number, storedAt } = content;
  return [{ kind, title, number, version, releasedOn: dayOf(releasedAt), reviewBy: reviewBy(plan), storedAt }];
}

function planOf(
  plan: Plan,
  { resources }: HandbookSources,
  critical: Critical,
  nameOf: (id: string) => string,
): readonly HandbookPlan[] {
  const [document] = documentOf(plan);
  const content: PlanContent | undefined = plan.released?.content;
  if (!document || !content || !detailed.includes(content.kind)) return [];
  const { owner, unit, scope, summary, steps } = content;
  const processes = content.processes
    .flatMap((id) => critical.get(id) ?? [])
    .map(({ name, mtpdHours, rtoHours }) => ({ name, mtpdHours, rtoHours }))
    .sort((one, other) => one.mtpdHours - other.mtpdHours || byName(one, other));
  const named = content.resources.flatMap((id) => resources.find((one) => one.id === id)?.name ?? []);
  return [{ ...document, owner: nameOf(owner), unit, scope, summary, steps, processes, resources: named }];
}

function providersOf(resources: readonly Resource[]): readonly HandbookProvider[] {
  return resources
    .flatMap(({ name: service, provider, retired }) => {
      if (!provider || retired) return [];
      const { name, contract, reactionHours, emergencyNumber, endsOn } = provider;
      return [{ name, service, contract, reactionHours, emergencyNumber, endsOn }];
    })
    .sort((one, other) => byName(one, other) || one.service.localeCompare(other.service, 'de'));
}
