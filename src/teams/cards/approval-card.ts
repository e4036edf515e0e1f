// Asks for the second yes before everybody is told; tells who asked when there is none; and tells when the glass broke.
import type { Alarm } from '../../domain/alarm.ts';
import type { Approval, ApprovalMessage } from '../../domain/approval.ts';
import { releaseUntil, standsAs } from '../../domain/release.ts';
import type { Texts } from '../../texts/index.ts';
import { button, fact, link, row, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { marked } from './marked.ts';
import { situation, step } from './situation.ts';

export interface ApprovalCard {
  readonly id: string;
  readonly alarm: Alarm;
  readonly approval: Approval;
  readonly message: ApprovalMessage;
  /** Of this question, asked at that time; an older card is overtaken by it. */
  readonly isNewest: boolean;
  /** Names of who asked and who decided. */
  readonly asker: string;
  readonly decider: string;
  readonly texts: Texts;
  readonly now: number;
  readonly tabUrl: string;
}

/** Buttons stand only while there is something to decide. */
export function approvalCard(card: ApprovalCard): Drawn {
  const { alarm, texts, now, tabUrl } = card;
  const head = whatToDo(card);
  return marked({
    alarm,
    face: 'approval',
    texts,
    stop: { a: card.id, runs: true },
    summary: head,
    body: [step(head), ...details(card), ...situation(alarm, texts, now)],
    actions: link('tab', texts.cards.openTab, tabUrl),
  });
}

const waits = ({ alarm, isNewest }: ApprovalCard) =>
  alarm.status === 'open' && alarm.release.state === 'waiting' && isNewest;

function whatToDo(card: ApprovalCard): string {
  const { alarm, texts, now, message, decider } = card;
  const words = texts.approval;
  const { release } = alarm;
  const named = decider || texts.cards.situation.unnamed;
  const when = texts.moment(release.decidedAt ?? now, now);
  const state = standsAs(alarm);
  if (state === 'ended') return words.stands.ended(named, when);
  if (message === 'glass') return words.glass(named);
  if (message === 'withheld') return isOpenWish(card) ? words.withheld : words.overtaken;
  if (!card.isNewest) return words.overtaken;
  return state === 'waiting' ? words.decide(texts.moment(releaseUntil(alarm), now)) : words.stands[state](named, when);
}

/** Everybody else is not told, and who asked may ask again. */
function isOpenWish({ alarm, approval }: ApprovalCard): boolean {
  const { state } = alarm.release;
  const nobody = state === 'waiting' && approval.approvers.length === 0;
  return alarm.status === 'open' && (state === 'refused' || state === 'expired' || nobody);
}

function details(card: ApprovalCard): readonly CardPart[] {
  const { alarm, asker, texts, message } = card;
  const words = texts.approval;
  const { audience } = alarm;
  const lines = [
    fact(words.step, alarm.audienceStep, 'Medium'),
    say(words.list(audience?.id ?? ''), { gap: 'Small', subtle: true }),
  ];
  if (message === 'glass') return [say(words.glassMore, { gap: 'Small' }), ...lines];
  if (message === 'withheld') return [...whyNot(card), ...lines];
  const wish = words.wish(asker, whoIn(card), audience?.people ?? 0);
  return [say(wish, { gap: 'Small' }), ...lines, ...(waits(card) ? decisions(card) : [])];
}

/** Chosen units and sites by their names. */
function whoIn({ alarm: { audience }, texts }: ApprovalCard): string {
  return audience?.reach === 'chosen'
    ? (audience.named ?? []).join(', ')
    : texts.approval.who[audience?.reach ?? 'none'];
}

function decisions({ id, alarm, texts }: ApprovalCard): readonly CardPart[] {
  const { version } = alarm.telling;
  return [
    row(
      [
        button('approve', texts.approval.yes, { verb: 'approval.approve', a: id, n: version }),
        button('disapprove', texts.approval.no, { verb: 'approval.disapprove', a: id, n: version }),
      ],
      'Medium',
    ),
  ];
}

function whyNot(card: ApprovalCard): readonly CardPart[] {
  const { id, alarm, texts, now, decider } = card;
  const words = texts.approval;
  const { release, telling } = alarm;
  if (!isOpenWish(card)) return [];
  const refused = words.wasRefused(
    decider || texts.cards.situation.unnamed,
    texts.moment(release.decidedAt ?? now, now),
  );
  const inTime = words.nobodyInTime(texts.moment(releaseUntil(alarm), now));
  const why = release.state === 'waiting' ? words.nobody : release.state === 'refused' ? refused : inTime;
  const again = button('ask', words.ask, { verb: 'approval.ask', a: id, n: telling.version });
  return [
    say(why, { gap: 'Small' }),
    ...(alarm.mode === 'real' ? [say(words.withoutSecond, { gap: 'Small' })] : []),
    ...(release.state === 'waiting' ? [] : [row([again], 'Small')]),
  ];
}
