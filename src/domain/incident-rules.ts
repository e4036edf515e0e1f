// The rules of the event: what may be said about it, what each word makes of it, what it owes (BSI 200-4, 5.2, 5.8; domain.md 9.3).
import { Refusal } from '../errors.ts';
import { canonical } from './chain.ts';
import {
  type Classified,
  criteria,
  decisions,
  emptyIncident,
  type HitProcess,
  type Incident,
  isOff,
  processStates,
  timeOf,
} from './incident.ts';
import { byOtherWays, remind, shownAnew, silent } from './incident-cards.ts';
import { dueReminders, reminders } from './incident-checklist.ts';
import { checkClassified, checkMoment, checkStepTime, checkTakenBack, isStep, processTimes } from './incident-times.ts';
import {
  type Classify,
  type ConfirmResults,
  type FollowAlarm,
  type Hit,
  type Hitting,
  type IncidentCommand,
  type IncidentEntry,
  type NoteProvider,
  type Progress,
  type Remind,
  rowKey,
  type SetStep,
  type TickItem,
  type Unhit,
  wordOf,
} from './incident-words.ts';
import { applyLedger, decideLedger, ledgerOwed } from './ledger.ts';
import { levels } from './level.ts';
import type { Model, Owed, Turn } from './model.ts';

const longestReason = 300;
/** More would not be read; a slip of the hand names a whole register. */
const mostHits = 60;

function checkReason(reason: string, wanted: boolean): void {
  if (wanted && reason.trim() === '') throw new Refusal('reason-missing');
  if (reason.length > longestReason) throw new Refusal('text-too-long', { most: longestReason });
}

/** Only news is news; an exercise and a real event are never one. */
function decideFollow(state: Incident, command: FollowAlarm): readonly IncidentEntry[] {
  const { type: _type, ...said } = command;
  if (state.status !== 'none' && (state.mode !== said.mode || state.domain !== said.domain)) {
    throw new Refusal('alarm-exists');
  }
  const known = state.alarms[said.alarm];
  if (!known) return [{ ...said, type: 'incident-followed', v: 1 }];
  const { seq: _old, ...before } = known;
  const { seq, ...now } = said.says;
  if (seq <= known.seq || canonical(before) === canonical(now)) return [];
  return [{ ...said, hits: [], items: [], providers: [], type: 'incident-followed', v: 1 }];
}

function decideClassify(state: Incident, command: Classify, turn: Turn): readonly IncidentEntry[] {
  const { type: _type, known, corrects, ...said } = command;
  const { level, reason, at } = said;
  if (!levels.includes(level)) throw new Refusal('level-missing');
  if (said.criteria.some((each) => !criteria.includes(each))) throw new Refusal('bad-shape');
  if (known !== state.classified.length) {
    const last = state.classified.at(-1);
    if (last?.level === level && last.reason === reason.trim()) return [];
    throw new Refusal('changed-meanwhile');
  }
  checkReason(reason, true);
  if (corrects !== null && (state.classified[corrects]?.corrected ?? true)) throw new Refusal('bad-shape');
  const rest = corrects === null ? state : { ...state, classified: state.classified.filter((_, n) => n !== corrects) };
  checkClassified(rest, classifiedBy(said, turn), turn.at);
  if (timeOf(state, 'deescalated') !== null && corrects === null && level !== 'DISRUPTION') {
    // Worse again after the de-escalation: that is taken back first, so that nothing contradicts (domain.md 9.3).
    throw new Refusal('deescalated-already');
  }
  return [{ type: 'classified', v: 1, ...said, reason: reason.trim(), at, corrects }];
}

function classifiedBy(said: Pick<Classify, 'level' | 'criteria' | 'reason' | 'at'>, turn: Turn): Classified {
  return { ...said, by: personOf(turn), recordedAt: turn.at, corrected: false };
}

/** The same press twice is one; a press on what somebody else changed meanwhile is refused. */
function decideStep(state: Incident, command: SetStep, turn: Turn): readonly IncidentEntry[] {
  const { step, at, reason, known } = command;
  if (!isStep(step)) throw new Refusal('bad-shape');
  const now = timeOf(state, step);
  const words = state.times[step]?.length ?? 0;
  if (at === now) return [];
  if (known !== words) throw new Refusal('changed-meanwhile');
  checkReason(reason, at === null);
  if (at === null) checkTakenBack(state, step);
  else checkStepTime(state, step, at, turn.at);
  return [{ type: 'step-set', v: 1, step, at, reason: reason.trim() }];
}

function decideHit(state: Incident, { hits, items, providers }: Hit): readonly IncidentEntry[] {
  const fresh = hits.filter(({ process }) => !hitOf(state, process));
  if (fresh.length === 0) return [];
  if (state.hits.length + fresh.length > mostHits) throw new Refusal('too-many-processes', { most: mostHits });
  return [{ type: 'hit', v: 1, ...onlyNew(state, { hits: fresh, items, providers }) }];
}

function decideUnhit(state: Incident, { process, reason }: Unhit): readonly IncidentEntry[] {
  const hit = hitOf(state, process);
  if (!hit) return [];
  checkReason(reason, true);
  return [{ type: 'unhit', v: 1, process, name: hit.name, reason: reason.trim() }];
}

function decideProgress(state: Incident, command: Progress, turn: Turn): readonly IncidentEntry[] {
  const { process, state: now, at, known } = command;
  const hit = hitOf(state, process);
  if (!hit || !processStates.includes(now)) throw new Refusal('process-unknown');
  if (hit.state === now && hit.times[now] === at) return [];
  if (known !== hit.marks) {
    if (hit.state === now) return [];
    throw new Refusal('changed-meanwhile');
  }
  checkMoment(at, turn.at);
  const occurred = timeOf(state, 'occurred');
  if (occurred !== null && at < occurred) throw new Refusal('time-order', { earlier: 'occurred', later: 'process' });
  processTimes(hit.times, now, at);
  return [{ type: 'progressed', v: 1, process, name: hit.name, state: now, at }];
}

/** Two people who tick the same make one tick; taking it back, and doing without, needs a reason. */
function decideTick(state: Incident, command: TickItem, turn: Turn): readonly IncidentEntry[] {
  const { item, state: wanted, at, reason } = command;
  const found = state.items.find(({ id }) => id === item);
  if (!found) throw new Refusal('item-unknown');
  const now = state.ticks[item]?.state ?? 'open';
  if (now === wanted) return [];
  if (now !== 'open' && wanted !== 'open') throw new Refusal('changed-meanwhile');
  checkReason(reason, wanted !== 'done');
  checkMoment(at, turn.at);
  return [{ type: 'ticked', v: 1, item, text: found.text, state: wanted, at, reason: reason.trim() }];
}

function decideProvider(state: Incident, command: NoteProvider, turn: Turn): readonly IncidentEntry[] {
  const { resource, step, at, known } = command;
  const found = state.providers.find((each) => each.resource === resource);
  if (!found) throw new Refusal('provider-unknown');
  const words = found[step];
  if (words.at(-1)?.at === at) return [];
  if (known !== words.length) throw new Refusal('changed-meanwhile');
  checkMoment(at, turn.at);
  const other = (step === 'informed' ? found.reacted : found.informed).at(-1)?.at ?? null;
  if (step === 'reacted' && other === null) throw new Refusal('provider-not-informed');
  if (other !== null && (step === 'informed' ? at > other : at < other)) {
    throw new Refusal('time-order', { earlier: 'informed', later: 'reacted' });
  }
  return [{ type: 'provider-noted', v: 1, resource, provider: found.provider, step, at }];
}

/** Said too early, or about what is done, nothing follows. */
function decideRemind(state: Incident, command: Remind, turn: Turn): readonly IncidentEntry[] {
  const { type: _type, ...said } = command;
  const due = dueReminders(state, turn.at).find(({ item, stage }) => item.id === said.item && stage === said.stage);
  return due?.due === said.due ? [{ ...said, type: 'reminded', v: 1, text: due.item.text }] : [];
}

/** What was reached in an exercise proves an exercise, and only a real event proves a real one. */
function decideResults(state: Incident, { rows }: ConfirmResults): readonly IncidentEntry[] {
  if (timeOf(state, 'deescalated') === null) throw new Refusal('not-deescalated');
  if (rows.some(({ kind }) => (kind === 'REAL_EVENT') !== (state.mode === 'real'))) throw new Refusal('bad-shape');
  const fresh = rows.filter((row) => !state.written.includes(rowKey(row)));
  const open = state.writeBack?.open ?? [];
  const added = fresh.filter((row) => !open.includes(rowKey(row)));
  return added.length === 0 ? [] : [{ type: 'results-confirmed', v: 1, rows: added }];
}

function decide(state: Incident, command: IncidentCommand, turn: Turn): readonly IncidentEntry[] {
  if (command.type === 'follow') return decideFollow(state, command);
  if (state.status === 'none') throw new Refusal('not-found');
  switch (command.type) {
    case 'classify':
      return decideClassify(state, command, turn);
    case 'step':
      return decideStep(state, command, turn);
    case 'hit':
      return decideHit(state, command);
    case 'unhit':
      return decideUnhit(state, command);
    case 'progress':
      return decideProgress(state, command, turn);
    case 'tick':
      return decideTick(state, command, turn);
    case 'provider':
      return decideProvider(state, command, turn);
    case 'remind':
      return decideRemind(state, command, turn);
    case 'confirm-results':
      return decideResults(state, command);
    case 'written':
      return state.writeBack?.open.includes(command.key)
        ? [{ type: 'written', v: 1, key: command.key, code: command.code }]
        : [];
    default:
      return decideLedger(state.ledger, command, turn.at);
  }
}

const personOf = ({ by }: Turn) => ('person' in by ? by.person : '');
const hitOf = ({ hits }: Incident, process: string) => hits.find((hit) => hit.process === process);

/** What is not known yet: two alarms of one event may name the same. */
function onlyNew(state: Incident, { hits, items, providers }: Hitting): Hitting {
  const known = <T>(all: readonly T[], name: (each: T) => string) => new Set(all.map(name));
  const [processes, things, resources] = [
    known(state.hits, ({ process }) => process),
    known(state.items, ({ id }) => id),
    known(state.providers, ({ resource }) => resource),
  ];
  return {
    hits: hits.filter(({ process }) => !processes.has(process)),
    items: items.filter(({ id }) => !things.has(id)),
    providers: providers.filter(({ resource }) => !resources.has(resource)),
  };
}

function withHits(state: Incident, hitting: Hitting): Incident {
  const { hits, items, providers } = onlyNew(state, hitting);
  const occurredAt = timeOf(state, 'occurred');
  // Hit since the event, unless somebody says otherwise.
  const down = (hit: HitProcess): HitProcess =>
    occurredAt === null || hit.times.down !== undefined ? hit : { ...hit, times: { down: occurredAt } };
  return {
    ...state,
    hits: [...state.hits, ...hits.map(down)],
    items: [...state.items, ...items],
    providers: [...state.providers, ...providers],
  };
}

function applyFollowed(
  state: Incident,
  entry: Extract<IncidentEntry, { type: 'incident-followed' }>,
  at: number,
): Incident {
  const { alarm, says, domain, mode, exerciseName, occurredAt, reportedAt } = entry;
  const alarms = { ...state.alarms, [alarm]: says };
  const first: Incident =
    state.status !== 'none'
      ? { ...state, alarms }
      : {
          ...emptyIncident,
          status: 'open',
          mode,
          domain,
          exerciseName,
          number: says.number,
          alarms,
          times: {
            occurred: [wordOf(occurredAt, says.raisedBy, says.raisedAt)],
            reported: [wordOf(Math.max(occurredAt, reportedAt), says.raisedBy, says.raisedAt)],
          },
        };
  const opened = withHits(first, entry);
  return isOff(opened) ? silent(opened, at) : opened;
}

function applyStep(
  state: Incident,
  { step, at, reason }: Extract<IncidentEntry, { type: 'step-set' }>,
  turn: Turn,
): Incident {
  const times = { ...state.times, [step]: [...(state.times[step] ?? []), wordOf(at, personOf(turn), turn.at, reason)] };
  const isClosed = (times.dissolved?.at(-1)?.at ?? null) !== null;
  // What is due may have moved with it.
  return shownAnew({ ...state, times, status: isClosed ? 'closed' : 'open' }, null, turn.at);
}

function applyTicked(state: Incident, entry: Extract<IncidentEntry, { type: 'ticked' }>, turn: Turn): Incident {
  const { item, state: wanted, at, reason } = entry;
  const { [item]: _old, ...others } = state.ticks;
  const tick = { state: wanted, at, by: personOf(turn), recordedAt: turn.at, reason };
  const ticks = wanted === 'open' ? others : { ...others, [item]: { ...tick, state: wanted } };
  return shownAnew({ ...state, ticks }, item, turn.at);
}

function applyProgress(state: Incident, entry: Extract<IncidentEntry, { type: 'progressed' }>): Incident {
  const hits = state.hits.map((hit) =>
    hit.process === entry.process
      ? { ...hit, state: entry.state, marks: hit.marks + 1, times: timesAfter(hit, entry) }
      : hit,
  );
  return { ...state, hits };
}

/** Applying is total: a time that the rules of today would refuse stands as it was said. */
function timesAfter(
  { times }: HitProcess,
  { state, at }: { state: HitProcess['state']; at: number },
): HitProcess['times'] {
  try {
    return processTimes(times, state, at);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...times, [state]: at };
  }
}

function apply(state: Incident, entry: IncidentEntry, turn: Turn): Incident {
  switch (entry.type) {
    case 'incident-followed':
      return applyFollowed(state, entry, turn.at);
    case 'classified': {
      const { level, criteria: met, reason, at, corrects } = entry;
      const before = state.classified.map((one, n) => (n === corrects ? { ...one, corrected: true } : one));
      return { ...state, classified: [...before, classifiedBy({ level, criteria: met, reason, at }, turn)] };
    }
    case 'step-set':
      return applyStep(state, entry, turn);
    case 'hit':
      return withHits(state, entry);
    case 'unhit': {
      const stays = ({ process, id }: { process?: string; id: string }) => process !== entry.process || state.ticks[id];
      const hits = state.hits.filter(({ process }) => process !== entry.process);
      return { ...state, hits, items: state.items.filter(stays) };
    }
    case 'progressed':
      return applyProgress(state, entry);
    case 'ticked':
      return applyTicked(state, entry, turn);
    case 'provider-noted': {
      const word = wordOf(entry.at, personOf(turn), turn.at);
      const providers = state.providers.map((one) =>
        one.resource === entry.resource ? { ...one, [entry.step]: [...one[entry.step], word] } : one,
      );
      return { ...state, providers };
    }
    case 'reminded': {
      const { type: _type, v: _v, text: _text, ...said } = entry;
      const told = state.reminded[said.item] ?? { before: 0, over: 0 };
      const now = { before: Math.max(told.before, said.due), over: said.stage === 'over' ? said.due : told.over };
      return remind(
        { ...state, reminded: { ...state.reminded, [said.item]: now } },
        { ...said, type: 'remind' },
        turn.at,
      );
    }
    case 'results-confirmed': {
      const open = [...(state.writeBack?.open ?? []), ...entry.rows.map(rowKey)];
      const rows = [...(state.writeBack?.rows ?? []), ...entry.rows];
      return { ...state, writeBack: { at: turn.at, by: personOf(turn), rows, open } };
    }
    case 'written':
      return {
        ...state,
        written: [...state.written, entry.key],
        writeBack: state.writeBack && {
          ...state.writeBack,
          open: state.writeBack.open.filter((key) => key !== entry.key),
        },
      };
    default:
      return byOtherWays(state, { ...state, ledger: applyLedger(state.ledger, entry, turn) }, turn.at);
  }
}

/** Reminders at their time, and what is still to be written back. */
function owed(state: Incident): readonly Owed[] {
  const times = [
    ...reminders(state)
      .slice(0, 1)
      .map(({ at }) => at),
    ...(state.writeBack && state.writeBack.open.length > 0 ? [state.writeBack.at] : []),
  ];
  return [
    ...ledgerOwed(state.ledger),
    ...(times.length > 0 ? [{ kind: 'tell', at: Math.min(...times) } as const] : []),
  ];
}

/** Rules of the event. Its level stands in the head's key, so that lists need not fold it. */
export const incidents: Model<Incident, IncidentCommand, IncidentEntry> = {
  name: 'incident',
  version: 1,
  empty: emptyIncident,
  decide,
  apply,
  owed,
  head: (state) => ({
    scope: state.domain,
    status: state.status,
    key: `${state.mode} ${decisions(state).at(-1)?.level ?? ''}`.trim(),
    at: timeOf(state, 'occurred') ?? 0,
  }),
};
