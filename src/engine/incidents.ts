// Events at work: told of their alarms, given commands, reminded of deadlines; what they proved is written back.
import type { Alarm } from '../domain/alarm.ts';
import { eventVersion } from '../domain/alarm-event.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { type Incident, incidentCase } from '../domain/incident.ts';
import { dueReminders } from '../domain/incident-checklist.ts';
import { incidents } from '../domain/incident-rules.ts';
import type { FollowAlarm, IncidentCommand } from '../domain/incident-words.ts';
import type { Actor } from '../domain/model.ts';
import { proposals } from '../domain/proposal.ts';
import { asked, postOf } from '../domain/staffing.ts';
import type { Way } from '../domain/ways.ts';
import { Refusal } from '../errors.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import { freezing } from './freeze.ts';
import { type EventBook, hittingOf } from './incident-hits.ts';
import { whoIsReminded } from './incident-holders.ts';
import { writeBack } from './incident-results.ts';

export interface Incidents {
  /** The event of an alarm; as it would be where it was not told of it yet. */
  of(alarm: string): Promise<{ readonly id: string; readonly incident: Incident }>;
  /** Gives the event of an alarm a command, after it heard how the alarm stands. Throws Refusal. */
  give(alarm: string, command: IncidentCommand, by: Actor): Promise<Incident>;
  /** Names processes as hit; what belongs to them is taken along as it is now. Throws Refusal. */
  hit(alarm: string, processes: readonly string[], by: Actor): Promise<Incident>;
  /** Tells the event of an alarm what it does not know yet. */
  tell(alarm: string): Promise<void>;
  /** Does what an event owes beside its messages: reminders, and what is written back. */
  work(id: string): Promise<void>;
}

export interface IncidentTools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  /** Ways that this deployment has. */
  readonly open: readonly Way[];
  readonly book: EventBook;
}

const by = { system: 'spread' } as const;

export function incidentsOf(tools: IncidentTools): Incidents {
  const { env, entry, look, open } = tools;
  const frozen = freezing(entry, look, open);

  async function readAlarm(id: string) {
    const { state, seq } = await entry.read(alarms, id);
    if (state.status === 'none') throw new Refusal('alarm-unknown');
    return { alarm: state, seq };
  }

  /** What an event is told of an alarm; with what belongs to its processes when it hears of it first. */
  async function followOf(id: string, alarm: Alarm, seq: number, isNew: boolean): Promise<FollowAlarm> {
    const nothing = { hits: [], items: [], providers: [] };
    const about = alarm.event ?? { scenario: '', processes: [] };
    return {
      type: 'follow',
      alarm: id,
      domain: alarm.domain,
      mode: alarm.mode,
      exerciseName: alarm.exerciseName,
      occurredAt: Math.min(alarm.since, alarm.raisedAt),
      reportedAt: await reportedAt(alarm),
      says: {
        number: alarm.number,
        level: alarm.level,
        raisedAt: alarm.raisedAt,
        raisedBy: alarm.raisedBy,
        status: alarm.status === 'ended' ? 'ended' : 'open',
        ending: alarm.end?.ending ?? '',
        endedAt: alarm.end?.at ?? null,
        leads: postOf(alarm, 'CRISIS_LEAD').asked.map(({ person }) => person),
        team: asked(alarm),
        seq,
      },
      ...(isNew ? await hittingOf(tools, alarm.domain, about.processes, about.scenario) : nothing),
    };
  }

  /** When the authority came to know: by the report that the alarm was made of, at the latest by raising it. */
  async function reportedAt({ proposal, raisedAt }: Alarm): Promise<number> {
    if (proposal === '') return raisedAt;
    const { openedAt } = (await entry.read(proposals, proposal)).state;
    return openedAt > 0 ? Math.min(openedAt, raisedAt) : raisedAt;
  }

  /** The event knows how the alarm stands: commands are judged by who leads now. */
  async function upToDate(id: string): Promise<{ readonly name: string; readonly alarm: Alarm }> {
    const { alarm, seq } = await readAlarm(id);
    const name = incidentCase(alarm);
    const { state } = await entry.read(incidents, name);
    await entry.execute(incidents, name, await followOf(id, alarm, seq, !state.alarms[id]), by);
    return { name, alarm };
  }

  async function remind(id: string, incident: Incident): Promise<void> {
    for (const { item, stage, due } of dueReminders(incident, env.now())) {
      const people = await whoIsReminded({ entry, look, frozen }, incident, item, env.now());
      await entry.execute(incidents, id, { type: 'remind', item: item.id, stage, due, people }, by);
    }
  }

  return {
    async of(id) {
      const { alarm, seq } = await readAlarm(id);
      const name = incidentCase(alarm);
      const { state } = await entry.read(incidents, name);
      if (state.alarms[id]) return { id: name, incident: state };
      // Not told yet: shown as it will be.
      const turn = { id: '', at: env.now(), by };
      const entries = incidents.decide(state, await followOf(id, alarm, seq, true), turn);
      const incident = entries.reduce((folded, one) => incidents.apply(folded, one, turn), state);
      return { id: name, incident };
    },
    async give(id, command, who) {
      const { name } = await upToDate(id);
      // What people say of earlier stands in the journal at the time at which it was.
      const at = 'at' in command && typeof command.at === 'number' ? command.at : undefined;
      return (await entry.execute(incidents, name, command, who, at)).state;
    },
    async hit(id, processes, who) {
      const { name, alarm } = await upToDate(id);
      const hitting = await hittingOf(tools, alarm.domain, processes, '');
      if (hitting.hits.length < new Set(processes).size) throw new Refusal('process-unknown');
      return (await entry.execute(incidents, name, { type: 'hit', ...hitting }, who)).state;
    },
    async tell(id) {
      const { alarm } = await readAlarm(id);
      const version = eventVersion(alarm);
      if (alarm.event === null || alarm.eventTold >= version) return;
      await upToDate(id);
      await entry.execute(alarms, id, { type: 'event-told', version }, by);
    },
    async work(id) {
      const { state } = await entry.read(incidents, id);
      await remind(id, state);
      await writeBack(tools, id, state);
    },
  };
}
