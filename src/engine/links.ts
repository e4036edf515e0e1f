// Makes the links of messages and finds what a link is for: short, unguessable, for one person and one thing.
import { createHmac } from 'node:crypto';
import { type AnswerLink, answerLinks, type LinkTarget, linkLife } from '../domain/answer-link.ts';
import { codes } from '../domain/words.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

export interface Links {
  /** The address that opens the answer page for this person and this thing; good for a day from now. */
  address(target: LinkTarget): Promise<string>;
  /** What a code is for; undefined when it is wrong or its time is over. */
  find(code: string): Promise<AnswerLink | undefined>;
  /** Four digits that name a question to this person in a short message; another `question` has others. */
  digits(target: LinkTarget, question: string): number;
}

export interface LinkSettings {
  /** Without a trailing slash. */
  readonly linkUrl: string;
  readonly linkSecret: string;
}

/** 32 signs; those that are mistaken for one another on a screen are left out. */
const alphabet = '23456789abcdefghijkmnpqrstuvwxyz';
/** 12 signs of 32 are 60 bits. */
const codeLength = 12;

/**
 * The same thing and person always have the same code, made of the secret, so that mail, short message and a repeat
 * after a crash carry one link; what stands in the store is only its digest.
 */
export function links({ env, entry }: { env: Env; entry: Door }, { linkUrl, linkSecret }: LinkSettings): Links {
  const idOf = (code: string) => env.digest(`answer-link ${code}`).slice(0, 32);

  return {
    async address(target) {
      const code = codeOf(linkSecret, target);
      const id = idOf(code);
      const { value } = (await entry.read(answerLinks, id)).state;
      // A repeat soon after the first needs no new time.
      if (!value || value.until - env.now() < linkLife / 2) {
        const link: AnswerLink = { ...target, until: env.now() + linkLife };
        await entry.execute(answerLinks, id, { type: 'put', value: link }, { system: 'sender' });
      }
      return `${linkUrl}/a/${code}`;
    },
    async find(code) {
      const plain = code.toLowerCase();
      if (!isCode(plain)) return undefined;
      const { value } = (await entry.read(answerLinks, idOf(plain))).state;
      return value && value.until > env.now() ? value : undefined;
    },
    digits({ purpose, about, person }, question) {
      const bytes = createHmac('sha256', linkSecret)
        .update(JSON.stringify(['digits', purpose, about, person, question]))
        .digest();
      return codes.first + (bytes.readUInt32BE(0) % (codes.last - codes.first + 1));
    },
  };
}

const isCode = (text: string) => text.length === codeLength && [...text].every((sign) => alphabet.includes(sign));

function codeOf(secret: string, { purpose, about, person }: LinkTarget): string {
  const bytes = createHmac('sha256', secret)
    .update(JSON.stringify([purpose, about, person]))
    .digest();
  return [...bytes.subarray(0, codeLength)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
