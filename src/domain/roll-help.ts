// *Ich brauche Hilfe*: who of a roll asked for help, who was helped, and the one card that tells the help desk.
import type { AlarmMessage } from './alarm.ts';
import { type Delivery, type Ledger, outdated, planned } from './ledger.ts';
import type { Entry } from './model.ts';

/** Somebody needs help. Not an answer about coming. */
export interface WantHelp {
  readonly type: 'want-help';
  readonly person: string;
  /** The card that was used; '' for the tab. */
  readonly delivery: string;
  /** The clicked card is redrawn by the reply itself. */
  readonly redrawn: boolean;
}

/** It is settled: she took it back, or somebody reached her by telephone. */
export interface SettleHelp {
  readonly type: 'settle-help';
  readonly person: string;
  readonly delivery: string;
  readonly redrawn: boolean;
}

export interface HelpWanted extends Entry, Omit<WantHelp, 'type'> {
  readonly type: 'help-wanted';
}
export interface HelpDone extends Entry, Omit<SettleHelp, 'type'> {
  readonly type: 'help-done';
  /** Who noted it: herself, or whoever reached her. */
  readonly by: string;
}

/** A call for help; epoch milliseconds. `doneAt` null while it is open. */
export interface Help {
  readonly wantedAt: number;
  readonly doneAt: number | null;
  readonly doneBy: string;
}
/** The newest call of each person. */
export type HelpBook = Readonly<Record<string, Help>>;

export type RollMessage = AlarmMessage | 'help';
type RollLedger = Ledger<RollMessage>;

/** Who needs help now, oldest first. */
export function needing(help: HelpBook): readonly { readonly person: string; readonly wantedAt: number }[] {
  return Object.entries(help)
    .filter(([, { doneAt }]) => doneAt === null)
    .map(([person, { wantedAt }]) => ({ person, wantedAt }))
    .sort((a, b) => a.wantedAt - b.wantedAt || (a.person < b.person ? -1 : 1));
}

/** The messages to everybody, and apart from them those to the help desk, which no news and no end concern. */
export function apart(ledger: RollLedger): { readonly told: Ledger<AlarmMessage>; readonly desk: RollLedger } {
  const all = Object.entries(ledger.deliveries);
  // Of most rolls nobody asked for help; each card is drawn from this.
  if (!all.some(([, { message }]) => message === 'help')) {
    return { told: ledger as Ledger<AlarmMessage>, desk: { ...ledger, deliveries: {} } };
  }
  const of = (isHelp: boolean) => ({
    ...ledger,
    deliveries: Object.fromEntries(all.filter(([, { message }]) => (message === 'help') === isHelp)),
  });
  return { told: of(false) as Ledger<AlarmMessage>, desk: of(true) };
}

/** Both together again. */
export function together(told: Ledger<AlarmMessage>, desk: RollLedger): RollLedger {
  return { ...told, deliveries: { ...told.deliveries, ...desk.deliveries } };
}

/** The help desk's cards are out of date; whoever has none yet is owed one, before everything else of the crisis team. */
export function tellDesk(ledger: RollLedger, desk: readonly string[], at: number): RollLedger {
  const redrawn = outdateDesk(ledger, at);
  const deliveries: Record<string, Delivery<RollMessage>> = { ...redrawn.deliveries };
  let count = Object.keys(apart(ledger).desk.deliveries).length;
  for (const person of desk) {
    const has = Object.values(deliveries).some(
      ({ message, to }) => message === 'help' && 'person' in to && to.person === person,
    );
    if (has) continue;
    count += 1;
    const id = `h${count}`;
    deliveries[id] = planned<RollMessage>({ id, to: { person }, message: 'help', lane: 0, ahead: true }, at);
  }
  return { ...redrawn, deliveries };
}

/** Cards that are out show how things stand now. */
export function outdateDesk(ledger: RollLedger, at: number): RollLedger {
  const { told, desk } = apart(ledger);
  const deliveries = Object.fromEntries(
    Object.values(desk.deliveries).map((item) => [item.id, outdated(item, at)] as const),
  );
  return together(told, { ...desk, deliveries });
}
