// What an event proved: the times reached as proofs beside plans and resources, written back once each.
import type { Evidence } from '../domain/evidence.ts';
import type { Incident, ResultRow } from '../domain/incident.ts';
import { type Reached, reachedTimes } from '../domain/incident-clocks.ts';
import { incidents } from '../domain/incident-rules.ts';
import { rowKey } from '../domain/incident-words.ts';
import { eventReference } from '../domain/kpi-programme.ts';
import { serves } from '../domain/plan-status.ts';
import { processes } from '../domain/process.ts';
import { type Resource, resources } from '../domain/resource.ts';
import { dayOf } from '../domain/team.ts';
import { Refusal } from '../errors.ts';
import type { Door } from './execute.ts';
import type { EventBook } from './incident-hits.ts';

interface ResultTools {
  readonly entry: Door;
  readonly book: EventBook;
}

/** A row that could be written back, with the words by which people know it. */
export interface PossibleRow extends Omit<ResultRow, 'kind'> {
  readonly title: string;
  readonly reached: Reached;
  readonly key: string;
  readonly isWritten: boolean;
}

const by = { system: 'spread' } as const;

/** Every plan and every resource of each process that runs again. A resource may not have been used: people choose. */
export async function possibleRows({ entry, book }: ResultTools, incident: Incident): Promise<readonly PossibleRow[]> {
  const reached = reachedTimes(incident);
  const plans = reached.length === 0 ? [] : await book.plans(incident.domain);
  const rows = await Promise.all(
    reached.map(async (one): Promise<readonly Omit<PossibleRow, 'key' | 'isWritten'>[]> => {
      const { process, rtaHours: hours, result } = one;
      const same = { process, hours, result, day: dayOf(one.at), reached: one };
      const needs = (await entry.read(processes, process)).state.value?.needsResources ?? [];
      const used = await Promise.all(needs.map(async (id) => (await entry.read(resources, id)).state.value));
      return [
        ...plans
          .filter(({ content }) => serves(content, { id: process, needsResources: needs }))
          .map(({ id, content }) => ({ target: 'plan' as const, id, title: content.title, ...same })),
        ...used.flatMap((resource) =>
          resource?.domain === incident.domain && !resource.retired
            ? [{ target: 'resource' as const, id: resource.id, title: resource.name, ...same }]
            : [],
        ),
      ];
    }),
  );
  return rows.flat().map((row) => {
    const key = rowKey(row);
    return {
      ...row,
      key,
      isWritten: incident.written.includes(key) || (incident.writeBack?.open.includes(key) ?? false),
    };
  });
}

/** Writes what was confirmed and is not yet written; begun again, nothing stands twice. */
export async function writeBack({ entry, book }: ResultTools, id: string, incident: Incident): Promise<void> {
  const { writeBack: confirmed } = incident;
  if (!confirmed) return;
  for (const row of confirmed.rows) {
    const key = rowKey(row);
    if (!confirmed.open.includes(key)) continue;
    const { kind, day, result, hours } = row;
    const proof = { kind, day, result, hours, reference: eventReference(incident) };
    const isPlan = row.target === 'plan';
    if (!isPlan) await proveResource(entry, row.id, { id: `${id}/${row.process}`, ...proof });
    const code = isPlan ? await book.prove(row.id, proof) : '';
    await entry.execute(incidents, id, { type: 'written', key, code }, by);
  }
}

const isSame = (one: Evidence, other: Evidence): boolean =>
  (['kind', 'day', 'result', 'hours', 'reference'] as const).every((field) => one[field] === other[field]);

/** Tries again on what somebody else put meanwhile. */
export async function proveResource(entry: Door, id: string, proof: Evidence): Promise<void> {
  for (;;) {
    const { value, revision } = (await entry.read(resources, id)).state;
    // The same proof noted again counts once, as with plans.
    const isKnown = (one: Evidence) => one.id === proof.id || isSame(one, proof);
    if (!value || value.evidence.some(isKnown)) return;
    const { hours } = proof;
    // What was really reached is what is achievable (RTA, BSI 200-4, 8).
    const measured = hours === null ? {} : { rtaHours: hours, rtaSource: 'TEST' as const };
    const proved: Resource = { ...value, ...measured, evidence: [...value.evidence, proof] };
    try {
      await entry.execute(resources, id, { type: 'put', value: proved, revision }, by);
      return;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error;
    }
  }
}
