// The little Markdown that Teams draws in cards, as HTML in which everything from outside is escaped.

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function harmless(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

/** Bold, italic and links; a link is shown as its words, because the preview leads nowhere. */
function inline(escaped: string): string {
  return escaped
    .replace(/\[([^\]]+)\]\([^()\s]+\)/g, '<u>$1</u>')
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^\w*])[*_](\S(?:.*?\S)?)[*_](?![\w*])/g, '$1<em>$2</em>');
}

/** Text of a card as HTML. Mentions (`<at>Name</at>`) are shown as the bold name. */
export function markdownToHtml(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return lines
    .map((line) => {
      const parts = line.split(/<at>([^<]*)<\/at>/);
      return parts
        .map((part, index) => (index % 2 === 1 ? `<strong>${harmless(part)}</strong>` : inline(harmless(part))))
        .join('');
    })
    .join('<br>');
}
