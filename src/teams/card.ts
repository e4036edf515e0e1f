// Builds the few card parts we use. Every text passes one escape, so nothing people or machines wrote acts as markup.
//
// All texts stand in text runs, which know no Markdown; TextBlocks hold only headings made of harmless characters
// and mentions, which Teams finds nowhere else (see plain.ts).
import type {
  Action,
  AdaptiveCard,
  BoxStyle,
  CardPart,
  Colour,
  Drawn,
  Gap,
  Mention,
  MentionEntity,
  Size,
  Submit,
  TextRun,
} from './card-shape.ts';
import type { ButtonData } from './click.ts';
import { clean, cut, escapeText, label } from './plain.ts';

export interface Look {
  readonly size?: Size;
  readonly bold?: boolean;
  readonly subtle?: boolean;
  readonly colour?: Colour;
  readonly gap?: Gap;
  /** A thin line above. */
  readonly line?: boolean;
}
/** A stretch of text, or one in bold. */
export type Stretch = string | { readonly bold: string };

/** One paragraph. */
export function say(text: string | readonly Stretch[], look: Look = {}): CardPart {
  const parts = typeof text === 'string' ? [text] : text;
  const inlines = parts.flatMap((part) => {
    const bold = typeof part !== 'string' || look.bold === true;
    return escapeText(typeof part === 'string' ? part : part.bold).map(
      (piece): TextRun => ({
        type: 'TextRun',
        text: piece,
        weight: bold ? 'Bolder' : undefined,
        size: look.size,
        color: look.colour,
        isSubtle: look.subtle,
      }),
    );
  });
  return { type: 'RichTextBlock', inlines, spacing: look.gap, separator: look.line };
}

/** `Was: IT-Systeme verschlüsselt` with the name in bold. */
export function fact(name: string, value: string, gap: Gap = 'Small'): CardPart {
  return say([{ bold: `${name}: ` }, value], { gap });
}

/** Characters of which no client makes markup or a link, wherever they stand behind a letter. */
const harmless = /^\p{L}[\p{L}\p{M}\p{N} ,;!?„“”‚‘’·–—/+%§()°'.-]*$/u;

/** A heading for screen readers, too; a text that could act as markup becomes a bold paragraph instead. */
export function heading(text: string, look: Pick<Look, 'size' | 'colour'> = {}): CardPart {
  const plain = clean(text).trim();
  if (!harmless.test(plain) || /www\.|\/\//iu.test(plain)) return say(plain, { ...look, bold: true });
  const { size, colour: color } = look;
  return { type: 'TextBlock', text: plain, wrap: true, style: 'heading', weight: 'Bolder', size, color };
}

/** A coloured area; with `bleed` from edge to edge. */
export function box(
  style: BoxStyle,
  items: readonly CardPart[],
  look: { readonly bleed?: boolean; readonly gap?: Gap } = {},
): CardPart {
  return { type: 'Container', style, items, bleed: look.bleed, spacing: look.gap };
}

/** Buttons in one row. */
export function row(actions: readonly Action[], gap?: Gap): CardPart {
  return { type: 'ActionSet', actions, spacing: gap };
}

/** A button that tells us something; clients without Execute send the same data as a Submit. */
export function button(id: string, title: string, data: ButtonData, inputs: 'auto' | 'none' = 'none'): Action {
  const same = { title: label(title), data, associatedInputs: inputs };
  const fallback: Submit = { type: 'Action.Submit', ...same, msteams: { feedback: { hide: true } } };
  return { type: 'Action.Execute', id, verb: data.verb, ...same, fallback };
}

/** A link button, or none when there is no web address. */
export function link(id: string, title: string, url: string): readonly Action[] {
  return /^https?:\/\//.test(url) ? [{ type: 'Action.OpenUrl', id, title: label(title), url }] : [];
}

/** A part that opens inside the card. */
export function showCard(id: string, title: string, body: readonly CardPart[], actions: readonly Action[]): Action {
  return {
    type: 'Action.ShowCard',
    id,
    title: label(title),
    card: { type: 'AdaptiveCard', body, actions: [...actions] },
  };
}

/** `required` is the sentence shown when the input was left empty. */
interface Asking {
  readonly value?: string;
  readonly required?: string;
}

const asking = (id: string, name: string, ask: Asking) => ({
  id,
  label: label(name),
  value: ask.value === undefined || ask.value === '' ? undefined : clean(ask.value).trim(),
  isRequired: ask.required === undefined ? undefined : true,
  errorMessage: ask.required,
});

/** One of several, or with `many` any of them; `list` shows all of them at once, otherwise they fold into one line. */
export function choice(
  id: string,
  name: string,
  choices: readonly (readonly [value: string, title: string])[],
  ask: Asking & { readonly list?: boolean; readonly many?: boolean; readonly placeholder?: string } = {},
): CardPart {
  return {
    type: 'Input.ChoiceSet',
    ...asking(id, name, ask),
    style: ask.list || ask.many ? 'expanded' : 'compact',
    isMultiSelect: ask.many ? true : undefined,
    wrap: true,
    choices: choices.map(([value, title]) => ({ title: label(title), value })),
    placeholder: ask.placeholder,
  };
}

export function input(
  id: string,
  name: string,
  most: number,
  ask: Asking & { readonly lines?: boolean } = {},
): CardPart {
  return { type: 'Input.Text', ...asking(id, name, ask), maxLength: most, isMultiline: ask.lines };
}

/** A day, `YYYY-MM-DD`. */
export function dateInput(id: string, name: string, ask: Asking = {}): CardPart {
  return { type: 'Input.Date', ...asking(id, name, ask) };
}

export function timeInput(id: string, name: string, ask: Asking = {}): CardPart {
  return { type: 'Input.Time', ...asking(id, name, ask) };
}

/** Only what a name needs, so that the line of mentions cannot carry markup; two of the same name are told apart. */
export function mentionable(people: readonly Mention[]): readonly Mention[] {
  const taken = new Set<string>();
  return people.map(({ id, name }) => {
    // A dot belongs to "Dr." and to initials; inside a word it would make a web address of a name.
    const bare = clean(name.replace(/[^\p{L}\p{M}\p{N} .,'’-]/gu, '').replace(/\.(?=\S)/g, ' ')).trim();
    const plain = cut(/^\p{L}/u.test(bare) ? bare : `N ${bare}`.trim(), 80);
    let unique = plain;
    for (let n = 2; taken.has(unique); n += 1) unique = `${plain} (${n})`;
    taken.add(unique);
    return { id, name: unique };
  });
}

/** A line that rings for the people it names; `lead` is our own word before the names. */
export function mentionLine(lead: string, people: readonly Mention[], gap?: Gap): CardPart {
  const names = people.map(({ name }) => `<at>${name}</at>`).join(', ');
  return { type: 'TextBlock', text: `${lead}: ${names}`, wrap: true, spacing: gap };
}

/** The card's lines as plain text; buttons stand as `[Ich komme] [Ich kann nicht]`. */
function plainLines(elements: readonly CardPart[]): readonly string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case 'RichTextBlock':
        return [element.inlines.map((run) => run.text).join('')];
      case 'TextBlock':
        return [element.text.replace(/<\/?at>/g, '')];
      case 'Container':
        return plainLines(element.items);
      case 'ActionSet':
        return [titles(element.actions)];
      default:
        return [];
    }
  });
}

function titles(actions: readonly Action[]): string {
  return actions.map((action) => `[${action.title}]`).join(' ');
}

/** Puts a card together. `last` stands below everything else, so that its line is the last one of the twin, too. */
export function draw(parts: {
  readonly language: string;
  readonly summary: string;
  readonly body: readonly CardPart[];
  readonly actions?: readonly Action[];
  readonly mentions?: readonly Mention[];
}): Drawn {
  const actions = parts.actions ?? [];
  const mentions = parts.mentions ?? [];
  const lines = plainLines(parts.body);
  const text = lines.join('\n');
  const summary = cut(label(parts.summary), 240);
  const entities = mentions.map(
    (mentioned): MentionEntity => ({ type: 'mention', text: `<at>${mentioned.name}</at>`, mentioned }),
  );
  const card: AdaptiveCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: parts.language,
    fallbackText: cut(bare(text), 2_000),
    speak: bare(summary),
    body: parts.body,
    ...(actions.length > 0 ? { actions } : {}),
    msteams: { width: 'Full', ...(entities.length > 0 ? { entities } : {}) },
  };
  return { card, summary, text, mentions };
}

/** Old clients may read these two as Markdown or as speech markup. */
function bare(text: string): string {
  return text.replace(/[<>&*_[\]`~#\\]/g, ' ');
}
