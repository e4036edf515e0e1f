// How far an alarm would reach without Teams, and which ladder it would take along; read off the command itself.
import type { Raise } from '../domain/alarm.ts';
import { defaultLadder } from '../domain/escalation.ts';
import { askedFor } from '../domain/staffing.ts';
import { secondWays, usableWays } from '../domain/ways.ts';
import type { AlarmPlan } from './contract.ts';

export function alarmPlan({ roles, ways, ladder, ring, names }: Raise): AlarmPlan {
  const listed = [...new Set(roles.flatMap(({ people }) => people))];
  const unreached = listed.filter((person) => usableWays(ways, person, secondWays).length === 0);
  const rungUp = [...new Set(roles.filter(({ core }) => core).flatMap(askedFor))].filter(
    (person) => usableWays(ways, person, ['voice', 'sms']).length > 0,
  );
  return {
    ladder,
    usual: ladder === defaultLadder,
    listed: listed.length,
    withoutTeams: listed.length - unreached.length,
    toCall: unreached.map((person) => names[person] ?? ''),
    ringing: ring ? rungUp.length : null,
  };
}
