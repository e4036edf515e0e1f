// What somebody reports (Meldung): facts kept apart from assumptions, and the short first assessment (BSI 200-4, 5.2).
import { Refusal } from '../errors.ts';
import { type Level, textLimit } from './alarm.ts';

/** How sure somebody is: she saw it herself, somebody told her, or she assumes it. */
export const knowledges = ['seen', 'heard', 'assumed'] as const;
export type Knowledge = (typeof knowledges)[number];

/** What a report is about; decides which questions are asked. */
export const themes = ['building', 'it', 'staff', 'provider', 'other'] as const;
export type Theme = (typeof themes)[number];

/** Questions of the first assessment that anybody can answer with yes or no. */
export const questions = [
  'safety',
  'evacuated',
  'unusable',
  'supply',
  'plant',
  'security',
  'many',
  'attack',
  'long',
  'outside',
  'absent',
  'authorised',
  'outage',
  'stopped',
] as const;
export type Question = (typeof questions)[number];

/** The questions of each theme, in the order in which they are asked. */
export const questionsOf: Readonly<Record<Theme, readonly Question[]>> = {
  building: ['safety', 'evacuated', 'unusable', 'supply', 'plant'],
  it: ['many', 'attack', 'security', 'long', 'outside'],
  staff: ['absent', 'authorised', 'safety'],
  provider: ['outage', 'stopped', 'long'],
  other: ['safety', 'many', 'outside'],
};

/** What a person said beside what, where and since. Texts may be ''. */
export interface Statement {
  /** Who reports, by person id. */
  readonly reporter: string;
  readonly knowledge: Knowledge;
  readonly theme: Theme;
  /** The questions answered with yes. */
  readonly yes: readonly Question[];
  /** Who or what is affected, and how it shows. */
  readonly effects: string;
  /** What may be the cause: always an assumption. */
  readonly cause: string;
  /** What was done already. */
  readonly measures: string;
}

/** One of these alone speaks for a crisis: life and limb, or an attack. */
const heavy: readonly Question[] = ['safety', 'attack'];
/** So many a yes do, too. */
const manyYes = 3;

/**
 * The level that is proposed. The standard asks to alarm the deciding authority at one yes and leaves the level to it;
 * which answers speak for a crisis is ours.
 */
export function levelOf(yes: readonly Question[]): Level {
  return yes.length >= manyYes || yes.some((each) => heavy.includes(each)) ? 'CRISIS' : 'EMERGENCY';
}

/** Characters of each text; what, where and since together must fit into an alarm. */
export const longestTexts = { what: 180, where: 78, effects: 300, cause: 200, measures: 300, callback: 40 } as const;
/** Digits and what people write between them; at least five signs. */
const callable = /^[+(]?[0-9][0-9 ()/.-]{3,}[0-9]$/;

/** What, where, since (epoch milliseconds), and the number to call back, or ''. */
export interface Reported extends Statement {
  readonly what: string;
  readonly where: string;
  readonly since: number;
  readonly callback: string;
}

/** Refuses what nobody could decide on. `now` in epoch milliseconds. */
export function checkReport(said: Reported, now: number): void {
  if (said.what.trim() === '') throw new Refusal('what-missing');
  if (said.where.trim() === '') throw new Refusal('where-missing');
  if (!Number.isFinite(said.since) || said.since <= 0) throw new Refusal('since-missing');
  if (said.since > now + 60_000) throw new Refusal('since-in-future');
  if (!knowledges.includes(said.knowledge)) throw new Refusal('knowledge-missing');
  for (const [field, most] of Object.entries(longestTexts)) {
    if (said[field as keyof typeof longestTexts].length > most) throw new Refusal('text-too-long', { most });
  }
  if (said.what.length + said.where.length > textLimit) throw new Refusal('text-too-long', { most: textLimit });
  if (said.callback !== '' && !callable.test(said.callback)) throw new Refusal('callback-unreadable');
  const known = questionsOf[said.theme] ?? [];
  if (said.yes.some((each) => !known.includes(each))) throw new Refusal('bad-shape');
}
