// What events need of the plans: which are in force in a domain, and a proof noted beside one.

import { plans } from '../domain/plan-rules.ts';
import { isInForce, isOverdue, planEvidence } from '../domain/plan-status.ts';
import { Refusal } from '../errors.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import type { EventBook } from './incident-hits.ts';
import type { RegisterBook } from './register-book.ts';

export function eventBook({ now }: Pick<Env, 'now'>, entry: Door, book: RegisterBook): EventBook {
  return {
    async plans(domain) {
      const all = await book.all(plans, domain);
      return all.flatMap(({ id, state }) => {
        const { released } = state;
        if (!released || !isInForce(state)) return [];
        const { version, content } = released;
        return [{ id, version, content, evidence: planEvidence(state, now()), isOverdue: isOverdue(state, now()) }];
      });
    },
    async prove(plan, evidence) {
      try {
        await entry.execute(plans, plan, { type: 'note-evidence', evidence }, { system: 'spread' });
        return '';
      } catch (error) {
        // Withdrawn meanwhile: nothing is left to be proven, and trying again would not change that.
        if (!(error instanceof Refusal)) throw error;
        return error.code;
      }
    },
  };
}
