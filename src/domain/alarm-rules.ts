// The rules of the alarm: what each command leads to, and what each entry makes of the state.
import { Refusal } from '../errors.ts';
import {
  type Alarm,
  type AlarmCommand,
  type AlarmEntry,
  type Answer,
  type Answered,
  asked,
  checkReason,
  checkStep,
  checkText,
  type End,
  type GivenAnswer,
  lastAnswer,
  levels,
  type Raise,
  type Raised,
  type Update,
} from './alarm.ts';
import { endAlarm, newsFor, plan } from './alarm-messages.ts';
import { applyLedger, decideLedger, emptyLedger, type LedgerEntry, ledgerOwed, outdated, withdrawn } from './ledger.ts';
import type { Model, Turn } from './model.ts';

const empty: Alarm = {
  status: 'none',
  mode: 'exercise',
  number: '',
  incidentId: '',
  domain: '',
  exerciseName: '',
  fallback: '',
  proposal: '',
  raisedAt: 0,
  raisedBy: '',
  answerUntil: 0,
  what: '',
  where: '',
  since: 0,
  level: 'EMERGENCY',
  nextStep: '',
  roles: [],
  names: {},
  answers: {},
  news: [],
  end: null,
  ledger: emptyLedger,
};

function decideRaise(state: Alarm, command: Raise, turn: Turn): readonly AlarmEntry[] {
  if (state.status !== 'none') return [];
  checkText(command, turn.at);
  if (asked(command).length === 0) throw new Refusal('no-recipients');
  const { type: _type, names, ...rest } = command;
  return [{ ...rest, type: 'raised', v: 1, sealed: { ...names } }];
}

function decideAnswer(state: Alarm, command: Answer): readonly AlarmEntry[] {
  if (!asked(state).includes(command.person)) throw new Refusal('not-asked');
  const delivery = state.ledger.deliveries[command.delivery];
  if (delivery && 'person' in delivery.to && delivery.to.person !== command.person) throw new Refusal('not-your-card');
  if (state.status === 'ended') throw new Refusal('alarm-ended');
  const eta = command.answer === 'coming' ? (command.eta ?? 30) : null;
  if (wasSeen(state, { ...command, eta })) return [];
  const { person, n, redrawn } = command;
  const value = { answer: command.answer, eta };
  return [{ type: 'answered', v: 1, person, delivery: command.delivery, n, redrawn, sealed: { value } }];
}

/** A late repeat of an old click cannot undo a newer answer; typed words repeat only the last answer. */
function wasSeen(state: Alarm, command: Answer): boolean {
  const given = state.answers[command.person] ?? [];
  const same = (old: GivenAnswer) => old.answer === command.answer && old.eta === command.eta;
  if (command.delivery === '') return given.length > 0 && same(given[given.length - 1] as GivenAnswer);
  return given.some((old) => old.delivery === command.delivery && old.n === command.n && same(old));
}

function decideUpdate(state: Alarm, command: Update): readonly AlarmEntry[] {
  if (state.status === 'ended') throw new Refusal('alarm-ended');
  checkReason(command.reason);
  const nextStep = command.nextStep ?? state.nextStep;
  const level = command.level ?? state.level;
  checkStep(nextStep);
  if (!levels.includes(level)) throw new Refusal('level-missing');
  if (state.mode === 'real' && level === 'DISRUPTION') throw new Refusal('disruption-not-alarmed');
  if (nextStep === state.nextStep && level === state.level) throw new Refusal('nothing-changed');
  return [{ type: 'updated', v: 1, reason: command.reason, nextStep, level }];
}

function decideEnd(state: Alarm, command: End): readonly AlarmEntry[] {
  if (state.status === 'ended') {
    if (state.end?.ending === command.ending) return [];
    throw new Refusal('alarm-ended');
  }
  checkReason(command.reason);
  return [{ type: 'ended', v: 1, ending: command.ending, reason: command.reason }];
}

function decide(state: Alarm, command: AlarmCommand, turn: Turn): readonly AlarmEntry[] {
  if (command.type === 'raise') return decideRaise(state, command, turn);
  if (state.status === 'none') throw new Refusal('alarm-unknown');
  switch (command.type) {
    case 'answer':
      return decideAnswer(state, command);
    case 'update':
      return decideUpdate(state, command);
    case 'end':
      return decideEnd(state, command);
    default:
      return decideLedger(state.ledger, command);
  }
}

function applyRaised(entry: Raised, turn: Turn): Alarm {
  const { type: _type, v: _v, sealed, answerMinutes, channel, ...rest } = entry;
  const raised: Alarm = {
    ...empty,
    ...rest,
    status: 'open',
    raisedAt: turn.at,
    raisedBy: 'person' in turn.by ? turn.by.person : '',
    answerUntil: turn.at + answerMinutes * 60_000,
    names: (sealed ?? {}) as Record<string, string>,
  };
  return { ...raised, ledger: plan(raised, asked(raised), channel, turn.at) };
}

function applyAnswered(state: Alarm, entry: Answered, turn: Turn): Alarm {
  const value = (entry.sealed?.value ?? { answer: 'erased', eta: null }) as Pick<GivenAnswer, 'answer' | 'eta'>;
  const given = { at: turn.at, delivery: entry.delivery, n: entry.n, answer: value.answer, eta: value.eta };
  const answers = { ...state.answers, [entry.person]: [...(state.answers[entry.person] ?? []), given] };
  const deliveries = { ...state.ledger.deliveries };
  for (const item of Object.values(deliveries)) {
    const own = 'person' in item.to && item.to.person === entry.person;
    if (own) {
      const known = item.state === 'accepted' || (item.state === 'unknown' && item.id === entry.delivery);
      const read = known ? { ...item, state: 'answered' as const, at: turn.at, due: null } : item;
      const kept = withdrawn(read, 'superseded', turn.at);
      deliveries[item.id] = entry.redrawn && item.id === entry.delivery ? kept : outdated(kept, turn.at);
    } else if ('channel' in item.to && item.message === 'alarm') {
      deliveries[item.id] = outdated(item, turn.at);
    }
  }
  return { ...state, answers, ledger: { ...state.ledger, deliveries } };
}

function applySettled(state: Alarm, entry: LedgerEntry, turn: Turn): Alarm {
  const ledger = applyLedger(state.ledger, entry, turn);
  if (entry.type !== 'settled') return { ...state, ledger };
  const deliveries = { ...ledger.deliveries };
  for (const { id } of entry.results) {
    const item = deliveries[id];
    if (!item || !('person' in item.to) || item.message === 'end') continue;
    // The answer overtook the report of its own delivery.
    const answered = item.state === 'accepted' && lastAnswer(state, item.to.person) !== undefined;
    if (answered) deliveries[id] = { ...item, state: 'answered' };
    // Failed while the alarm ended: nothing of it may leave any more.
    else if (state.status === 'ended') deliveries[id] = withdrawn(item, 'stopped', turn.at);
  }
  return { ...state, ledger: { ...ledger, deliveries } };
}

function apply(state: Alarm, entry: AlarmEntry, turn: Turn): Alarm {
  switch (entry.type) {
    case 'raised':
      return applyRaised(entry, turn);
    case 'answered':
      return applyAnswered(state, entry, turn);
    case 'updated': {
      const { reason, nextStep, level } = entry;
      const news = [...state.news, { at: turn.at, reason, nextStep, level }];
      return newsFor({ ...state, nextStep, level, news }, turn.at);
    }
    case 'ended': {
      const end = { ending: entry.ending, reason: entry.reason, at: turn.at };
      return endAlarm({ ...state, status: 'ended', end }, turn.at);
    }
    default:
      return applySettled(state, entry, turn);
  }
}

/** Rules of the alarm. State machine: domain.md 9.3; texts and fields: domain.md 2.3. */
export const alarms: Model<Alarm, AlarmCommand, AlarmEntry> = {
  name: 'alarm',
  version: 1,
  empty,
  decide,
  apply,
  owed: (state) => ledgerOwed(state.ledger),
  head: (state) => ({ scope: state.domain, status: state.status, key: state.number, at: state.raisedAt }),
};
