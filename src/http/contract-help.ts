// What tab and server say about everybody who is only told of an alarm: what she read, and who needs help.
import * as z from 'zod/mini';

/** `POST /api/alarms/:id/help`: asks for help, or says that it is settled. */
export const helpRequest = z.strictObject({ wanted: z.boolean() });

/** Times in epoch milliseconds. */
export interface HelpView {
  /** Help can be asked for: the alarm is open. */
  readonly open: boolean;
  /** The reader's own; null for whoever is not told of the alarm as one of its audience. */
  readonly mine: {
    readonly readAt: number | null;
    /** Since when she needs help; null when she does not. */
    readonly wantedAt: number | null;
    /** When her last call was settled; null when it was not, or she never asked. */
    readonly doneAt: number | null;
  } | null;
  /** Who needs help, oldest first, and who was helped, newest first; null for whoever may not see names. */
  readonly people: {
    readonly needing: readonly { readonly person: string; readonly name: string; readonly wantedAt: number }[];
    /** `by`: the name of whoever noted it; '' when it was she herself. */
    readonly settled: readonly { readonly name: string; readonly doneAt: number; readonly by: string }[];
    readonly maySettle: boolean;
  } | null;
}
