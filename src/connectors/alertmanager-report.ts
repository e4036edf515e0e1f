// The webhook of Prometheus Alertmanager, version 4: its shape, and the report (Meldung) made of it.
import * as z from 'zod';
import { textLimit } from '../domain/alarm.ts';
import type { BcDomain } from '../domain/bc-domain.ts';
import type { Report } from '../domain/proposal.ts';

// Lengths are not limited here: the request is, and a warning must not be lost because a text is long.
const words = z.record(z.string(), z.string());
const alert = z.looseObject({
  status: z.enum(['firing', 'resolved']),
  labels: words,
  annotations: words.default({}),
  startsAt: z.iso.datetime({ offset: true }),
});
/** The body as Alertmanager documents it for version "4". */
export const webhook = z.looseObject({
  version: z.literal('4'),
  groupKey: z.string().min(1),
  status: z.enum(['firing', 'resolved']),
  /** Alerts that Alertmanager left out because there were too many. */
  truncatedAlerts: z.int().min(0).default(0),
  alerts: z.array(alert).min(1),
});
export type Webhook = z.infer<typeof webhook>;

/** What and where of the proposed alarm; with the time they fill the 280 characters of an alarm. */
const longestWhat = 180;
const longestWhere = textLimit - longestWhat - 22;
const longestName = 80;
const longestFact = 300;
const mostFacts = 30;

/** Values of a label in the alerts that matter, each once, in their order; blank ones do not count. */
export function valuesOf(hook: Webhook, kind: 'labels' | 'annotations', name: string): readonly string[] {
  const values = alertsOf(hook).map((item) => (Object.hasOwn(item[kind], name) ? oneLine(item[kind][name] ?? '') : ''));
  return [...new Set(values)].filter((value) => value !== '');
}

/** While the group fires, those alerts of it that fire. */
function alertsOf({ status, alerts }: Webhook): Webhook['alerts'] {
  const firing = alerts.filter((item) => item.status === 'firing');
  return status === 'firing' && firing.length > 0 ? firing : alerts;
}

/** The report for a domain. `now` in epoch milliseconds: nothing began later, whatever the source's clock says. */
export function toReport(hook: Webhook, domain: BcDomain, source: string, now: number): Report {
  const alerts = alertsOf(hook);
  const label = (name: string) => valuesOf(hook, 'labels', name);
  const note = (name: string) => valuesOf(hook, 'annotations', name);
  const [name = 'Alert'] = label('alertname');
  const [text] = [...note('summary'), ...note('description')];
  const [place = domain.authority] = ['site', 'instance', 'cluster', 'job'].flatMap(label);
  const starts = alerts.map((item) => Date.parse(item.startsAt)).filter((at) => at > 0);
  return {
    type: 'report',
    domain: domain.id,
    source,
    firing: hook.status === 'firing',
    what: shorten(text ? `${name}: ${text}` : name, longestWhat),
    where: shorten(place, longestWhere),
    since: Math.min(now, ...starts),
    level: label('bc_level').includes('crisis') ? 'CRISIS' : 'EMERGENCY',
    facts: factsOf(hook),
    alerts: alerts.length + hook.truncatedAlerts,
    owner: ownerOf(domain),
  };
}

/** Labels and annotations with all their values. */
function factsOf(hook: Webhook): Report['facts'] {
  return (['labels', 'annotations'] as const)
    .flatMap((kind) => {
      const names = new Set(alertsOf(hook).flatMap((item) => Object.keys(item[kind])));
      return [...names].map((name) => ({
        name: shorten(oneLine(name), longestName),
        value: shorten(valuesOf(hook, kind, name).join(', '), longestFact),
      }));
    })
    .slice(0, mostFacts);
}

/** Who decides: the Stabsleitung, as central decision authority (BSI 200-4, 5.2.2). */
function ownerOf(domain: BcDomain): string {
  return domain.roles.find((role) => role.kind === 'CRISIS_LEAD')?.holders[0] ?? '';
}

/** Without line ends, control characters and those that turn the direction of writing. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cut to so many characters, never in the middle of one. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
