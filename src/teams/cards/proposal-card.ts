// A report from outside (Meldung): what it says, until when to decide, and the three decisions.
import type { Proposal } from '../../domain/proposal.ts';
import { type ProposalMessage, takeWithinMinutes } from '../../domain/proposal-messages.ts';
import type { Statement } from '../../domain/report.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, draw, fact, heading, link, row, say, showCard } from '../card.ts';
import type { Action, CardPart, Drawn } from '../card-shape.ts';
import { cut } from '../plain.ts';
import { reasonInputs } from './changing.ts';
import { callbackLine, statementLines, wentLine } from './report-lines.ts';
import { facts, step } from './situation.ts';

export interface ProposalCard {
  readonly id: string;
  readonly proposal: Proposal;
  /** The reader. */
  readonly person: string;
  readonly texts: Texts;
  readonly now: number;
  /** The first card, one passed on because nobody took it, or a reminder. */
  readonly message: Exclude<ProposalMessage, 'proposal-receipt'>;
  /** Names of owner, taker and reporter by person id. */
  readonly names: Readonly<Record<string, string>>;
  /** The reader may raise a real alarm in this domain. */
  readonly mayRaise: boolean;
  /** What the alarm would say and whom it would reach; `channel` is a name or ''. */
  readonly alarm: { readonly nextStep: string; readonly people: number; readonly channel: string };
  /** Number of the alarm it became, or ''. */
  readonly alarmNumber: string;
  readonly tabUrl: string;
}

const mostFacts = 8;
const longest = { name: 100, value: 200, text: 300 };

/** A report is neither exercise nor real alarm, so it carries no mark; only the alarm made of it does. */
export function proposalCard(card: ProposalCard): Drawn {
  const { proposal, texts, now } = card;
  const words = texts.cards.proposal;
  const open = proposal.status === 'open';
  const title = titleOf(card);
  const todo = whatToDo(card);
  return draw({
    language: texts.language,
    summary: `${title}: ${cut(proposal.what, longest.text)}`,
    body: [
      box(open ? 'warning' : 'emphasis', [heading(title, { size: 'Medium' })], { bleed: true }),
      step(todo),
      ...(proposal.reason === '' ? [] : [fact(texts.cards.ended.reason, proposal.reason)]),
      ...(proposal.resolvedAt !== null && open ? [say(words.resolved(texts.moment(proposal.resolvedAt, now)))] : []),
      ...facts(shortened(proposal), texts, now),
      ...callbackLine(proposal, texts),
      say(levelLine(proposal, texts), { gap: 'Small' }),
      ...source(card),
      ...wentLine(proposal, texts, now),
      ...(open ? decisions(card) : []),
    ],
    actions: [...(open ? [dismissing(card.id, texts)] : []), ...link('tab', texts.cards.openTab, card.tabUrl)],
  });
}

function titleOf({ proposal, message, texts }: ProposalCard): string {
  const words = texts.cards.proposal;
  if (proposal.status === 'raised' || proposal.status === 'dismissed') return words[proposal.status];
  if (proposal.takenBy !== '') return words.taken;
  if (message === 'proposal-passed') return texts.cards.report.said.passed;
  return message === 'proposal-reminder' ? words.reminder : words.open;
}

function levelLine({ level, statement }: Proposal, texts: Texts): string {
  return (statement ? texts.cards.report.said : texts.cards.proposal).level(texts.level[level]);
}

function whatToDo({ proposal, person, texts, now, message, names, alarmNumber }: ProposalCard): string {
  const words = texts.cards.proposal;
  const closed = texts.moment(proposal.closedAt ?? now, now);
  if (proposal.status === 'raised') return words.raisedAs(alarmNumber, closed);
  if (proposal.status === 'dismissed') return words.dismissedAt(closed);
  if (proposal.takenBy === person && person !== '') return words.takenByYou;
  if (proposal.takenBy !== '') return words.takenBy(names[proposal.takenBy] || texts.cards.situation.unnamed);
  const until = proposal.openedAt + takeWithinMinutes * 60_000;
  if (message === 'proposal-passed') return texts.cards.report.said.passedNow;
  const isLate = message === 'proposal-reminder' || now > until;
  return isLate ? words.decideNow : words.decideUntil(texts.moment(until, now));
}

/** A machine may write more than a card should show. */
function shortened(proposal: Proposal) {
  const { what, where, since } = proposal;
  return { what: cut(what, longest.text), where: cut(where, longest.text), since };
}

/** When it came, who decides, and what the source said besides, word for word. */
function source({ proposal, texts, now, names }: ProposalCard): readonly CardPart[] {
  const words = texts.cards.proposal;
  const owner = names[proposal.owner];
  if (proposal.statement) return statement(proposal.statement, proposal, { texts, now, names, owner });
  const shown = proposal.facts.slice(0, mostFacts);
  const more = proposal.facts.length - shown.length;
  const lines = shown.map(({ name, value }) => fact(cut(name, longest.name), cut(value, longest.value)));
  const received = words.received(texts.moment(proposal.openedAt, now), proposal.reports, proposal.alerts);
  return [
    say(owner ? `${received} ${words.owner(owner)}` : received, { gap: 'Small', subtle: true }),
    ...(lines.length === 0
      ? []
      : [
          box('emphasis', [
            say(words.facts, { bold: true }),
            ...lines,
            ...(more > 0 ? [say(words.moreFacts(more), { gap: 'Small', subtle: true })] : []),
          ]),
        ]),
  ];
}

/** The same for what a person reported: who, when, how she knows it. */
function statement(
  said: Statement,
  { openedAt }: Proposal,
  { texts, now, names, owner }: Pick<ProposalCard, 'texts' | 'now' | 'names'> & { readonly owner: string | undefined },
): readonly CardPart[] {
  const words = texts.cards.report.said;
  const line = words.by(texts.moment(openedAt, now), names[said.reporter] ?? '');
  const whole = owner ? `${line} ${texts.cards.proposal.owner(owner)}` : line;
  return [say(whole, { gap: 'Small', subtle: true }), statementLines(said, words.title, texts)];
}

/** One click raises a real alarm, so the card says before what that click does. A Störung cannot be raised. */
function decisions({ id, proposal, texts, mayRaise, alarm }: ProposalCard): readonly CardPart[] {
  const words = texts.cards.proposal;
  const raisable = mayRaise && proposal.level !== 'DISRUPTION';
  const raise = raisable ? [button('raise', words.raise, { verb: 'proposal.raise', p: id })] : [];
  const take = proposal.takenBy === '' ? [button('take', words.take, { verb: 'proposal.take', p: id })] : [];
  return [
    ...(raisable
      ? [say(words.consequence(alarm.people, alarm.channel)), fact(texts.cards.raised.step, alarm.nextStep)]
      : []),
    ...(mayRaise && !raisable ? [say(words.disruption)] : []),
    ...(mayRaise ? [] : [say(texts.cards.report.said.notYou)]),
    row([...raise, ...take]),
  ];
}

/** *Verwerfen* opens a part of its own, because it needs a reason. */
function dismissing(id: string, texts: Texts): Action {
  const words = texts.cards.proposal;
  const confirm = button('confirm-dismissed', words.confirmDismiss, { verb: 'proposal.dismiss', p: id }, 'auto');
  return showCard('dismiss', words.dismiss, reasonInputs('dismissed', words.reasons, texts), [confirm]);
}
