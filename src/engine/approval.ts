// Tells those who may give the second yes what an alarm asks of them. Goes on where it was left.
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { approvals, mostApprovers } from '../domain/approval.ts';
import { people } from '../domain/people.ts';
import { holds } from '../domain/roles.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

export interface Approvals {
  /** Tells the approvers of an alarm what they do not know yet. */
  tell(alarm: string): Promise<void>;
}

const pageSize = 200;
const by = { system: 'spread' } as const;

export function approving(env: Env, entry: Door): Approvals {
  /** Everybody who alarms at all; they stand first in the register. */
  async function alarmers() {
    const found = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await env.store.list({ kind: 'person', limit: pageSize, ...(after === undefined ? {} : { after }) });
      const heads = page.rows.filter(({ at }) => at > 0);
      const read = await Promise.all(heads.map(({ address }) => entry.read(people, address.id)));
      found.push(...read.map(({ state }) => state.value).filter((value) => value !== undefined));
      after = heads.length < page.rows.length ? null : page.next;
    }
    return found;
  }

  /** Those of the domain itself first, because they know it. */
  async function approversOf(alarm: Alarm): Promise<readonly string[]> {
    const { audience, domain, raisedBy, release } = alarm;
    // They are told by cards, and of such an alarm none goes out.
    if (alarm.avoidTeams) return [];
    const scope = audience?.reach === 'everybody' ? '*' : domain;
    const may = (await alarmers()).filter(({ id, domain: home, grants }) => {
      const isOther = id !== raisedBy && id !== release.askedBy;
      return isOther && holds({ kind: 'person', id, domain: home, grants }, 'alarm', scope);
    });
    const own = may.filter(({ grants }) => grants.some((grant) => grant.domain === domain));
    return [...own, ...may.filter((person) => !own.includes(person))].map(({ id }) => id).slice(0, mostApprovers);
  }

  return {
    async tell(id) {
      const { state } = await entry.read(alarms, id);
      const { release, status, domain } = state;
      if (release.version <= release.told) return;
      const { version, way, askedAt, askedBy } = release;
      const said = {
        version,
        domain,
        way,
        askedAt,
        askedBy,
        state: status === 'ended' ? 'ended' : release.state,
      } as const;
      await entry.execute(approvals, id, { type: 'follow', ...said, approvers: await approversOf(state) }, by);
      await entry.execute(alarms, id, { type: 'approvers-told', version }, by);
    },
  };
}
