// What must be true of the journal: whole, chained, written by who was entitled to, and free of bugs beside it.
import { createHash } from 'node:crypto';
import { firstBreak } from '../../src/domain/chain.ts';
import type { Rule } from './check.ts';
import { stalls } from './spells.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

export const brokenChain: Rule = ({ journals }) =>
  journals.flatMap((lines) => {
    const broken = firstBreak(lines, digest);
    return broken ? [`${lines[0]?.case} line ${broken.line}: ${broken.why}`] : [];
  });

/** What took effect once is in the journal for ever. */
export const lostCommit: Rule = ({ events, journals }) => {
  const kept = new Set(journals.flatMap((lines) => lines.map(({ hash }) => hash)));
  return events.flatMap((event) => {
    if (event.kind !== 'commit' || !/^(alarm|roll|proposal)\//.test(event.case)) return [];
    return event.lines.flatMap(({ hash, seq }) => (kept.has(hash) ? [] : [`${event.case} line ${seq}`]));
  });
};

/** Only the holder of an epoch reserves under it, and never under an older one than the case has seen. */
export const staleLeader: Rule = ({ events }) => {
  const holders = new Map<number, string>();
  const highest = new Map<string, number>();
  return events.flatMap((event) => {
    if (event.kind === 'lease') holders.set(event.epoch, event.holder);
    if (event.kind !== 'commit') return [];
    return event.lines.flatMap(({ entry }) => {
      if (entry.type !== 'reserved') return [];
      const epoch = Number(entry.epoch);
      const known = highest.get(event.case) ?? 0;
      highest.set(event.case, Math.max(known, epoch));
      if (epoch < known) return [`${event.case}: epoch ${epoch} after ${known}`];
      const holder = holders.get(epoch);
      return holder === event.machine ? [] : [`${event.case}: ${event.machine} reserved under the epoch of ${holder}`];
    });
  });
};

/** A commit may have been on its way when the lease changed hands, milliseconds. */
const moment = 1_000;

/** Whoever lost the lease stops by itself, before anybody else begins: two never send at once. */
export const twoLeaders: Rule = ({ events }) => {
  let lease = { epoch: 0, holder: '', at: 0 };
  return events.flatMap((event) => {
    if (event.kind === 'lease' && event.epoch > lease.epoch) lease = event;
    if (event.kind !== 'commit' || event.machine === lease.holder || event.at <= lease.at + moment) return [];
    if (!event.lines.some(({ entry }) => entry.type === 'reserved')) return [];
    const woke = stalls(events, event.machine).some(({ from, to }) => from <= event.at && event.at <= to + moment);
    const late = `${event.machine} reserved in ${event.case} ${event.at - lease.at} ms after ${lease.holder} took over`;
    return woke ? [] : [late];
  });
};

/** No fault outside may end a process. */
export const crashed: Rule = ({ events }) => events.flatMap((event) => (event.kind === 'crashed' ? [event.error] : []));

/** Errors that a bad store or a lost race explains. */
const expected = new Set(['SqliteError', 'Conflict', 'Refusal', 'Undeliverable', '']);

export const unexpectedFault: Rule = ({ events }) =>
  events.flatMap((event) =>
    event.kind === 'logged' && !expected.has(event.error) ? [`${event.machine}: ${event.event} ${event.error}`] : [],
  );
