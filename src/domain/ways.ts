// The ways by which a message reaches somebody. Teams is only one of them: it can be the thing that failed.

export const ways = ['teams', 'email', 'sms', 'voice'] as const;
export type Way = (typeof ways)[number];

export type SecondWay = Exclude<Way, 'teams'>;

/** Ways that work without Teams, the one that rings first: bots cannot mark anything urgent. */
export const secondWays: readonly SecondWay[] = ['voice', 'sms', 'email'];

/** By person id, the ways known to lead to somebody; frozen into an alarm. */
export type WaysOf = Readonly<Record<string, readonly Way[]>>;

/** The ways of a person that are among those wanted, in the order wanted. Who is not named is reached by Teams. */
export function usableWays(waysOf: WaysOf, person: string, wanted: readonly Way[]): readonly Way[] {
  const known = (Object.hasOwn(waysOf, person) ? waysOf[person] : undefined) ?? ['teams'];
  return wanted.filter((way) => known.includes(way));
}
