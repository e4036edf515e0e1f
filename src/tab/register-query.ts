// What somebody chose above a list of a register, and the address that asks for it.
import type { Show } from '../http/contract-registers.ts';

export interface RegisterQuery {
  readonly q: string;
  readonly show: Show;
  readonly unit: string;
  readonly owner: string;
  readonly category: string;
  readonly sort: string;
  readonly down: boolean;
  readonly from: number;
}

export const firstQuery: RegisterQuery = {
  q: '',
  show: 'active',
  unit: '',
  owner: '',
  category: '',
  sort: 'name',
  down: false,
  from: 0,
};

/** True when something is chosen that hides rows. */
export const isNarrowed = ({ q, show, unit, owner, category }: RegisterQuery): boolean =>
  q !== '' || show !== 'active' || unit !== '' || owner !== '' || category !== '';

/** `?domain=…` with what is not usual. */
export function searchOf(domain: string, query: RegisterQuery): string {
  const search = new URLSearchParams({ domain });
  for (const key of ['q', 'show', 'unit', 'owner', 'category', 'sort', 'from'] as const) {
    if (query[key] !== firstQuery[key]) search.set(key, String(query[key]));
  }
  if (query.down) search.set('down', '1');
  return `?${search.toString()}`;
}
