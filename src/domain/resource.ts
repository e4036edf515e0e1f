// Resources that processes use, providers among them (BSI 200-4, 7.1.3, 8.2).
import type { Evidence } from './evidence.ts';
import { register } from './register.ts';

/** Ressourcenkategorien (BSI 200-4, 7.1.3); the first four are compulsory. */
export const resourceCategories = [
  'IT',
  'STAFF',
  'INFRASTRUCTURE',
  'SERVICE',
  'INFORMATION',
  'EQUIPMENT',
  'SUPPLIES',
] as const;
export type ResourceCategory = (typeof resourceCategories)[number];

/** Where the achievable time comes from: estimate, test, contract, or nowhere. */
export const rtaSources = ['NONE', 'ESTIMATE', 'CONTRACT', 'TEST'] as const;
export type RtaSource = (typeof rtaSources)[number];

/** Single points: of failure, of knowledge, of contact (BSI 200-4, 7.2.4). */
export const singlePoints = ['FAILURE', 'KNOWLEDGE', 'CONTACT'] as const;
export type SinglePoint = (typeof singlePoints)[number];

/** What was agreed with whoever provides it. The number is a company's emergency desk, never a private one. */
export interface Provider {
  readonly name: string;
  readonly contract: string;
  /** Agreed reaction time, hours; null where none was agreed. */
  readonly reactionHours: number | null;
  readonly emergencyNumber: string;
  /** Last day of the contract, `YYYY-MM-DD`; null where it has none. */
  readonly endsOn: string | null;
}

/** A resource of one domain. Its RTO and RPO follow from the processes that use it. Id is `<domain>.<name>`. */
export interface Resource {
  readonly id: string;
  readonly domain: string;
  readonly category: ResourceCategory;
  readonly name: string;
  readonly unit: string;
  /** Responsible person; '' while nobody is named. */
  readonly owner: string;
  /** Recovery time that is really achievable, hours (RTA, BSI 200-4, 8); null is "unbekannt". */
  readonly rtaHours: number | null;
  readonly rtaSource: RtaSource;
  /** Interval of backups, hours (RPA); null is "unbekannt" or not applicable. */
  readonly backupHours: number | null;
  readonly singlePoints: readonly SinglePoint[];
  /** Expected with `SERVICE`; others may have one, too. */
  readonly provider: Provider | null;
  readonly evidence: readonly Evidence[];
  /** Offered to other domains, too: there, only its name, category, unit and achievable times are seen. */
  readonly shared?: boolean;
  readonly retired?: boolean;
}

/** Register of resources. */
export const resources = register<Resource>({
  name: 'resource',
  personal: [],
  head: ({ domain, category, retired }) => ({
    scope: domain,
    status: retired ? 'retired' : 'active',
    key: category,
    at: 0,
  }),
});
