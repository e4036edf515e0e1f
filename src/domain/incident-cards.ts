// Which cards an event owes: reminders of deadlines to whoever holds the role, by another way where one refuses.
import type { Incident, IncidentCard, IncidentMessage } from './incident.ts';
import type { Remind } from './incident-words.ts';
import { type Delivery, outdated, planned, withdrawn } from './ledger.ts';
import type { Way } from './ways.ts';

type Item = Delivery<IncidentMessage>;

function edit(state: Incident, change: (item: Item) => Item): Incident {
  const items = Object.values(state.ledger.deliveries).map(change);
  return {
    ...state,
    ledger: { ...state.ledger, deliveries: Object.fromEntries(items.map((item) => [item.id, item])) },
  };
}

const itemOf = ({ cards }: Incident, { id }: Pick<Item, 'id'>) =>
  Object.hasOwn(cards, id) ? cards[id]?.item : undefined;

interface Letter {
  readonly person: string;
  readonly way: Way;
  readonly message: IncidentMessage;
  readonly about: IncidentCard;
}

function add(state: Incident, { person, way, message, about }: Letter, at: number): Incident {
  const id = `d${Object.keys(state.ledger.deliveries).length + 1}`;
  const item = planned<IncidentMessage>({ id, to: { person }, way, message, lane: 0, ahead: false }, at);
  return {
    ...state,
    cards: { ...state.cards, [id]: about },
    ledger: { ...state.ledger, deliveries: { ...state.ledger.deliveries, [id]: item } },
  };
}

/** One card each, by her first way; what an earlier reminder of the same thing still owes is taken back. */
export function remind(state: Incident, { item, stage, people }: Remind, at: number): Incident {
  const message = stage === 'over' ? 'deadline-over' : 'deadline';
  const before = edit(state, (each) =>
    itemOf(state, each) === item ? outdated(withdrawn(each, 'superseded', at), at) : each,
  );
  return people.reduce((next, { person, ways: [way, ...rest] }) => {
    return way === undefined ? next : add(next, { person, way, message, about: { item, rest } }, at);
  }, before);
}

/** Cards of an item show how it stands now; what is answered, or not wanted any more, is not sent. */
export function shownAnew(state: Incident, item: string | null, at: number): Incident {
  return edit(state, (each) => {
    const about = itemOf(state, each);
    if (about === undefined || (item !== null && about !== item)) return each;
    return outdated(state.ticks[about] ? withdrawn(each, 'superseded', at) : each, at);
  });
}

/** Nothing is owed any more. */
export function silent(state: Incident, at: number): Incident {
  return edit(state, (each) => outdated(withdrawn(each, 'stopped', at), at));
}

/** Where a way led nowhere the next one is taken, as long as the thing is open. */
export function byOtherWays(before: Incident, after: Incident, at: number): Incident {
  const refused = Object.values(after.ledger.deliveries).filter(
    ({ id, state }) => state === 'refused' && before.ledger.deliveries[id]?.state !== 'refused',
  );
  return refused.reduce((next, { id, to, message }) => {
    const about = after.cards[id];
    const [way, ...rest] = about?.rest ?? [];
    if (!about || way === undefined || !('person' in to) || after.ticks[about.item]) return next;
    return add(next, { person: to.person, way, message, about: { item: about.item, rest } }, at);
  }, after);
}
