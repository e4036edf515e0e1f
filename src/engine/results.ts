// What came of calls: gathered by case, written down together, tried again until it stands in the journal.
import type { LedgerCommand, Outcome } from '../domain/ledger.ts';
import { type CaseAddress, caseName, type Entry, type Model } from '../domain/model.ts';
import type { Env, Sending } from './env.ts';
import type { Door } from './execute.ts';

export type SendingModel = Model<Sending, LedgerCommand, Entry>;

export interface Results {
  /** Resolves when the result is written down, or given up because the process stops. */
  note(model: SendingModel, address: CaseAddress, outcome: Outcome, epoch: number): Promise<void>;
  /** Tries no longer. What is not written down counts as unclear for the next holder of the lease. */
  giveUp(): void;
}

/** A result that could not be written down is tried again after this time, milliseconds. */
const tryAgainAfter = 500;

/** Results of one case that come in while a commit runs share the next one. */
export function results(env: Env, entry: Door): Results {
  const waiting = new Map<string, Outcome[]>();
  const writing = new Map<string, Promise<void>>();
  const over = new AbortController();

  async function writeDown(model: SendingModel, address: CaseAddress, epoch: number): Promise<void> {
    const name = caseName(address);
    const taken = waiting.get(name);
    waiting.delete(name);
    while (taken && !over.signal.aborted) {
      try {
        await entry.execute(model, address.id, { type: 'settle', results: taken, epoch }, { system: 'sender' });
        return;
      } catch (error) {
        env.log.error('settle.fault', { case: name, error: error instanceof Error ? error.name : 'unknown' });
        await env.pause(tryAgainAfter, over.signal);
      }
    }
  }

  return {
    note(model, address, outcome, epoch) {
      const name = caseName(address);
      const gathered = waiting.get(name);
      if (gathered) gathered.push(outcome);
      else waiting.set(name, [outcome]);
      const task = (writing.get(name) ?? Promise.resolve()).then(() => writeDown(model, address, epoch));
      writing.set(name, task);
      void task.then(() => {
        if (writing.get(name) === task) writing.delete(name);
      });
      return task;
    },
    giveUp: () => over.abort(),
  };
}
