// Lines that ring for people in a channel: a few names each, because only a mention rings there.
import type { Texts } from '../../texts/index.ts';
import { mentionable, mentionLine, say } from '../card.ts';
import type { CardPart, Mention } from '../card-shape.ts';

/** A person with her address for a mention. */
export interface ChannelMention {
  readonly person: string;
  readonly name: string;
  /** `29:…` or the Entra object id. */
  readonly id: string;
}

/** Names in one line, and names on one card; with more it would grow beyond what Teams takes. */
const perLine = 10;
const mostNamed = 30;

/** The lines, how many more there are, and the mentions that belong to them. */
export function mentionLines(
  lead: string,
  people: readonly ChannelMention[],
  texts: Texts,
): { readonly lines: readonly CardPart[]; readonly mentions: readonly Mention[] } {
  const mentions = mentionable(people.slice(0, mostNamed));
  const lines: CardPart[] = [];
  for (let at = 0; at < mentions.length; at += perLine) {
    lines.push(mentionLine(lead, mentions.slice(at, at + perLine), at === 0 ? 'Medium' : 'Small'));
  }
  const more = people.length - mentions.length;
  if (more > 0) lines.push(say(texts.cards.channel.andMore(more), { gap: 'Small' }));
  return { lines, mentions };
}
