// What the tab and the server say to each other about the emergency handbook.
import * as z from 'zod/mini';
import type { HandbookCopy } from '../domain/handbook.ts';
import type { DomainName } from './contract.ts';

const domain = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));

/** `GET /api/handbook`, `GET /api/handbook/view` */
export const handbookQuery = z.object({ domain });

/** `POST /api/handbook` → the file; a copy is recorded first. */
export const handbookRequest = z.strictObject({
  domain,
  format: z.enum(['paper', 'zip']),
  place: z.string().check(z.maxLength(200)),
  days: z.number(),
});
/** `POST /api/handbook/return` → 204. */
export const returnRequest = z.strictObject({ domain, copy: z.number() });

/** Head of the answer to an order: the number of the copy. */
export const handbookCopyHeader = 'x-bcm-copy';

export interface HandbookCopyView extends Omit<HandbookCopy, 'keeper'> {
  /** Name of who sees to it; '' where she is not known any longer. */
  readonly keeper: string;
  /** It is out and must be replaced: older than the newest edition, or expired. */
  readonly late: boolean;
}

/** What would be missing in a handbook made now. */
export const handbookGaps = ['roles', 'processes', 'plans', 'providers', 'documents', 'callIn', 'room'] as const;
export type HandbookGap = (typeof handbookGaps)[number];

export interface HandbookView {
  readonly domain: DomainName;
  /** The newest edition; null before the first. */
  readonly edition: { readonly edition: number; readonly at: number } | null;
  /** The data have changed since; the next copy is of a new edition. */
  readonly changed: boolean;
  readonly counts: {
    readonly roles: number;
    readonly processes: number;
    readonly plans: number;
    readonly providers: number;
  };
  readonly gaps: readonly HandbookGap[];
  /** Newest first. */
  readonly copies: readonly HandbookCopyView[];
  /** The key with which packages are signed; null where there is none. */
  readonly key: { readonly fingerprint: string; readonly publicKey: string } | null;
  readonly now: number;
}
