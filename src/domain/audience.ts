// The audience: everybody an alarm tells beyond those who fill a role. Frozen before the alarm, told after it.
import type { Alarm, AlarmText, Audience, Ending, Mode, News } from './alarm.ts';
import type { BaoRoleKind } from './bc-domain.ts';
import type { Way } from './ways.ts';

/** People a roll holds at most, so that no document grows with the administration (design.md 6). */
export const rollSize = 100;

/**
 * What a roll has to know of its alarm to draw cards and to answer for itself; `nextStep` is what the audience is to
 * do, `news` the newest that concerned it. Times are epoch milliseconds.
 */
export interface Notice extends AlarmText {
  /** Grows with everything the alarm says anew. */
  readonly version: number;
  readonly mode: Mode;
  readonly number: string;
  readonly domain: string;
  readonly exerciseName: string;
  readonly raisedAt: number;
  readonly raisedBy: string;
  readonly answerUntil: number;
  readonly news: readonly News[];
  readonly end: { readonly ending: Ending; readonly reason: string; readonly at: number } | null;
  /** Who is told that somebody of the audience needs help, by person id; nobody when absent. */
  readonly helpDesk?: readonly string[];
  /** By which ways the roll tells its people; only by Teams when absent. */
  readonly ways?: readonly Way[];
  /** Of an ended alarm: a banner in the activity feed may have told its people before any card did. */
  readonly hinted?: boolean;
}

/** Who sees to those who need help, the first that the alarm asks: back office, keeper of the log, Stabsleitung. */
const helpers: readonly BaoRoleKind[] = ['BACK_OFFICE', 'LOG_KEEPER', 'CRISIS_LEAD'];

/** Holders of the first of these roles; without any of them, whoever raised the alarm. */
function helpDeskOf({ roles, raisedBy }: Alarm): readonly string[] {
  for (const kind of helpers) {
    const holder = roles.find((role) => role.kind === kind)?.people[0];
    if (holder !== undefined) return [holder];
  }
  return raisedBy === '' ? [] : [raisedBy];
}

/** What the rolls are told of an alarm as it stands: nothing that is only for the crisis team, such as its PIN. */
export function noticeOf(alarm: Alarm): Notice {
  const { what, where, since, level, audienceStep, mode, number, domain, exerciseName } = alarm;
  const { raisedAt, raisedBy, answerUntil, audienceNews, end, telling } = alarm;
  const text = { what, where, since, level, nextStep: audienceStep };
  const facts = { mode, number, domain, exerciseName, raisedAt, raisedBy, answerUntil };
  const news = audienceNews ? [audienceNews] : [];
  return {
    ...text,
    ...facts,
    version: telling.version,
    news,
    end,
    helpDesk: helpDeskOf(alarm),
    ways: alarm.audience?.ways ?? ['teams'],
  };
}

/** Banners are called for a while before it is written down: so many rolls at most. */
const hintedAhead = 8;

/** What roll number `n` is told. Whoever may have seen a banner is told the end, card or no card. */
export function noticeFor(alarm: Alarm, n: number): Notice {
  const { end, feed, hintedFrom = Number.POSITIVE_INFINITY } = alarm;
  const from = feed === null ? hintedFrom : Math.min(hintedFrom, feed + 1 - hintedAhead);
  return { ...noticeOf(alarm), ...(end !== null && n >= from ? { hinted: true } : {}) };
}

/** The case of roll number `n`, from 0, of an alarm's audience. It shares the alarm's partition. */
export function rollId(alarm: string, audience: Pick<Audience, 'id'>, n: number): string {
  return `${alarm}.${audience.id}.${n}`;
}

/** The alarm a roll belongs to. */
export function alarmOfRoll(roll: string): string {
  return roll.split('.')[0] as string;
}

/** Cuts an audience into rolls: sorted, so that the roll of a person can be found, and each person once. */
export function intoRolls<P extends { readonly id: string }>(people: readonly P[]): readonly (readonly P[])[] {
  const sorted = [...new Map(people.map((person) => [person.id, person])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const rolls: P[][] = [];
  for (let from = 0; from < sorted.length; from += rollSize) rolls.push(sorted.slice(from, from + rollSize));
  return rolls;
}
