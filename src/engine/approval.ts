// Tells those who may give the second yes what an alarm asks of them. Goes on where it was left.
import { alarms } from '../domain/alarm-rules.ts';
import { approvals } from '../domain/approval.ts';
import { isOfficeTime } from '../domain/office-hours.ts';
import type { Approvers } from './approvers.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

export interface Approvals {
  /** Tells the approvers of an alarm what they do not know yet. */
  tell(alarm: string): Promise<void>;
}

const by = { system: 'spread' } as const;

export function approving(env: Pick<Env, 'now'>, entry: Door, look: Directory, find: Approvers): Approvals {
  return {
    async tell(id) {
      const { state } = await entry.read(alarms, id);
      const { release, status, domain, audience, raisedBy, avoidTeams, level, telling, teamsDownAt } = state;
      if (release.version <= release.told) return;
      const { version, way, askedAt, askedBy } = release;
      const told = audience ?? ({ reach: 'none' } as const);
      const { people, ways } = await find({ domain, told, avoidTeams, but: [raisedBy, askedBy] });
      const hours = (await look.domain(domain))?.officeHours;
      const said = {
        version,
        domain,
        way,
        askedAt,
        askedBy,
        state: status === 'ended' ? 'ended' : release.state,
        approvers: people,
        text: telling.version,
        ways,
        ring: level !== 'DISRUPTION' && !isOfficeTime(env.now(), hours),
        teamsDown: teamsDownAt !== null,
      } as const;
      await entry.execute(approvals, id, { type: 'follow', ...said }, by);
      await entry.execute(alarms, id, { type: 'approvers-told', version }, by);
    },
  };
}
