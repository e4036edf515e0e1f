// Reads a card from the wire as a person reads it: lines, buttons, and what kind of message it is.
import { isObject, type JsonObject, objectsAt, stringAt } from '../../local/simulators/json.ts';
import type { WireActivity } from '../../local/simulators/teams-log.ts';
import { cardOf } from '../../local/simulators/teams-mentions.ts';
import type { Mode } from '../../src/domain/alarm.ts';
import { type Texts, textsFor } from '../../src/texts/index.ts';

/**
 * What people call a message. `note` is one plain sentence; `reminder` asks once more, about an alarm or a report;
 * whoever is asked as a deputy gets an `alarm`.
 */
export type CardKind =
  | 'approval'
  | 'real-event'
  | 'alarm'
  | 'unfilled'
  | 'staffed'
  | 'relieved'
  | 'news'
  | 'all-clear'
  | 'false-alarm'
  | 'aborted'
  | 'report'
  | 'reminder'
  | 'passed'
  | 'receipt'
  | 'report-form'
  | 'form'
  | 'which'
  | 'help'
  | 'check-in'
  | 'check-in-reminder'
  | 'which-check-in'
  | 'silence'
  | 'bundle'
  | 'emergency'
  | 'deadline'
  | 'exercise'
  | 'note';

export interface Card {
  readonly kind: CardKind;
  /** By the words of its mark; null for cards that are about no alarm. */
  readonly mode: Mode | null;
  readonly language: 'de' | 'en';
  /** The lines of the body, buttons in brackets where they stand; parts that open are not among them. */
  readonly lines: readonly string[];
  /** Lines and buttons, those in parts that open as well. */
  readonly text: string;
  /** Titles of everything that can be pressed, in their order. */
  readonly buttons: readonly string[];
  /** The toast; '' on a card that came as the answer to a press. */
  readonly summary: string;
  readonly json: JsonObject;
}

export function readCard(json: JsonObject, summary = ''): Card {
  const lines = linesOf(objectsAt(json, 'body'));
  const language = json.lang === 'en' ? 'en' : 'de';
  const below = actionLines(json);
  return {
    ...(checkInKind(lines, textsFor(language)) ?? kindOf(lines, textsFor(language))),
    language,
    lines,
    text: [...lines, ...below].join('\n'),
    buttons: titlesOf(json),
    summary,
    json,
  };
}

/** The card of a message; throws for a message that has none, because the bot sends nothing else. */
export function readMessage(activity: WireActivity): Card {
  const json = cardOf(activity);
  if (!json) throw new Error(`a message without a card: ${JSON.stringify(activity).slice(0, 200)}`);
  return readCard(json, stringAt(activity, 'summary') ?? '');
}

function linesOf(elements: readonly JsonObject[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case 'RichTextBlock':
        return [
          objectsAt(element, 'inlines')
            .map((run) => stringAt(run, 'text') ?? '')
            .join(''),
        ];
      case 'TextBlock':
        return [(stringAt(element, 'text') ?? '').replace(/<\/?at>/g, '')];
      case 'Container':
        return linesOf(objectsAt(element, 'items'));
      case 'ActionSet':
        return [
          objectsAt(element, 'actions')
            .map((action) => `[${stringAt(action, 'title')}]`)
            .join(' '),
        ];
      default:
        return [`${stringAt(element, 'label') ?? ''} ‹${stringAt(element, 'value') ?? ''}›`];
    }
  });
}

/** The buttons below the card; a part that opens stands under its button. */
function actionLines(card: JsonObject): string[] {
  return objectsAt(card, 'actions').flatMap((action) => {
    const inner = isObject(action.card)
      ? [...linesOf(objectsAt(action.card, 'body')), ...actionLines(action.card)]
      : [];
    return [`[${stringAt(action, 'title')}]`, ...inner.map((line) => `  ${line}`)];
  });
}

function titlesOf(node: JsonObject): string[] {
  const own = stringAt(node, 'type')?.startsWith('Action.') ? [stringAt(node, 'title') ?? ''] : [];
  const parts = ['body', 'items', 'actions'].flatMap((key) => objectsAt(node, key));
  return [...own, ...[...parts, ...(isObject(node.card) ? [node.card] : [])].flatMap(titlesOf)];
}

/** The card with only those buttons that say something about this alarm. */
export function onlyAbout(json: JsonObject, alarm: string): JsonObject {
  const text = JSON.stringify(json, (_key, value: unknown) => {
    const isForeign =
      isObject(value) && /^Action\.(Execute|Submit)$/.test(String(value.type)) && !isAbout(value, alarm);
    return isForeign ? {} : value;
  });
  return JSON.parse(text) as JsonObject;
}

const isAbout = (action: JsonObject, alarm: string) => isObject(action.data) && action.data.a === alarm;

const faces = [
  'real-event',
  'approval',
  'alarm',
  'news',
  'unfilled',
  'staffed',
  'relieved',
  'all-clear',
  'false-alarm',
  'aborted',
  'deadline',
] as const;

function kindOf(lines: readonly string[], texts: Texts): Pick<Card, 'kind' | 'mode'> {
  const [first = ''] = lines;
  if (first.startsWith(texts.run.band(''))) return { kind: 'exercise', mode: 'exercise' };
  for (const kind of faces) {
    for (const mode of ['real', 'exercise'] as const) {
      if (!marks(texts, kind, mode).some((mark) => mark.test(first))) continue;
      return { kind: kind === 'alarm' && lines.includes(texts.staffing.reminder) ? 'reminder' : kind, mode };
    }
  }
  const { form, which, help, proposal, report } = texts.cards;
  const { bundle } = texts;
  const titles: readonly (readonly [string, CardKind])[] = [
    [form.title, 'form'],
    [which.title, 'which'],
    [help.title, 'help'],
    [texts.emergency.mark, 'emergency'],
    [bundle.title, 'bundle'],
    [bundle.nothing, 'bundle'],
    [bundle.newer, 'bundle'],
    [proposal.reminder, 'reminder'],
    [report.said.passed, 'passed'],
    [report.form.title, 'report-form'],
    [report.receipt.open, 'receipt'],
    [report.receipt.taken, 'receipt'],
    [report.receipt.raised, 'receipt'],
    [report.receipt.dismissed, 'receipt'],
    [proposal.open, 'report'],
    [proposal.taken, 'report'],
    [proposal.raised, 'report'],
    [proposal.dismissed, 'report'],
  ];
  return { kind: titles.find(([title]) => title === first)?.[1] ?? 'note', mode: null };
}

/** Cards about a check-in, by their mark; null for others. */
function checkInKind(lines: readonly string[], { checkIn }: Texts): Pick<Card, 'kind' | 'mode'> | null {
  if (lines[0] === checkIn.which.title) return { kind: 'which-check-in', mode: null };
  const marked = ['', '§'].map((exercise) => checkIn.mark.exercise({ exercise }).split('§'));
  const isExercise = marked.some((parts) => parts.every((part) => (lines[0] ?? '').includes(part)));
  if (!isExercise && lines[0] !== checkIn.mark.real({ exercise: '' })) return null;
  const isReminder = (lines[1] ?? '').startsWith(checkIn.card.reminder('§').split('§')[0]?.split(':')[0] ?? '§');
  const personal = isReminder ? 'check-in-reminder' : 'check-in';
  const kind = lines.includes(checkIn.silence.onlyYou) ? 'silence' : personal;
  return { kind, mode: isExercise ? 'exercise' : 'real' };
}

/** The mark as a pattern, with and without a name of the exercise; the level may follow it. */
function marks(texts: Texts, kind: (typeof faces)[number], mode: Mode): readonly RegExp[] {
  return [
    { number: '§', exercise: '§' },
    { number: '§', exercise: '' },
  ].map((of) => {
    const said = kind === 'deadline' ? texts.incidentCard.deadline.mark[mode](of) : texts.cards.mark[kind][mode](of);
    const mark = said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${mark.replaceAll('§', '.+')}( · .+)?$`);
  });
}
