// What a person said in her report, for those who decide and for herself: what is known how, what is only assumed.
import type { Proposal } from '../../domain/proposal.ts';
import type { Statement } from '../../domain/report.ts';
import type { Texts } from '../../texts/index.ts';
import { box, fact, say } from '../card.ts';
import type { CardPart } from '../card-shape.ts';

/** How it is known, what follows, and apart from that what is assumed. */
export function statementLines(said: Statement, title: string, texts: Texts): CardPart {
  const { said: words, question, knowledge, theme } = texts.cards.report;
  const yes = said.yes.map((each) => question[each]);
  return box('emphasis', [
    say(title, { bold: true }),
    fact(words.knowledge, knowledge[said.knowledge]),
    fact(words.theme, theme[said.theme]),
    fact(words.effects, said.effects || words.unknown),
    fact(words.triage, yes.length > 0 ? words.yes(yes) : words.no),
    ...(said.measures === '' ? [] : [fact(words.measures, said.measures)]),
    ...(said.cause === '' ? [] : [fact(words.cause, said.cause)]),
  ]);
}

/** `Gefragt: Stabsleitung, 18:44 Uhr; Vertretung der Stabsleitung, 18:49 Uhr.` */
export function wentLine({ asked }: Proposal, texts: Texts, now: number): readonly CardPart[] {
  const { said: words, stage } = texts.cards.report;
  if (asked.length < 2) return [];
  const steps = asked.map((step) => words.step(stage[step.stage], texts.moment(step.at, now)));
  return [say(words.went(steps), { gap: 'Small', subtle: true })];
}

/** The number to call, as long as somebody has to decide; of a closed report nobody needs it. */
export function callbackLine({ callback, status }: Proposal, texts: Texts): readonly CardPart[] {
  return callback === '' || status !== 'open' ? [] : [fact(texts.cards.report.said.callback, callback)];
}
