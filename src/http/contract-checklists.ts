// What the tab and the server say to each other about checklists of prepared alarms and the recipients of reports.
import * as z from 'zod/mini';
import { baoRoleKinds } from '../domain/bc-domain.ts';
import type { ChecklistItem } from '../domain/incident.ts';
import type { Level } from '../domain/level.ts';
import type { ReportRecipient } from '../domain/report-recipients.ts';
import type { Outage } from '../domain/scenario.ts';
import type { DomainName } from './contract.ts';
import type { HistoryLine } from './contract-registers.ts';

const id = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));
const text = z.string().check(z.maxLength(2_000));

/** Shapes only; what may stand there is decided by the rules, all faults at once. */
const item = z.strictObject({
  id,
  text,
  role: z.nullable(z.enum(baoRoleKinds)),
  deadline: z.exactOptional(
    z.union([
      z.strictObject({ from: z.enum(['occurred', 'reported', 'declared']), hours: z.number() }),
      z.strictObject({ after: id, months: z.number() }),
    ]),
  ),
  addressee: z.exactOptional(text),
  recipient: z.exactOptional(id),
  hint: z.exactOptional(text),
});
const areDifferent = (all: readonly { readonly id: string }[]) => new Set(all.map((one) => one.id)).size === all.length;
export const checklistDraft = z.strictObject({
  checklist: z.array(item).check(z.maxLength(200), z.refine(areDifferent)),
});
export interface ChecklistDraft {
  readonly checklist: readonly ChecklistItem[];
}

const recipient = z.strictObject({ id, name: text, reach: text });
export const recipientsDraft = z.strictObject({
  recipients: z.array(recipient).check(z.maxLength(200), z.refine(areDifferent)),
});
export interface RecipientsDraft {
  readonly recipients: readonly ReportRecipient[];
}

/** A prepared alarm in the list of checklists. */
export interface ChecklistRow {
  readonly id: string;
  readonly title: string;
  readonly outage: Outage;
  readonly level: Level;
  readonly items: number;
  /** How many of them have a deadline. */
  readonly deadlines: number;
}

/** `GET /api/checklists?domain=` */
export interface ChecklistsView {
  readonly domain: DomainName;
  readonly rows: readonly ChecklistRow[];
  readonly recipients: {
    readonly revision: number;
    readonly value: RecipientsDraft;
    /** By recipient id: titles of the prepared alarms whose checklist names it. */
    readonly usedBy: Readonly<Record<string, readonly string[]>>;
    readonly history: readonly HistoryLine[];
  };
}

/** `GET /api/checklists/:id` */
export interface ChecklistView {
  readonly domain: DomainName;
  readonly id: string;
  readonly title: string;
  readonly outage: Outage;
  readonly revision: number;
  readonly value: ChecklistDraft;
  readonly recipients: readonly ReportRecipient[];
  readonly history: readonly HistoryLine[];
}
