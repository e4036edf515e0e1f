// What the bot answers to a word typed for a check-in. An open alarm always goes first.
import { checkInParts, lastCheckIn } from '../domain/check-in-part.ts';
import { fromClock } from '../domain/check-in-times.ts';
import type { OpenCheckIn } from '../engine/check-ins.ts';
import type { Drawn } from './card-shape.ts';
import { saidInCheckIn } from './cards/check-in-card.ts';
import { noteCard } from './cards/note-card.ts';
import { whichCheckInCard } from './cards/which-check-in-card.ts';
import { type CheckInWord, checkInWord } from './check-in-words.ts';
import type { Speaker, TurnDeps } from './turn.ts';

/**
 * Answers the open check-in a word is about, or asks which; null when the word is about none. `alarmWaits`: an alarm is
 * open that she has not answered, and the reply says so.
 */
export async function replyForCheckIn(
  deps: TurnDeps,
  text: string,
  speaker: Speaker,
  alarmWaits = false,
): Promise<Drawn | null> {
  const word = checkInWord(text);
  const open = word ? await deps.checkIns.openFor(speaker.person.id) : [];
  const [only] = open;
  if (!word || !only) return null;
  return open.length > 1 ? which(deps, word, open, speaker) : answer(deps, word, only, speaker, alarmWaits);
}

/** How many check-ins wait for an answer of this person. */
export async function waitingCheckIns(deps: TurnDeps, { person }: Speaker): Promise<number> {
  const open = await deps.checkIns.openFor(person.id);
  return open.filter(({ part }) => !lastCheckIn(part, person.id)).length;
}

const timeIn = ({ time }: CheckInWord, { state }: OpenCheckIn, now: number) =>
  time === null ? null : fromClock(time, state, now);

function which(deps: TurnDeps, word: CheckInWord, open: readonly OpenCheckIn[], speaker: Speaker): Drawn {
  const { texts, person, inPrivate } = speaker;
  const now = deps.env.now();
  // In a channel everybody would read what others are asked.
  if (!inPrivate) return noteCard({ texts, text: texts.checkIn.reply.pickInChat });
  const asked = open.map((each) => ({
    part: each.id,
    of: each.state,
    from: timeIn(word, each, now),
    n: each.part.answers[person.id]?.length ?? 0,
  }));
  return whichCheckInCard({ texts, now, answer: word.answer, asked });
}

async function answer(
  deps: TurnDeps,
  word: CheckInWord,
  open: OpenCheckIn,
  speaker: Speaker,
  alarmWaits: boolean,
): Promise<Drawn> {
  const { person, texts, inPrivate, occurredAt } = speaker;
  const from = timeIn(word, open, deps.env.now());
  const said = { person: person.id, delivery: '', n: 0, answer: word.answer, from, redrawn: false } as const;
  const by = { person: person.id, via: 'word' } as const;
  await deps.checkIns.answerable(open.checkIn, open.state, person.id);
  const { state } = await deps.entry.execute(checkInParts, open.id, { type: 'answer', ...said }, by, occurredAt);
  const { reply } = texts.checkIn;
  if (!inPrivate) return noteCard({ texts, text: reply.inChannel });
  const given = lastCheckIn(state, person.id);
  const now = deps.env.now();
  const noted = given && texts.checkIn.card.noted(texts.moment(given.at, now), saidInCheckIn(given, texts, now));
  if (alarmWaits || !noted) return noteCard({ texts, text: [noted ?? '', reply.alarmWaits].join(' ').trim() });
  const delivery = Object.values(state.ledger.deliveries).find(
    ({ to, message }) => message === 'check-in' && 'person' in to && to.person === person.id,
  );
  if (!delivery) return noteCard({ texts, text: noted });
  return deps.draw({ address: { kind: 'check-in-part', id: open.id }, state, delivery });
}
