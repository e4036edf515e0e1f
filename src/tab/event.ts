// What can be read off an event at a moment: what is left on its clocks, in words. Pure; the parts only draw it.
import { clocksOf } from '../domain/incident-clocks.ts';
import type { JournalLineView } from '../http/contract.ts';
import type { HitView, IncidentView, ItemView, ProviderView } from '../http/contract-incident.ts';
import type { Texts } from '../texts/index.ts';

const hour = 3_600_000;

/** A clock as people read it. `share`: how much of it is used up, 0 to 1. */
export interface ClockWords {
  readonly text: string;
  readonly tone: 'calm' | 'soon' | 'over' | 'kept' | 'none';
  readonly share: number;
}

/** From here on a clock is worth a warning: a quarter is left. */
const soon = 0.75;

function clock(
  texts: Texts,
  from: number | null,
  until: number | null,
  stopped: number | null,
  now: number,
): ClockWords {
  if (from === null || until === null) return { text: '', tone: 'none', share: 0 };
  const { hits, hours } = texts.incident;
  const span = Math.max(1, until - from);
  if (stopped !== null) {
    const kept = stopped <= until;
    const text = `${hits.reached(hours((stopped - from) / hour))}, ${kept ? hits.kept : hits.missed}`;
    return { text, tone: kept ? 'kept' : 'over', share: Math.min(1, (stopped - from) / span) };
  }
  const used = (now - from) / span;
  if (now >= until) return { text: hits.over(left(texts, now - until)), tone: 'over', share: 1 };
  return { text: hits.left(left(texts, until - now)), tone: used >= soon ? 'soon' : 'calm', share: Math.max(0, used) };
}

/** Below a day to the second, so that one sees that it runs. */
function left(texts: Texts, ms: number): string {
  if (ms >= 24 * hour) return texts.incident.hours(ms / hour);
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Both clocks of a process. */
export function clocks(
  texts: Texts,
  event: IncidentView,
  hit: HitView,
  now: number,
): { mtpd: ClockWords; rto: ClockWords } {
  const at = (step: string) => event.steps.find((each) => each.step === step)?.at ?? null;
  const starts = { occurredAt: at('occurred'), declaredAt: at('declared') };
  const { mtpdAt, rtoAt, stoppedAt } = clocksOf(hit, starts);
  const { hits } = texts.incident;
  const mtpd = clock(texts, starts.occurredAt, mtpdAt, stoppedAt, now);
  const rto = clock(texts, starts.declaredAt, rtoAt, stoppedAt, now);
  const none = hit.rtoHours === null ? hits.noRto : hits.notDeclared;
  return {
    mtpd: mtpd.text === '' ? { ...mtpd, text: hits.noMtpd } : mtpd,
    rto: rto.text === '' ? { ...rto, text: none } : rto,
  };
}

/** How an item stands; overdue by this clock, also when the page was loaded before. */
export function itemWords(
  texts: Texts,
  item: ItemView,
  now: number,
): { readonly text: string; readonly overdue: boolean } {
  const { list } = texts.incident;
  if (item.tick) {
    const when = texts.moment(item.tick.at, now);
    const text =
      item.state === 'dropped'
        ? list.wasDropped(when, item.tick.by, item.tick.reason)
        : list.wasDone(when, item.tick.by);
    return { text, overdue: false };
  }
  if (item.waits) return { text: item.waits === 'after' ? list.waitsAfter : list.waits[item.waits], overdue: false };
  if (item.due === null) return { text: '', overdue: false };
  const due = list.due(texts.moment(item.due, now));
  if (now >= item.due) return { text: `${due}, ${list.overdue(left(texts, now - item.due))}`, overdue: true };
  return { text: `${due}, ${list.left(left(texts, item.due - now))}`, overdue: false };
}

/** The measured reaction of a provider beside the agreed one; `late` in words, never by colour alone. */
export function providerWords(
  texts: Texts,
  one: ProviderView,
  now: number,
): { readonly text: string; readonly late: boolean } {
  const { providers, hours } = texts.incident;
  const { informedAt, reactedAt, agreedHours } = one;
  if (informedAt === null) return { text: '', late: false };
  const took = ((reactedAt ?? now) - informedAt) / hour;
  const over = agreedHours === null ? 0 : took - agreedHours;
  if (reactedAt === null) {
    const text = over > 0 ? providers.lateNow(hours(over)) : providers.waiting(left(texts, now - informedAt));
    return { text, late: over > 0 };
  }
  const how = agreedHours === null ? '' : `, ${over > 0 ? providers.late(hours(over)) : providers.inTime}`;
  return { text: `${providers.measured(hours(took))}${how}`, late: over > 0 };
}

/** Both journals in the order in which they were recorded; numbers of the event's bear its letter. */
export function mergedJournal(
  lines: readonly JournalLineView[],
  event: IncidentView['journal'],
): readonly (JournalLineView & { readonly mark?: string })[] {
  const own = lines.map((line) => ({ line, at: line.at }));
  const others = (event ?? []).map(({ recordedAt, ...line }) => ({ line: { ...line, mark: 'E' }, at: recordedAt }));
  return [...own, ...others].sort((one, other) => one.at - other.at).map(({ line }) => line);
}
