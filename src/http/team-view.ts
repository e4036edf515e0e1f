// The team of a domain as the page *Personen & Rollen* shows it, with its gaps and its last changes.
import { type BcDomain, bcDomains } from '../domain/bc-domain.ts';
import type { JournalLine } from '../domain/chain.ts';
import { gapsOf } from '../domain/gaps.ts';
import { phoneLists } from '../domain/phone-list.ts';
import { mayConsent, maySeeContacts } from '../domain/roles.ts';
import { dayOf, isAway, runsAt } from '../domain/team.ts';
import { namedIn, type Team, type TeamChange, teamChanges, teamOf } from '../domain/team-edit.ts';
import { trainedOn, trainings, withTrained } from '../domain/training.ts';
import type { TeamHistoryLine, TeamView } from './contract-people.ts';
import { briefly, factsOf, peopleNamed } from './team-people.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

/** So many changes are shown; the journal has all of them. */
const mostHistory = 20;

export async function teamView(deps: HttpDeps, by: Visitor, id: string): Promise<TeamView> {
  const { env, entry } = deps;
  const { value: domain, revision } = (await entry.read(bcDomains, id)).state as { value: BcDomain; revision: number };
  const now = env.now();
  const team = teamOf(domain);
  const seesContacts = maySeeContacts(by.who, id);
  const [history, facts, held] = await Promise.all([
    historyOf(deps, by, id),
    factsOf(deps, namedIn(team)),
    deps.book.values(trainings, id),
  ]);
  const trained = trainedOn(held, dayOf(now));
  const named = [...namedIn(team), ...history.flatMap(({ changes }) => changes.flatMap(personIn))];
  return {
    domain: { id, name: domain.name },
    revision,
    team,
    people: (await peopleNamed(deps, named)).map(briefly),
    onCall: onCallNow(domain, now),
    gaps: gapsOf(withTrained(domain, trained), facts, now),
    trained,
    history,
    seesContacts,
    consent: mayConsent(by.who, id) ? { given: domain.joint === true } : null,
    copies: seesContacts ? (await entry.read(phoneLists, id)).state.copies.toReversed() : null,
    now,
  };
}

function onCallNow(domain: BcDomain, at: number): TeamView['onCall'] {
  return (domain.duty ?? [])
    .filter((window) => window.kind === 'on-call' && runsAt(window, at) && !isAway(domain, window.person, at))
    .map(({ person, role, to }) => ({ person, role, to }));
}

function personIn(change: TeamChange): readonly string[] {
  if ('person' in change) return [change.person];
  return 'window' in change ? [change.window.person] : [];
}

/** The journal of the domain's record, as differences between its versions; newest first. */
async function historyOf(deps: HttpDeps, by: Visitor, id: string): Promise<readonly TeamHistoryLine[]> {
  const lines = await deps.env.store.journal({ kind: 'domain', id });
  const shown = lines.slice(-mostHistory - 1);
  const told = shown.map((line, index): TeamHistoryLine & { actor: JournalLine['by'] } => {
    const before = shown[index - 1];
    const changes = before ? teamChanges(teamIn(before), teamIn(line)) : [];
    return { version: line.seq, at: line.at, by: '', actor: line.by, changes };
  });
  // The first line of all is the setting up; of a longer journal it only serves for comparison.
  const rest = lines.length > shown.length ? told.slice(1) : told;
  return Promise.all(rest.toReversed().map(({ actor, ...line }) => named(deps, by, line, actor)));
}

const teamIn = (line: JournalLine): Team => teamOf(line.entry.value as unknown as BcDomain);

async function named(
  { look }: HttpDeps,
  { texts }: Visitor,
  line: TeamHistoryLine,
  actor: JournalLine['by'],
): Promise<TeamHistoryLine> {
  const by = 'person' in actor ? ((await look.person(actor.person))?.name ?? '') : texts.system[actor.system];
  return { ...line, by };
}
