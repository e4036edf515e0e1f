// Draws one Adaptive Card to look at: the buttons are there, as in Teams, but cannot be pressed.
import { AdaptiveCard, GlobalSettings, HostConfig } from 'adaptivecards';
import { type ReactNode, useEffect, useRef } from 'react';
import { markdownToHtml } from '../card-markdown.ts';

GlobalSettings.setTabIndexAtCardRoot = false;
GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true;
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

/** Colours are variables that `card.css` sets from the theme, so a change of theme redraws nothing. */
const colour = (name: string) => ({
  default: `var(--card-${name})`,
  subtle: `var(--card-${name}-subtle, var(--card-${name}))`,
});
const foregroundColors = {
  default: colour('text'),
  dark: colour('text'),
  light: colour('light'),
  accent: colour('accent'),
  good: colour('good'),
  warning: colour('warning'),
  attention: colour('attention'),
};
const container = (name: string) => ({ backgroundColor: `var(--card-${name}-fill)`, foregroundColors });
const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const fontWeights = { lighter: 300, default: 400, bolder: 600 };

const look = new HostConfig({
  fontTypes: {
    default: { fontFamily: 'inherit', fontSizes, fontWeights },
    monospace: { fontFamily: 'monospace', fontSizes, fontWeights },
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--card-line)' },
  containerStyles: Object.fromEntries(
    ['default', 'emphasis', 'accent', 'good', 'warning', 'attention'].map((name) => [name, container(name)]),
  ),
  actions: { maxActions: 6, buttonSpacing: 0, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 140 }, value: { wrap: true }, spacing: 12 },
  textStyles: { heading: { weight: 'bolder', size: 'large' } },
  textBlock: { headingLevel: 3 },
});

export function CardView({ card }: { card: object }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = look;
    drawn.parse(card);
    const element = drawn.render();
    if (element) place.current?.replaceChildren(element);
  }, [card]);
  // `inert` takes the drawing out of the tab order; its words stay readable on the screen and in the form beside it.
  return <div className="card-view" ref={place} inert />;
}
