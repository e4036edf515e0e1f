// The form behind the word `melden`, and what submitting it does; the same in a chat and in a dialog.
import type { Theme } from '../domain/report.ts';
import { Refusal } from '../errors.ts';
import type { Drawn } from './card-shape.ts';
import { reportFormCard } from './cards/report-form-card.ts';
import type { Click, ReportTyped } from './click.ts';
import { drawReceipt } from './draw.ts';
import { sinceFrom } from './since.ts';
import type { Speaker, TurnDeps } from './turn.ts';

/** What the form shows. */
export interface ReportForm {
  readonly theme: Theme | '';
  readonly draft: ReportTyped | null;
  readonly fault: string | null;
  /** Kept from the first card on, so that reporting stays one wish. */
  readonly once?: string;
}

/** The home domain first, then all others by name. */
export async function reportForm(deps: TurnDeps, { person, texts, channelDomain }: Speaker, form: ReportForm) {
  const home = channelDomain ?? person.domain;
  const domains = (await deps.look.domains()).map(({ id, name }) => ({ id, name }));
  const ordered = [...domains].sort(
    (a, b) => Number(b.id === home) - Number(a.id === home) || a.name.localeCompare(b.name, 'de'),
  );
  return reportFormCard({ texts, once: form.once ?? deps.env.newId(), domains: ordered, ...form });
}

/** The form's own card, which becomes the receipt where the reporter alone sees it; null in a dialog or a channel. */
type Place = { readonly card: string; readonly drawn: boolean } | null;

/** Files the report, or shows the form again with what is missing. Throws Refusal when she may not report now. */
export async function sendReport(
  deps: TurnDeps,
  click: Extract<Click, { verb: 'report.send' }>,
  speaker: Speaker,
  place: Place,
): Promise<{ readonly card: Drawn; readonly filed: boolean }> {
  const { once, theme, since, knowledge, verb: _verb, ...typed } = click;
  try {
    const said = { ...typed, theme, knowledge: knowledge as 'seen', since: sinceFrom(since, deps.env.now()) };
    const state = await deps.report(speaker.person.id, said, once, place);
    return { card: await drawReceipt({ ...deps, now: deps.env.now() }, state, speaker.texts), filed: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fault = speaker.texts.refused[error.code](error.detail);
    return { card: await reportForm(deps, speaker, { theme, draft: click, fault, once }), filed: false };
  }
}
