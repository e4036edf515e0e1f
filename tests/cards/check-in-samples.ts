// Check-ins for the card tests, made by the real rules, and their cards in every state of theirs.
import type { Mode } from '../../src/domain/alarm.ts';
import { type CheckIn, type CheckInAnswer, checkInAnswers } from '../../src/domain/check-in.ts';
import {
  type CheckInNotice,
  type CheckInPart,
  checkInNotice,
  checkInParts,
  type PartCommand,
} from '../../src/domain/check-in-part.ts';
import { checkIns } from '../../src/domain/check-in-rules.ts';
import type { Delivery } from '../../src/domain/ledger.ts';
import type { Drawn } from '../../src/teams/card-shape.ts';
import { type CheckInCard, checkInCard } from '../../src/teams/cards/check-in-card.ts';
import { silenceCard } from '../../src/teams/cards/silence-card.ts';
import type { Texts } from '../../src/texts/index.ts';
import type { Sample } from './sample.ts';

const minute = 60_000;
/** 21.11.2026, 18:44 Uhr in Hannover. */
const raisedAt = Date.UTC(2026, 10, 21, 17, 44);
const tabUrl = 'https://teams.microsoft.com/l/entity/app/lage?context=x';
const anna = 'p-anna0001';
const anna_ = { person: anna, via: 'tab' } as const;
const dana = 'p-dana0004';

/** A check-in and its part, with texts that may come from outside; `answer`: what the first of its people said. */
export function checkInOf(
  mode: Mode,
  over: Partial<{ question: string; exerciseName: string; askedByName: string; name: string }> = {},
) {
  const question = over.question ?? 'Können Sie am Samstag, 8 bis 16 Uhr, die Rolle Protokollierung übernehmen?';
  const exerciseName = mode === 'exercise' ? (over.exerciseName ?? 'Herbst 2026') : '';
  const turn = { id: 't', at: raisedAt, by: anna_ };
  const decided = checkIns
    .decide(
      checkIns.empty,
      {
        type: 'ask',
        mode,
        exerciseName: 'Herbst',
        domain: 'MI-ITN',
        question: 'Können Sie kommen?',
        role: 'LOG_KEEPER',
        from: raisedAt + 12 * 60 * minute,
        to: raisedAt + 20 * 60 * minute,
        due: raisedAt + 120 * minute,
        reminders: [60],
        informed: anna,
        email: false,
        group: { id: 'g1', people: 1, parts: 1 },
        askedByName: over.askedByName ?? 'Anna Beispiel',
      },
      turn,
    )
    .reduce((next, entry) => checkIns.apply(next, entry, turn), checkIns.empty);
  // Texts from outside go past the rules, which would refuse the longest of them.
  const state = { ...decided, question, exerciseName };
  const member = {
    id: dana,
    aadId: 'aad',
    name: over.name ?? 'Dana',
    language: 'de',
    domain: 'MI-ITN',
    roles: [],
    address: null,
    email: false,
  } as const;
  const part = [
    { type: 'freeze', checkIn: 'c1', members: [member] } as const,
    { type: 'follow', notice: checkInNotice(state), askedByName: state.askedByName } as const,
  ].reduce((known, command) => partAfter(known, command), checkInParts.empty);
  return { state, part };
}

export function partAfter(part: CheckInPart, command: PartCommand, at = raisedAt): CheckInPart {
  const turn = { id: 't', at, by: anna_ };
  return checkInParts.decide(part, command, turn).reduce((next, entry) => checkInParts.apply(next, entry, turn), part);
}

/** The card of a part in the state given. */
export function checkInCardOf(texts: Texts, part: CheckInPart, change: Partial<CheckInCard> = {}): Drawn {
  const notice = part.notice as CheckInNotice;
  const delivery = Object.values(part.ledger.deliveries)[0] as Delivery;
  return checkInCard({
    id: 'c1.g1.0',
    part,
    notice,
    delivery,
    person: dana,
    texts,
    now: raisedAt + minute,
    choosing: false,
    tabUrl,
    ...change,
  });
}

/** Every card about a check-in, in every state in which it can be seen. */
export function checkInSamples(mode: Mode, texts: Texts): readonly Sample[] {
  const { state, part } = checkInOf(mode);
  const said = { type: 'answer', person: dana, delivery: '', n: 0, redrawn: false } as const;
  const answered = (answer: CheckInAnswer, from: number | null = null) => partAfter(part, { ...said, answer, from });
  const end = (kind: 'closed' | 'cancelled') => ({ ...(part.notice as CheckInNotice), end: { kind, at: raisedAt } });
  const [first] = Object.values(part.ledger.deliveries) as Delivery[];
  const reminder = { ...(first as Delivery), message: 'check-in-reminder' };
  const card = (of: CheckInPart, change: Partial<CheckInCard> = {}) => checkInCardOf(texts, of, change);
  const late = raisedAt + 130 * minute;
  const silence = (missing: readonly string[], of: CheckIn = state) =>
    silenceCard({ checkIn: of, missing, texts, now: late, tabUrl });
  const many = Array.from({ length: 30 }, (_, at) => `Person ${at}`);
  const cards: readonly (readonly [string, Drawn])[] = [
    ['check-in', card(part)],
    ['check-in late', card(part, { now: late })],
    ['check-in repeated', card(part, { delivery: { ...(first as Delivery), mayBeOut: true } })],
    ['check-in reminder', card(part, { delivery: reminder })],
    ['check-in reminder late', card(part, { delivery: reminder, now: late })],
    ...checkInAnswers.map((answer): [string, Drawn] => [
      `check-in answered ${answer}`,
      card(answered(answer, answer === 'from' ? raisedAt + 13 * 60 * minute : null)),
    ]),
    ['check-in choosing again', card(answered('mobile'), { choosing: true })],
    ['check-in over, no time left', card(part, { now: raisedAt + 21 * 60 * minute })],
    ['check-in closed', card(answered('limited'), { notice: end('closed') })],
    ['check-in cancelled', card(part, { notice: end('cancelled') })],
    ['silence', silence(['Dana'])],
    ['silence of many', silence(many, { ...state, group: { ...state.group, people: 200 } })],
    ['silence, all answered', silence([])],
    ['silence, over', silence(['Dana'], { ...state, status: 'closed' })],
  ];
  return cards.map(([name, drawn]) => ({
    name: `${name} (${mode}, ${texts.language})`,
    mode: null,
    drawn,
  }));
}
