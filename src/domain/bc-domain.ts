// BC-Domänen with their crisis team: roles of the BAO, holders with deputies, the channel, the call-in.
import { register } from './register.ts';

/** Functions of the crisis team (BSI 200-4, 5.1.2–5.1.5). */
export const baoRoleKinds = [
  'CRISIS_LEAD',
  'IT',
  'HR',
  'FACILITY',
  'COMMUNICATION',
  'LOG_KEEPER',
  'BACK_OFFICE',
  'VISUALISATION',
  'TASK_COORDINATION',
  'BC_OFFICER',
  'CISO',
  'LEGAL',
  'FINANCE',
  'ADVISOR',
  'TEAM_LEAD',
] as const;
export type BaoRoleKind = (typeof baoRoleKinds)[number];

/** Since when somebody holds a role, and what proves that she can. Days as `YYYY-MM-DD`; null when not known. */
export interface Term {
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly trainedAt: string | null;
  readonly exercisedAt: string | null;
}

/** One function with the people who may fill it: holder first, then deputies in their order. */
export interface BaoRole {
  readonly kind: BaoRoleKind;
  /** Belongs to the core team, alarmed whatever happened (BSI 200-4, 5.1.2). */
  readonly core: boolean;
  readonly holders: readonly string[];
  /** How many of them have to come; 1 unless said otherwise. */
  readonly needed?: number;
  /** Whoever arrives later than so many minutes fills the role only provisionally; 60 unless said otherwise. */
  readonly arrivalLimit?: number;
  /** By person id. */
  readonly terms?: Readonly<Record<string, Term>>;
}

/** When somebody is on call for a role, or away and asked last; epoch milliseconds, `to` not included. No reason. */
export interface DutyWindow {
  readonly person: string;
  readonly kind: 'on-call' | 'away';
  /** The role she is on call for; null for all, and when away. */
  readonly role: BaoRoleKind | null;
  readonly from: number;
  readonly to: number;
}

/** Office hours in Germany: days 1 Monday to 7 Sunday, times `HH:mm`. Outside of them voice and SMS start at once. */
export interface OfficeHours {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** A Teams channel that belongs to a domain by this setting. */
export interface CrisisChannel {
  readonly conversationId: string;
  readonly teamId: string;
  readonly team: string;
  readonly name: string;
  readonly serviceUrl: string;
}

/** The way to call when Teams fails, and where to go. */
export interface CallIn {
  readonly number: string;
  readonly pin: string;
}

/** BC-Domäne: scope unit of the Land's BCMS with one responsible authority (BCLL 5.1). */
export interface BcDomain {
  /** Code, such as `MI-ITN`; contains no dot. */
  readonly id: string;
  readonly name: string;
  readonly ressort: string;
  readonly ressortName: string;
  readonly authority: string;
  readonly channel: CrisisChannel | null;
  readonly callIn: CallIn;
  readonly room: string;
  readonly roles: readonly BaoRole[];
  readonly duty?: readonly DutyWindow[];
  /** Monday to Friday, 8 to 16 unless said otherwise. */
  readonly officeHours?: OfficeHours;
  /** Behördenleitung, by person id: told when the Stabsleitung itself is unfilled, and asked when nobody takes a report. */
  readonly management?: readonly string[];
  /** Its alarmers consent that a joint event calls their crisis team. */
  readonly joint?: boolean;
}

export const usualNeeded = 1;
/** Minutes. */
export const usualArrivalLimit = 60;
export const usualOfficeHours: OfficeHours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' };

/** Register of domains; found by the conversation id of their crisis channel. */
export const bcDomains = register<BcDomain>({
  name: 'domain',
  personal: [],
  head: (domain) => ({ scope: domain.id, status: 'active', key: domain.channel?.conversationId ?? '', at: 0 }),
});
