// Every card about the event of an alarm, in each of its states, made by the real rules.

import { checklists, sampleRecipients } from '../../local/sample/checklists.ts';
import type { Mode } from '../../src/domain/alarm.ts';
import { emptyIncident, type Incident } from '../../src/domain/incident.ts';
import { incidents } from '../../src/domain/incident-rules.ts';
import type { FollowAlarm, IncidentCommand } from '../../src/domain/incident-words.ts';
import type { Actor } from '../../src/domain/model.ts';
import { takenAlong } from '../../src/domain/scenario-checklist.ts';
import type { Drawn } from '../../src/teams/card-shape.ts';
import { alarmCard } from '../../src/teams/cards/alarm-card.ts';
import { deadlineCard } from '../../src/teams/cards/deadline-card.ts';
import type { Texts } from '../../src/texts/index.ts';
import type { Sample } from './sample.ts';
import { alarmId, anna, answered, deliveryTo, minute, raised, raisedAt, tabUrl } from './samples.ts';

const hour = 60 * minute;

/** The event of the sample alarm, with the longest checklist there is. */
function begun(mode: Mode): Incident {
  const alarm = raised(mode);
  const says = {
    number: alarm.number,
    level: alarm.level,
    raisedAt,
    raisedBy: anna,
    status: 'open',
    ending: '',
    endedAt: null,
    leads: [anna],
    team: [anna],
    seq: 1,
  } as const;
  const { domain, exerciseName } = alarm;
  const known = sampleRecipients([domain]).flatMap(({ now }) => now.recipients);
  const items = takenAlong('MI-ITN.ransomware', checklists.CYBER, known);
  const times = { occurredAt: alarm.since, reportedAt: raisedAt };
  const follow: FollowAlarm = {
    type: 'follow',
    alarm: alarmId,
    domain,
    mode,
    exerciseName,
    ...times,
    hits: [],
    items,
    providers: [],
    says,
  };
  return say(emptyIncident, 0, follow, { system: 'spread' });
}

function say(state: Incident, minutes: number, command: IncidentCommand, by: Actor = { person: anna, via: 'card' }) {
  const turn = { id: 't', at: raisedAt + minutes * minute, by };
  return incidents.decide(state, command, turn).reduce((all, entry) => incidents.apply(all, entry, turn), state);
}

const cert = 'MI-ITN.ransomware.cert-24h';

/** A reminder is owed for the first report. */
const reminded = (state: Incident) =>
  say(
    state,
    21 * 60,
    {
      type: 'remind',
      item: cert,
      stage: 'before',
      due: raisedAt + 24 * hour,
      people: [{ person: anna, ways: ['teams'] }],
    },
    { system: 'spread' },
  );

/** One card of the event in one state, minutes after the alarm. */
export function eventSamples(mode: Mode, texts: Texts): readonly Sample[] {
  const open = begun(mode);
  const alarm = answered(raised(mode), 1, anna, 'coming', 15);
  const tab = { texts, tabUrl };
  const led = (incident: Incident, now: number): Drawn =>
    alarmCard({
      id: alarmId,
      alarm,
      delivery: deliveryTo(alarm, anna),
      person: anna,
      mayChange: true,
      choosing: false,
      incident,
      now: raisedAt + now * minute,
      ...tab,
    });
  const deadline = (incident: Incident, now: number): Drawn => {
    const [delivery] = Object.values(incident.ledger.deliveries);
    const item = incident.items.find(({ id }) => id === cert);
    if (!delivery || !item) throw new Error('nothing is reminded of');
    return deadlineCard({
      id: `MI-ITN.${alarmId}`,
      incident,
      item,
      alarm,
      alarmId,
      delivery,
      now: raisedAt + now * minute,
      ...tab,
    });
  };
  const declared = say(
    say(open, 5, { type: 'step', step: 'constituted', at: raisedAt + 5 * minute, reason: '', known: 0 }),
    9,
    { type: 'step', step: 'declared', at: raisedAt + 8 * minute, reason: '', known: 0 },
  );
  const over = say(declared, 60, { type: 'step', step: 'deescalated', at: raisedAt + hour, reason: '', known: 0 });
  const asked = reminded(open);
  const tick = { type: 'tick', item: cert, at: raisedAt + 22 * hour, reason: 'Kein erheblicher Vorfall.' } as const;
  const drawn: Readonly<Record<string, Drawn>> = {
    'lead, nothing said': led(open, 2),
    'lead, declared': led(declared, 10),
    'lead, de-escalated': led(over, 70),
    'deadline ahead': deadline(asked, 21 * 60),
    'deadline over': deadline(asked, 25 * 60),
    'deadline reported': deadline(say(asked, 22 * 60, { ...tick, state: 'done' }), 23 * 60),
    'deadline not needed': deadline(say(asked, 22 * 60, { ...tick, state: 'dropped' }), 23 * 60),
  };
  return Object.entries(drawn).map(([name, card]) => ({
    name: `event ${name} ${mode} ${texts.language}`,
    mode,
    drawn: card,
  }));
}
