// What the buttons of a check-in's card do.
import { type CheckInPart, checkInParts, lastCheckIn, memberIn } from '../domain/check-in-part.ts';
import { type Delivery, deliveryOf } from '../domain/ledger.ts';
import { Refusal } from '../errors.ts';
import { saidInCheckIn } from './cards/check-in-card.ts';
import type { Click } from './click.ts';
import type { ClickReply, ClickTurn, TurnDeps } from './turn.ts';

type Answer = Extract<Click, { verb: 'check.answer' }>;
type Again = Extract<Click, { verb: 'check.again' }>;

export async function answerByCard(deps: TurnDeps, click: Answer, turn: ClickTurn): Promise<ClickReply> {
  const { c, d, n, answer, from } = click;
  const { state: before } = await deps.entry.known(checkInParts, c);
  const clicked = cardHere(before, d, turn);
  const redrawn = turn.redraws && turn.cardId !== '' && clicked?.activityId === turn.cardId;
  // Nobody knew that this card had arrived; the click brings its name.
  const isOrphan = turn.cardId !== '' && clicked?.mayBeOut === true && clicked.activityId === null;
  const card = isOrphan ? { card: turn.cardId } : {};
  const said = { person: turn.person.id, delivery: d, n, answer, from, redrawn, ...card };
  const by = { person: turn.person.id, via: 'card' } as const;
  try {
    await deps.entry.execute(checkInParts, c, { type: 'answer', ...said }, by, turn.occurredAt);
  } catch (error) {
    // Of a closed one the fresh card says more than a sentence.
    if (!(error instanceof Refusal) || error.code !== 'check-in-closed' || !clicked) throw error;
  }
  return freshCard(deps, click, turn, false);
}

export function chooseAgain(deps: TurnDeps, click: Again, turn: ClickTurn): Promise<ClickReply> {
  return freshCard(deps, click, turn, true);
}

/** The card that was clicked, drawn from the newest state; else one sentence of what was noted. */
async function freshCard(deps: TurnDeps, { c, d }: Answer | Again, turn: ClickTurn, choosing: boolean) {
  const { state } = await deps.entry.read(checkInParts, c);
  if (!memberIn(state, turn.person.id)) throw new Refusal('check-in-not-asked');
  const delivery = cardHere(state, d, turn);
  if (delivery) {
    return { card: await deps.draw({ address: { kind: 'check-in-part', id: c }, state, delivery }, choosing) };
  }
  const given = lastCheckIn(state, turn.person.id);
  if (!given || d !== '') throw new Refusal('not-your-card');
  const now = deps.env.now();
  const { noted } = turn.texts.checkIn.card;
  return { text: noted(turn.texts.moment(given.at, now), saidInCheckIn(given, turn.texts, now)) };
}

/** The message of this id, when it is the person's own and the click came from her own chat. */
function cardHere(part: CheckInPart, d: string, { person, inPrivate }: ClickTurn): Delivery | undefined {
  const item = deliveryOf(part.ledger, d);
  return inPrivate && item && 'person' in item.to && item.to.person === person.id ? item : undefined;
}
