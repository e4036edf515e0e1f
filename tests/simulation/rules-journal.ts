// What must be true of the journal: whole, chained, written by who was entitled to, and free of bugs beside it.
import { createHash } from 'node:crypto';
import { firstBreak } from '../../src/domain/chain.ts';
import type { Rule } from './check.ts';

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
    if (event.kind !== 'commit' || !/^(alarm|proposal)\//.test(event.case)) return [];
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

/** Errors that a bad store or a lost race explains. */
const expected = new Set(['SqliteError', 'Conflict', 'Refusal', 'Undeliverable', '']);

export const unexpectedFault: Rule = ({ events }) =>
  events.flatMap((event) =>
    event.kind === 'logged' && !expected.has(event.error) ? [`${event.machine}: ${event.event} ${event.error}`] : [],
  );
