// The columns of the workbook of a crisis team, and what its rows may name.
import type { BaoRoleKind, DutyWindow } from '../domain/bc-domain.ts';
import type { Team } from '../domain/team-edit.ts';

export const roleSheet = 'Rollen';
export const dutySheet = 'Bereitschaft';

export const role = {
  role: { name: 'Rolle', width: 24 },
  core: { name: 'Kern', width: 8 },
  rank: { name: 'Rang', width: 8 },
  name: { name: 'Person', width: 32 },
  email: { name: 'E-Mail', width: 46 },
  validFrom: { name: 'gültig ab', width: 12 },
  validTo: { name: 'gültig bis', width: 12 },
  trainedAt: { name: 'geschult am', width: 12 },
  exercisedAt: { name: 'geübt am', width: 12 },
  needed: { name: 'nötig', width: 8 },
  arrival: { name: 'Grenze Minuten', width: 16 },
} as const;

export const duty = {
  name: { name: 'Person', width: 32 },
  email: { name: 'E-Mail', width: 46 },
  kind: { name: 'Art', width: 14 },
  role: { name: 'Rolle', width: 24 },
  from: { name: 'von', width: 18, time: true },
  to: { name: 'bis', width: 18, time: true },
} as const;

/** German words in every language: it is one file for the whole house. */
export const kinds: Readonly<Record<DutyWindow['kind'], string>> = { 'on-call': 'Bereitschaft', away: 'abwesend' };

/** Who and what rows may name, and what stays as it is when the file says nothing about it. */
export interface SheetContext {
  readonly now: Team;
  /** Person by e-mail address in small letters, or by id. */
  readonly personOf: (key: string) => string | undefined;
  readonly roleOf: (word: string) => BaoRoleKind | undefined;
}

export type RoleColumns = typeof role;
export type DutyColumns = typeof duty;
