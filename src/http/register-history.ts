// Who changed what about a record and when: read from its journal, as differences between its versions.
import type { JournalLine } from '../domain/chain.ts';
import type { CaseAddress } from '../domain/model.ts';
import { recordChanges } from '../domain/record-changes.ts';
import type { HistoryLine } from './contract-registers.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

/** So many changes are shown; the journal has all of them. */
const mostHistory = 50;

/** Newest first. */
export async function historyOf(
  { env, look }: HttpDeps,
  { texts }: Visitor,
  address: CaseAddress,
): Promise<readonly HistoryLine[]> {
  const lines = await env.store.journal(address);
  const from = Math.max(0, lines.length - mostHistory);
  const told = lines.slice(from).map(async (line, index): Promise<HistoryLine> => {
    const before = lines[from + index - 1];
    const changes = recordChanges(before && valueIn(before), valueIn(line));
    return { version: line.seq, at: line.at, occurredAt: line.occurredAt, by: await nameOf(line.by), changes };
  });
  return (await Promise.all(told)).toReversed();

  async function nameOf(by: JournalLine['by']): Promise<string> {
    return 'person' in by ? ((await look.person(by.person))?.name ?? '') : texts.system[by.system];
  }
}

const valueIn = (line: JournalLine): object => {
  const { id: _id, domain: _domain, ...fields } = line.entry.value as Readonly<Record<string, unknown>>;
  return fields;
};

/** Ids of people named as owner in any version, so that the page can say who they are. */
export function peopleIn(history: readonly HistoryLine[]): readonly string[] {
  const named = history.flatMap(({ changes }) =>
    changes.filter(({ field }) => ['owner', 'bcOfficer'].includes(field)).flatMap(({ from, to }) => [from, to]),
  );
  return named.filter((one) => typeof one === 'string' && one !== '') as string[];
}
