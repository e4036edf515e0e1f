// A key figure in words: its value, its goal, how it changed.
import { type Figure, type Goal, shareOf } from '../domain/kpi.ts';
import type { Point } from '../http/contract-kpi.ts';
import type { Texts } from '../texts/index.ts';

/** The share, with K21 the count; "keine Daten" where nothing is known. */
export function valueWords(figure: Figure, { tab: { kpi } }: Texts): string {
  if (figure.id === 'K21') return kpi.count(figure.met);
  const share = shareOf(figure);
  return share === null ? kpi.noData : kpi.percent(share);
}

export function goalWords(id: Figure['id'], { kind, value }: Goal, { tab: { kpi } }: Texts): string {
  return id === 'K21' ? kpi.goalCount(value) : kpi.goal[kind](value);
}

/** What was released last, or that nothing was. */
export function beforeWords(id: Figure['id'], trend: readonly Point[], texts: Texts): string {
  const { kpi } = texts.tab;
  const last = trend.at(-1);
  return last ? kpi.before(valueWords({ id, ...last }, texts), texts.day(last.asOf)) : kpi.never;
}
