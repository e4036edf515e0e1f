// What happens in one turn of the bot: who spoke, and what answering needs.
import type { Person } from '../domain/people.ts';
import type { CheckIns } from '../engine/check-ins.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import type { Incidents } from '../engine/incidents.ts';
import type { Raising } from '../engine/raise.ts';
import type { RegisterBook } from '../engine/register-book.ts';
import type { Report } from '../engine/report.ts';
import type { Reviewing } from '../engine/reviews.ts';
import type { Running } from '../engine/running.ts';
import type { Texts } from '../texts/index.ts';
import type { Drawn } from './card-shape.ts';
import type { Connector } from './connector.ts';
import type { Draw } from './draw.ts';

/** What answering needs. */
export interface TurnDeps {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly book: RegisterBook;
  readonly raise: Raising;
  readonly checkIns: CheckIns;
  readonly incidents: Incidents;
  readonly running: Running;
  readonly reviewing: Reviewing;
  readonly report: Report;
  readonly connector: Connector;
  readonly draw: Draw;
  readonly tabUrl: string;
}

/** Who spoke, where, and in which language to answer. */
export interface Speaker {
  readonly person: Person;
  readonly texts: Texts;
  /** Said in the person's own chat with the bot, where nobody else reads the answer. */
  readonly inPrivate: boolean;
  /** Domain of the channel it was said in; null in a personal or group chat. */
  readonly channelDomain: string | null;
  readonly occurredAt: number;
  /** Teams' id of what was said: the same when it is delivered again; '' when it has none. */
  readonly activityId: string;
}

/** Where a click came from: who, which card (activity id), and whether the reply redraws that card by itself. */
export interface ClickTurn extends Speaker {
  readonly cardId: string;
  readonly redraws: boolean;
}

/** What is said back to a click: the freshly drawn card, or one sentence beside the old one. */
export type ClickReply = { readonly card: Drawn } | { readonly text: string };
