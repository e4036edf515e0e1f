/** The little Markdown that Teams knows in cards and messages: bold, italic, lists, links. Never any HTML. */

export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic'; spans: Span[] }
  | { kind: 'link'; href: string; spans: Span[] }
  | { kind: 'mention'; name: string };

export type Block = { kind: 'lines'; lines: Span[][] } | { kind: 'bullets' | 'numbers'; items: Span[][] };

/** Alternatives in order: mention, link, bold, italic. Underscores inside a word (`a_b_c`) mark nothing. */
const MARKS =
  /<at>([^<]{1,200})<\/at>|\[([^\]]{1,300})\]\(([^()\s]{1,2000})\)|(\*\*|__)(?=\S)(.*?\S)\4|(?<![\p{L}\p{N}_*])([*_])(?=[^\s*_])(.*?\S)\6(?![\p{L}\p{N}_*])/u;
const BULLET = /^\s*[-*•]\s+(.*)$/;
const NUMBER = /^\s*\d{1,3}\.\s+(.*)$/;
const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

/** Reads text into blocks; `mentions` are names that stand in it as `@Name` (the desk's own messages). */
export function readMarkdown(text: string, mentions: string[] = []): Block[] {
  const blocks: Block[] = [];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const bullet = BULLET.exec(line);
    const number = bullet ? null : NUMBER.exec(line);
    const kind = bullet ? 'bullets' : number ? 'numbers' : 'lines';
    const spans = withMentions(readSpans(bullet?.[1] ?? number?.[1] ?? line), mentions);
    const last = blocks.at(-1);
    if (last?.kind === kind) (last.kind === 'lines' ? last.lines : last.items).push(spans);
    else blocks.push(kind === 'lines' ? { kind, lines: [spans] } : { kind, items: [spans] });
  }
  return blocks;
}

function readSpans(text: string): Span[] {
  const spans: Span[] = [];
  let rest = text;
  for (let found = MARKS.exec(rest); found; found = MARKS.exec(rest)) {
    if (found.index > 0) spans.push({ kind: 'text', text: rest.slice(0, found.index) });
    spans.push(readMark(found));
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest !== '') spans.push({ kind: 'text', text: rest });
  return spans;
}

function readMark(found: RegExpExecArray): Span {
  const [whole, name, label, href, , bold, , italic] = found;
  if (name !== undefined) return { kind: 'mention', name };
  if (label !== undefined && href !== undefined) {
    return SAFE_LINK.test(href) ? { kind: 'link', href, spans: readSpans(label) } : { kind: 'text', text: whole };
  }
  if (bold !== undefined) return { kind: 'bold', spans: readSpans(bold) };
  return { kind: 'italic', spans: readSpans(italic ?? '') };
}

function withMentions(spans: Span[], mentions: string[]): Span[] {
  return mentions.reduce(
    (all, name) => all.flatMap((span) => (span.kind === 'text' ? splitName(span.text, name) : [span])),
    spans,
  );
}

function splitName(text: string, name: string): Span[] {
  const at = text.indexOf(`@${name}`);
  if (at < 0) return text === '' ? [] : [{ kind: 'text', text }];
  const before: Span[] = at > 0 ? [{ kind: 'text', text: text.slice(0, at) }] : [];
  return [...before, { kind: 'mention', name }, ...splitName(text.slice(at + 1 + name.length), name)];
}

/** Blocks as HTML for `adaptivecards`, which takes nothing else; everything that came from outside is escaped. */
export function toHtml(blocks: Block[]): string {
  return blocks.map(blockHtml).join('');
}

function blockHtml(block: Block): string {
  if (block.kind === 'lines') return `<p>${block.lines.map(spansHtml).join('<br>')}</p>`;
  const items = block.items.map((item) => `<li>${spansHtml(item)}</li>`).join('');
  return block.kind === 'bullets' ? `<ul>${items}</ul>` : `<ol>${items}</ol>`;
}

function spansHtml(spans: Span[]): string {
  return spans.map(spanHtml).join('');
}

function spanHtml(span: Span): string {
  switch (span.kind) {
    case 'text':
      return escapeHtml(span.text);
    case 'bold':
      return `<strong>${spansHtml(span.spans)}</strong>`;
    case 'italic':
      return `<em>${spansHtml(span.spans)}</em>`;
    case 'link':
      return `<a href="${escapeHtml(span.href)}">${spansHtml(span.spans)}</a>`;
    case 'mention':
      return `<span class="mention">${escapeHtml(span.name)}</span>`;
  }
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );
}
