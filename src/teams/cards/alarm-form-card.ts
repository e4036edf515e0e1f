// The answer to the word `alarm`: pick what happened, check the text, then one of two separate buttons.
import type { Level, Mode } from '../../domain/alarm.ts';
import type { BaoRoleKind } from '../../domain/bc-domain.ts';
import type { Scenario } from '../../domain/scenario.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, choice, draw, fact, heading, input, row, say, timeInput } from '../card.ts';
import type { Action, CardPart, Drawn } from '../card-shape.ts';

interface NamedDomain {
  readonly id: string;
  readonly name: string;
}

/** What the fields show; '' for what is not chosen yet. `since` is `HH:mm` or '' for now. */
export interface FormDraft {
  readonly what: string;
  readonly where: string;
  readonly since: string;
  readonly level: Level | '';
  readonly nextStep: string;
  readonly exerciseName: string;
}

export interface AlarmFormCard {
  readonly texts: Texts;
  /** Names this wish, so that a repeated click raises one alarm. 8 to 64 letters, digits, hyphens. */
  readonly once: string;
  readonly domain: NamedDomain;
  /** Other domains in which the reader may raise. */
  readonly otherDomains: readonly NamedDomain[];
  readonly scenarios: readonly Scenario[];
  /** Id of the scenario, '' for an own text, null to show the list. */
  readonly chosen: string | null;
  /** What was typed before a refusal; null for the scenario's own texts. */
  readonly draft: FormDraft | null;
  readonly may: Readonly<Record<Mode, boolean>>;
  /** Who would be alarmed with this choice. `channel` is the channel's name, or ''. */
  readonly audience: {
    readonly roles: readonly { readonly kind: BaoRoleKind; readonly holder: string | null }[];
    readonly people: number;
    readonly channel: string;
  };
  /** The exercise that something real broke off. */
  readonly after?: string | undefined;
  /** Why it was refused, in the reader's words; null when it was not. */
  readonly fault: string | null;
}

const longest = { text: 258, step: 200, name: 80 };

/** Two faces: the list of scenarios, and the form. Neither button is preselected; what one may not is not shown. */
export function alarmFormCard(card: AlarmFormCard): Drawn {
  const words = card.texts.cards.form;
  const body = card.chosen === null ? picking(card) : filling(card);
  return draw({
    language: card.texts.language,
    summary: words.title,
    body: [heading(words.title, { size: 'Large' }), ...fault(card.fault), ...body],
  });
}

function fault(text: string | null): readonly CardPart[] {
  return text === null ? [] : [box('attention', [say(text, { bold: true })])];
}

function picking({ texts, domain, otherDomains, scenarios }: AlarmFormCard): readonly CardPart[] {
  const words = texts.cards.form;
  const pick = (id: string, title: string, scenario: string) =>
    row([button(id, title, { verb: 'alarm.form', domain: domain.id, scenario })], 'Small');
  const prepared = [...scenarios].sort((a, b) => a.order - b.order);
  const others = otherDomains.map((other, at) =>
    button(`domain-${at}`, words.other(other.name), { verb: 'alarm.form', domain: other.id }),
  );
  return [
    fact(words.domain, domain.name),
    say(words.pick),
    ...prepared.map((scenario, at) => pick(`scenario-${at}`, scenario.title, scenario.id)),
    pick('scenario-own', words.own, ''),
    ...others.map((other, at) => row([other], at === 0 ? 'Large' : 'Small')),
  ];
}

function draftOf(card: AlarmFormCard): FormDraft {
  const exerciseName = card.texts.cards.form.exerciseDefault;
  const scenario = card.scenarios.find(({ id }) => id === card.chosen);
  const prepared = scenario ?? { what: '', where: '', level: '' as const, nextStep: '', exerciseName };
  const { what, where, level, nextStep } = prepared;
  return card.draft ?? { what, where, since: '', level, nextStep, exerciseName: prepared.exerciseName || exerciseName };
}

function filling(card: AlarmFormCard): readonly CardPart[] {
  const { texts, domain, scenarios, chosen, may } = card;
  const words = texts.cards.form;
  const draft = draftOf(card);
  const title = scenarios.find(({ id }) => id === chosen)?.title ?? words.own;
  const levels = (['EMERGENCY', 'CRISIS'] as const).map((level) => [level, texts.level[level]] as const);
  const level = draft.level === 'DISRUPTION' ? '' : draft.level;
  return [
    say(`${domain.name} · ${title}`, { subtle: true }),
    input('what', words.what, longest.text, { value: draft.what, lines: true, required: words.missing.what }),
    input('where', words.where, longest.text, { value: draft.where, required: words.missing.where }),
    timeInput('since', words.since, { value: draft.since }),
    choice('level', words.level, levels, {
      value: level,
      required: words.missing.level,
      placeholder: words.levelPick,
    }),
    input('nextStep', words.nextStep, longest.step, {
      value: draft.nextStep,
      lines: true,
      required: words.missing.nextStep,
    }),
    ...(may.exercise ? [input('exerciseName', words.exerciseName, longest.name, { value: draft.exerciseName })] : []),
    ...audience(card),
    say(words.confirm, { gap: 'Medium' }),
    row(raiseButtons(card)),
    row([button('back', words.back, { verb: 'alarm.form', domain: domain.id })], 'Large'),
  ];
}

function audience({ audience: { roles, people, channel }, texts }: AlarmFormCard): readonly CardPart[] {
  const words = texts.cards.form;
  const names = roles.map(({ kind, holder }) => `${texts.role[kind]}: ${holder ?? words.unfilled}`).join(' · ');
  const line = people === 0 ? words.nobody : words.audience(people, channel);
  const holders = names === '' ? [] : [say(names, { gap: 'Small' })];
  return [box('emphasis', [say(line, { bold: true }), ...holders], { gap: 'Medium' })];
}

function raiseButtons(card: AlarmFormCard): readonly Action[] {
  const { texts, once, domain, chosen, may } = card;
  const modes: readonly Mode[] = ['real', 'exercise'];
  return modes
    .filter((mode) => may[mode])
    .map((mode) => {
      const link = card.after === undefined ? {} : { after: card.after };
      const data = { verb: 'alarm.raise', once, domain: domain.id, scenario: chosen ?? '', mode, ...link } as const;
      return button(`raise-${mode}`, texts.cards.form.raise[mode], data, 'auto');
    });
}
