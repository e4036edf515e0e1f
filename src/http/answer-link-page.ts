// Draws the page behind a link as plain HTML: readable on an old telephone, in a text browser and by a screen reader.
import type { Texts } from '../texts/index.ts';

/** A choice that is a button of its own, sent as `answer`. */
export interface LinkChoice {
  readonly value: string;
  readonly label: string;
}

/** What one kind of thing shows. All values are plain text. */
export interface LinkPage {
  /** First and last line; for an exercise it says so. */
  readonly mark: string;
  readonly isExercise: boolean;
  /** What to do. */
  readonly step: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** What was answered before; null when nothing was. */
  readonly noted: string | null;
  /** A list of which one is sent as `minutes` beside the answer; null without. */
  readonly minutes: {
    readonly label: string;
    readonly options: readonly LinkChoice[];
    readonly chosen: string;
  } | null;
  /** None: there is nothing to answer any more. */
  readonly choices: readonly LinkChoice[];
  /** Sent along unchanged, so that a form sent twice is one answer. */
  readonly hidden: Readonly<Record<string, string>>;
}

const style = `
:root { color-scheme: light dark; }
body { font: 1.1rem/1.5 sans-serif; margin: 0 auto; padding: 0 1rem 2rem; max-width: 34rem; overflow-wrap: anywhere; }
.mark { border: 3px solid; padding: .4rem .7rem; font-weight: bold; margin: 1rem 0; }
.exercise { border-style: dashed; }
.noted { border-left: 6px solid; padding: .3rem .7rem; font-weight: bold; }
h1 { font-size: 1.4rem; line-height: 1.3; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
button { display: block; width: 100%; margin: .6rem 0; padding: .8rem; font: inherit; font-weight: bold; text-align: left; cursor: pointer; border: 2px solid; border-radius: 6px; }
button:focus-visible, select:focus-visible { outline: 4px solid Highlight; outline-offset: 2px; }
select { font: inherit; padding: .5rem; }
`;

/** `note`: why the last answer was not taken; null without. */
export function linkPage(page: LinkPage, texts: Texts, note: string | null, nonce: string): string {
  const words = texts.channels.page;
  const band = `<p class="mark${page.isExercise ? ' exercise' : ''}">${escaped(page.mark)}</p>`;
  const facts = page.lines.map(({ label, value }) =>
    label === '' ? `<p>${escaped(value)}</p>` : `<p><strong>${escaped(label)}:</strong> ${escaped(value)}</p>`,
  );
  return whole(texts, words.title, nonce, [
    band,
    `<h1>${escaped(page.step)}</h1>`,
    ...(note === null ? [] : [`<p class="noted" role="alert">${escaped(note)}</p>`]),
    ...(page.noted === null ? [] : [`<p class="noted" role="status">${escaped(page.noted)}</p>`]),
    ...(page.choices.length === 0 ? [`<p>${escaped(words.noAnswer)}</p>`] : [form(page, texts)]),
    ...facts,
    band,
  ]);
}

function form({ choices, minutes, hidden, noted }: LinkPage, texts: Texts): string {
  const { choose, change } = texts.channels.page;
  const options = (minutes?.options ?? []).map(
    ({ value, label }) =>
      `<option value="${escaped(value)}"${value === minutes?.chosen ? ' selected' : ''}>${escaped(label)}</option>`,
  );
  return [
    '<form method="post" autocomplete="off">',
    `<h2>${escaped(noted === null ? choose : change)}</h2>`,
    ...Object.entries(hidden).map(
      ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
    ),
    ...(minutes === null
      ? []
      : [`<p><label>${escaped(minutes.label)} <select name="minutes">${options.join('')}</select></label></p>`]),
    ...choices.map(
      ({ value, label }) => `<button type="submit" name="answer" value="${escaped(value)}">${escaped(label)}</button>`,
    ),
    '</form>',
  ].join('\n');
}

/** A page that only says what is wrong and what to do. */
export function errorPage(texts: Texts, text: string, nonce: string): string {
  const words = texts.channels.page;
  const title = text === words.wrong ? words.wrongTitle : words.title;
  return whole(texts, title, nonce, [`<h1>${escaped(title)}</h1>`, `<p>${escaped(text)}</p>`]);
}

function whole(texts: Texts, title: string, nonce: string, body: readonly string[]): string {
  return [
    `<!doctype html><html lang="${texts.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escaped(title)}</title><style nonce="${nonce}">${style}</style></head><body><main>`,
    ...body,
    '</main></body></html>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? '',
  );
}
