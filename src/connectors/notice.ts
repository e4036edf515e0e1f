// What a message says when it does not go to Teams: the same for mail, short message and call, each of which shapes it.
import type { LinkTarget } from '../domain/answer-link.ts';
import type { CaseKind } from '../domain/model.ts';
import type { Person } from '../domain/people.ts';
import type { Handover } from '../engine/env.ts';
import { Undeliverable } from '../errors.ts';
import type { Texts } from '../texts/index.ts';

/** A line with what it is about before it, or without. */
export interface NoticeLine {
  readonly label: string;
  readonly value: string;
}

/** Words of the reader's language. `mark` is the first and the last line of everything. */
export interface Notice {
  readonly texts: Texts;
  readonly mark: string;
  /** What to do. */
  readonly step: string;
  readonly lines: readonly NoticeLine[];
  /** What the reader is asked to answer; null when nothing is. */
  readonly asks: LinkTarget | null;
  readonly urgent: boolean;
  readonly short: Short;
  readonly spoken: Spoken;
}

/** The parts of a short message. Only `step` and `what` may be cut. */
export interface Short {
  readonly head: string;
  readonly step: string;
  /** A number to call with its PIN; '' for none. */
  readonly phone: string;
  /** With which words to reply; given these, `step` may be left out altogether, so that one message is enough. */
  readonly reply?: string;
  readonly what: string;
  readonly tail: string;
}

/** The parts of a call. `keys`: which key means what; '' when nothing is asked. */
export interface Spoken {
  readonly open: string;
  readonly say: readonly string[];
  readonly keys: string;
  readonly close: string;
}

/** Makes the notice of a message from the newest state of its case. */
export type NoticeOf = (handover: Handover, reader: Person) => Promise<Notice>;

/** By kind of case; a kind that has no words for these ways is never sent by them. */
export function noticesBy(kinds: Readonly<Partial<Record<CaseKind, NoticeOf>>>): NoticeOf {
  return async (handover, reader) => {
    const make = kinds[handover.address.kind];
    if (!make) throw new Undeliverable('never', 'no-words');
    return make(handover, reader);
  };
}
