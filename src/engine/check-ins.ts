// Check-ins at work: freezes the group into parts, asks, tells the parts what changed, counts the silent when due.
import type { BaoRoleKind, BcDomain } from '../domain/bc-domain.ts';
import {
  type Ask,
  type CheckIn,
  type CheckInGroup,
  type CheckInText,
  checkQuestion,
  isOpen,
} from '../domain/check-in.ts';
import {
  type CheckInMember,
  type CheckInPart,
  checkInNotice,
  checkInOfPart,
  checkInParts,
  intoParts,
  partId,
} from '../domain/check-in-part.ts';
import { checkIns } from '../domain/check-in-rules.ts';
import type { Actor, CaseAddress } from '../domain/model.ts';
import { addressIn, type ChatAddress, type Person, people } from '../domain/people.ts';
import { mayAsk, type Who } from '../domain/roles.ts';
import type { Area } from '../domain/structure.ts';
import type { Way } from '../domain/ways.ts';
import { Refusal } from '../errors.ts';
import { headsOf, peopleIn } from './areas.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** Whom somebody wants to ask: all of these together. */
export interface GroupWish {
  /** Functions of the crisis team of the domain that asks. */
  readonly roles: readonly BaoRoleKind[];
  /** Their deputies, too. */
  readonly deputies: boolean;
  /** Everybody of these domains. */
  readonly domains: readonly string[];
  /** Units and sites. */
  readonly areas?: readonly Area[] | undefined;
  /** Single people and those of an imported list, by id. */
  readonly people: readonly string[];
}

/** A question as somebody wants to ask it. */
export interface CheckInWish extends CheckInText {
  readonly reminders: readonly number[];
  /** Who hears of silence; '' for the asker. */
  readonly informed: string;
  /** Mail as well, where it may be used. */
  readonly email: boolean;
  readonly group: GroupWish;
}

export interface CheckIns {
  /** The people a wish means, in the order of their ids. Throws Refusal for people the asker may not ask. */
  members(wish: Pick<CheckInWish, 'domain' | 'group'>, by: Actor): Promise<readonly CheckInMember[]>;
  /** What stands against a wish, beside its group: throws Refusal. */
  check(wish: CheckInWish, by: Actor): Promise<void>;
  /**
   * Asks, and resolves when it is durable. `once` names the wish: sent again, it asks nothing anew. Throws Refusal.
   */
  ask(wish: CheckInWish, by: Actor, once: string): Promise<{ readonly id: string; readonly people: number }>;
  /** Tells every part what its check-in says now, and counts the silent when it is due. Goes on where it was left. */
  tell(id: string): Promise<void>;
  /** Whether a check-in, or that of a part, is over as far as this process knows. */
  isOver(address: CaseAddress): Promise<boolean>;
  /** The part somebody is in; undefined for whoever is not asked. */
  partOf(id: string, state: CheckIn, person: string): Promise<FoundPart | undefined>;
  /** The same, told of its check-in if it was not yet: whoever is quick must not be refused. */
  answerable(id: string, state: CheckIn, person: string): Promise<FoundPart | undefined>;
  /** All parts, in order, as this process knows them. */
  parts(id: string, state: CheckIn): Promise<readonly CheckInPart[]>;
  /** The open check-ins in which somebody is asked, newest first. */
  openFor(person: string): Promise<readonly OpenCheckIn[]>;
}

export interface FoundPart {
  readonly id: string;
  readonly part: CheckInPart;
}
export interface OpenCheckIn extends FoundPart {
  readonly checkIn: string;
  readonly state: CheckIn;
}

/** Parts written or told, and people read, at once. */
const atOnce = 32;
const mostOpen = 200;
const by = { system: 'spread' } as const;

/** `open`: the ways this deployment is configured for. */
export function checkInsOf(env: Env, entry: Door, look: Directory, open: readonly Way[] = ['teams']): CheckIns {
  const readPart = async (id: string, group: CheckInGroup, n: number): Promise<FoundPart> => {
    const name = partId(id, group, n);
    return { id: name, part: (await entry.known(checkInParts, name)).state };
  };

  const parts: CheckIns['parts'] = async (id, { group }) =>
    Promise.all(numbers(0, group.parts).map(async (n) => (await readPart(id, group, n)).part));

  async function tellSome(id: string): Promise<boolean> {
    const { state } = await entry.read(checkIns, id);
    const { group, telling } = state;
    if (telling.next >= group.parts) return false;
    const notice = checkInNotice(state);
    const upTo = Math.min(group.parts, telling.next + atOnce);
    const command = { type: 'follow', notice, askedByName: state.askedByName } as const;
    const told = numbers(telling.next, upTo);
    await Promise.all(told.map((n) => entry.execute(checkInParts, partId(id, group, n), command, by)));
    await entry.execute(checkIns, id, { type: 'told', version: telling.version, upTo }, by);
    return true;
  }

  async function count(id: string): Promise<void> {
    const { state } = await entry.read(checkIns, id);
    if (!isOpen(state) || state.missing !== null || env.now() < state.due) return;
    const all = await Promise.all(
      numbers(0, state.group.parts).map(
        async (n) => (await entry.read(checkInParts, partId(id, state.group, n))).state,
      ),
    );
    const missing = all.reduce((sum, part) => sum + part.members.filter((each) => !part.answers[each.id]).length, 0);
    await entry.execute(checkIns, id, { type: 'count', missing }, by);
  }

  const partOf: CheckIns['partOf'] = async (id, { group }, person) => {
    // Parts are cut from a sorted list, so a person's part is found by halves.
    for (let [low, high] = [0, group.parts - 1]; low <= high; ) {
      const middle = (low + high) >> 1;
      const found = await readPart(id, group, middle);
      const { members } = found.part;
      if (members.length === 0) return undefined;
      if (person < (members[0] as CheckInMember).id) high = middle - 1;
      else if (person > (members.at(-1) as CheckInMember).id) low = middle + 1;
      else return members.some((each) => each.id === person) ? found : undefined;
    }
    return undefined;
  };

  const members: CheckIns['members'] = (wish, actor) => membersOf({ env, entry, look, open }, wish, actor);

  async function check(wish: CheckInWish, actor: Actor): Promise<void> {
    if (!mayAsk(await entry.who(actor), wish.domain)) throw new Refusal('not-allowed');
    checkQuestion(wish, env.now());
    await checkInformed(entry, wish);
  }

  return {
    members,
    check,
    async ask(wish, actor, once) {
      const person = 'person' in actor ? actor.person : actor.system;
      const id = env.digest(`check-in/${person}/${once}`).slice(0, 16);
      const known = (await entry.read(checkIns, id)).state;
      if (known.status !== 'none') return { id, people: known.group.people };
      await check(wish, actor);
      const cut = intoParts(await members(wish, actor));
      if (cut.length === 0) throw new Refusal('check-in-nobody');
      const size = cut.reduce((sum, part) => sum + part.length, 0);
      // Who they are names them: another list for the same question never mixes with this one.
      const group = { id: env.digest(JSON.stringify(cut)).slice(0, 8), people: size, parts: cut.length };
      for (const some of inBatches(numbers(0, cut.length))) {
        await Promise.all(
          some.map((n) => {
            const freeze = { type: 'freeze', checkIn: id, members: cut[n] ?? [] } as const;
            return entry.execute(checkInParts, partId(id, group, n), freeze, by);
          }),
        );
      }
      const { state } = await entry.execute(checkIns, id, await askOf(look, wish, person, group), actor);
      return { id, people: state.group.people };
    },
    async tell(id) {
      while (await tellSome(id));
      await count(id);
    },
    async isOver({ kind, id }) {
      if (kind !== 'check-in' && kind !== 'check-in-part') return false;
      return !isOpen((await entry.known(checkIns, checkInOfPart(id))).state);
    },
    partOf,
    async answerable(id, state, person) {
      const found = await partOf(id, state, person);
      if (found?.part.status !== 'frozen') return found;
      const command = { type: 'follow', notice: checkInNotice(state), askedByName: state.askedByName } as const;
      const { state: part } = await entry.execute(checkInParts, found.id, command, by);
      return { id: found.id, part };
    },
    parts,
    async openFor(person) {
      const { rows } = await env.store.list({ kind: 'check-in', status: 'open', limit: mostOpen });
      const found: OpenCheckIn[] = [];
      for (const { address } of rows) {
        const { state } = await entry.read(checkIns, address.id);
        const part = isOpen(state) ? await partOf(address.id, state, person) : undefined;
        if (part) found.push({ ...part, checkIn: address.id, state });
      }
      return found;
    },
  };
}

/** The command a wish becomes: texts trimmed, who hears of silence named. */
async function askOf(look: Directory, wish: CheckInWish, asker: string, group: CheckInGroup): Promise<Ask> {
  const { mode, domain, role, from, to, due, reminders, email } = wish;
  return {
    type: 'ask',
    mode,
    exerciseName: mode === 'exercise' ? wish.exerciseName.trim() : '',
    domain,
    question: wish.question.trim(),
    role,
    from,
    to,
    due,
    reminders,
    email,
    group,
    informed: wish.informed === '' ? asker : wish.informed,
    askedByName: (await look.person(asker))?.name ?? '',
  };
}

/** Names of the silent go only to somebody who may see them anyway. */
async function checkInformed(entry: Door, { informed, domain }: CheckInWish): Promise<void> {
  if (informed === '') return;
  const { value } = (await entry.read(people, informed)).state;
  if (!value || !mayAsk(whoIs(value), domain)) throw new Refusal('check-in-group');
}

const whoIs = ({ id, domain, grants }: Person): Who => ({ kind: 'person', id, domain, grants });

async function membersOf(
  tools: { env: Env; entry: Door; look: Directory; open: readonly Way[] },
  { domain: code, group }: Pick<CheckInWish, 'domain' | 'group'>,
  actor: Actor,
): Promise<readonly CheckInMember[]> {
  const { env, entry, look, open } = tools;
  const who = await entry.who(actor);
  const domain = await look.domain(code);
  if (!domain) throw new Refusal('not-found');
  const areas = group.areas ?? [];
  if ([...group.domains, ...areas.map((area) => area.domain)].some((each) => !mayAsk(who, each)))
    throw new Refusal('check-in-group');
  const whole = await Promise.all(group.domains.map((scope) => headsOf(env.store, 'person', scope)));
  const chosen = [...whole.flat(), ...(await peopleIn(env.store, entry, areas))].map(({ address }) => address.id);
  const ids = [...holdersOf(domain, group), ...chosen, ...group.people];
  const found = await readPeople(entry, [...new Set(ids)].sort());
  // Whoever is asked by name lives in one of the asker's domains, or fills a role in the one that asks.
  const own = new Set(domain.roles.flatMap(({ holders }) => holders));
  const named = new Set(group.people);
  const isStrange = (each: Person) => named.has(each.id) && !own.has(each.id) && !mayAsk(who, each.domain);
  if (found.some(isStrange) || group.people.some((id) => !found.some((each) => each.id === id))) {
    throw new Refusal('check-in-group');
  }
  const chats = await addresses(env);
  const mail = open.includes('email') ? await mailed(env) : new Set<string>();
  return found.map(({ id, aadId, name, language, domain: home, place }) => ({
    id,
    aadId,
    name,
    language,
    domain: home,
    unit: place?.unit ?? '',
    roles: rolesOf(domain, group, id),
    address: chats.get(id) ?? null,
    email: mail.has(id),
  }));
}

function holdersOf({ roles }: BcDomain, group: GroupWish): readonly string[] {
  const wanted = roles.filter(({ kind }) => group.roles.includes(kind));
  return wanted.flatMap(({ holders }) => (group.deputies ? holders : holders.slice(0, 1)));
}

/** The functions somebody has in the crisis team; when only some were asked about, those. */
function rolesOf({ roles }: BcDomain, group: GroupWish, person: string): readonly BaoRoleKind[] {
  const counts = (kind: BaoRoleKind) => group.roles.length === 0 || group.roles.includes(kind);
  return roles.filter(({ kind, holders }) => counts(kind) && holders.includes(person)).map(({ kind }) => kind);
}

/** Where Teams reaches everybody it ever met. */
async function addresses(env: Env): Promise<ReadonlyMap<string, ChatAddress | null>> {
  const met = (await headsOf(env.store, 'reach', null)).filter(({ status }) => status === 'met');
  return new Map(met.map(({ address, key }) => [address.id, addressIn(key)]));
}

/** Whoever lets mail be used; the heads of contacts name the ways they open. */
async function mailed(env: Env): Promise<ReadonlySet<string>> {
  const found = (await headsOf(env.store, 'contact', null)).filter(({ key }) => key.split(' ').includes('email'));
  return new Set(found.map(({ address }) => address.id));
}

async function readPeople(entry: Door, ids: readonly string[]): Promise<readonly Person[]> {
  const found: Person[] = [];
  for (const some of inBatches(ids)) {
    const read = await Promise.all(some.map((id) => entry.known(people, id)));
    found.push(...read.map(({ state }) => state.value).filter((value) => value !== undefined));
  }
  return found;
}

function inBatches<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, n) => all.slice(n * atOnce, (n + 1) * atOnce));
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
