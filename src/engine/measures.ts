// Gives measures their numbers, makes them alone or as a pair, and lets another one follow where one had no effect.
import type { MeasureOrigin, MeasureText } from '../domain/measure.ts';
import { measures } from '../domain/measure-rules.ts';
import type { Actor } from '../domain/model.ts';
import { numbering, yearOf } from '../domain/numbering.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** A measure as somebody wants it; `cause` is its twin for the root cause (domain.md 6: pair a and b). */
export interface MeasureWish {
  readonly domain: string;
  readonly text: MeasureText;
  readonly dueOn: string | null;
  readonly origin: MeasureOrigin;
  readonly reference: string;
  readonly twin: { readonly text: MeasureText; readonly dueOn: string | null } | null;
}

export interface Measuring {
  /** Resolves with the ids, *a* first. `once` names the wish: sent again, it makes nothing anew. Throws Refusal. */
  create(wish: MeasureWish, by: Actor, once: string): Promise<readonly string[]>;
  /** A twin for the root cause beside one that stands alone or is *a*. */
  twin(id: string, of: { readonly text: MeasureText; readonly dueOn: string | null }, by: Actor): Promise<string>;
  /** Makes the measure that follows an ineffective one, and links both. */
  follow(id: string): Promise<void>;
}

export function measuring(env: Env, entry: Door): Measuring {
  /**
   * `M-2026-014` with the suffix; the same wish gets the same number. One that an import brought along is left out.
   */
  async function numberFor(domain: string, wish: string, suffix = ''): Promise<string> {
    const year = yearOf(env.now());
    for (let round = 1; ; round += 1) {
      const alarm = `${wish}/${round}`;
      const take = { type: 'take', alarm } as const;
      const { state } = await entry.execute(numbering, `M-${domain}-${year}`, take, { system: 'setup' });
      const number = `M-${year}-${String(state.given[alarm]).padStart(3, '0')}`;
      const there = (await entry.read(measures, `${domain}.${number}${suffix}`)).state;
      if (there.status === 'none' || there.wish === wish) return number;
    }
  }

  return {
    async create({ domain, text, dueOn, origin, reference, twin }, by, once) {
      const number = await numberFor(domain, once, twin ? 'a' : '');
      const rest = { type: 'create', domain, wish: once, origin, reference, predecessor: '' } as const;
      const first = `${number}${twin ? 'a' : ''}`;
      await entry.execute(measures, `${domain}.${first}`, { ...rest, number: first, text, dueOn }, by);
      if (!twin) return [`${domain}.${first}`];
      const second = `${number}b`;
      await entry.execute(measures, `${domain}.${second}`, { ...rest, number: second, ...twin }, by);
      return [`${domain}.${first}`, `${domain}.${second}`];
    },
    async twin(id, of, by) {
      const { domain, number, origin, reference } = (await entry.read(measures, id)).state;
      const second = `${number.replace(/a$/, '')}b`;
      const rest = { type: 'create', domain, wish: id, origin, reference, predecessor: '' } as const;
      await entry.execute(measures, `${domain}.${second}`, { ...rest, number: second, ...of }, by);
      return `${domain}.${second}`;
    },
    async follow(id) {
      const { state } = await entry.read(measures, id);
      const { domain, kind, need, cause, action, owner, priority, means, plans, resources, origin } = state;
      const number = await numberFor(domain, id);
      const text = { kind, need, cause, action, owner, priority, means, plans, resources };
      const from = { origin, reference: state.reference, predecessor: state.number, wish: id };
      const rest = { type: 'create', domain, ...from } as const;
      const by = { system: 'spread' } as const;
      await entry.execute(measures, `${domain}.${number}`, { ...rest, number, text, dueOn: null }, by);
      await entry.execute(measures, id, { type: 'link', successor: number }, by);
    },
  };
}
