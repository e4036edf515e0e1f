// What the buttons of the bundled card do: confirm the own contact, and say that something is done.
import { type BundleItem, bundles } from '../domain/bundle.ts';
import { type Contact, contacts } from '../domain/people.ts';
import { Refusal } from '../errors.ts';
import type { ClickReply, Speaker, TurnDeps } from './turn.ts';

/** The item and the delivery whose card was clicked. */
interface BundleClick {
  readonly i: string;
  readonly d: string;
}

/** *Stimmt noch*: the contact stays as it is and is confirmed now. Whoever has none confirms just that. */
export async function confirmContact(deps: TurnDeps, { i, d }: BundleClick, turn: Speaker): Promise<ClickReply> {
  const person = turn.person.id;
  const item = await itemOf(deps, i, turn);
  if (item.kind !== 'contact') throw new Refusal('not-your-card');
  if (item.status !== 'done' && item.status !== 'closing') {
    const { value, revision } = (await deps.entry.read(contacts, person)).state;
    const none: Contact = { person, numbers: [], email: false, confirmedAt: null };
    const confirmed = { ...(value ?? none), confirmedAt: deps.env.now() };
    const by = { person, via: 'card' } as const;
    await deps.entry.execute(contacts, person, { type: 'put', value: confirmed, revision }, by);
    await deps.entry.execute(bundles, person, { type: 'done', kind: item.kind, ref: item.ref }, by);
  }
  return freshCard(deps, d, turn);
}

/** *Erledigt*. */
export async function finishItem(deps: TurnDeps, { i, d }: BundleClick, turn: Speaker): Promise<ClickReply> {
  const { kind, ref } = await itemOf(deps, i, turn);
  // Some things are done by doing them, not by saying so.
  if (kind !== 'overdue') throw new Refusal('not-your-card');
  const by = { person: turn.person.id, via: 'card' } as const;
  await deps.entry.execute(bundles, turn.person.id, { type: 'done', kind, ref }, by);
  return freshCard(deps, d, turn);
}

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
