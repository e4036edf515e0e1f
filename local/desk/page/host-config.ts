/**
 * How the desk draws cards: sizes and spacing near Teams', fonts that know German, headings for screen readers.
 * Colours are CSS variables that `card.css` sets per theme (light, dark, contrast), so a change of theme redraws
 * nothing and loses no focus.
 */
import { HostConfig } from 'adaptivecards';

const colour = (name: string): { default: string; subtle: string } => ({
  default: `var(--card-${name})`,
  subtle: `var(--card-${name}-subtle)`,
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

const container = (style: string) => ({
  backgroundColor: `var(--card-${style}-fill)`,
  borderColor: `var(--card-${style}-edge)`,
  foregroundColors,
});

const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const fontWeights = { lighter: 300, default: 400, bolder: 600 };

/** One configuration for the three themes of Teams. */
export const hostConfig = new HostConfig({
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--card-line)' },
  fontTypes: {
    default: { fontFamily: 'var(--card-font)', fontSizes, fontWeights },
    monospace: { fontFamily: 'var(--card-font-mono)', fontSizes, fontWeights },
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('default'),
    emphasis: container('emphasis'),
    accent: container('accent'),
    good: container('good'),
    warning: container('warning'),
    attention: container('attention'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'default', spacing: 'small' },
  },
  actions: {
    maxActions: 6,
    spacing: 'large',
    buttonSpacing: 0,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    preExpandSingleShowCardAction: false,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: true },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 140 },
    value: { wrap: true },
    spacing: 12,
  },
  textStyles: { heading: { weight: 'bolder', size: 'large' } },
  textBlock: { headingLevel: 3 },
});
