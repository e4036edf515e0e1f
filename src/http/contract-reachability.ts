// What the tab and the server say to each other about who could be reached.
import * as z from 'zod/mini';
import type { AuditNumbers, BridgeState, RoleFinding, Want, WayStates } from '../domain/audit.ts';
import type { BaoRoleKind } from '../domain/bc-domain.ts';
import type { DomainName } from './contract.ts';

const domain = z.string().check(z.maxLength(40));

/** `GET /api/reachability?domain=` and `GET /api/reachability/export?domain=` */
export const reachabilityQuery = z.object({ domain });
/** `POST /api/reachability` → 202: checks now. */
export const checkRequest = z.strictObject({ domain });

/** `GET /api/reachability/domains` – whose numbers the visitor may see. */
export interface ReachabilityDomains {
  readonly domains: readonly DomainName[];
}

export interface ReachabilityPerson {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly BaoRoleKind[];
  readonly wants: readonly Want[];
  readonly inside: boolean;
  readonly outside: boolean;
}

export interface ReachabilityView {
  readonly domain: DomainName;
  /** A check runs now. */
  readonly running: boolean;
  /** The next nightly check, epoch milliseconds. */
  readonly nextAt: number;
  readonly newest: {
    readonly at: number;
    readonly numbers: AuditNumbers;
    readonly bridge: BridgeState;
    readonly ways: WayStates;
    readonly roles: readonly RoleFinding[];
    /** Null for whoever sees numbers only. */
    readonly people: readonly ReachabilityPerson[] | null;
  } | null;
  /** Oldest first; at most 100. */
  readonly history: readonly {
    readonly at: number;
    readonly people: number;
    readonly inside: number;
    readonly outside: number;
  }[];
  readonly mayCheck: boolean;
  readonly now: number;
}
