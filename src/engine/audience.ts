// Audiences of any size: frozen into rolls before the alarm, and told of it, roll by roll, after it.
import type { Alarm, Audience, AudienceReach } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { alarmOfRoll, intoRolls, noticeFor, rollId } from '../domain/audience.ts';
import type { CaseAddress } from '../domain/model.ts';
import { addressIn, type ChatAddress, readGone, readStatus } from '../domain/people.ts';
import { isHeld } from '../domain/release.ts';
import { type Roll, type RollMember, rolls } from '../domain/roll.ts';
import { askedAtOnce } from '../domain/staffing.ts';
import type { Area } from '../domain/structure.ts';
import type { Way } from '../domain/ways.ts';
import type { Listed } from '../store/port.ts';
import { headsOf, peopleIn } from './areas.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** Who is to be told: an alarm's domain and roles, and how far it reaches. */
export interface AudienceWish {
  readonly reach: AudienceReach;
  /** Whom `chosen` means, and by which names. */
  readonly areas?: readonly Area[];
  readonly named?: readonly string[];
  readonly domain: string;
  readonly roles: Alarm['roles'];
  /** Nothing of it goes to Teams. */
  readonly avoidTeams?: boolean;
}

export interface Audiences {
  /** How many people it would be. */
  count(wish: AudienceWish): Promise<number>;
  /** Freezes the audience for an alarm to come; null when there is nobody. Durable when it resolves, and repeatable. */
  freeze(alarm: string, wish: AudienceWish): Promise<Audience | null>;
  /** Tells every roll what its alarm says now. Goes on where it was left. */
  tell(alarm: string): Promise<void>;
  /** Whether a roll's alarm has ended, as far as this process knows; the roll itself may not have been told yet. */
  isOver(address: CaseAddress): Promise<boolean>;
  /** The roll of somebody in an alarm's audience; undefined for whoever is not in it, and for all while it is held. */
  rollOf(
    alarm: string,
    state: Pick<Alarm, 'audience' | 'release'>,
    person: string,
  ): Promise<{ id: string; roll: Roll } | undefined>;
  /** Roll number `n` of an alarm, as this process knows it. */
  roll(alarm: string, state: Pick<Alarm, 'audience'>, n: number): Promise<Roll | undefined>;
  /** All rolls of an alarm, in order, as this process knows them. */
  all(alarm: string, state: Pick<Alarm, 'audience'>): Promise<readonly Roll[]>;
  /** The same as they are written, whoever wrote them. */
  newest(alarm: string, state: Pick<Alarm, 'audience'>): Promise<readonly Roll[]>;
}

/** Rolls written or told at once: so many commits share one turn of the store. */
const atOnce = 32;
/** The first are few, so that cards leave while the rest is still being told. */
const first = 4;
const by = { system: 'spread' } as const;

/** `feed`: whether audiences are hinted at in the activity feed, too; `mail`: whether there is mail beside Teams. */
export function audiences(env: Env, entry: Door, feed = false, mail = false): Audiences {
  /** Everybody but those who are asked to fill a role: they get the alarm itself. */
  async function peopleOf({ reach, areas = [], domain, roles }: AudienceWish): Promise<readonly Listed[]> {
    if (reach === 'none') return [];
    const everybody =
      reach === 'chosen'
        ? await peopleIn(env.store, entry, areas)
        : await headsOf(env.store, 'person', reach === 'domain' ? domain : null);
    const holders = new Set(askedAtOnce({ roles }));
    return everybody.filter(({ address, status }) => !holders.has(address.id) && readGone(status) === null);
  }

  async function addresses(): Promise<ReadonlyMap<string, ChatAddress | null>> {
    const met = (await headsOf(env.store, 'reach', null)).filter(({ status }) => status === 'met');
    return new Map(met.map(({ address, key }) => [address.id, addressIn(key)]));
  }

  async function tellSome(alarm: string): Promise<boolean> {
    const { state } = await entry.read(alarms, alarm);
    const { audience, telling } = state;
    if (!audience || telling.next >= audience.rolls || isHeld(state)) return false;
    const raisedByName = state.names[state.raisedBy] ?? '';
    const upTo = Math.min(audience.rolls, telling.next + (telling.next === 0 ? first : atOnce));
    await Promise.all(
      numbers(telling.next, upTo).map((n) =>
        entry.execute(
          rolls,
          rollId(alarm, audience, n),
          { type: 'follow', notice: noticeFor(state, n), raisedByName },
          by,
        ),
      ),
    );
    await entry.execute(alarms, alarm, { type: 'told', version: telling.version, upTo }, by);
    return true;
  }

  const read = async (alarm: string, audience: Audience, n: number) => {
    const id = rollId(alarm, audience, n);
    return { id, roll: (await entry.known(rolls, id)).state };
  };

  return {
    count: async (wish) => (await peopleOf(wish)).length,
    async freeze(alarm, wish) {
      const people = await peopleOf(wish);
      if (people.length === 0) return null;
      const chats = await addresses();
      const members = people.map((head): RollMember => {
        const { id } = head.address;
        return { id, aadId: head.key, language: readStatus(head.status).language, address: chats.get(id) ?? null };
      });
      const cut = intoRolls(members);
      // Who they are names them: another list for the same alarm never mixes with this one.
      const id = env.digest(JSON.stringify(cut)).slice(0, 8);
      const ways: readonly Way[] = [
        ...(wish.avoidTeams ? [] : ['teams' as const]),
        ...(mail ? ['email' as const] : []),
      ];
      const hinted = feed && !wish.avoidTeams;
      const { reach, areas = [], named = [] } = wish;
      const choice = reach === 'chosen' ? { areas, named } : {};
      const sums = { people: people.length, rolls: cut.length };
      const audience = { id, reach, ...choice, ...sums, feed: hinted, ways };
      for (let from = 0; from < cut.length; from += 2 * atOnce) {
        const some = cut.slice(from, from + 2 * atOnce);
        await Promise.all(
          some.map((those, index) => {
            const command = { type: 'freeze', alarm, members: those } as const;
            return entry.execute(rolls, rollId(alarm, audience, from + index), command, by);
          }),
        );
      }
      return audience;
    },
    async tell(alarm) {
      while (await tellSome(alarm));
    },
    async isOver({ kind, id }) {
      return kind === 'roll' && (await entry.known(alarms, alarmOfRoll(id))).state.status === 'ended';
    },
    async rollOf(alarm, { audience, release }, person) {
      if (!audience || isHeld({ release })) return undefined;
      // Rolls are cut from a sorted list, so a person's roll is found by halves.
      for (let [low, high] = [0, audience.rolls - 1]; low <= high; ) {
        const middle = (low + high) >> 1;
        const found = await read(alarm, audience, middle);
        const { members } = found.roll;
        if (members.length === 0) return undefined;
        if (person < (members[0] as RollMember).id) high = middle - 1;
        else if (person > (members.at(-1) as RollMember).id) low = middle + 1;
        else return members.some(({ id }) => id === person) ? found : undefined;
      }
      return undefined;
    },
    async roll(alarm, { audience }, n) {
      return audience ? (await read(alarm, audience, n)).roll : undefined;
    },
    async all(alarm, { audience }) {
      if (!audience) return [];
      const found = await Promise.all(numbers(0, audience.rolls).map((n) => read(alarm, audience, n)));
      return found.map(({ roll }) => roll);
    },
    async newest(alarm, { audience }) {
      if (!audience) return [];
      const found: Roll[] = [];
      for (let from = 0; from < audience.rolls; from += atOnce) {
        const some = numbers(from, Math.min(audience.rolls, from + atOnce));
        const read = await Promise.all(some.map((n) => entry.read(rolls, rollId(alarm, audience, n))));
        found.push(...read.map(({ state }) => state));
      }
      return found;
    },
  };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
