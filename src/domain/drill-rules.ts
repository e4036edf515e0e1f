// Alarm exercises by schedule: what each command leads to, what each entry makes of the state, and when they are owed.
import { Refusal } from '../errors.ts';
import type {
  DrillBook,
  DrillCommand,
  DrillEntry,
  DrillSlot,
  KeptWindow,
  PlannedDrill,
  SkipReason,
  SlotName,
} from './drill.ts';
import { checkWindow, drillIn, isAhead, seedOf, startsOf, windowIn } from './drill-checks.ts';
import { drawMoment, openingsOf } from './drill-window.ts';
import type { Model, Owed, Turn } from './model.ts';
import { dayOf } from './team.ts';

const minute = 60_000;
/** After something else went on, it is not tried again before so many minutes. */
const putOffBy = 15;
const empty: DrillBook = { domain: '', windows: [], drills: [] };

const whoOf = ({ by }: Turn): string => ('person' in by ? by.person : '');

function decide(book: DrillBook, command: DrillCommand, turn: Turn): readonly DrillEntry[] {
  const by = whoOf(turn);
  switch (command.type) {
    case 'propose-window': {
      const { domain, once, management } = command;
      if (book.windows.some((one) => one.once === once)) return [];
      const window = checkWindow(book, command.window, dayOf(turn.at));
      // Nobody agrees to what she proposed herself.
      if (management.every((person) => person === by)) throw new Refusal('drill-management');
      const id = `w${book.windows.length + 1}`;
      return [{ type: 'drill-window-proposed', v: 1, by, domain, id, once, window, management }];
    }
    case 'agree-window':
    case 'return-window':
    case 'withdraw-window':
    case 'restore-window':
      return decideWindow(book, command, by);
    case 'plan': {
      const { once, exercise, window, from, to, duration, seed } = command;
      if (book.drills.some((one) => one.once === once)) return [];
      const slots = startsOf(book, command, turn.at);
      const id = `d${book.drills.length + 1}`;
      return [
        { type: 'drill-planned', v: 1, by, id, once, exercise, window, from, to, duration, drawn: { seed }, slots },
      ];
    }
    case 'cancel':
      return isAhead(drillIn(book, command.drill)) ? [{ type: 'drill-cancelled', v: 1, by, drill: command.drill }] : [];
    case 'uncancel':
      return decideUncancel(book, command.drill, by, turn.at);
    case 'wake':
      return dueNow(book, turn.at);
    default:
      return decideSlot(book, command, turn.at);
  }
}

type OfWindow = Extract<
  DrillCommand,
  { type: 'agree-window' | 'return-window' | 'withdraw-window' | 'restore-window' }
>;

function decideWindow(book: DrillBook, command: OfWindow, by: string): readonly DrillEntry[] {
  const window = windowIn(book, command.window);
  const { id, status } = window;
  switch (command.type) {
    case 'agree-window':
      if (status === 'agreed') return [];
      if (status !== 'proposed') throw new Refusal('drill-window-state');
      if (window.proposedBy === by) throw new Refusal('drill-own');
      return [{ type: 'drill-window-agreed', v: 1, by, window: id }];
    case 'return-window': {
      const reason = command.reason.trim();
      if (status !== 'proposed') throw new Refusal('drill-window-state');
      if (reason === '') throw new Refusal('reason-missing');
      if (reason.length > 500) throw new Refusal('text-too-long', { most: 500 });
      return [{ type: 'drill-window-returned', v: 1, by, window: id, reason }];
    }
    case 'withdraw-window':
      return status === 'withdrawn' ? [] : [{ type: 'drill-window-withdrawn', v: 1, by, window: id }];
    case 'restore-window':
      return status === 'withdrawn' ? [{ type: 'drill-window-restored', v: 1, by, window: id }] : [];
  }
}

const skipped = ({ drill, slot }: SlotName, reason: SkipReason): DrillEntry => ({
  type: 'drill-skipped',
  v: 1,
  drill,
  slot,
  reason,
});

function decideUncancel(book: DrillBook, id: string, by: string, at: number): readonly DrillEntry[] {
  const { slots, window, exercise } = drillIn(book, id);
  if (!slots.some(({ status }) => status === 'cancelled')) return [];
  if (windowIn(book, window).status !== 'agreed') throw new Refusal('drill-not-agreed');
  // Its moment stays as it was drawn: whoever cancels and takes that back learns nothing of it.
  if (!slots.some(({ status, moment }) => status === 'cancelled' && moment > at)) throw new Refusal('drill-over');
  if (book.drills.some((one) => one.id !== id && one.exercise === exercise && isAhead(one))) {
    throw new Refusal('drill-planned-already');
  }
  return [{ type: 'drill-uncancelled', v: 1, by, drill: id }];
}

const dueNow = ({ drills }: DrillBook, at: number): readonly DrillEntry[] =>
  drills.flatMap(({ id, slots }) =>
    slots
      .filter(({ status, moment }) => status === 'waiting' && moment <= at)
      .map(({ n }): DrillEntry => ({ type: 'drill-due', v: 1, drill: id, slot: n })),
  );

type OfSlot = Extract<DrillCommand, SlotName>;

function decideSlot(book: DrillBook, command: OfSlot, at: number): readonly DrillEntry[] {
  const drill = drillIn(book, command.drill);
  const slot = drill.slots.find(({ n }) => n === command.slot);
  if (!slot) throw new Refusal('not-found');
  const name = { drill: drill.id, slot: slot.n };
  const isUnderWay = slot.status === 'due' || slot.status === 'starting';
  switch (command.type) {
    case 'starting':
      return slot.status === 'due' ? [{ type: 'drill-starting', v: 1, ...name, exercise: command.exercise }] : [];
    case 'started':
      return slot.status === 'starting' ? [{ type: 'drill-started', v: 1, ...name }] : [];
    case 'skip':
      return isUnderWay ? [skipped(name, command.reason)] : [];
    case 'put-off': {
      if (!isUnderWay) return [];
      const openings = openingsOf(windowIn(book, drill.window), slot.from, slot.to, drill.duration);
      const seed = seedOf(drill.seed, slot.n, slot.postponed + 1);
      const moment = drawMoment(openings, at + putOffBy * minute, seed);
      return [moment === null ? skipped(name, 'alarm-open') : { type: 'drill-put-off', v: 1, ...name, moment }];
    }
    case 'told':
      return slot.status === 'skipped' && !slot.told ? [{ type: 'drill-skip-told', v: 1, ...name }] : [];
  }
}

function apply(book: DrillBook, entry: DrillEntry, { at }: Turn): DrillBook {
  switch (entry.type) {
    case 'drill-window-proposed': {
      const { domain, id, once, window, management, by } = entry;
      const fresh = { agreedBy: '', agreedAt: null, reason: '', withdrawnBy: '', before: null };
      const kept: KeptWindow = { ...window, id, once, status: 'proposed', management, proposedBy: by, ...fresh };
      return { ...book, domain, windows: [...book.windows, kept] };
    }
    case 'drill-window-agreed':
      return onWindow(book, entry.window, () => ({ status: 'agreed', agreedBy: entry.by, agreedAt: at }));
    case 'drill-window-returned':
      return onWindow(book, entry.window, () => ({ status: 'returned', reason: entry.reason }));
    case 'drill-window-withdrawn':
      return onWindow(book, entry.window, ({ status }) => ({
        status: 'withdrawn',
        before: status,
        withdrawnBy: entry.by,
      }));
    case 'drill-window-restored':
      return onWindow(book, entry.window, ({ before }) => ({
        status: before ?? 'proposed',
        before: null,
        withdrawnBy: '',
      }));
    case 'drill-planned': {
      const { by, type: _type, v: _v, sealed: _sealed, slots, drawn, ...drill } = entry;
      const waiting = slots.map((one): DrillSlot => ({ ...one, ...fresh, at }));
      return { ...book, drills: [...book.drills, { ...drill, seed: drawn.seed, plannedBy: by, slots: waiting }] };
    }
    case 'drill-cancelled':
      return onSlots(book, entry.drill, (slot) =>
        slot.status === 'waiting' || slot.status === 'due' ? { ...slot, status: 'cancelled', at } : slot,
      );
    case 'drill-uncancelled':
      return onSlots(book, entry.drill, (slot) =>
        slot.status === 'cancelled' && slot.moment > at ? { ...slot, status: 'waiting', at } : slot,
      );
    default:
      return onSlots(book, entry.drill, (slot) =>
        slot.n === entry.slot ? { ...slot, ...became(entry, slot, at) } : slot,
      );
  }
}

const fresh = { status: 'waiting', reason: null, exercise: '', postponed: 0, told: false } as const;

function became(entry: Extract<DrillEntry, SlotName>, { postponed }: DrillSlot, at: number): Partial<DrillSlot> {
  switch (entry.type) {
    case 'drill-due':
      return { status: 'due', at };
    case 'drill-starting':
      return { status: 'starting', exercise: entry.exercise };
    case 'drill-started':
      return { status: 'started', at };
    case 'drill-put-off':
      return { status: 'waiting', moment: entry.moment, postponed: postponed + 1, exercise: '', at };
    case 'drill-skipped':
      return { status: 'skipped', reason: entry.reason, at };
    case 'drill-skip-told':
      return { told: true };
  }
}

function onWindow(book: DrillBook, id: string, change: (window: KeptWindow) => Partial<KeptWindow>): DrillBook {
  return { ...book, windows: book.windows.map((one) => (one.id === id ? { ...one, ...change(one) } : one)) };
}

function onSlots(book: DrillBook, id: string, change: (slot: DrillSlot) => DrillSlot): DrillBook {
  const changed = (drill: PlannedDrill) => ({ ...drill, slots: drill.slots.map(change) });
  return { ...book, drills: book.drills.map((one) => (one.id === id ? changed(one) : one)) };
}

/** What was held by hand nobody has to be told. */
const isToTell = ({ status, told, reason }: DrillSlot) => status === 'skipped' && !told && reason !== 'held-by-hand';

/** Starts that are to be worked on, and skipped ones the BC-Beauftragte is to hear of. */
export const openStarts = ({ drills }: DrillBook): readonly (DrillSlot & { readonly drill: PlannedDrill })[] =>
  drills.flatMap((drill) =>
    drill.slots
      .filter((slot) => slot.status === 'due' || slot.status === 'starting' || isToTell(slot))
      .map((slot) => ({ ...slot, drill })),
  );

function owed(book: DrillBook): readonly Owed[] {
  const waiting = book.drills.flatMap(({ slots }) => slots.filter(({ status }) => status === 'waiting'));
  const open = openStarts(book);
  const first = (times: readonly number[]) => Math.min(...times);
  return [
    ...(waiting.length > 0 ? [{ kind: 'wake', at: first(waiting.map(({ moment }) => moment)) } as const] : []),
    ...(open.length > 0 ? [{ kind: 'tell', at: first(open.map(({ at }) => at)) } as const] : []),
  ];
}

/** Alarm exercises by schedule, one case per domain. */
export const drillBooks: Model<DrillBook, DrillCommand, DrillEntry> = {
  name: 'drill-book',
  version: 1,
  empty,
  decide,
  apply,
  owed,
  head: ({ domain }) => (domain === '' ? null : { scope: domain, status: 'active', key: '', at: 0 }),
};
