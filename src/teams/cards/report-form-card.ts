// The answer to the word `melden`: what it is about, then what is known; facts, assumptions and guesses apart.
import { knowledges, longestTexts, questionsOf, type Theme, themes } from '../../domain/report.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, choice, draw, heading, input, row, say, timeInput } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import type { ReportTyped } from '../click.ts';

export interface ReportFormCard {
  readonly texts: Texts;
  /** Names this wish, so that a repeated press makes one report. */
  readonly once: string;
  /** '' shows the themes to choose from. */
  readonly theme: Theme | '';
  /** Where it can be reported; the first is preset. */
  readonly domains: readonly { readonly id: string; readonly name: string }[];
  /** What was typed before a refusal. */
  readonly draft: ReportTyped | null;
  /** Why it was refused, in the reader's words; null when it was not. */
  readonly fault: string | null;
}

/** Two faces: the themes, and the form with the questions of one of them. */
export function reportFormCard(card: ReportFormCard): Drawn {
  const words = card.texts.cards.report.form;
  return draw({
    language: card.texts.language,
    summary: words.title,
    body: [
      heading(words.title, { size: 'Large' }),
      ...(card.fault === null ? [] : [box('attention', [say(card.fault, { bold: true })])]),
      box('warning', [say(words.emergency, { bold: true })]),
      ...(card.theme === '' ? picking(card) : filling(card, card.theme)),
    ],
  });
}

function picking({ texts, once }: ReportFormCard): readonly CardPart[] {
  const words = texts.cards.report;
  return [
    say(words.form.pick),
    ...themes.map((theme) =>
      row([button(`theme-${theme}`, words.theme[theme], { verb: 'report.form', once, theme })], 'Small'),
    ),
  ];
}

function filling({ texts, once, domains, draft }: ReportFormCard, theme: Theme): readonly CardPart[] {
  const { form: words, question, theme: titles } = texts.cards.report;
  const of = (name: keyof ReportTyped) => ({ value: String(draft?.[name] ?? '') });
  const known = knowledges.map((each) => [each, words.knowledges[each]] as const);
  const asked = questionsOf[theme].map((each) => [each, question[each]] as const);
  return [
    say(`${titles[theme]}. ${words.lead}`, { subtle: true }),
    choice(
      'domain',
      words.domain,
      domains.map(({ id, name }) => [id, name] as const),
      { value: draft?.domain || (domains[0]?.id ?? ''), required: words.missing.domain },
    ),
    input('what', words.what, longestTexts.what, { ...of('what'), lines: true, required: words.missing.what }),
    choice('knowledge', words.knowledge, known, { ...of('knowledge'), list: true, required: words.missing.knowledge }),
    input('where', words.where, longestTexts.where, { ...of('where'), required: words.missing.where }),
    timeInput('since', words.since, of('since')),
    input('effects', words.effects, longestTexts.effects, { ...of('effects'), lines: true }),
    choice('yes', words.questions, asked, { value: (draft?.yes ?? []).join(','), many: true }),
    input('cause', words.cause, longestTexts.cause, of('cause')),
    input('measures', words.measures, longestTexts.measures, { ...of('measures'), lines: true }),
    input('callback', words.callback, longestTexts.callback, of('callback')),
    say(words.callbackHint, { gap: 'Small', subtle: true, size: 'Small' }),
    row([button('send', words.send, { verb: 'report.send', once, theme }, 'auto')], 'Medium'),
    row([button('back', words.back, { verb: 'report.form', once, theme: '' })], 'Large'),
  ];
}
