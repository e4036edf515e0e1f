// The exact card of a check-in that is still a draft: the real rules and the real drawing on a copy.
import type { CheckInText } from '../domain/check-in.ts';
import { type CheckInMember, checkInNotice, checkInParts } from '../domain/check-in-part.ts';
import { checkIns } from '../domain/check-in-rules.ts';
import type { Env } from '../engine/env.ts';
import { partDrawing } from './check-in-draw.ts';

/** A draft that has passed the rules. */
type Draft = CheckInText & {
  readonly reminders: readonly number[];
  readonly informed: string;
  readonly email: boolean;
};

interface Reader {
  readonly person: { readonly id: string; readonly name: string; readonly language: 'de' | 'en' };
}

/** Draws what the first of these people would get, in the language of whoever looks. */
export function previewCheckIn({ env }: { readonly env: Pick<Env, 'now'> }) {
  const drawn = partDrawing({ env, tabLink: () => '' });
  return (draft: Draft, { person }: Reader, members: readonly CheckInMember[]): object => {
    const turn = { id: 'preview', at: env.now(), by: { person: person.id, via: 'tab' } } as const;
    const group = { id: 'preview', people: members.length, parts: 1 };
    const { mode, exerciseName, domain, question, role, from, to, due, reminders, informed, email } = draft;
    const text = { mode, exerciseName, domain, question, role, from, to, due, reminders, informed, email };
    const state = checkIns
      .decide(checkIns.empty, { type: 'ask', ...text, group, askedByName: person.name }, turn)
      .reduce((next, entry) => checkIns.apply(next, entry, turn), checkIns.empty);
    const member = { ...(members[0] as CheckInMember), language: person.language };
    const said = [
      { type: 'freeze', checkIn: 'preview', members: [member] },
      { type: 'follow', notice: checkInNotice(state), askedByName: person.name },
    ] as const;
    const part = said.reduce(
      (known, command) =>
        checkInParts.decide(known, command, turn).reduce((next, entry) => checkInParts.apply(next, entry, turn), known),
      checkInParts.empty,
    );
    const [delivery] = Object.values(part.ledger.deliveries);
    return delivery ? drawn('preview', part, delivery).card : {};
  };
}
