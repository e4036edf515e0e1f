// What the tab and the server say to each other about the rollout: coverage, waves, who is missing, mapping, and the nightly run.
import * as z from 'zod/mini';
import type { MissingReason } from '../domain/installation.ts';
import type { Rollout } from '../domain/rollout.ts';
import type { TenantNumbers } from '../domain/tenant.ts';
import type { AppNumbers, SyncPart } from '../domain/tenant-sync.ts';
import type { DomainName } from './contract.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
const ids = (most: number) => z.array(line(60)).check(z.maxLength(most));
const mostGroups = 500;
const mostWaves = 50;

/** `GET /api/rollout/missing?domain=` and `GET /api/rollout/missing/export?domain=` */
export const missingQuery = z.object({ domain: line(40) });

/** `PUT /api/rollout`: all of it, on the revision that was seen. Answers the {@link RolloutView}. */
export const rolloutRequest = z.strictObject({
  revision: z.number().check(z.int(), z.minimum(0)),
  rollout: z.strictObject({
    groups: z
      .array(z.strictObject({ group: line(40), name: line(120), domain: line(40), unit: line(40), site: line(40) }))
      .check(z.maxLength(mostGroups)),
    waves: z
      .array(
        z.strictObject({
          id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
          name: line(120),
          from: line(10),
          domains: ids(500),
          groups: ids(mostGroups),
        }),
      )
      .check(z.maxLength(mostWaves)),
  }),
});

/** How many people the bot can address, and for which reason not the others. */
export interface Coverage {
  readonly people: number;
  readonly reached: number;
  readonly missing: Readonly<Partial<Record<MissingReason, number>>>;
}

export interface WaveView extends Coverage {
  readonly id: string;
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly begun: boolean;
}

/** `GET /api/rollout` */
export interface RolloutView {
  readonly domains: readonly (DomainName & Coverage)[];
  /** Counted at the last run, for the domains the visitor sees. */
  readonly waves: readonly WaveView[];
  readonly run: {
    /** Whether the directory and installations are set up here at all. */
    readonly directory: boolean;
    readonly installs: boolean;
    /** What runs now, and how much of it is done, 0 to 1; null when nothing runs. */
    readonly now: { readonly part: SyncPart; readonly share: number; readonly resting: boolean } | null;
    readonly nextAt: number;
    readonly lastRead: { readonly at: number; readonly numbers: TenantNumbers } | null;
    readonly lastRound: { readonly at: number; readonly numbers: AppNumbers } | null;
    readonly held: { readonly at: number; readonly gone: number; readonly of: number } | null;
    readonly failed: Readonly<Record<SyncPart, { readonly at: number; readonly code: string } | null>>;
  };
  /** Null for whoever does not run the system. */
  readonly mapping: {
    readonly revision: number;
    readonly rollout: Rollout;
    readonly places: readonly (DomainName & {
      readonly units: readonly DomainName[];
      readonly sites: readonly DomainName[];
    })[];
  } | null;
  readonly now: number;
}

export interface MissingPerson {
  readonly person: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly why: MissingReason;
  /** Teams' or Graph's own word; '' for none. */
  readonly code: string;
  /** Name of her wave; '' for none. */
  readonly wave: string;
  /** She holds a role in the crisis team or leads the authority. */
  readonly hasRole: boolean;
}

/** `GET /api/rollout/missing?domain=`: those with a role first, then by name. */
export interface MissingView {
  readonly domain: DomainName;
  readonly people: readonly MissingPerson[];
  /** So many more are missing than are listed. */
  readonly more: number;
}
