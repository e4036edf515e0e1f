/** Draws one Adaptive Card with Microsoft's library, the way Teams would: Markdown without HTML, mentions by entity. */
import {
  type Action,
  AdaptiveCard,
  ExecuteAction,
  GlobalSettings,
  OpenUrlAction,
  Strings,
  SubmitAction,
  Version,
} from 'adaptivecards';
import type { DeskAction, DeskCard } from '../contract.ts';
import { hostConfig } from './host-config.ts';
import { readMarkdown, toHtml } from './markdown.ts';

GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true;
GlobalSettings.setTabIndexAtCardRoot = false;
/** The only word of the library itself that our cards can bring up. */
Strings.defaults.overflowButtonTooltip = () =>
  document.documentElement.lang === 'en' ? 'More actions' : 'Weitere Aktionen';
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(readMarkdown(text));
  result.didProcess = true;
};

export type CardHandlers = {
  /** a button that goes to the bot; `button` is its element */
  press: (action: DeskAction, button: HTMLElement | undefined) => void;
  link: (href: string) => void;
};

export type DrawnCard = {
  element: HTMLElement;
  /** what the person typed or chose and has not sent, by input id */
  typed: () => Record<string, string>;
};

/** Draws `card`; `typed` puts unsent input back into a card that somebody else's answer redrew. */
export function drawCard(card: DeskCard, typed: Record<string, string>, handlers: CardHandlers): DrawnCard {
  const drawn = new AdaptiveCard();
  drawn.hostConfig = hostConfig;
  drawn.parse(prepare(card, mentioned(card), typed));
  drawn.version = new Version(1, 5);
  drawn.onExecuteAction = (action) => execute(action, handlers);
  drawn.onAnchorClicked = (_element, anchor) => {
    handlers.link(anchor.href);
    return true;
  };
  drawn.onInlineCardExpanded = (action, expanded) => {
    if (expanded) action.card.renderedElement?.scrollIntoView({ block: 'nearest' });
  };
  const element = drawn.render() ?? fallback(card);
  return { element, typed: () => typedInto(drawn, typed) };
}

function execute(action: Action, handlers: CardHandlers): void {
  if (action instanceof OpenUrlAction) {
    if (action.url) handlers.link(action.url);
    return;
  }
  if (!(action instanceof ExecuteAction) && !(action instanceof SubmitAction)) return;
  const sent: DeskAction = { type: action instanceof ExecuteAction ? 'Action.Execute' : 'Action.Submit' };
  if (action.id) sent.id = action.id;
  if (action instanceof ExecuteAction && action.verb) sent.verb = action.verb;
  if (action.data) sent.data = action.data as Record<string, unknown>;
  handlers.press(sent, action.renderedElement);
}

/** Input put back by an earlier redraw counts as typed although the library takes it for the card's own. */
function typedInto(card: AdaptiveCard, before: Record<string, string>): Record<string, string> {
  const entries = card
    .getAllInputs()
    .filter((input) => input.id !== undefined && (input.isDirty() || input.id in before))
    .map((input) => [input.id, String(input.value ?? '')] as const);
  return Object.fromEntries(entries);
}

/** Texts of `<at>…</at>` that have an entity; without one Teams shows the bare text, and so does the desk. */
function mentioned(card: DeskCard): Set<string> {
  const teams = card.msteams;
  const entities = typeof teams === 'object' && teams !== null && 'entities' in teams ? teams.entities : undefined;
  const texts = Array.isArray(entities) ? entities.map((entity: { text?: unknown }) => entity?.text) : [];
  return new Set(texts.filter((text): text is string => typeof text === 'string'));
}

/** A copy of the card's JSON with unknown mentions stripped and unsent input put back. */
function prepare(value: unknown, mentions: Set<string>, typed: Record<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/<at>([^<]*)<\/at>/g, (whole, name: string) => (mentions.has(whole) ? whole : name));
  }
  if (Array.isArray(value)) return value.map((item) => prepare(item, mentions, typed));
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, prepare(part, mentions, typed)]));
  if (typeof copy.type === 'string' && copy.type.startsWith('Input.') && typeof copy.id === 'string') {
    const kept = typed[copy.id];
    if (kept !== undefined) copy.value = kept;
  }
  return copy;
}

/** What Teams shows for a card it cannot draw. */
function fallback(card: DeskCard): HTMLElement {
  const note = document.createElement('p');
  note.className = 'card-unreadable';
  note.textContent =
    typeof card.fallbackText === 'string' ? card.fallbackText : 'Diese Karte lässt sich nicht zeichnen.';
  return note;
}
