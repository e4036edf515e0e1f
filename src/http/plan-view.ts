// From a plan's state to what the tab shows of it. Names are looked up here; what follows from the state, in the domain.

import type { JournalLine } from '../domain/chain.ts';
import type { Plan } from '../domain/plan.ts';
import { completeness } from '../domain/plan-checklist.ts';
import { ownsPlan } from '../domain/plan-rights.ts';
import {
  contentOf,
  isOverdue,
  openTriggers,
  outdatedCopies,
  ownerOf,
  planEvidence,
  reviewBy,
} from '../domain/plan-status.ts';
import { mayEditRegister } from '../domain/roles.ts';
import { recordNames, type Seen } from '../engine/seen-records.ts';
import type { HistoryLine, PlanPage, PlanRow } from './contract-plans.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

export async function namesOfPeople({ look }: HttpDeps, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== '');
  const found = await Promise.all(wanted.map(async (id) => [id, (await look.person(id))?.name ?? id] as const));
  return new Map(found);
}

/** The rows of plans, in the order given. */
export async function rowsOf(deps: HttpDeps, by: Visitor, seen: readonly Seen<Plan>[]): Promise<readonly PlanRow[]> {
  const linked = seen.flatMap(({ state: plan }) => [
    ...(contentOf(plan)?.processes ?? []),
    ...(contentOf(plan)?.resources ?? []),
  ]);
  const [records, people, domains] = await Promise.all([
    recordNames(deps, linked),
    namesOfPeople(
      deps,
      seen.map(({ state: plan }) => ownerOf(plan)),
    ),
    deps.look.domains(),
  ]);
  const domainNames = new Map(domains.map(({ id, name }) => [id, name]));
  const now = deps.env.now();
  return seen.flatMap(({ id, state: plan }) => {
    const content = contentOf(plan);
    if (!content) return [];
    const owner = ownerOf(plan);
    const about = [...content.processes, ...content.resources].map((each) => records.get(each) ?? '').join(' ');
    return [
      {
        id,
        domain: { id: plan.domain, name: domainNames.get(plan.domain) ?? plan.domain },
        kind: content.kind,
        title: content.title || content.number,
        number: content.number,
        unit: content.unit,
        summary: content.summary,
        status: plan.status,
        version: plan.released?.version ?? null,
        evidence: planEvidence(plan, now),
        percent: completeness(content),
        reviewBy: reviewBy(plan),
        overdue: isOverdue(plan, now),
        triggers: openTriggers(plan).length,
        outdated: plan.released ? outdatedCopies(plan).length : 0,
        owner: people.get(owner) ?? '',
        mine: ownsPlan(by.who, plan),
        about,
      },
    ];
  });
}

/** Everything about one plan. */
export async function planPage(deps: HttpDeps, by: Visitor, { id, state: plan }: Seen<Plan>): Promise<PlanPage> {
  const { asking: _asking, ...shown } = plan;
  const lines = await deps.env.store.journal({ kind: 'plan', id });
  const contents = [plan.draft, plan.released?.content, ...plan.earlier.map(({ content }) => content)].filter(
    (one) => one != null,
  );
  const versions = [plan.released, ...plan.earlier].filter((one) => one !== null);
  const people = await namesOfPeople(deps, [
    plan.author,
    ...plan.writers,
    plan.submission?.by ?? '',
    plan.qa?.by ?? '',
    plan.answer?.by ?? '',
    ...contents.map(({ owner }) => owner),
    ...versions.flatMap(({ author, releasedBy }) => [author, releasedBy]),
    ...lines.flatMap(peopleIn),
  ]);
  const records = await recordNames(
    deps,
    contents.flatMap((one) => [...one.processes, ...one.resources]),
  );
  const [row] = await rowsOf(deps, by, [{ id, state: plan }]);
  return {
    row: row as PlanRow,
    plan: shown,
    me: {
      edits: mayEditRegister(by.who, plan.domain),
      owns: ownsPlan(by.who, plan),
      judges: !plan.writers.includes(by.person.id),
    },
    names: Object.fromEntries([...people, ...records]),
    history: lines.map((line) => historyLine(line, by, people)).reverse(),
  };
}

const field = (line: JournalLine, name: string): string => {
  const value = (line.entry as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : '';
};

/** Everybody whom a line names. */
export const peopleIn = (line: JournalLine): readonly string[] => [
  ...('person' in line.by ? [line.by.person] : []),
  field(line, 'by'),
  field(line, 'owner'),
  field(line, 'person'),
  field(line, 'acceptedBy'),
];

/** A line as people read it: when it happened and who did it stand in the entry where it was noted later. */
export function historyLine(line: JournalLine, by: Visitor, names: ReadonlyMap<string, string>): HistoryLine {
  const { at } = line.entry as { readonly at?: number };
  const person = field(line, 'by') || ('person' in line.by ? line.by.person : '');
  return {
    at: at ?? line.occurredAt,
    by: person === '' ? by.texts.system['person' in line.by ? 'clock' : line.by.system] : (names.get(person) ?? person),
    text: by.texts.journal(line, (id) => names.get(id) ?? id),
  };
}
