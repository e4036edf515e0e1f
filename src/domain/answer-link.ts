// Links in mails and short messages: each lets one person answer one thing for a while, and nothing else.
import { register } from './register.ts';

/** What is answered by a link; each kind has a page of its own. */
export const linkPurposes = ['alarm', 'check-in', 'approval', 'proposal'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** What a link is for. The case's id and the person's are random. */
export interface LinkTarget {
  readonly purpose: LinkPurpose;
  /** Id of the alarm (for its approval, too), check-in or report. */
  readonly about: string;
  readonly person: string;
}

export interface AnswerLink extends LinkTarget {
  /** Epoch milliseconds; afterwards the link opens nothing. */
  readonly until: number;
}

/** A link lives so long after the message that carried it, milliseconds. */
export const linkLife = 24 * 3_600_000;

/** Register of links; the id is a digest of the code, so that whoever reads the store cannot answer for anybody. */
export const answerLinks = register<AnswerLink>({
  name: 'answer-link',
  personal: [],
  head: ({ until }: Partial<AnswerLink>) => ({ scope: '', status: 'active', key: '', at: until ?? 0 }),
});
