// The shapes of the few card parts we use: a subset of Adaptive Cards 1.5 as Teams draws it.
import type { ButtonData } from './click.ts';

export type Gap = 'None' | 'Small' | 'Default' | 'Medium' | 'Large';
export type Size = 'Small' | 'Default' | 'Medium' | 'Large';
export type Colour = 'Accent' | 'Good' | 'Warning' | 'Attention';
export type BoxStyle = 'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention';

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder' | undefined;
  readonly size?: Size | undefined;
  readonly color?: Colour | undefined;
  readonly isSubtle?: boolean | undefined;
}
interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Gap | undefined;
  readonly separator?: boolean | undefined;
}
interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading' | undefined;
  readonly weight?: 'Bolder' | undefined;
  readonly size?: Size | undefined;
  readonly color?: Colour | undefined;
  readonly spacing?: Gap | undefined;
}
interface Container {
  readonly type: 'Container';
  readonly style: BoxStyle;
  readonly items: readonly CardPart[];
  readonly bleed?: boolean | undefined;
  readonly spacing?: Gap | undefined;
}
interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
  readonly spacing?: Gap | undefined;
}
interface Input {
  readonly id: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly errorMessage?: string | undefined;
}
interface ChoiceInput extends Input {
  readonly type: 'Input.ChoiceSet';
  readonly style: 'compact' | 'expanded';
  readonly isMultiSelect?: true | undefined;
  readonly wrap: true;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly placeholder?: string | undefined;
}
interface TextInput extends Input {
  readonly type: 'Input.Text';
  readonly maxLength: number;
  readonly isMultiline?: boolean | undefined;
}
interface MomentInput extends Input {
  readonly type: 'Input.Time' | 'Input.Date';
}
export type CardPart = RichTextBlock | TextBlock | Container | ActionSet | ChoiceInput | TextInput | MomentInput;

export interface Submit {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: ButtonData;
  readonly associatedInputs: 'auto' | 'none';
  readonly msteams: { readonly feedback: { readonly hide: true } };
}
interface Execute {
  readonly type: 'Action.Execute';
  readonly id: string;
  readonly title: string;
  readonly verb: ButtonData['verb'];
  readonly data: ButtonData;
  readonly associatedInputs: 'auto' | 'none';
  readonly fallback: Submit;
}
interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly id: string;
  readonly title: string;
  readonly url: string;
}
interface ShowCard {
  readonly type: 'Action.ShowCard';
  readonly id: string;
  readonly title: string;
  readonly card: { readonly type: 'AdaptiveCard'; readonly body: readonly CardPart[]; readonly actions?: Action[] };
}
export type Action = Execute | OpenUrl | ShowCard;

export interface Mention {
  /** `29:…` or the Entra object id. */
  readonly id: string;
  readonly name: string;
}
export interface MentionEntity {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: Mention;
}
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly lang: string;
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly CardPart[];
  readonly actions?: readonly Action[];
  readonly msteams: { readonly width: 'Full'; readonly entities?: readonly MentionEntity[] };
}

/** A card with all that goes with it: toast, plain-text twin, and the people it rings for. */
export interface Drawn {
  readonly card: AdaptiveCard;
  /** For the toast; plain text. */
  readonly summary: string;
  /** The card as plain text, one line per line. */
  readonly text: string;
  readonly mentions: readonly Mention[];
}
