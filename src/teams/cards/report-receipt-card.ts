// What became of my report: received, being checked, an alarm, or none. Promises nothing, and stays true.
import type { Proposal } from '../../domain/proposal.ts';
import type { Texts } from '../../texts/index.ts';
import { box, draw, fact, heading, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { statementLines } from './report-lines.ts';
import { facts, step } from './situation.ts';

export interface ReportReceiptCard {
  readonly proposal: Proposal;
  readonly texts: Texts;
  readonly now: number;
  /** Number of the alarm it became, or ''. */
  readonly alarmNumber: string;
  /** The crisis team's telephone number without its PIN, or ''. */
  readonly call: string;
}

type State = 'open' | 'taken' | 'raised' | 'dismissed';

const stateOf = ({ status, takenBy }: Proposal): State => {
  if (status === 'raised' || status === 'dismissed') return status;
  return takenBy === '' ? 'open' : 'taken';
};

/** Names nobody: only which function was asked. A report is neither exercise nor real alarm, so it carries no mark. */
export function reportReceiptCard({ proposal, texts, now, alarmNumber, call }: ReportReceiptCard): Drawn {
  const words = texts.cards.report.receipt;
  const state = stateOf(proposal);
  const closed = texts.moment(proposal.closedAt ?? now, now);
  const todo = {
    open: words.step.open,
    taken: words.step.taken,
    raised: words.step.raised(alarmNumber, closed),
    dismissed: words.step.dismissed(closed),
  }[state];
  return draw({
    language: texts.language,
    summary: todo,
    body: [
      box(state === 'open' ? 'warning' : 'emphasis', [heading(words[state], { size: 'Medium' })], { bleed: true }),
      step(todo),
      ...(proposal.reason === '' ? [] : [fact(texts.cards.ended.reason, proposal.reason)]),
      ...(state === 'open' ? [askedLine(proposal, texts)] : []),
      say(words.emergency, { bold: true, gap: 'Medium' }),
      ...facts(proposal, texts, now),
      ...(proposal.statement ? [statementLines(proposal.statement, words.yours, texts)] : []),
      say(words.more(call), { gap: 'Medium', subtle: true }),
    ],
  });
}

function askedLine({ asked }: Proposal, texts: Texts): CardPart {
  const { receipt, stage } = texts.cards.report;
  if (asked.length === 0) return say(receipt.nobody, { gap: 'Small', bold: true });
  return say(receipt.asked(asked.map((each) => stage[each.stage])), { gap: 'Small' });
}
