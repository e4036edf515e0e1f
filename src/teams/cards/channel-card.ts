// The card in the crisis team's channel: rings for the alarmed, shows which roles are filled, takes their answers.
import type { Alarm } from '../../domain/alarm.ts';
import type { Delivery } from '../../domain/ledger.ts';
import { firstAnswersUntil, type RoleStatus, roleStatus } from '../../domain/staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { fact, link, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { answerButtons, askedUntil } from './answering.ts';
import { endCard } from './end-card.ts';
import { marked } from './marked.ts';
import { type ChannelMention, mentionLines } from './mention-lines.ts';
import { nameIn, situation, smallPrint, step } from './situation.ts';

export interface ChannelCard {
  readonly id: string;
  readonly alarm: Alarm;
  readonly delivery: Delivery;
  readonly texts: Texts;
  readonly now: number;
  /** The alarmed holders; only a mention rings. */
  readonly mentions: readonly ChannelMention[];
  readonly tabUrl: string;
}

/** Which roles are filled, by whom and from when, and which are not. Nobody is named as silent. */
function filling(alarm: Alarm, texts: Texts, now: number): readonly CardPart[] {
  const words = texts.cards.channel;
  const roles = alarm.roles.map((role) => ({ role, status: roleStatus(alarm, role) }));
  const filled = roles.filter(({ status }) => status.filledBy !== null);
  const open = roles.filter(({ status }) => status.filledBy === null);
  const latest = Math.max(0, ...filled.map(({ status }) => status.arrival ?? 0));
  const lines = filled.map(({ role, status }) => fact(texts.role[role.kind], presence(alarm, status, texts, now)));
  const rest = open.map(({ role }) => texts.role[role.kind]).join(', ');
  return [
    say(words.filled(filled.length, roles.length), { bold: true, gap: 'Medium', line: true }),
    ...lines,
    open.length > 0 ? fact(words.missing, rest) : say(words.complete, { gap: 'Small' }),
    ...(latest > 0 ? [say(words.latest(texts.moment(latest, now)), { gap: 'Small' })] : []),
  ];
}

function presence(alarm: Alarm, status: RoleStatus, texts: Texts, now: number): string {
  const name = nameIn(alarm, status.filledBy ?? '', texts);
  const words = texts.cards.channel;
  return status.arrival === null ? words.virtual(name) : words.coming(name, texts.moment(status.arrival, now));
}

/** Redrawn as answers come in; promises nothing about delivery. */
export function channelCard(card: ChannelCard): Drawn {
  const { id, alarm, delivery, texts, now, tabUrl } = card;
  if (alarm.status === 'ended') return endCard({ id, alarm, texts, now, tabUrl });
  const { lines, mentions } = mentionLines(texts.cards.channel.alarmed, card.mentions, texts);
  const n = Object.values(alarm.answers).reduce((sum, answers) => sum + answers.length, 0);
  return marked({
    alarm,
    face: 'alarm',
    texts,
    stop: { a: id, runs: false },
    summary: `${alarm.nextStep} ${texts.cards.toastUntil(texts.moment(firstAnswersUntil(alarm), now))}`,
    mentions,
    body: [
      step(alarm.nextStep),
      ...lines,
      ...situation(alarm, texts, now),
      ...filling(alarm, texts, now),
      say(askedUntil(alarm, '', texts, now), { bold: true, gap: 'Medium', line: true }),
      say(texts.cards.channel.holdersOnly, { gap: 'Small' }),
      ...answerButtons(texts, { a: id, d: delivery.id, n }),
      ...smallPrint(alarm, texts, now),
    ],
    actions: link('tab', texts.cards.openTab, tabUrl),
  });
}
