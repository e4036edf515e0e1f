// What can be read off an audience: its name, its sums, how many messages it means. Pure; the pages only draw it.
import type { AudienceReach } from '../domain/alarm.ts';
import type { AlarmPreview, AudienceView } from '../http/contract.ts';
import type { Texts } from '../texts/index.ts';

/** Such as *Alle im Bereich MI-ITN*; chosen units and sites by their names. */
export function audienceName(
  { tab }: Texts,
  reach: AudienceReach,
  domain: string,
  named: readonly string[] = [],
): string {
  if (reach === 'none') return tab.audience.nobody;
  if (reach === 'chosen') return named.length === 0 ? tab.audience.chosen : named.join(', ');
  return tab.audience.who[reach](domain);
}

export type SumName = 'reached' | 'mailed' | 'sending' | 'undeliverable' | 'unclear' | 'stopped';

export interface AudienceSums {
  /** People whose message Teams took. */
  readonly reached: number;
  readonly people: number;
  /** True while messages are still to leave. */
  readonly underWay: boolean;
  /** Those worth a line: who was reached, unless the bar says so, and what is not zero. */
  readonly lines: readonly { readonly name: SumName; readonly people: number }[];
  /** True while the newest text has not come to every part of the audience. */
  readonly spreading: boolean;
}

/** Adds up the words about deliveries; whoever has read hers was reached. */
export function audienceSums({ words, people, told }: AudienceView): AudienceSums {
  const by: Record<SumName, number> = {
    reached: words['at-teams'] + words.answered,
    mailed: words['at-gateway'],
    sending: words.sending,
    undeliverable: words.undeliverable,
    unclear: words.unclear,
    stopped: words.stopped,
  };
  const underWay = by.sending > 0;
  const names = (Object.keys(by) as SumName[]).filter((name) => (name === 'reached' ? !underWay : by[name] > 0));
  return {
    reached: by.reached,
    people,
    underWay,
    lines: names.map((name) => ({ name, people: by[name] })),
    spreading: told < people,
  };
}

export interface Load {
  /** Everybody who gets something: those asked and all others. */
  readonly people: number;
  /** Cards to people and posts in channels. */
  readonly messages: number;
}

/** What raising would send. */
export function loadOf({ people, channels, audience }: AlarmPreview): Load {
  const all = people + (audience?.people ?? 0);
  return { people: all, messages: all + channels };
}
