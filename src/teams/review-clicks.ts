// What the buttons of an evaluation's cards do; an anonymous answer goes past every journal.
import { type Delivery, deliveryOf } from '../domain/ledger.ts';
import { reviews } from '../domain/review-rules.ts';
import { Refusal } from '../errors.ts';
import type { ReviewSaid } from './click-review.ts';
import type { ClickReply, Speaker, TurnDeps } from './turn.ts';

type Said<Verb extends ReviewSaid['verb']> = Extract<ReviewSaid, { verb: Verb }>;
type Ref = Pick<ReviewSaid, 'r' | 'd'>;

/** The card as it was sent to whoever clicked, in her own chat; whatever was forwarded is not hers. */
async function cardOf({ entry }: TurnDeps, { r, d }: Ref, { person, inPrivate }: Speaker) {
  const { state } = await entry.read(reviews, r);
  const delivery: Delivery | undefined = deliveryOf(state.ledger, d);
  const isHers = inPrivate && delivery && 'person' in delivery.to && delivery.to.person === person.id;
  if (!isHers) throw new Refusal('not-your-card');
  return { state, delivery };
}

async function fresh(deps: TurnDeps, click: Ref, turn: Speaker): Promise<ClickReply> {
  const { state, delivery } = await cardOf(deps, click, turn);
  return { card: await deps.draw({ address: { kind: 'review', id: click.r }, state, delivery }) };
}

export async function sendFeedback(deps: TurnDeps, click: Said<'feedback.send'>, turn: Speaker): Promise<ClickReply> {
  const { state } = await cardOf(deps, click, turn);
  const { rating, good, change } = click.said;
  // Once closed, the fresh card says so.
  if (state.asksUntil !== null) {
    if (rating === null) throw new Refusal('feedback-rating');
    await deps.reviewing.answer(click.r, turn.person.id, { rating, good, change });
  }
  return fresh(deps, click, turn);
}

export async function sendEvaluation(
  deps: TurnDeps,
  click: Said<'evaluation.send'>,
  turn: Speaker,
): Promise<ClickReply> {
  await cardOf(deps, click, turn);
  const by = { person: turn.person.id, via: 'card' } as const;
  await deps.entry.execute(reviews, click.r, { type: 'evaluate', form: click.form }, by, turn.occurredAt);
  return fresh(deps, click, turn);
}

export async function sendTest(deps: TurnDeps, click: Said<'test.send'>, turn: Speaker): Promise<ClickReply> {
  await cardOf(deps, click, turn);
  const { t: item, result, remark, correction } = click;
  if (result === null) throw new Refusal('bad-shape');
  const hours = click.hours === '' ? null : Number(click.hours.replace(',', '.'));
  const by = { person: turn.person.id, via: 'card' } as const;
  const command = { type: 'test', item, result, hours, remark, correction } as const;
  await deps.entry.execute(reviews, click.r, command, by, turn.occurredAt);
  return fresh(deps, click, turn);
}
