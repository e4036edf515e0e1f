// What the buttons of the bundled card do: confirm the own contact, answer for a plan or a measure, say that it is done.
import { type BundleItem, bundles } from '../domain/bundle.ts';
import { measures } from '../domain/measure-rules.ts';
import { type Contact, contacts } from '../domain/people.ts';
import type { ReviewAnswer } from '../domain/plan.ts';
import { plans } from '../domain/plan-rules.ts';
import { Refusal } from '../errors.ts';
import type { BundleClick } from './bundle-button.ts';
import type { ClickReply, Speaker, TurnDeps } from './turn.ts';

/** *Stimmt noch* and *Behalten*: the contact stays as it is and is confirmed now. Whoever has none confirms just that. */
export async function confirmContact(deps: TurnDeps, { i, d }: BundleClick, turn: Speaker): Promise<ClickReply> {
  const person = turn.person.id;
  const item = await itemOf(deps, i, turn);
  if (item.kind !== 'contact' && item.kind !== 'numbers') throw new Refusal('not-your-card');
  if (isLeft(item)) {
    const { value, revision } = (await deps.entry.read(contacts, person)).state;
    const none: Contact = { person, numbers: [], email: false, confirmedAt: null };
    const confirmed = { ...(value ?? none), confirmedAt: deps.env.now() };
    const by = { person, via: 'card' } as const;
    await deps.entry.execute(contacts, person, { type: 'put', value: confirmed, revision }, by);
    await deps.entry.execute(bundles, person, { type: 'done', kind: item.kind, ref: item.ref }, by);
  }
  return freshCard(deps, d, turn);
}

/** *Erledigt*; of an event: its evaluation begins. */
export async function finishItem(deps: TurnDeps, { i, d }: BundleClick, turn: Speaker): Promise<ClickReply> {
  const { kind, ref } = await itemOf(deps, i, turn);
  // Some things are done by doing them, not by saying so.
  const isSaid = kind === 'overdue' || kind === 'expiry' || kind === 'drill' || kind === 'evaluate';
  if (!isSaid) throw new Refusal('not-your-card');
  const by = { person: turn.person.id, via: 'card' } as const;
  // Begun before, by whomever, it is only noted as done.
  if (kind === 'evaluate') await deps.reviewing.begin(ref, by);
  await deps.entry.execute(bundles, turn.person.id, { type: 'done', kind, ref }, by);
  return freshCard(deps, d, turn);
}

/** What the owner says about the review of her plan. */
export async function answerReview(
  deps: TurnDeps,
  { i, d, answer }: BundleClick & { readonly answer: ReviewAnswer },
  turn: Speaker,
): Promise<ClickReply> {
  const item = await itemOf(deps, i, turn);
  if (item.kind !== 'plan') throw new Refusal('not-your-card');
  if (isLeft(item)) {
    const by = { person: turn.person.id, via: 'card' } as const;
    await deps.entry.execute(plans, item.ref, { type: 'answer', answer }, by);
    await deps.entry.execute(bundles, turn.person.id, { type: 'done', kind: item.kind, ref: item.ref }, by);
  }
  return freshCard(deps, d, turn);
}

/** How her measure stands. */
export async function answerMeasure(
  deps: TurnDeps,
  { i, d, answer, dueOn }: BundleClick & { readonly answer: 'in-work' | 'done' | 'new-day'; readonly dueOn: string },
  turn: Speaker,
): Promise<ClickReply> {
  const item = await itemOf(deps, i, turn);
  if (item.kind !== 'measure') throw new Refusal('not-your-card');
  if (isLeft(item)) {
    const by = { person: turn.person.id, via: 'card' } as const;
    const said = {
      'in-work': { type: 'start' },
      done: { type: 'finish', note: '' },
      'new-day': { type: 'replan', dueOn, reason: '' },
    } as const;
    await deps.entry.execute(measures, item.ref, said[answer], by);
    await deps.entry.execute(bundles, turn.person.id, { type: 'done', kind: item.kind, ref: item.ref }, by);
  }
  return freshCard(deps, d, turn);
}

const isLeft = ({ status }: BundleItem) => status !== 'done' && status !== 'closing';

/** An item of the bundle of whoever clicked, in her own chat; whatever was forwarded is not hers. */
async function itemOf({ entry }: TurnDeps, id: string, { person, inPrivate }: Speaker): Promise<BundleItem> {
  const { state } = await entry.read(bundles, person.id);
  const item = inPrivate ? state.items.find((each) => each.id === id) : undefined;
  if (!item) throw new Refusal('not-your-card');
  return item;
}

async function freshCard({ entry, draw }: TurnDeps, d: string, { person }: Speaker): Promise<ClickReply> {
  const { state } = await entry.read(bundles, person.id);
  const deliveries = Object.values(state.ledger.deliveries);
  const delivery = deliveries.find(({ id }) => id === d) ?? deliveries.at(-1);
  if (!delivery) throw new Refusal('not-your-card');
  return { card: await draw({ address: { kind: 'bundle', id: person.id }, state, delivery }) };
}
