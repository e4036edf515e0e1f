// What has to be looked up to show an event: names, plans of its processes, what else may be named, its journal.
import type { Alarm } from '../domain/alarm.ts';
import type { Incident } from '../domain/incident.ts';
import { incidents } from '../domain/incident-rules.ts';
import { serves } from '../domain/plan-status.ts';
import { processes } from '../domain/process.ts';
import { mayLead, maySeeAll } from '../domain/roles.ts';
import type { HitPlanView, IncidentView } from './contract-incident.ts';
import type { IncidentFacts } from './incident-view.ts';
import { journalLineView } from './journal-view.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

export async function incidentFacts(
  deps: HttpDeps,
  by: Visitor,
  { id, incident, alarm }: { id: string; incident: Incident; alarm: Alarm },
): Promise<IncidentFacts> {
  const seesAll = maySeeAll(by.who, alarm);
  const lines = seesAll ? await deps.env.store.journal({ kind: incidents.name, id }) : [];
  const names = seesAll ? await namesIn(deps, by, incident, lines) : {};
  const plans = await plansOf(deps, incident);
  return {
    id,
    names,
    plans,
    titles: Object.fromEntries(
      Object.values(plans).flatMap((all) => all.map((plan) => [plan.id, plan.title] as const)),
    ),
    possible: mayLead(by.who, incident) ? await possibleOf(deps, incident) : [],
    journal: seesAll ? lines.map((line) => ({ ...journalLineView(line, by.texts, names), recordedAt: line.at })) : null,
  };
}

type Lines = Awaited<ReturnType<HttpDeps['env']['store']['journal']>>;

/** Names of whoever said or is told something of the event, and its messages by their recipient. */
export async function namesIn(
  { look }: HttpDeps,
  { texts }: Visitor,
  incident: Incident,
  lines: Lines,
): Promise<Readonly<Record<string, string>>> {
  const messages = Object.values(incident.ledger.deliveries);
  const people = new Set([
    ...lines.flatMap(({ by }) => ('person' in by ? [by.person] : [])),
    ...Object.values(incident.times).flatMap((words) => words.map(({ by }) => by)),
    ...messages.flatMap(({ to }) => ('person' in to ? [to.person] : [])),
  ]);
  const found = await Promise.all(
    [...people]
      .filter((each) => each !== '')
      .map(async (each) => [each, (await look.person(each))?.name ?? ''] as const),
  );
  const names: Record<string, string> = Object.fromEntries(found);
  for (const { id, to, message, way } of messages) {
    const words = texts.journalMessage[message]('person' in to ? (names[to.person] ?? '') : null);
    names[id] = `${words} (${texts.bundle.way[way]})`;
  }
  return names;
}

async function plansOf(deps: HttpDeps, incident: Incident): Promise<Readonly<Record<string, readonly HitPlanView[]>>> {
  if (incident.hits.length === 0) return {};
  const all = await deps.events.plans(incident.domain);
  const views = await Promise.all(
    all.map(async ({ id, version, content, evidence, isOverdue }) => {
      const { kind, title, storedAt, summary, owner: person } = content;
      const owner = (await deps.look.person(person))?.name ?? '';
      const view = { id, kind, title, version, evidence, overdue: isOverdue, owner, storedAt, summary };
      return { view, content };
    }),
  );
  const known = new Map((await deps.book.values(processes, incident.domain)).map((each) => [each.id, each]));
  return Object.fromEntries(
    incident.hits.map(({ process }) => {
      const hit = known.get(process) ?? { id: process };
      return [process, views.filter(({ content }) => serves(content, hit)).map(({ view }) => view)];
    }),
  );
}

async function possibleOf({ book }: HttpDeps, incident: Incident): Promise<IncidentView['possible']> {
  const named = new Set(incident.hits.map(({ process }) => process));
  const all = await book.values(processes, incident.domain);
  return all
    .filter(({ id, retired }) => !named.has(id) && retired !== true)
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name, 'de'));
}
