// Sending by several ways at once: each has its own agenda, pace and open slots, so that none waits for another.
import { type SecondWay, secondWays, type Way, ways } from '../domain/ways.ts';
import type { DueRow } from '../store/port.ts';
import { type Agenda, agenda } from './agenda.ts';
import { type Sends, type SendTools, sends } from './sends.ts';
import { type SteadySettings, steadyPace } from './steady-pace.ts';
import { threads, unlimited } from './threads.ts';

/** What the usual servers and gateways bear without complaint. A call lasts longer than a text. */
const paces: Readonly<Record<SecondWay, SteadySettings>> = {
  email: { perSecond: 5, mostOpen: 10 },
  sms: { perSecond: 10, mostOpen: 20 },
  voice: { perSecond: 5, mostOpen: 20 },
};

/** What is owed, sorted by way; what is no message stands with Teams' rows. */
export interface WayAgenda extends Pick<Agenda, 'put' | 'drop' | 'others' | 'nextAt' | 'clear'> {
  of(way: Way): Agenda;
}

/** `send/0/sms` → `sms`; a row without a way is Teams'. */
function wayOf(key: string): Way {
  const named = key.split('/')[2];
  return secondWays.find((way) => way === named) ?? 'teams';
}

export function agendaByWay(): WayAgenda {
  const all: Readonly<Record<Way, Agenda>> = { teams: agenda(), email: agenda(), sms: agenda(), voice: agenda() };
  return {
    of: (way) => all[way],
    put(rows) {
      const sorted = new Map<Way, DueRow[]>();
      for (const row of rows) sorted.set(wayOf(row.key), [...(sorted.get(wayOf(row.key)) ?? []), row]);
      for (const [way, some] of sorted) all[way].put(some);
    },
    drop: (row) => all[wayOf(row.key)].drop(row),
    others: (now) => all.teams.others(now),
    nextAt: (now) => earliest(ways.map((way) => all[way].nextAt(now))),
    clear() {
      for (const way of ways) all[way].clear();
    },
  };
}

type Tools = Omit<SendTools, 'way' | 'agenda' | 'threads'> & { readonly rows: WayAgenda };

/** Teams with the learnt rate and its limits per chat, every other way at a steady rate. */
export function sendsByWay({ rows, pace, ...tools }: Tools): Sends {
  const all = [
    sends({ ...tools, way: 'teams', pace, agenda: rows.of('teams'), threads: threads() }),
    ...secondWays.map((way) =>
      sends({ ...tools, way, pace: steadyPace(paces[way]), agenda: rows.of(way), threads: unlimited }),
    ),
  ];
  const sum = (count: (each: Sends) => number) => all.reduce((total, each) => total + count(each), 0);
  return {
    pass(epoch) {
      for (const each of all) each.pass(epoch);
    },
    nextIn: () => earliest(all.map((each) => each.nextIn())),
    rest() {
      for (const each of all) each.rest();
    },
    open: () => sum((each) => each.open()),
    underway: () => sum((each) => each.underway()),
    async settled() {
      while (sum((each) => each.underway()) > 0) await Promise.all(all.map((each) => each.settled()));
    },
    async stop() {
      await Promise.all(all.map((each) => each.stop()));
    },
  };
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
