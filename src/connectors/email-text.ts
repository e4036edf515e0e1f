// A notice as a mail: plain text and simple HTML that a screen reader and an old programme read alike.
import type { Notice } from './notice.ts';
import { shorter } from './sentences.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const longestSubject = 150;

/** `link`: where to answer; '' when nothing is asked. */
export function emailText(notice: Notice, link: string): MailText {
  const { mark, step, lines, texts } = notice;
  const words = texts.channels;
  const facts = lines.map(({ label, value }) => (label === '' ? oneLine(value) : `${label}: ${oneLine(value)}`));
  const answer = link === '' ? [] : [words.answerHow, link, `${words.linkIsYours} ${words.noReply}`];
  const body = [mark, oneLine(step), facts.join('\n'), ...answer, mark];
  return { subject: subjectOf(mark, step), text: `${body.join('\n\n')}\n`, html: htmlOf(notice, link) };
}

/** Whatever somebody typed, it stays one line: line ends and other control signs become spaces. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The mark stands first, so that nothing cuts it off; of what to do only whole sentences. */
function subjectOf(mark: string, step: string): string {
  const some = shorter(oneLine(step)).map((sentences) => oneLine(`${mark}: ${sentences}`));
  return some.find((subject) => subject.length <= longestSubject) ?? oneLine(mark);
}

function htmlOf({ mark, step, lines, texts }: Notice, link: string): string {
  const words = texts.channels;
  const band = `<p><strong>${escaped(oneLine(mark))}</strong></p>`;
  const facts = lines.map(({ label, value }) => {
    const shown = escaped(oneLine(value));
    return `<p>${label === '' ? shown : `<strong>${escaped(label)}:</strong> ${shown}`}</p>`;
  });
  const answer =
    link === ''
      ? []
      : [
          `<p><a href="${escaped(link)}"><strong>${escaped(words.answerHere)}</strong></a></p>`,
          `<p>${escaped(words.answerHow)}<br>${escaped(link)}</p>`,
          `<p>${escaped(`${words.linkIsYours} ${words.noReply}`)}</p>`,
        ];
  return [
    `<!doctype html><html lang="${texts.language}"><head><meta charset="utf-8"><title>${escaped(oneLine(mark))}</title></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5">',
    band,
    `<h1 style="font-size:22px">${escaped(oneLine(step))}</h1>`,
    ...answer,
    ...facts,
    band,
    '</body></html>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? '',
  );
}
