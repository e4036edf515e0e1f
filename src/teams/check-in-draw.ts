// From a check-in's messages to their cards.
import type { CheckIn } from '../domain/check-in.ts';
import { type CheckInPart, checkInOfPart, memberIn } from '../domain/check-in-part.ts';
import type { Delivery } from '../domain/ledger.ts';
import type { CheckIns } from '../engine/check-ins.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import { Undeliverable } from '../errors.ts';
import { textsFor } from '../texts/index.ts';
import type { Drawn } from './card-shape.ts';
import { checkInCard } from './cards/check-in-card.ts';
import { silenceCard } from './cards/silence-card.ts';

interface CheckInDrawTools {
  readonly env: Pick<Env, 'now'>;
  readonly look: Pick<Directory, 'person'>;
  readonly checkIns: Pick<CheckIns, 'parts'>;
  /** Deep link to a page of the tab. */
  readonly tabLink: (page: string) => string;
}

/** Draws a message of a part from the part alone: a mass of cards must not ask the registers about everybody. */
export function partDrawing({ env, tabLink }: Pick<CheckInDrawTools, 'env' | 'tabLink'>) {
  return (id: string, part: CheckInPart, delivery: Delivery, choosing = false): Drawn => {
    const person = 'person' in delivery.to ? delivery.to.person : '';
    if (!part.notice) throw new Undeliverable('again', 'untold');
    return checkInCard({
      id,
      part,
      notice: part.notice,
      delivery,
      person,
      texts: textsFor(memberIn(part, person)?.language ?? 'de'),
      now: env.now(),
      choosing,
      tabUrl: tabLink(`check-in/${checkInOfPart(id)}`),
    });
  };
}

/** Draws who is silent, as it stands now. */
export function silenceDrawing({ env, look, checkIns, tabLink }: CheckInDrawTools) {
  return async (id: string, checkIn: CheckIn, { to }: Delivery): Promise<Drawn> => {
    const reader = 'person' in to ? await look.person(to.person) : undefined;
    const parts = await checkIns.parts(id, checkIn);
    const missing = parts.flatMap((part) => part.members.filter((each) => !part.answers[each.id]));
    return silenceCard({
      checkIn,
      missing: missing.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'de')),
      texts: textsFor(reader?.language ?? 'de'),
      now: env.now(),
      tabUrl: tabLink(`check-in/${id}`),
    });
  };
}
