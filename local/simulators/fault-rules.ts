/** The rules by which a test makes calls go wrong: the n-th one, the next few, or each with some probability. */
import { type Chance, chance } from './chance.ts';

/** When a rule strikes the calls it is for. */
export type Strikes = {
  /** how often it strikes; absent: until cleared */
  times?: number;
  /** how many matching calls it lets through first */
  skip?: number;
  /** from 0 to 1: it strikes each matching call with this probability; absent: surely */
  probability?: number;
};

export type Rules<Rule, Call> = {
  add(rule: Rule): void;
  clear(): void;
  /** The first rule that strikes this call, if any; counts it. */
  strike(call: Call): Rule | undefined;
};

/** Chance comes from the seed and from the place of a rule in the list, so one rule more changes none before it. */
export function createRules<Rule extends Strikes, Call>(
  matches: (rule: Rule, call: Call) => boolean,
  seed = 1,
): Rules<Rule, Call> {
  let added = 0;
  let entries: { rule: Rule; seen: number; left: number; draw: Chance }[] = [];

  function strike(call: Call): Rule | undefined {
    for (const entry of entries) {
      const { rule } = entry;
      if (!matches(rule, call)) continue;
      entry.seen += 1;
      if (entry.seen <= (rule.skip ?? 0)) continue;
      if (rule.probability !== undefined && entry.draw() >= rule.probability) continue;
      entry.left -= 1;
      if (entry.left === 0) entries = entries.filter((each) => each !== entry);
      return rule;
    }
    return undefined;
  }

  return {
    add: (rule) => {
      added += 1;
      if (rule.times === 0) return;
      entries.push({
        rule,
        seen: 0,
        left: rule.times ?? Number.POSITIVE_INFINITY,
        draw: chance(seed, `rule ${added}`),
      });
    },
    clear: () => {
      entries = [];
    },
    strike,
  };
}
