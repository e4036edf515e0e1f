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

/** One function with the people who may fill it: holder first, then deputies in their order. */
export interface BaoRole {
  readonly kind: BaoRoleKind;
  /** Belongs to the core team, alarmed whatever happened (BSI 200-4, 5.1.2). */
  readonly core: boolean;
  readonly holders: readonly string[];
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
}

/** Register of domains; found by the conversation id of their crisis channel. */
export const bcDomains = register<BcDomain>({
  name: 'domain',
  personal: [],
  head: (domain) => ({ scope: domain.id, status: 'active', key: domain.channel?.conversationId ?? '', at: 0 }),
});
