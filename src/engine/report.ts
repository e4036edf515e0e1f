// Reports by people and machines: who is asked in turn, and one proposal for one wish of one person.
import type { BcDomain } from '../domain/bc-domain.ts';
import { isOfficeTime } from '../domain/office-hours.ts';
import { hasAccount } from '../domain/people.ts';
import { type Proposal, proposals } from '../domain/proposal.ts';
import { type ProposalStep, type Receipt, stepsOf } from '../domain/proposal-messages.ts';
import { checkReport, levelOf, type Reported } from '../domain/report.ts';
import { holds, maySeeProposal, type Who } from '../domain/roles.ts';
import type { Way, WaysOf } from '../domain/ways.ts';
import { Refusal } from '../errors.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import { freezing } from './freeze.ts';
import { queue } from './queue.ts';

interface Tools {
  readonly env: Pick<Env, 'now' | 'digest' | 'store'>;
  readonly entry: Door;
  readonly look: Directory;
  /** The ways this deployment is configured for; only Teams when absent. */
  readonly open?: readonly Way[];
}

/** Who is asked about a report in turn, and by which ways. Frozen with it. */
export interface AskedAbout {
  readonly steps: readonly ProposalStep[];
  readonly ways: WaysOf;
  readonly ring: boolean;
}

/** What a person reports about a domain. */
export type ReportWish = Omit<Reported, 'reporter'> & { readonly domain: string };

/**
 * Files what somebody reports and answers the proposal as it then stands. `once` names the wish: said again, it is the
 * same report. `form`: her card that becomes the receipt. Throws Refusal.
 */
export type Report = (person: string, wish: ReportWish, once: string, form: Receipt | null) => Promise<Proposal>;

/** Reports of one person that may be open at once, of those from the last hour. */
const mostOpen = 10;
const hour = 3_600_000;
const pageSize = 200;
const readAtOnce = 50;

export function reporting(tools: Tools): Report {
  const { env, entry, look } = tools;
  const waiting = queue();

  /** Reports of the last hour that are still open and bear this beginning of a key. */
  async function openOf(beginning: string): Promise<number> {
    const from = env.now() - hour;
    let count = 0;
    for (let after: string | null | undefined; after !== null; ) {
      const where = after === undefined ? {} : { after };
      const page = await env.store.list({ kind: 'proposal', status: 'open', limit: pageSize, ...where });
      const recent = page.rows.filter(({ at }) => at > from);
      count += recent.filter(({ key }) => key.startsWith(beginning)).length;
      // Newest first: the next page is older still.
      after = recent.length < page.rows.length ? null : page.next;
    }
    return count;
  }

  async function file(person: string, wish: ReportWish, once: string, form: Receipt | null): Promise<Proposal> {
    const who = env.digest(`reporter/${person}`).slice(0, 12);
    const source = `${who}-${env.digest(`${person}/${once}`).slice(0, 16)}`;
    const { rows } = await env.store.list({ kind: 'proposal', key: source, limit: 1 });
    // Said once is said, also when the second press names another domain.
    if (rows[0]) return (await entry.read(proposals, rows[0].address.id)).state;
    const { domain: code, what, where, since, callback, ...rest } = wish;
    const statement = { reporter: person, ...rest };
    checkReport({ ...statement, what, where, since, callback }, env.now());
    const domain = await look.domain(code);
    if (!domain) throw new Refusal('not-found');
    if ((await openOf(who)) >= mostOpen) throw new Refusal('too-many-reports', { most: mostOpen });
    const asked = await whoIsAsked(tools, domain);
    const command = {
      type: 'report',
      domain: domain.id,
      source,
      firing: true,
      what,
      where,
      since,
      level: levelOf(statement.yes),
      facts: [],
      alerts: 1,
      owner: asked.steps[0]?.people[0] ?? '',
      ...asked,
      statement,
      callback,
      ...(form ? { receipt: form } : {}),
    } as const;
    const by = { person, via: 'card' } as const;
    return (await entry.execute(proposals, `${domain.id}.${source}-1`, command, by)).state;
  }

  // One after another, so that two presses make one report and the limit counts both.
  return (person, wish, once, form) => waiting.run(person, () => file(person, wish, once, form));
}

/** Who is asked about a report of a domain as things are now. */
export async function whoIsAsked(tools: Tools, domain: BcDomain): Promise<AskedAbout> {
  const { env, entry, look, open = ['teams'] } = tools;
  const steps = await stepsFor(tools, domain);
  const people = [...new Set(steps.flatMap((step) => step.people))];
  const ways = await freezing(entry, look, open).ways(people, false);
  return { steps, ways, ring: !isOfficeTime(env.now(), domain.officeHours) };
}

/** The Stabsleitung, her deputy, the Behördenleitung; everybody who may alarm there when nobody else is named. */
async function stepsFor(tools: Tools, domain: BcDomain): Promise<readonly ProposalStep[]> {
  const { look } = tools;
  const deputies = domain.roles.find(({ kind }) => kind === 'CRISIS_LEAD')?.holders.slice(1) ?? [];
  const deciders = new Set<string>();
  for (const id of deputies) if (await mayDecideOn(look, id, domain.id)) deciders.add(id);
  const steps = stepsOf(domain, (person) => deciders.has(person));
  if (steps.length > 0) return steps;
  const people = await whoMayAlarm(tools, domain.id);
  return people.length > 0 ? [{ stage: 'everybody', people }] : [];
}

async function mayDecideOn(look: Directory, id: string, domain: string): Promise<boolean> {
  const person = await look.person(id);
  return (
    person !== undefined && maySeeProposal({ kind: 'person', id, domain: person.domain, grants: person.grants }, domain)
  );
}

/** Reads the whole register: grants stand in no head. Only where a domain names nobody at all. */
async function whoMayAlarm({ env, look }: Tools, domain: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const where = after === undefined ? {} : { after };
    const page = await env.store.list({ kind: 'person', limit: readAtOnce, ...where });
    const people = await Promise.all(page.rows.map(({ address }) => look.person(address.id)));
    for (const person of people) {
      if (!person || !hasAccount(person)) continue;
      const who: Who = { kind: 'person', id: person.id, domain: person.domain, grants: person.grants };
      if (holds(who, 'alarm', domain)) found.push(person.id);
    }
    after = page.next;
  }
  return found.sort();
}
