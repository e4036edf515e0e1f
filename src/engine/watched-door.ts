// The one door with an eye on it: from what is committed, and what could not be, follows how promises are kept.
import type { Alarm } from '../domain/alarm.ts';
import { deliveryOf, type LedgerEntry, type Outcome } from '../domain/ledger.ts';
import { type CaseAddress, type CaseKind, caseName, type Entry } from '../domain/model.ts';
import { Refusal } from '../errors.ts';
import type { Env, Sending } from './env.ts';
import type { Door } from './execute.ts';
import type { PromiseWatch } from './promise-watch.ts';
import { traceOfCase } from './trace.ts';

/** A call that began before the end may take as long as its deadline; the promise gives it one second more. */
const leavesWithin = 11_000;

/** `watch` hears what every command led to. */
export function watchedDoor(door: Door, watch: PromiseWatch, env: Pick<Env, 'now' | 'digest' | 'log'>): Door {
  return {
    ...door,
    async execute(model, id, command, by, occurredAt) {
      try {
        const done = await door.execute(model, id, command, by, occurredAt);
        for (const entry of done.entries) noteSettled(watch, model.name, done.state, entry, env.now());
        if (done.entries.length > 0 && 'person' in by) noteCommand(env, { kind: model.name, id });
        return done;
      } catch (error) {
        if (!(error instanceof Refusal)) watch.failed(1);
        throw error;
      }
    },
  };
}

/** What somebody did stands in the trace of her request, and names that of the case. */
function noteCommand({ log, digest }: Pick<Env, 'digest' | 'log'>, address: CaseAddress): void {
  log.info('case.changed', { case: caseName(address), about: traceOfCase(digest, address) });
}

function noteSettled(watch: PromiseWatch, kind: CaseKind, state: unknown, entry: Entry, now: number): void {
  if (entry.type !== 'settled') return;
  const sending = state as Sending;
  const { results } = entry as Extract<LedgerEntry, { type: 'settled' }>;
  for (const result of results) if (result.outcome === 'accepted') noteAccepted(watch, kind, sending, result, now);
}

type Accepted = Extract<Outcome, { outcome: 'accepted' }>;

function noteAccepted(watch: PromiseWatch, kind: CaseKind, state: Sending, result: Accepted, now: number): void {
  const item = deliveryOf(state.ledger, result.id);
  if (!item) return;
  const { mayBeOut, activityId, since, way, message } = item;
  if (mayBeOut) watch.failed(3);
  // The ledger keeps the first one, so this is another copy of what was certainly taken.
  else if (activityId !== result.activityId) watch.failed(4);
  if (since !== undefined && way === 'teams' && !mayBeOut) watch.took(5, Math.max(0, now - since) / 1_000);
  const ended = kind === 'alarm' ? (state as unknown as Alarm).end : null;
  if (ended && message !== 'end' && now - ended.at > leavesWithin) watch.failed(8);
}
