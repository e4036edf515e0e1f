// The message extension *Melden*: its dialog in Teams, from the first question to the receipt.
import type { Activity } from 'botbuilder';
import type { Texts } from '../texts/index.ts';
import type { Drawn } from './card-shape.ts';
import { parseClick } from './click.ts';
import { reportForm, sendReport } from './report-form.ts';
import type { ClickReply, Speaker, TurnDeps } from './turn.ts';

const opens = 'composeExtension/fetchTask';
const submits = 'composeExtension/submitAction';
/** The command as the manifest names it. */
const reportCommand = 'report';

/** True for what the message extension asks. */
export function isDialog({ type, name }: Pick<Activity, 'type' | 'name'>): boolean {
  return type === 'invoke' && (name === opens || name === submits);
}

/** The next card of the dialog. Throws Refusal. */
export async function dialogFor(deps: TurnDeps, activity: Activity, speaker: Speaker): Promise<ClickReply> {
  const { commandId, data } = (activity.value ?? {}) as { commandId?: unknown; data?: unknown };
  const refused = { text: speaker.texts.refused['bad-shape']({}) };
  if (commandId !== reportCommand) return refused;
  if (activity.name === opens) {
    return { card: await reportForm(deps, speaker, { theme: '', draft: null, fault: null }) };
  }
  const click = parseClick(data);
  if (click?.verb === 'report.form') {
    return {
      card: await reportForm(deps, speaker, { theme: click.theme, once: click.once, draft: null, fault: null }),
    };
  }
  if (click?.verb !== 'report.send') return refused;
  return { card: (await sendReport(deps, click, speaker, null)).card };
}

/** Answer to an invoke of the message extension: the dialog goes on with this card. */
export interface Dialog {
  readonly task: {
    readonly type: 'continue';
    readonly value: {
      readonly title: string;
      readonly width: 'medium';
      readonly height: 'large';
      readonly card: { readonly contentType: string; readonly content: unknown };
    };
  };
}

/** Dialogs know no Execute: each button becomes its own fallback, a Submit with the same data. */
export function dialog({ card }: Drawn, texts: Texts): Dialog {
  const content = JSON.parse(JSON.stringify(card), (_key, value: unknown) => {
    const isExecute = typeof value === 'object' && value !== null && Reflect.get(value, 'type') === 'Action.Execute';
    return isExecute ? Reflect.get(value as object, 'fallback') : value;
  }) as unknown;
  const title = texts.cards.report.form.title;
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content };
  return { task: { type: 'continue', value: { title, width: 'medium', height: 'large', card: attachment } } };
}
