// What the tab and the server say to each other about the registers of a domain: processes, resources, its BCMS.
import * as z from 'zod/mini';
import { type Bcms, bcmsStages } from '../domain/bcms.ts';
import { type EvidenceStatus, evidenceKinds, testResults } from '../domain/evidence.ts';
import { type DamageScenario, damageScenarios } from '../domain/process.ts';
import type { ProcessDraft } from '../domain/process-draft.ts';
import type { OtherProcess, ProcessGap, UsedResource } from '../domain/process-gaps.ts';
import type { FieldChange } from '../domain/record-changes.ts';
import type { RegisterFault } from '../domain/register-fault.ts';
import { type Resource, resourceCategories, rtaSources, singlePoints } from '../domain/resource.ts';
import type { ResourceGap } from '../domain/resource-gaps.ts';
import type { ResourceNeeds } from '../domain/resource-needs.ts';
import type { DomainName } from './contract.ts';
import type { TeamPerson } from './contract-people.ts';

/** Registers with a list and an editor. */
export const listedKinds = ['process', 'resource'] as const;
export type ListedKind = (typeof listedKinds)[number];

/** Rows of one page. */
export const pageSize = 50;

const domain = z.string().check(z.maxLength(40));
const short = z.string().check(z.maxLength(400));
const long = z.string().check(z.maxLength(8_000));
const hours = z.nullable(z.number());
const day = z.nullable(z.string().check(z.maxLength(20)));
const ids = z.array(z.string().check(z.maxLength(120))).check(z.maxLength(200));

/** Which records are shown: those in use, only some of them, or those given up. */
export const shows = ['active', 'critical', 'gaps', 'retired'] as const;
export type Show = (typeof shows)[number];

/** Columns that a list can be sorted by. */
export const processColumns = ['name', 'unit', 'owner', 'mtpd', 'rto', 'rpo', 'bia', 'gaps'] as const;
export const resourceColumns = ['name', 'category', 'unit', 'owner', 'rto', 'rta', 'users', 'gaps'] as const;

const listed = {
  domain,
  q: z._default(z.string().check(z.maxLength(80)), ''),
  show: z._default(z.enum(shows), 'active'),
  unit: z._default(short, ''),
  owner: z._default(short, ''),
  category: z._default(z.enum(['', ...resourceCategories]), ''),
  /** `1` the other way round. */
  down: z._default(z.enum(['0', '1']), '0'),
  from: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(100_000)), 0),
};
/** `GET /api/registers/process?domain=…` */
export const processQuery = z.object({ ...listed, sort: z._default(z.enum(processColumns), 'name') });
/** `GET /api/registers/resource?domain=…` */
export const resourceQuery = z.object({ ...listed, sort: z._default(z.enum(resourceColumns), 'name') });
export type ListQueryOf = z.infer<typeof processQuery> | z.infer<typeof resourceQuery>;

/** `GET /api/registers/:kind/new?domain=…` */
export const newQuery = z.object({ domain });

const damageRow = z
  .array(z.nullable(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])))
  .check(z.maxLength(12));
const rows = Object.fromEntries(damageScenarios.map((one) => [one, damageRow])) as Record<
  DamageScenario,
  typeof damageRow
>;

/** Shapes only; what may stand in a record is decided by the rules, all faults at once. */
export const processDraft = z.strictObject({
  name: short,
  unit: short,
  mtpdHours: hours,
  rtoHours: hours,
  rpoHours: hours,
  mbco: long,
  mbcoPercent: hours,
  damage: z.strictObject(rows),
  horizonHours: z.array(z.number()).check(z.maxLength(12)),
  justification: long,
  worstTime: short,
  durationHours: hours,
  needsProcesses: ids,
  needsResources: ids,
  owner: short,
  biaDay: day,
  retired: z.boolean(),
});

const evidence = z.strictObject({
  id: short,
  kind: z.enum(evidenceKinds),
  day: z.string().check(z.maxLength(20)),
  result: z.enum(testResults),
  hours,
  reference: short,
});
const provider = z.strictObject({
  name: short,
  contract: short,
  reactionHours: hours,
  emergencyNumber: short,
  endsOn: day,
});
export const resourceDraft = z.strictObject({
  category: z.enum(resourceCategories),
  name: short,
  unit: short,
  owner: short,
  rtaHours: hours,
  rtaSource: z.enum(rtaSources),
  backupHours: hours,
  singlePoints: z.array(z.enum(singlePoints)).check(z.maxLength(3)),
  provider: z.nullable(provider),
  evidence: z.array(evidence).check(z.maxLength(300)),
  shared: z.boolean(),
  retired: z.boolean(),
});
export type ResourceDraft = Required<Omit<Resource, 'id' | 'domain'>>;

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export const bcmsDraft = z.strictObject({
  stage: z.enum(bcmsStages),
  bcOfficer: short,
  guidelineDay: day,
  timeCriticalDays: z.number(),
  responseHours: z.number(),
  bufferHours: z.number(),
  intolerable: level,
  horizonHours: z.array(z.number()).check(z.maxLength(40)),
});
export type BcmsDraft = Omit<Bcms, 'domain'>;

/** `PUT /api/registers/process/:id` and the like: `revision` is the one that was edited. */
export const changeRequest = <T extends z.core.$ZodType>(value: T) => z.strictObject({ revision: z.number(), value });
/** `POST /api/registers/process`: a new one in the domain. */
export const newRequest = <T extends z.core.$ZodType>(value: T) => z.strictObject({ domain, value });

/** Answer to a record that may not be put, with status 422: every fault, each with its field. */
export interface FaultsBody {
  readonly error: { readonly code: 'record-faults'; readonly text: string; readonly ref: string };
  readonly faults: readonly RegisterFault[];
}

/** One page of a list, with what can be chosen and how many there are of each. */
export interface RegisterPage<Row> {
  readonly domain: DomainName;
  readonly rows: readonly Row[];
  readonly from: number;
  /** Rows that fit the filter. */
  readonly total: number;
  readonly counts: Readonly<Record<Show, number>>;
  readonly units: readonly string[];
  readonly owners: readonly TeamPerson[];
  /** More than half of the processes are time-critical, which is hardly plausible (K3). */
  readonly implausible: boolean;
}

export interface ProcessRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Person id; '' for nobody. */
  readonly owner: string;
  readonly ownerName: string;
  readonly mtpdHours: number | null;
  /** Nothing is known of its MTPD yet: no rating, or not enough of them. */
  readonly mtpdOpen: boolean;
  readonly rtoHours: number | null;
  readonly rpoHours: number | null;
  readonly critical: boolean;
  readonly hasBia: boolean;
  readonly biaDay: string | null;
  readonly gaps: readonly ProcessGap[];
  readonly retired: boolean;
}

export interface ResourceRow {
  readonly id: string;
  readonly name: string;
  readonly category: Resource['category'];
  readonly unit: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly rtoHours: number | null;
  readonly rtaHours: number | null;
  readonly rtaSource: Resource['rtaSource'];
  readonly evidence: EvidenceStatus;
  /** Processes that use it, in all domains. */
  readonly users: number;
  readonly critical: number;
  readonly gaps: readonly ResourceGap[];
  readonly retired: boolean;
}

/** One version in the history of a record; the first one lists all that was put. */
export interface HistoryLine {
  readonly version: number;
  /** When it was so, and when it was written down; epoch milliseconds. */
  readonly occurredAt: number;
  readonly at: number;
  readonly by: string;
  readonly changes: readonly FieldChange[];
}

interface RecordView<Value> {
  readonly domain: DomainName;
  /** '' for a new one. */
  readonly id: string;
  readonly revision: number;
  readonly value: Value;
  readonly bcms: Bcms;
  readonly history: readonly HistoryLine[];
  /** Everybody named in the record or its history. */
  readonly people: readonly TeamPerson[];
  /** `YYYY-MM-DD` in Germany. */
  readonly today: string;
}

export interface ProcessView extends RecordView<ProcessDraft> {
  /** All processes of the domain. */
  readonly others: readonly OtherProcess[];
  /** Resources that it may name: the domain's, and those that others offer. */
  readonly resources: readonly UsedResource[];
}

export interface ResourceView extends RecordView<ResourceDraft> {
  readonly needs: ResourceNeeds;
}

/** A process whose ratings a change of limits touches. */
export interface RefittedProcess {
  readonly id: string;
  readonly name: string;
  readonly mtpdBefore: number | null;
  readonly mtpdNow: number | null;
  /** Ratings that have to be made anew. */
  readonly lost: number;
}

export interface BcmsView extends Omit<RecordView<BcmsDraft>, 'bcms' | 'id'> {
  /** The domain laid nothing down yet: the usual values count. */
  readonly isUsual: boolean;
}

/** `POST /api/registers/bcms/:domain/preview`, and the answer to a put. */
export interface RefitView {
  readonly revision: number;
  readonly refitted: readonly RefittedProcess[];
}
