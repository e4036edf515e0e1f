// Cards of a running exercise: announcement, beginning, inject, instruction, form of observers, end; all marked as exercise.
import type { Exercise } from '../../domain/exercise.ts';
import { observationKinds } from '../../domain/exercise.ts';
import { type ExerciseRun, type RunInject, type RunMessage, roleIn } from '../../domain/exercise-run.ts';
import { isActive, isOver } from '../../domain/exercise-run-rules.ts';
import type { Delivery } from '../../domain/ledger.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, choice, draw, fact, heading, input, link, row, say, showCard, timeInput } from '../card.ts';
import type { Action, CardPart, Drawn } from '../card-shape.ts';
import { runInputs } from '../click-run.ts';
import { type ChannelMention, mentionLines } from './mention-lines.ts';
import { step } from './situation.ts';

export interface RunCard {
  readonly id: string;
  readonly run: ExerciseRun;
  /** As it stands now: title, time and place of an announcement come from here. */
  readonly exercise: Exercise;
  readonly delivery: Delivery<RunMessage>;
  /** '' in a channel. */
  readonly person: string;
  readonly names: Readonly<Record<string, string>>;
  readonly mentions: readonly ChannelMention[];
  readonly texts: Texts;
  readonly now: number;
  readonly tabUrl: string;
}

const longestText = 1_000;
/** Teams shows a long list badly: the newest injects are what is observed now. */
const mostChoices = 12;

interface Parts {
  /** What to do, first on the card and in the toast. */
  readonly head: string;
  readonly body: readonly CardPart[];
}

export function runCard(card: RunCard): Drawn {
  const { run, exercise, texts, tabUrl } = card;
  const words = texts.run;
  const title = run.title || exercise.row?.title || '';
  const { head, body } = partsOf(card);
  const isReal = run.ending === 'real-event';
  const mark = isReal ? texts.cards.mark['real-event'].exercise() : words.band(title);
  const style = isReal ? 'attention' : 'accent';
  const band = (text: string) =>
    box(style, [heading(text, { size: 'Medium', colour: isReal ? 'Attention' : 'Accent' })], { bleed: true });
  return draw({
    language: texts.language,
    summary: isReal ? `${mark}: ${head}` : words.toast(title, head),
    body: [band(mark), step(head), ...body, band(mark)],
    actions: [...link('tab', texts.cards.openTab, tabUrl), ...realEvent(card)],
    mentions: mentionLines(words.card.mention, card.mentions, texts).mentions,
  });
}

function partsOf(card: RunCard): Parts {
  const { run, delivery, texts } = card;
  const over = overHead(card);
  switch (delivery.message) {
    case 'announcement':
    case 'moved':
      return announcement(card);
    case 'end':
      return { head: over ?? texts.run.card.over, body: [] };
    case 'start':
      return { head: over ?? startHead(run, texts), body: over ? [] : situation(run, texts) };
    case 'observer':
      return { head: over ?? texts.run.card.observe, body: observing(card) };
    case 'inject':
    case 'instruction':
      return ofInject(card, over);
  }
}

function overHead({ run, texts }: RunCard): string | null {
  const words = texts.run.card;
  if (!isOver(run)) return null;
  if (run.ending === 'real-event') return words.realEvent;
  return run.ending === 'aborted' ? words.aborted : words.over;
}

const startHead = ({ status }: ExerciseRun, { run: { card } }: Texts) =>
  status === 'paused' ? card.paused : card.starts;

const situation = ({ situation: text }: ExerciseRun, { run: { card } }: Texts): readonly CardPart[] =>
  text === '' ? [] : [fact(card.situation, text, 'Medium')];

function announcement({ run, exercise, person, texts, now }: RunCard): Parts {
  const words = texts.run.card;
  const { concept, replacement, status } = exercise;
  if (replacement) {
    const from = replacement.from.split('-').reverse().join('.');
    return { head: status === 'cancelled' ? words.cancelled(from) : words.movedTo(from), body: [] };
  }
  const role = concept?.takings.find((one) => one.person === person)?.role ?? roleIn(run, person);
  const when = concept?.startsAt ?? null;
  return {
    head: words.announced,
    body: [
      ...(when === null ? [] : [fact(words.when, texts.moment(when, now), 'Medium')]),
      ...(concept?.room ? [fact(words.where, concept.room)] : []),
      ...(concept && concept.duration > 0 ? [fact(words.duration, words.minutes(concept.duration))] : []),
      ...(role ? [fact(words.yourRole, texts.exercise.role[role])] : []),
      ...(concept && concept.rules.length > 0 ? [say([{ bold: `${words.rules}:` }], { gap: 'Medium' })] : []),
      ...(concept?.rules ?? []).map((rule) => say(`– ${rule}`, { gap: 'Small' })),
    ],
  };
}

function ofInject(card: RunCard, over: string | null): Parts {
  const { run, delivery, texts } = card;
  const words = texts.run.card;
  const inject = run.injects.find(({ id }) => id === run.cards[delivery.id]);
  if (!inject) return { head: words.closed, body: [] };
  // What was only assumed is not read again beside what really happens.
  if (run.ending === 'real-event') return { head: over ?? words.closed, body: [] };
  const said = [
    say([{ bold: words.inject(inject.number) }], { gap: 'Medium' }),
    ...(inject.sender === '' ? [] : [fact(words.from, inject.sender)]),
  ];
  if (delivery.message === 'instruction') {
    return { head: over ?? words.instruct, body: [...said, ...instruction(card, inject)] };
  }
  return {
    head: over ?? words.react,
    body: [
      ...mentionLines(words.mention, card.mentions, texts).lines,
      ...said,
      say(inject.text, { gap: 'Small' }),
      ...answering(card, inject),
    ],
  };
}

function instruction({ names, texts }: RunCard, inject: RunInject): readonly CardPart[] {
  const words = texts.run.card;
  const receivers = inject.receivers.map((person) => names[person] ?? person).join(', ');
  return [
    fact(words.instructHow, words.how[inject.channel]),
    fact(words.receivers, receivers || words.nobody),
    fact(words.say, inject.text),
    ...(inject.expected === '' ? [] : [fact(words.expected, inject.expected)]),
  ];
}

/** Her own answer, and the field for one; in a channel only how many there are. */
function answering({ id, run, delivery, person, texts, now }: RunCard, inject: RunInject): readonly CardPart[] {
  const words = texts.run.card;
  const own = inject.answers.filter((one) => one.person === person);
  const known = own.map(({ at, text }) =>
    say(words.answered(texts.moment(at, now), text), { gap: 'Medium', bold: true }),
  );
  const count =
    person === '' && inject.answers.length > 0 ? [say(words.answers(inject.answers.length), { gap: 'Medium' })] : [];
  if (!isActive(run)) return [...known, ...count];
  const send = button('answer', words.send, { verb: 'run.answer', r: id, d: delivery.id, i: inject.id }, 'auto');
  return [
    ...known,
    ...count,
    input(runInputs.answer, words.answer, longestText, { lines: true }),
    row([send], 'Small'),
  ];
}

function observing({ id, run, delivery, person, texts }: RunCard): readonly CardPart[] {
  const words = texts.run.card;
  const mine = run.observations.filter(({ by }) => by === person).length;
  const played = run.injects.filter(({ state }) => state === 'played').slice(-mostChoices);
  const choices = played.map((one) => [one.id, `${one.number} – ${one.text.slice(0, 60)}`] as const);
  const kinds = observationKinds.map((kind) => [kind, texts.run.kind[kind]] as const);
  return [
    ...(run.status === 'paused' ? [say(words.paused, { gap: 'Small', bold: true })] : []),
    ...(mine > 0 ? [say(words.recorded(mine), { gap: 'Small', bold: true })] : []),
    choice(runInputs.kind, words.kind, kinds, { list: true, value: 'IMPROVEMENT' }),
    choice(runInputs.inject, words.about, [['-', words.noInject], ...choices.toReversed()], {
      value: choices.at(-1)?.[0] ?? '-',
    }),
    input(runInputs.text, words.seen, longestText, { lines: true }),
    timeInput(runInputs.time, words.at),
    // Its number makes each record one of its own: the same click twice is one.
    row([button('observe', words.record, { verb: 'run.observe', r: id, d: delivery.id, n: mine }, 'auto')], 'Small'),
  ];
}

/** *Ernstfall – Übung beendet*: for everybody, in two taps. */
function realEvent({ id, run, texts }: RunCard): readonly Action[] {
  if (!isActive(run)) return [];
  const { name, yes } = texts.realEvent;
  const confirm = button('confirm-real-event', yes, { verb: 'run.real-event', r: id });
  return [showCard('real-event', name, [say(texts.run.card.realAsk)], [confirm])];
}
