// Who may give the second yes to an audience, and by which ways each of them is reached.
import type { Audience } from '../domain/alarm.ts';
import { mostApprovers } from '../domain/approval.ts';
import { hasAccount, people } from '../domain/people.ts';
import { mayTell } from '../domain/roles.ts';
import type { Way, WaysOf } from '../domain/ways.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import { freezing } from './freeze.ts';

/** Whom an audience waits for. */
export interface ApproverWish {
  readonly domain: string;
  /** Who is to be told; of an alarm that tells nobody else, those who alarm in its domain. */
  readonly told: Pick<Audience, 'reach' | 'areas'>;
  /** Only who is reached beside Teams can be asked. */
  readonly avoidTeams: boolean;
  /** Who raised it and who asks: never the same person. They are told what came of it, so their ways are found, too. */
  readonly but: readonly string[];
}

export interface FoundApprovers {
  /** In the order of asking: those of the domain itself first, because they know it. */
  readonly people: readonly string[];
  readonly ways: WaysOf;
}

export type Approvers = (wish: ApproverWish) => Promise<FoundApprovers>;

const pageSize = 200;

/** `open`: the ways this deployment is configured for. */
export function findingApprovers(
  { store }: Pick<Env, 'store'>,
  entry: Door,
  look: Directory,
  open: readonly Way[],
): Approvers {
  const frozen = freezing(entry, look, open);

  /** Everybody who alarms at all; they stand first in the register. */
  async function alarmers() {
    const found = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await store.list({ kind: 'person', limit: pageSize, ...(after === undefined ? {} : { after }) });
      const heads = page.rows.filter(({ at }) => at > 0);
      const read = await Promise.all(heads.map(({ address }) => entry.read(people, address.id)));
      const known = read.map(({ state }) => state.value).filter((value) => value !== undefined);
      found.push(...known.filter(hasAccount));
      after = heads.length < page.rows.length ? null : page.next;
    }
    return found;
  }

  return async ({ domain, told, avoidTeams, but }) => {
    const wanted = told.reach === 'none' ? ({ reach: 'domain' } as const) : told;
    const may = (await alarmers()).filter(
      ({ id, domain: home, grants }) =>
        !but.includes(id) && mayTell({ kind: 'person', id, domain: home, grants }, 'real', domain, wanted),
    );
    const own = may.filter(({ grants }) => grants.some((grant) => grant.domain === domain));
    const inOrder = [...own, ...may.filter((person) => !own.includes(person))].map(({ id }) => id);
    const askers = but.filter((person) => person !== '');
    if (!avoidTeams) {
      const asked = inOrder.slice(0, mostApprovers);
      return { people: asked, ways: await frozen.ways([...asked, ...askers], false) };
    }
    const ways = await frozen.ways([...inOrder, ...askers], true);
    return { people: inOrder.filter((person) => (ways[person] ?? []).length > 0).slice(0, mostApprovers), ways };
  };
}
