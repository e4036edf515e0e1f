/** Draws the text of a message: the Markdown of Teams as React nodes. */
import { createElement, type MouseEvent, type ReactNode } from 'react';
import { type Block, readMarkdown, type Span } from './markdown.ts';

type Follow = (href: string) => void;

/** `mentions` are the names that stand in the text as `@Name`; `onLink` decides where a link leads. */
export function RichText(props: { text: string; mentions: string[]; onLink: Follow }): ReactNode {
  const blocks = readMarkdown(props.text, props.mentions).map((block) => drawBlock(block, props.onLink));
  return createElement('div', null, ...blocks);
}

function drawBlock(block: Block, follow: Follow): ReactNode {
  if (block.kind === 'lines') {
    return createElement('div', null, ...block.lines.map((line) => createElement('p', null, ...draw(line, follow))));
  }
  const items = block.items.map((item) => createElement('li', null, ...draw(item, follow)));
  return createElement(block.kind === 'bullets' ? 'ul' : 'ol', null, ...items);
}

function draw(spans: Span[], follow: Follow): ReactNode[] {
  return spans.map((span) => drawSpan(span, follow));
}

function drawSpan(span: Span, follow: Follow): ReactNode {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'bold':
      return createElement('strong', null, ...draw(span.spans, follow));
    case 'italic':
      return createElement('em', null, ...draw(span.spans, follow));
    case 'mention':
      return createElement('span', { className: 'mention' }, span.name);
    case 'link': {
      const onClick = (event: MouseEvent): void => {
        event.preventDefault();
        follow(span.href);
      };
      return createElement('a', { href: span.href, onClick }, ...draw(span.spans, follow));
    }
  }
}
