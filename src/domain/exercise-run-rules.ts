// A running exercise: what each command leads to, and what each entry makes of the state (BSI 200-4, 13.6–13.9).
import { Refusal } from '../errors.ts';
import type { ExerciseRun, RunCommand, RunEntry, RunInject } from './exercise-run.ts';
import { applyRun } from './exercise-run-apply.ts';
import { checkImprovised, checkObservation, improvisedNumber } from './exercise-run-checks.ts';
import { exerciseTime } from './exercise-run-clock.ts';
import { looksAt, needlessBecause, nextDue, overdue, receiversOf, scored, wakesAt } from './exercise-run-script.ts';
import { decideLedger, emptyLedger, ledgerOwed } from './ledger.ts';
import type { Model, Owed, Turn } from './model.ts';
import { inOrder } from './script-order.ts';

const minute = 60_000;
const longestRun = 7 * 24 * 60;

const empty: ExerciseRun = {
  status: 'none',
  exercise: '',
  domain: '',
  number: '',
  title: '',
  type: 'STAFF_EXERCISE',
  situation: '',
  goals: [],
  takings: [],
  abortCriteria: [],
  duration: 0,
  channel: false,
  startedAt: null,
  startedBy: '',
  endedAt: null,
  ending: null,
  endReason: '',
  endedBy: '',
  clock: { passed: 0, since: null },
  pauses: [],
  injects: [],
  observations: [],
  alarms: [],
  drill: null,
  announced: '',
  told: false,
  late: [],
  cards: {},
  ledger: emptyLedger,
};

export const isOver = ({ status }: Pick<ExerciseRun, 'status'>): boolean => status === 'ended' || status === 'aborted';
export const isActive = ({ status }: Pick<ExerciseRun, 'status'>): boolean =>
  status === 'running' || status === 'paused';

const whoOf = ({ by }: Turn): string => ('person' in by ? by.person : '');

function injectOf(run: ExerciseRun, id: string): RunInject {
  const found = run.injects.find((one) => one.id === id);
  if (!found) throw new Refusal('inject-unknown');
  return found;
}

function decide(run: ExerciseRun, command: RunCommand, turn: Turn): readonly RunEntry[] {
  const entries = decideOne(run, command, turn);
  const after = entries.reduce((state, entry) => applyRun(state, entry, turn), run);
  return [...entries, ...followUps(after, turn)];
}

/** What comes by itself: injects whose time has come, and reactions that did not. */
function followUps(start: ExerciseRun, turn: Turn): readonly RunEntry[] {
  const entries: RunEntry[] = [];
  let run = start;
  const note = (entry: RunEntry) => {
    entries.push(entry);
    run = applyRun(run, entry, turn);
  };
  for (const { id, sees, playedExerciseAt } of overdue(run, turn.at)) {
    if (sees.kind !== 'answered') continue;
    const at = (playedExerciseAt ?? 0) + sees.withinMinutes * minute;
    note({ type: 'reaction-seen', v: 1, inject: id, reaction: { result: 'missed', at } });
  }
  for (let due = nextDue(run, turn.at); due; due = nextDue(run, turn.at)) {
    const { inject, plays } = due;
    const by = '';
    if (plays) note({ type: 'inject-played', v: 1, by, inject: inject.id, receivers: receiversOf(run, inject) });
    else {
      const reason = needlessBecause(run, inject).join(', ');
      note({ type: 'inject-dropped', v: 1, by, inject: inject.id, reason });
    }
  }
  return entries;
}

function decideOne(run: ExerciseRun, command: RunCommand, turn: Turn): readonly RunEntry[] {
  const by = whoOf(turn);
  switch (command.type) {
    case 'announce': {
      const { exercise, domain, about, people, edits } = command;
      if (run.announced === `${about}/${edits}` || run.status !== 'none') return [];
      return [{ type: 'run-announced', v: 1, by, exercise, domain, about, people, edits }];
    }
    case 'begin': {
      if (run.status !== 'none') return [];
      return [{ type: 'run-begun', v: 1, by, plan: command.plan, injects: inOrder(command.injects) }];
    }
    case 'observe': {
      const observation = checkObservation(run, command.observation, turn);
      return observation ? [{ type: 'run-observed', v: 1, by, observation }] : [];
    }
    case 'told':
      return isOver(run) && !run.told ? [{ type: 'run-told', v: 1 }] : [];
    case 'reported': {
      const observations = run.late.filter((one) => command.observations.includes(one));
      return observations.length === 0 ? [] : [{ type: 'run-reported', v: 1, observations }];
    }
    case 'note-drill':
      return run.drill ? [] : [{ type: 'run-drill-noted', v: 1, drill: command.drill }];
    case 'reserve':
    case 'settle':
    case 'recover':
      return decideLedger(run.ledger, command, turn.at);
    default:
      return isActive(run) ? decideActive(run, command, turn) : ofOver(run, command);
  }
}

type Active = Exclude<
  RunCommand,
  {
    readonly type:
      | 'announce'
      | 'begin'
      | 'observe'
      | 'told'
      | 'reported'
      | 'note-drill'
      | 'reserve'
      | 'settle'
      | 'recover';
  }
>;

/** What is late by itself is no fault; people are told that it is over. */
function ofOver({ status }: ExerciseRun, { type }: Active): readonly RunEntry[] {
  const isSame = (type === 'end' && status === 'ended') || (type !== 'end' && status === 'aborted' && isEnding(type));
  if (isSame || type === 'wake' || type === 'see' || type === 'link-alarm') return [];
  throw new Refusal('run-over');
}

const isEnding = (type: Active['type']) => type === 'abort' || type === 'real-event';

function decideActive(run: ExerciseRun, command: Active, turn: Turn): readonly RunEntry[] {
  const by = whoOf(turn);
  switch (command.type) {
    case 'pause':
      return run.status === 'paused' ? [] : [{ type: 'run-paused', v: 1, by }];
    case 'resume':
      return run.status === 'running' ? [] : [{ type: 'run-resumed', v: 1, by }];
    case 'end':
      return [{ type: 'run-over', v: 1, by, ending: 'ended', reason: '' }];
    case 'real-event':
      return [{ type: 'run-over', v: 1, by, ending: 'real-event', reason: '' }];
    case 'abort':
      if (command.reason.trim() === '') throw new Refusal('reason-missing');
      return [{ type: 'run-over', v: 1, by, ending: 'aborted', reason: command.reason.trim().slice(0, 300) }];
    case 'jump':
      return [jumped(run, command.minute, turn)];
    case 'link-alarm':
      return run.alarms.includes(command.alarm) ? [] : [{ type: 'run-alarm-linked', v: 1, alarm: command.alarm }];
    case 'see':
      return command.seen.flatMap(({ inject, at }) => seen(injectOf(run, inject), at));
    case 'wake':
      return [];
    default:
      return decideInject(run, command, turn);
  }
}

function jumped(run: ExerciseRun, to: number, { at, by }: Turn): RunEntry {
  const now = exerciseTime(run.clock, at);
  if (!Number.isInteger(to) || to > longestRun || to * minute <= now) throw new Refusal('run-jump');
  const skipped = run.injects.filter((one) => one.state === 'planned' && one.minute * minute > now && one.minute < to);
  const person = 'person' in by ? by.person : '';
  return { type: 'run-jumped', v: 1, by: person, minute: to, skipped: skipped.map(({ id }) => id) };
}

function seen(inject: RunInject, at: number | null): readonly RunEntry[] {
  if (inject.state !== 'played' || inject.sees.kind === 'none') return [];
  const missed = inject.reaction?.result === 'missed';
  if (inject.reaction && (at === null || !missed)) return [];
  const { withinMinutes } = inject.sees;
  const reaction =
    at === null
      ? { result: 'missed' as const, at: (inject.playedExerciseAt ?? 0) + withinMinutes * minute }
      : scored(inject, at);
  return [{ type: 'reaction-seen', v: 1, inject: inject.id, reaction }];
}

type OfInject = Extract<Active, { type: 'play' | 'skip' | 'improvise' | 'mark' | 'answer' }>;

function decideInject(run: ExerciseRun, command: OfInject, turn: Turn): readonly RunEntry[] {
  const by = whoOf(turn);
  if (command.type === 'improvise') {
    const { inject: wanted } = command;
    if (run.injects.some(({ id }) => id === wanted.id)) return [];
    if (run.status !== 'running') throw new Refusal('run-paused');
    const inject = checkImprovised(run, wanted);
    const at = Math.floor(exerciseTime(run.clock, turn.at) / minute);
    return [
      { type: 'run-improvised', v: 1, by, inject, number: improvisedNumber(run), minute: at },
      { type: 'inject-played', v: 1, by, inject: inject.id, receivers: receiversOf(run, inject) },
    ];
  }
  const inject = injectOf(run, command.inject);
  if (command.type === 'answer') return decideAnswer(run, inject, command, turn);
  if (command.type === 'play') {
    if (inject.state === 'played') return [];
    if (run.status !== 'running') throw new Refusal('run-paused');
    return [{ type: 'inject-played', v: 1, by, inject: inject.id, receivers: receiversOf(run, inject) }];
  }
  const leftOut = command.type === 'skip' ? command.reason : command.note;
  if (inject.state !== 'played') return decideUnplayed(inject, command, leftOut.trim().slice(0, 300), by);
  if (command.type === 'skip') throw new Refusal('inject-played');
  const note = command.note.trim().slice(0, 1_000);
  if (inject.mark === command.mark && inject.note === note) return [];
  return [{ type: 'inject-marked', v: 1, by, inject: inject.id, mark: command.mark, note }];
}

/** What was not played can only be left out, or wanted again after all. */
function decideUnplayed(
  inject: RunInject,
  command: Extract<OfInject, { type: 'skip' | 'mark' }>,
  reason: string,
  by: string,
): readonly RunEntry[] {
  const isOut = inject.state !== 'planned';
  if (command.type === 'skip' || command.mark === 'left-out') {
    return isOut ? [] : [{ type: 'inject-skipped', v: 1, by, inject: inject.id, reason }];
  }
  if (command.mark !== 'open') throw new Refusal('inject-not-played');
  return isOut ? [{ type: 'inject-marked', v: 1, by, inject: inject.id, mark: 'open', note: '' }] : [];
}

function decideAnswer(
  run: ExerciseRun,
  inject: RunInject,
  { text, delivery, redrawn }: Extract<OfInject, { type: 'answer' }>,
  turn: Turn,
): readonly RunEntry[] {
  const by = whoOf(turn);
  if (!inject.receivers.includes(by)) throw new Refusal('inject-unknown');
  const said = text.trim().slice(0, 1_000);
  // The same click, delivered twice.
  if (inject.answers.some((one) => one.person === by && one.text === said)) return [];
  const entry = { type: 'inject-answered', v: 1, by, inject: inject.id, text: said, delivery, redrawn } as const;
  if (inject.sees.kind !== 'answered' || (inject.reaction && inject.reaction.result !== 'missed')) return [entry];
  const reaction = scored(inject, exerciseTime(run.clock, turn.at));
  return [entry, { type: 'reaction-seen', v: 1, inject: inject.id, reaction }];
}

function owed(run: ExerciseRun): readonly Owed[] {
  const [wake, look] = [wakesAt(run), looksAt(run)];
  return [
    ...ledgerOwed(run.ledger),
    ...(wake === null ? [] : [{ kind: 'wake', at: wake } as const]),
    ...(isOver(run) && (!run.told || run.late.length > 0) ? [{ kind: 'tell', at: run.endedAt ?? 0 } as const] : []),
    ...(look === null ? [] : [{ kind: 'tell', at: look } as const]),
  ];
}

/** Runs of exercises, one case each, under the id of the exercise. */
export const exerciseRuns: Model<ExerciseRun, RunCommand, RunEntry> = {
  name: 'exercise-run',
  version: 2,
  empty,
  decide,
  apply: applyRun,
  owed,
  head: ({ status, domain, startedAt }) =>
    startedAt === null ? null : { scope: domain, status, key: '', at: startedAt },
};
