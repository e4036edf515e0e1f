// What stands on the printed lists: rows by role and rank; numbers only on a numbered copy, and only those for paper.
import type { BaoRoleKind, BcDomain } from '../domain/bc-domain.ts';
import { contactFacts } from '../domain/contact.ts';
import { contacts, type Person, type PhoneNumber } from '../domain/people.ts';
import type { Copy } from '../domain/phone-list.ts';
import { dayOf, termOf, termState } from '../domain/team.ts';
import type { Way } from '../domain/ways.ts';
import { peopleNamed } from './team-people.ts';
import type { HttpDeps } from './visitor.ts';

/** One line of the list. */
export interface PhoneListRow {
  readonly role: BaoRoleKind;
  /** 0 is the holder; null when the role has nobody. */
  readonly rank: number | null;
  readonly name: string;
  /** Released for paper; empty on a list without numbers. */
  readonly numbers: readonly Pick<PhoneNumber, 'number' | 'kind'>[];
  /** Ways that lead to her, Teams first. */
  readonly ways: readonly Way[];
  readonly confirmedAt: number | null;
}

/** Everything a printed list says. */
export interface PhoneListPaper {
  readonly domain: Pick<BcDomain, 'id' | 'name' | 'authority' | 'callIn' | 'room'>;
  readonly version: number;
  /** Epoch milliseconds. */
  readonly printedAt: number;
  /** The copy and the one it replaces; null for the list without numbers. */
  readonly issue: { readonly copy: Copy; readonly replaced: Copy | null } | null;
  readonly rows: readonly PhoneListRow[];
}

/** With `issue` the list carries numbers; whoever calls this with it has asked whether she may. */
export async function listFor(
  deps: HttpDeps,
  domain: BcDomain,
  version: number,
  issue: PhoneListPaper['issue'],
): Promise<PhoneListPaper> {
  const printedAt = issue?.copy.printedAt ?? deps.env.now();
  const day = dayOf(printedAt);
  const named = await peopleNamed(
    deps,
    domain.roles.flatMap(({ holders }) => holders),
  );
  const known = new Map(
    await Promise.all(named.map(async (person) => [person.id, await reached(deps, domain, person, issue)] as const)),
  );
  const rows = domain.roles.flatMap((role): PhoneListRow[] => {
    const holders = role.holders.filter((id) => termState(termOf(role, id), day) === 'valid');
    const nobody = { role: role.kind, rank: null, name: '', numbers: [], ways: [], confirmedAt: null };
    if (holders.length === 0) return [nobody];
    return holders.map((id, rank) => ({ ...nobody, ...known.get(id), rank }));
  });
  return { domain, version, printedAt, issue, rows };
}

type Reached = Omit<PhoneListRow, 'role' | 'rank'>;

async function reached(
  { entry }: HttpDeps,
  domain: BcDomain,
  person: Person,
  issue: PhoneListPaper['issue'],
): Promise<Reached> {
  const { value } = (await entry.read(contacts, person.id)).state;
  const ways: readonly Way[] = ['teams', ...contactFacts(value ?? {}).ways];
  // Numbers of people of another house are not ours to print.
  const own = issue !== null && person.domain === domain.id;
  const released = own ? (value?.numbers ?? []).filter(({ onPaper }) => onPaper) : [];
  return {
    name: person.name,
    numbers: released.map(({ number, kind }) => ({ number, kind })),
    ways,
    confirmedAt: value?.confirmedAt ?? null,
  };
}
