// What figures want to know of alarms that are over and of events: times and roles, no text and nobody's name.
import type { Alarm, AlarmRole } from './alarm.ts';
import { type Incident, timeOf } from './incident.ts';
import type { AlarmFact, IncidentFact } from './kpi-book.ts';
import { postOf } from './staffing.ts';

/** Minutes until the first yes of somebody asked for the role; null for nobody's, `unknown` when an answer was erased. */
function firstYes(alarm: Alarm, { kind }: AlarmRole): number | null | 'unknown' {
  const answers = postOf(alarm, kind).asked.flatMap(({ person, order }) =>
    (alarm.answers[person] ?? []).filter((one) => one.order > order),
  );
  const yes = answers.filter(({ answer }) => answer === 'coming' || answer === 'virtual').map(({ at }) => at);
  if (yes.length > 0) return Math.max(0, (Math.min(...yes) - alarm.raisedAt) / 60_000);
  return answers.some(({ answer }) => answer === 'erased') ? 'unknown' : null;
}

/** Nothing for one that is open, that was a false alarm, or that was broken off: there nobody had to come. */
export function alarmFact(id: string, alarm: Alarm): AlarmFact | null {
  const { end, number, mode, raisedAt, staffedAt } = alarm;
  if (alarm.status !== 'ended' || end?.ending !== 'all-clear') return null;
  const wanted = alarm.roles.filter(({ kind }) => postOf(alarm, kind).waivedAt === null);
  const roles = wanted.map((role) => firstYes(alarm, role));
  return { id, number, mode, raisedAt, staffedAt, endedAt: end.at, roles };
}

/** Nothing for an event that was never declared, and for an exercise: how fast one notices cannot be exercised. */
export function incidentFact(id: string, incident: Incident): IncidentFact | null {
  const declaredAt = timeOf(incident, 'declared');
  if (incident.mode !== 'real' || declaredAt === null) return null;
  return { id, number: incident.number, occurredAt: timeOf(incident, 'occurred'), declaredAt };
}
