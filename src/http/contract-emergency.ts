// What the tab and the server say to each other about the emergency entrance.
import * as z from 'zod/mini';

/** `POST /api/emergency/enter`, without sign-in. */
export const enterRequest = z.strictObject({
  domain: z.string().check(z.maxLength(40)),
  code: z.string().check(z.maxLength(60)),
});

/** Its answer: the pass for all further requests. `until` in epoch milliseconds. */
export interface EnteredView {
  readonly token: string;
  readonly until: number;
}

/** `POST /api/emergency/:domain/close` */
export const closeRequest = z.strictObject({ n: z.number() });
/** `POST /api/emergency/:domain/issue` → the sheets as PDF. */
export const issueRequest = z.strictObject({});

/** `GET /api/emergency/:domain` – for those who alarm there. */
export interface EmergencyView {
  /** Where the entrance is, such as `https://notfall.example/notfall`; '' when it is not set up. */
  readonly address: string;
  /** Sheets that open now, by person. */
  readonly sheets: readonly {
    readonly n: number;
    readonly name: string;
    readonly issuedAt: number;
    readonly endsAt: number;
  }[];
  /** Those who may alarm and have no sheet. */
  readonly without: readonly string[];
  /** When they have to be made anew, epoch milliseconds; 0 when there are none. */
  readonly reissueAt: number;
  /** Newest first. */
  readonly openings: readonly {
    readonly n: number;
    readonly name: string;
    readonly at: number;
    readonly open: boolean;
  }[];
  readonly now: number;
}
