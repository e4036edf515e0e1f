// What the tab and the server say to each other about people and roles: requests (checked) and views.
import * as z from 'zod/mini';
import { type BaoRoleKind, baoRoleKinds } from '../domain/bc-domain.ts';
import type { Gap } from '../domain/gaps.ts';
import type { PhoneNumber } from '../domain/people.ts';
import type { Copy } from '../domain/phone-list.ts';
import type { SheetFault } from '../domain/sheet-fault.ts';
import type { Team, TeamChange } from '../domain/team-edit.ts';
import type { DomainName } from './contract.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
const id = line(40);
const day = z.nullable(line(10));
const kind = z.enum(baoRoleKinds);

const term = z.strictObject({ validFrom: day, validTo: day, trainedAt: day, exercisedAt: day });
const role = z.strictObject({
  kind,
  core: z.boolean(),
  holders: z.array(id).check(z.maxLength(50)),
  needed: z.number(),
  arrivalLimit: z.number(),
  terms: z.record(id, term),
});
const duty = z.strictObject({
  person: id,
  kind: z.enum(['on-call', 'away']),
  role: z.nullable(kind),
  from: z.number(),
  to: z.number(),
});
const team = z.strictObject({
  roles: z.array(role).check(z.maxLength(baoRoleKinds.length)),
  duty: z.array(duty).check(z.maxLength(1_000)),
  officeHours: z.strictObject({
    days: z.array(z.number()).check(z.maxLength(7)),
    from: line(5),
    to: line(5),
  }),
  management: z.array(id).check(z.maxLength(50)),
});

/** `POST /api/team/:domain`: the whole team, as edited on `revision`. What may stand in it is checked by the rules. */
export const teamRequest = z.strictObject({ revision: z.number(), team });

/** `POST /api/contact` */
export const contactRequest = z.strictObject({
  email: z.boolean(),
  numbers: z
    .array(
      z.strictObject({
        number: line(40),
        kind: z.enum(['service', 'service-mobile', 'private']),
        sms: z.boolean(),
        voice: z.boolean(),
        onPaper: z.boolean(),
      }),
    )
    .check(z.maxLength(20)),
});

/** `POST /api/team/:domain/paper` → a PDF. Without numbers nothing is recorded. */
export const paperRequest = z.union([
  z.strictObject({ numbers: z.literal(false) }),
  z.strictObject({ numbers: z.literal(true), holder: line(200), days: z.number() }),
]);

/** Somebody named in a team. */
export interface TeamPerson {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
}

/** One change of the record: who, when, what. */
export interface TeamHistoryLine {
  /** Revision of the record after it. */
  readonly version: number;
  readonly at: number;
  readonly by: string;
  /** Empty when something other than the team was changed. */
  readonly changes: readonly TeamChange[];
}

/** `GET /api/team/:domain` – for those who alarm and coordinators of that domain. */
export interface TeamView {
  readonly domain: DomainName;
  readonly revision: number;
  readonly team: Team;
  /** Everybody who is named in the team or in its history. */
  readonly people: readonly TeamPerson[];
  readonly onCall: readonly { readonly person: string; readonly role: BaoRoleKind | null; readonly to: number }[];
  readonly gaps: readonly Gap[];
  /** Last day on which somebody was trained according to the page Schulungen, by person id. */
  readonly trained: Readonly<Record<string, string>>;
  /** Newest first. */
  readonly history: readonly TeamHistoryLine[];
  readonly seesContacts: boolean;
  /** Whether joint events may call this domain; null for whoever may not decide it. */
  readonly consent: { readonly given: boolean } | null;
  /** Printed copies, newest first; null for those who may not print them. */
  readonly copies: readonly Copy[] | null;
  readonly now: number;
}

/** `GET /api/team/:domain/people?q=` – staff of the domain. */
export interface TeamSearch {
  readonly people: readonly TeamPerson[];
  /** There are more than are listed. */
  readonly more: boolean;
}

/** `POST /api/team/:domain/workbook` (a file) – what it would change; nothing is stored. */
export interface WorkbookPreview {
  readonly revision: number;
  /** To be sent with `POST /api/team/:domain`; null when there are faults. */
  readonly team: Team | null;
  readonly changes: readonly TeamChange[];
  readonly faults: readonly SheetFault[];
  readonly people: readonly TeamPerson[];
}

/** `GET /api/contact`, and the answer to changing it. */
export interface ContactView {
  readonly name: string;
  readonly address: string;
  readonly email: boolean;
  readonly numbers: readonly PhoneNumber[];
  readonly confirmedAt: number | null;
  /** The day (`YYYY-MM-DD`) on which the numbers of somebody without a role are deleted; null while none is set. */
  readonly goesOn: string | null;
  /** Without a role she must be reached all the same: she alarms, answers for continuity, or heads the authority. */
  readonly needed: boolean;
  /** My roles, in whichever domain. */
  readonly roles: readonly { readonly domain: DomainName; readonly role: BaoRoleKind }[];
  readonly now: number;
}

/** `GET /api/team/:domain/contacts` – only for those who alarm there: who stands in a role, and how she is reached. */
export interface TeamContacts {
  readonly people: readonly (TeamPerson & {
    readonly email: boolean;
    readonly numbers: readonly PhoneNumber[];
    readonly confirmedAt: number | null;
  })[];
}

/** Header of the PDF with numbers: which copy it is, and which one it replaces (empty when none). */
export const copyHeader = 'x-copy';
export const replacesHeader = 'x-replaces';
