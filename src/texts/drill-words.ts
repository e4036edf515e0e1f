// Sentences about the verdict of an alarm exercise and about how it differs from the one before, for page and workbook.
import type { Texts } from './de.ts';

type Verdict = 'met' | 'missed' | 'open';

interface Judged {
  readonly reach: Verdict;
  readonly staffed: Verdict;
  readonly target: {
    readonly percent: number;
    readonly minutes: number;
    readonly percentFrom: 'concept' | 'figures';
    readonly minutesFrom: 'concept' | 'figures';
  };
}

/** Each verdict with its target; the same word twice where nothing was judged. */
export function verdictWords(
  texts: Texts,
  verdict: Judged | null,
): { readonly reach: string; readonly staffed: string } {
  const { verdict: word, results } = texts.drills;
  if (!verdict) return { reach: results.notJudged, staffed: results.notJudged };
  const { percent, minutes, percentFrom, minutesFrom } = verdict.target;
  const from = (source: 'concept' | 'figures') => (source === 'figures' ? `; ${results.fromFigures}` : '');
  const said = (one: Verdict, target: string) =>
    [results.judged(word[one], target), one === 'open' ? results.openWhy : ''].join(' ').trim();
  return {
    reach: said(verdict.reach, `${results.reachTarget(percent)}${from(percentFrom)}`),
    staffed: said(verdict.staffed, `${results.staffedTarget(minutes)}${from(minutesFrom)}`),
  };
}

/** How it differs from the one before: reach, then time. */
export function changeWords(
  texts: Texts,
  result: {
    readonly staffed: number | null;
    readonly staffedBefore: boolean | null;
    readonly change: { readonly reach: number; readonly staffed: number | null } | null;
  },
): readonly string[] {
  const words = texts.drills.results;
  const { change, staffed, staffedBefore } = result;
  if (!change) return [words.first];
  const said = [
    ...(change.reach > 0 ? [words.reachMore(change.reach)] : []),
    ...(change.reach < 0 ? [words.reachLess(change.reach)] : []),
    ...(change.staffed !== null && change.staffed < 0 ? [words.sooner(change.staffed)] : []),
    ...(change.staffed !== null && change.staffed > 0 ? [words.later(change.staffed)] : []),
    ...(staffed !== null && staffedBefore === false ? [words.nowStaffed] : []),
    ...(staffed === null && staffedBefore === true ? [words.notStaffed] : []),
  ];
  return said.length === 0 ? [words.same] : said;
}
