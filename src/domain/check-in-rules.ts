// The rules of the check-in: what each command leads to, and what each entry makes of the state.
import { Refusal } from '../errors.ts';
import {
  type Ask,
  type CheckIn,
  type CheckInCommand,
  type CheckInEntry,
  checkQuestion,
  closesAt,
  emptyCheckIn,
  isOpen,
  mostReminders,
  reopenWithin,
  type SilenceMessage,
  type WasAsked,
} from './check-in.ts';
import { applyLedger, type Delivery, decideLedger, ledgerOwed, outdated, planned, withdrawn } from './ledger.ts';
import type { Model, Owed, Turn } from './model.ts';

const minute = 60_000;

function decide(state: CheckIn, command: CheckInCommand, turn: Turn): readonly CheckInEntry[] {
  if (command.type === 'ask') return decideAsk(state, command, turn.at);
  if (state.status === 'none') throw new Refusal('check-in-unknown');
  switch (command.type) {
    case 'remind':
      if (!isOpen(state)) throw new Refusal('check-in-closed');
      if (state.reminded >= mostReminders) throw new Refusal('reminders-spent', { most: mostReminders });
      return [{ type: 'check-reminded', v: 1, count: state.reminded + 1 }];
    case 'close':
      return decideEnd(state, 'closed');
    case 'cancel':
      return decideEnd(state, 'cancelled');
    case 'reopen':
      if (!state.end) return [];
      if (turn.at > state.end.at + reopenWithin) throw new Refusal('reopen-too-late');
      return [{ type: 'check-reopened', v: 1 }];
    case 'wake':
      return decideWake(state, turn.at);
    case 'told': {
      const { version, upTo } = command;
      const isNew = version === state.telling.version && upTo > state.telling.next && upTo <= state.group.parts;
      return isNew ? [{ type: 'check-told', v: 1, version, upTo }] : [];
    }
    case 'count':
      return isOpen(state) && state.missing === null && turn.at >= state.due
        ? [{ type: 'check-counted', v: 1, missing: command.missing }]
        : [];
    default:
      return decideLedger(state.ledger, command, turn.at);
  }
}

function decideAsk(state: CheckIn, command: Ask, at: number): readonly CheckInEntry[] {
  // The same wish again asks nothing anew.
  if (state.status !== 'none') return [];
  checkQuestion(command, at);
  if (command.group.people === 0) throw new Refusal('check-in-nobody');
  const { type: _type, askedByName, ...rest } = command;
  return [{ ...rest, type: 'check-asked', v: 1, sealed: { askedByName } }];
}

function decideEnd(state: CheckIn, kind: 'closed' | 'cancelled'): readonly CheckInEntry[] {
  if (state.end?.kind === kind) return [];
  if (state.end) throw new Refusal('check-in-closed');
  return [{ type: `check-${kind}`, v: 1 }];
}

/** Of several reminders missed while nothing ran, only one is given. */
function decideWake(state: CheckIn, at: number): readonly CheckInEntry[] {
  if (!isOpen(state)) return [];
  if (at >= closesAt(state)) return [{ type: 'check-closed', v: 1 }];
  const count = remindersBy(state.reminders, at);
  return count > state.reminded ? [{ type: 'check-reminded', v: 1, count }] : [];
}

/** How many of the planned reminders are due at a time. */
export function remindersBy(reminders: readonly number[], at: number): number {
  return reminders.filter((time) => time <= at).length;
}

function applyAsked(entry: WasAsked, turn: Turn): CheckIn {
  const { type: _type, v: _v, sealed, reminders, ...rest } = entry;
  const name = sealed?.askedByName;
  return {
    ...emptyCheckIn,
    ...rest,
    status: 'open',
    askedAt: turn.at,
    askedBy: 'person' in turn.by ? turn.by.person : '',
    askedByName: typeof name === 'string' ? name : '',
    reminders: reminders.map((minutes) => entry.due - minutes * minute).sort((a, b) => a - b),
    telling: { version: 1, next: 0, since: turn.at },
  };
}

function apply(state: CheckIn, entry: CheckInEntry, turn: Turn): CheckIn {
  switch (entry.type) {
    case 'check-asked':
      return applyAsked(entry, turn);
    case 'check-reminded':
      return standing(retold({ ...state, reminded: Math.max(state.reminded, entry.count) }, turn.at));
    case 'check-closed':
      return ended({ ...state, status: 'closed', end: { kind: 'closed', at: turn.at } }, turn.at);
    case 'check-cancelled':
      return ended({ ...state, status: 'cancelled', end: { kind: 'cancelled', at: turn.at } }, turn.at);
    case 'check-reopened':
      return standing(shown(retold({ ...state, end: null }, turn.at), turn.at));
    case 'check-told':
      return { ...state, telling: { ...state.telling, next: entry.upTo } };
    case 'check-counted':
      return standing(
        entry.missing === 0 ? { ...state, missing: 0 } : silence({ ...state, missing: entry.missing }, turn.at),
      );
    default:
      return stopped({ ...state, ledger: applyLedger(state.ledger, entry, turn) }, turn.at);
  }
}

/** Where an open one stands follows from what has happened. */
function standing(state: CheckIn): CheckIn {
  const open = state.reminded > 0 ? 'reminded' : 'open';
  return { ...state, status: (state.missing ?? 0) > 0 ? 'escalated' : open };
}

/** There is something new to know: every part is told. */
function retold(state: CheckIn, since: number): CheckIn {
  return { ...state, telling: { version: state.telling.version + 1, next: 0, since } };
}

const ended = (state: CheckIn, at: number) => shown(stopped(retold(state, at), at), at);

/** Tells the one who waits for the answers, and nobody else, who is silent. */
function silence(state: CheckIn, at: number): CheckIn {
  const to = { person: state.informed };
  const item = planned<SilenceMessage>({ id: 'd1', to, message: 'silence', lane: 2, ahead: false }, at);
  return { ...state, ledger: { ...state.ledger, deliveries: { [item.id]: item } } };
}

/** Nothing more is sent of a closed one, whatever Teams says about what was on its way. */
function stopped(state: CheckIn, at: number): CheckIn {
  return isOpen(state) ? state : edit(state, (item) => withdrawn(item, 'stopped', at));
}

const shown = (state: CheckIn, at: number) => edit(state, (item) => outdated(item, at));

function edit(state: CheckIn, change: (item: Delivery<SilenceMessage>) => Delivery<SilenceMessage>): CheckIn {
  const items = Object.values(state.ledger.deliveries).map(change);
  const deliveries = Object.fromEntries(items.map((item) => [item.id, item]));
  return { ...state, ledger: { ...state.ledger, deliveries } };
}

/** What the parts do not all know yet, and the counting when it is due. */
function tellOwed(state: CheckIn): readonly Owed[] {
  if (state.status === 'none') return [];
  if (state.telling.next < state.group.parts) return [{ kind: 'tell', at: state.telling.since }];
  return isOpen(state) && state.missing === null ? [{ kind: 'tell', at: state.due }] : [];
}

function wakeOwed(state: CheckIn): readonly Owed[] {
  if (!isOpen(state)) return [];
  const next = state.reminders[state.reminded] ?? Number.POSITIVE_INFINITY;
  return [{ kind: 'wake', at: Math.min(next, closesAt(state)) }];
}

/** Rules of the check-in. State machine: domain.md 9.3. */
export const checkIns: Model<CheckIn, CheckInCommand, CheckInEntry> = {
  name: 'check-in',
  version: 1,
  empty: emptyCheckIn,
  decide,
  apply,
  owed: (state) => [...ledgerOwed(state.ledger), ...tellOwed(state), ...wakeOwed(state)],
  head: (state) => ({
    scope: state.domain,
    status: isOpen(state) ? 'open' : state.end ? 'ended' : 'none',
    key: state.askedBy,
    at: state.askedAt,
  }),
};
