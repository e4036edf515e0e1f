// The life of a measure: open → in progress → done → checked, or rejected with a risk acceptance (domain.md 6, 9.3).
import { Refusal } from '../errors.ts';
import { acceptsTold, askingOwed, begun, morningOf, noAsking, settled, told } from './asking.ts';
import {
  type Measure,
  type MeasureCommand,
  type MeasureEntry,
  type MeasureText,
  measureKinds,
  measureOrigins,
  priorities,
} from './measure.ts';
import type { Model, Turn } from './model.ts';
import { saidBy } from './plan-checks.ts';
import { endOfDay } from './plan-status.ts';
import type { Past } from './plan-words.ts';
import { dayOf } from './team.ts';
import { addDays } from './working-time.ts';

/** Days before the due day on which the owner is asked, and days of patience once she answered. */
const askAhead = 7;
const patience = 14;
/** Days after which a measure without a due day is asked about. */
const withoutDue = 90;
const longestText = 2_000;
const longestLine = 200;
const mostNotes = 500;
const mostLinks = 100;
const aDay = /^\d{4}-\d{2}-\d{2}$/;

const empty: Measure = {
  status: 'none',
  domain: '',
  number: '',
  wish: '',
  edits: 0,
  kind: 'CORRECTION',
  need: '',
  cause: '',
  action: '',
  owner: '',
  priority: 'MEDIUM',
  means: '',
  plans: [],
  resources: [],
  dueOn: null,
  dueBefore: [],
  origin: 'NONE',
  reference: '',
  notes: [],
  createdAt: 0,
  createdBy: '',
  doneAt: null,
  doneBy: '',
  check: null,
  successor: '',
  predecessor: '',
  rejection: null,
  asking: noAsking,
};

/** Still to be done. */
export const isOpenMeasure = ({ status }: Pick<Measure, 'status'>): boolean =>
  status === 'open' || status === 'in-progress';

/** Überfällig is derived, never a state: the due day itself still counts. */
export const isOverdueMeasure = ({ status, dueOn }: Pick<Measure, 'status' | 'dueOn'>, at: number): boolean =>
  isOpenMeasure({ status }) && dueOn !== null && dayOf(at) > dueOn;

function decide(measure: Measure, command: MeasureCommand, turn: Turn): readonly MeasureEntry[] {
  if (command.type === 'create') return decideCreate(measure, command, turn);
  if (measure.status === 'none') throw new Refusal('not-found');
  switch (command.type) {
    case 'wake':
      return decideWake(measure, turn.at);
    case 'told':
      return acceptsTold(measure.asking, command) ? [{ ...command, type: 'measure-told', v: 1 }] : [];
    case 'link':
      return owesSuccessor(measure) ? [{ type: 'measure-linked', v: 1, successor: command.successor }] : [];
    default:
      return decideWork(measure, command, saidBy(turn, command.past));
  }
}

type Create = Extract<MeasureCommand, { type: 'create' }>;
type Work = Exclude<MeasureCommand, Create | { type: 'wake' | 'told' | 'link' }>;

function decideCreate(measure: Measure, command: Create, turn: Turn): readonly MeasureEntry[] {
  // The same wish again makes no second one.
  if (measure.status !== 'none') return [];
  const { type: _type, past, dueOn, ...rest } = command;
  if (!measureOrigins.includes(rest.origin)) throw new Refusal('bad-shape');
  const text = checkText(rest.text);
  const reference = lineOf(rest.reference);
  if (dueOn !== null) checkDay(dueOn);
  return [{ ...rest, type: 'measure-created', v: 1, ...saidBy(turn, past), text, dueOn, reference }];
}

/** Need, measure and owner must be there (BSI 200-4, 15.1); the cause may be found out later. */
function checkText(text: MeasureText): MeasureText {
  if (!measureKinds.includes(text.kind) || !priorities.includes(text.priority)) throw new Refusal('bad-shape');
  if (text.plans.length + text.resources.length > mostLinks) throw new Refusal('bad-shape');
  if (text.need.trim() === '') throw new Refusal('measure-need');
  if (text.action.trim() === '') throw new Refusal('measure-action');
  if (text.owner === '') throw new Refusal('measure-owner');
  const { kind, owner, priority, plans, resources } = text;
  const [need, cause, action, means] = [text.need, text.cause, text.action, text.means].map((each) => textOf(each));
  return {
    kind,
    need: need ?? '',
    cause: cause ?? '',
    action: action ?? '',
    owner,
    priority,
    means: means ?? '',
    plans: [...new Set(plans)],
    resources: [...new Set(resources)],
  };
}

function textOf(text: string, most = longestText): string {
  if (text.trim().length > most) throw new Refusal('text-too-long', { most });
  return text.trim();
}
const lineOf = (text: string) => textOf(text, longestLine);

function checkDay(day: string): void {
  if (!aDay.test(day) || Number.isNaN(Date.parse(day))) throw new Refusal('measure-day');
}

function reasonOf(text: string): string {
  if (text.trim() === '') throw new Refusal('reason-missing');
  return textOf(text);
}

function decideWork(measure: Measure, command: Work, said: Past): readonly MeasureEntry[] {
  const isOpen = isOpenMeasure(measure);
  switch (command.type) {
    case 'edit': {
      if (!isOpen) throw new Refusal('measure-state');
      if (command.edits !== measure.edits) throw new Refusal('changed-meanwhile');
      const text = checkText(command.text);
      const isSame = JSON.stringify(text) === JSON.stringify(checkText(measure));
      return isSame ? [] : [{ type: 'measure-edited', v: 1, ...said, text }];
    }
    case 'start':
      if (!isOpen) throw new Refusal('measure-state');
      return [{ type: 'measure-started', v: 1, ...said }];
    case 'note':
      if (textOf(command.text) === '') throw new Refusal('measure-note');
      if (measure.notes.length >= mostNotes) throw new Refusal('bad-shape');
      return [{ type: 'measure-noted', v: 1, ...said, text: textOf(command.text) }];
    case 'replan':
      return decideReplan(measure, command, said);
    case 'finish':
      if (!isOpen) throw new Refusal('measure-state');
      return [{ type: 'measure-done', v: 1, ...said, note: textOf(command.note) }];
    case 'reopen':
      if (measure.status !== 'done') throw new Refusal('measure-state');
      return [{ type: 'measure-reopened', v: 1, ...said, reason: reasonOf(command.reason) }];
    case 'check':
      if (measure.status !== 'done') throw new Refusal('measure-state');
      // Whoever did it, or answers for it, does not judge it (domain.md 9.4).
      if (said.by === measure.doneBy || said.by === measure.owner) throw new Refusal('measure-own');
      return [{ type: 'measure-checked', v: 1, ...said, effective: command.effective, note: textOf(command.note) }];
    case 'reject':
      if (!isOpen) throw new Refusal('measure-state');
      if (!command.management.includes(command.acceptedBy)) throw new Refusal('measure-risk');
      return [
        { type: 'measure-rejected', v: 1, ...said, reason: reasonOf(command.reason), acceptedBy: command.acceptedBy },
      ];
  }
}

function decideReplan(
  measure: Measure,
  { dueOn, reason }: Extract<MeasureCommand, { type: 'replan' }>,
  said: Past,
): readonly MeasureEntry[] {
  if (!isOpenMeasure(measure)) throw new Refusal('measure-state');
  checkDay(dueOn);
  if (dueOn === measure.dueOn) return [];
  if (dueOn < dayOf(said.at)) throw new Refusal('measure-past');
  return [{ type: 'measure-replanned', v: 1, ...said, dueOn, reason: textOf(reason) }];
}

/** Asks the owner how it stands when that is due; too early or twice changes nothing. */
function decideWake(measure: Measure, at: number): readonly MeasureEntry[] {
  const { asking, dueOn } = measure;
  if (!isOpenMeasure(measure) || asking.state !== 'none' || asking.nextAt === null || at < asking.nextAt) return [];
  const today = dayOf(at);
  const day = dueOn !== null && dueOn > today ? dueOn : addDays(today, askAhead);
  return [{ type: 'measure-asked', v: 1, due: endOfDay(day) }];
}

/** When its owner is asked next, counted from a moment: ahead of the due day, after it, then every two weeks. */
function nextAskAt({ dueOn }: Pick<Measure, 'dueOn'>, at: number): number {
  if (dueOn === null) return morningOf(addDays(dayOf(at), withoutDue));
  const days = [addDays(dueOn, -askAhead), addDays(dueOn, 1), addDays(dayOf(at), patience)];
  return Math.min(...days.map(morningOf).filter((moment) => moment > at));
}

const isAnswered = (measure: Measure, at: number): Measure => ({
  ...measure,
  asking: settled(measure.asking, isOpenMeasure(measure) ? nextAskAt(measure, at) : null, at),
});

/** Not effective, and nothing follows it yet. */
export const owesSuccessor = ({ check, successor }: Pick<Measure, 'check' | 'successor'>): boolean =>
  check !== null && !check.effective && successor === '';

function noted(measure: Measure, { at, by }: Past, text: string): Measure {
  return text === '' ? measure : { ...measure, notes: [...measure.notes, { at, by, text }] };
}

function apply(measure: Measure, entry: MeasureEntry, turn: Turn): Measure {
  const now = turn.at;
  switch (entry.type) {
    case 'measure-created':
      return created(entry, now);
    case 'measure-edited': {
      const edited = { ...measure, ...entry.text, edits: measure.edits + 1 };
      // A new owner learns of it at once.
      if (entry.text.owner === measure.owner) return edited;
      return { ...edited, asking: settled(measure.asking, now, now) };
    }
    case 'measure-started':
      return isAnswered({ ...measure, status: 'in-progress' }, now);
    case 'measure-noted':
      return noted(measure, entry, entry.text);
    case 'measure-replanned': {
      const { dueOn, reason } = entry;
      const dueBefore = measure.dueOn === null ? measure.dueBefore : [...measure.dueBefore, measure.dueOn];
      return isAnswered(noted({ ...measure, dueOn, dueBefore }, entry, reason), now);
    }
    case 'measure-done':
      return isAnswered(
        noted({ ...measure, status: 'done', doneAt: entry.at, doneBy: entry.by }, entry, entry.note),
        now,
      );
    case 'measure-reopened': {
      const again = { ...measure, status: 'in-progress', doneAt: null, doneBy: '' } as const;
      return isAnswered(noted(again, entry, entry.reason), now);
    }
    case 'measure-checked': {
      const { at, by, effective, note } = entry;
      return { ...measure, status: 'checked', check: { at, by, effective, note } };
    }
    case 'measure-rejected': {
      const { reason, acceptedBy, at } = entry;
      return isAnswered({ ...measure, status: 'rejected', rejection: { reason, acceptedBy, at } }, now);
    }
    case 'measure-linked':
      return { ...measure, successor: entry.successor };
    case 'measure-asked':
      return { ...measure, asking: begun(measure.asking, entry.due, now) };
    case 'measure-told':
      return { ...measure, asking: told(measure.asking, entry, now) };
  }
}

function created(entry: Extract<MeasureEntry, { type: 'measure-created' }>, now: number): Measure {
  const { domain, number, wish, text, dueOn, origin, reference, predecessor, at, by } = entry;
  const measure: Measure = {
    ...empty,
    ...text,
    status: 'open',
    domain,
    number,
    wish,
    dueOn,
    origin,
    reference,
    predecessor,
    createdAt: at,
    createdBy: by,
  };
  // Owners confirm what they are given (BSI 200-4, 15.2); whoever wrote it for herself knows it.
  const nextAt = text.owner === by ? nextAskAt(measure, now) : now;
  return { ...measure, asking: settled(measure.asking, nextAt, now) };
}

/** Rules of measures. */
export const measures: Model<Measure, MeasureCommand, MeasureEntry> = {
  name: 'measure',
  version: 1,
  empty,
  decide,
  apply,
  owed(measure) {
    const owed = askingOwed(measure.asking);
    if (!owesSuccessor(measure) || owed.some(({ kind }) => kind === 'tell')) return owed;
    return [...owed, { kind: 'tell', at: measure.check?.at ?? 0 }];
  },
  head: ({ domain, status, createdAt }) => ({ scope: domain, status, key: '', at: createdAt }),
};
