// The rules of the alarm: what each command leads to, and what each entry makes of the state.
import { Refusal } from '../errors.ts';
import {
  type Alarm,
  type AlarmCommand,
  type AlarmEntry,
  type Answer,
  type Answered,
  answerKinds,
  checkAudienceStep,
  checkReason,
  checkStep,
  checkText,
  type End,
  emptyAlarm,
  type GivenAnswer,
  levels,
  type Raise,
  type Raised,
  type Told,
  type Update,
} from './alarm.ts';
import { decideEventTold, eventOwedAt } from './alarm-event.ts';
import { answeredCard, edit, endMessages, newsFor, plan, withdrawNeedless } from './alarm-messages.ts';
import { decideUpgrade } from './alarm-upgrade.ts';
import { checkLadder } from './escalation.ts';
import { applyLedger, decideLedger, deliveryOf, ledgerOwed, outdated, type Recipient, taken } from './ledger.ts';
import type { Model, Owed, Turn } from './model.ts';
import {
  applyRelease,
  approversOwedAt,
  decideRelease,
  expiry,
  expiryOwedAt,
  firstRelease,
  isHeld,
  shownToApprovers,
} from './release.ts';
import { noRelease } from './release-words.ts';
import { asked, askedAtOnce, isListed, lastAskOrder } from './staffing.ts';
import {
  applyStaffing,
  askedByCall,
  callsAfter,
  openPosts,
  reopened,
  shownWhereChanged,
  withoutNeedless,
} from './staffing-changes.ts';
import { decideStaffing, following, nextStepAt } from './staffing-rules.ts';

/** Minutes until arrival when somebody comes and does not say when; and the most that is believed. */
const usualArrival = 30;
const longestArrival = 24 * 60;
/** Longest time to answer, in minutes. */
const longestAnswer = 24 * 60;

function decideRaise(state: Alarm, command: Raise, turn: Turn): readonly AlarmEntry[] {
  if (state.status !== 'none') {
    // The same wish again raises nothing; another wish must not pass for this alarm.
    if (command.mode !== state.mode || command.domain !== state.domain) throw new Refusal('alarm-exists');
    return [];
  }
  checkText(command, turn.at);
  if (!(command.answerMinutes >= 1 && command.answerMinutes <= longestAnswer)) throw new Refusal('bad-shape');
  if (askedAtOnce(command).length === 0) throw new Refusal('no-recipients');
  if (command.ladder.length > 0) checkLadder(command.ladder);
  if (command.audience !== null) checkAudienceStep(command.audienceStep);
  const { type: _type, names, ...rest } = command;
  return [{ ...rest, type: 'raised', v: 1, sealed: { ...names } }];
}

function decideAnswer(state: Alarm, command: Answer): readonly AlarmEntry[] {
  const { type: _type, answer, eta: wish, ...click } = command;
  const delivery = deliveryOf(state.ledger, command.delivery);
  if (delivery && 'person' in delivery.to && delivery.to.person !== command.person) throw new Refusal('not-your-card');
  const mayAnswer = asked(state).includes(command.person) || (command.recorded && isListed(state, command.person));
  if (!mayAnswer) throw new Refusal('not-asked');
  if (state.status === 'ended') throw new Refusal('alarm-ended');
  const eta = answer === 'coming' ? (wish ?? usualArrival) : null;
  if (!answerKinds.includes(answer) || !(eta === null || (eta >= 0 && eta <= longestArrival))) {
    throw new Refusal('bad-shape');
  }
  if (wasSeen(state, { ...command, eta })) return [];
  return [{ ...click, type: 'answered', v: 1, sealed: { value: { answer, eta } } }];
}

/**
 * A late repeat of an old click cannot undo a newer answer. Whoever answers without a card (typed, in the tab)
 * repeats only the last answer.
 */
function wasSeen(state: Alarm, command: Answer): boolean {
  const last = state.answers[command.person]?.at(-1);
  // Asked once more since then, for another role: what she says now is about that.
  if (last && last.order <= lastAskOrder(state, command.person) && command.delivery === '') return false;
  const given = state.answers[command.person] ?? [];
  const same = (old: GivenAnswer) => old.answer === command.answer && old.eta === command.eta;
  if (command.delivery === '') return given.length > 0 && same(given[given.length - 1] as GivenAnswer);
  return given.some((old) => old.delivery === command.delivery && old.n === command.n && same(old));
}

function decideUpdate(state: Alarm, command: Update): readonly AlarmEntry[] {
  if (state.status === 'ended') throw new Refusal('alarm-ended');
  checkReason(command.reason);
  const nextStep = (command.nextStep ?? state.nextStep).trim();
  const level = command.level ?? state.level;
  const { audienceStep } = command;
  if (audienceStep !== undefined) checkAudienceStep(audienceStep);
  const forAll = audienceStep !== undefined && state.audience !== null && audienceStep.trim() !== state.audienceStep;
  checkStep(nextStep);
  if (!levels.includes(level)) throw new Refusal('level-missing');
  if (state.mode === 'real' && level === 'DISRUPTION') throw new Refusal('disruption-not-alarmed');
  if (nextStep === state.nextStep && level === state.level && !forAll) throw new Refusal('nothing-changed');
  const told = forAll ? { audienceStep: audienceStep.trim() } : {};
  return [{ type: 'updated', v: 1, reason: command.reason, nextStep, level, ...told }];
}

function decideEnd(state: Alarm, command: End): readonly AlarmEntry[] {
  if (state.status === 'ended') {
    if (state.end?.ending === command.ending) return [];
    throw new Refusal('alarm-ended');
  }
  const isRealEvent = command.ending === 'real-event';
  if (isRealEvent && state.mode !== 'exercise') throw new Refusal('real-event-exercise');
  if (!isRealEvent) checkReason(command.reason);
  return [{ type: 'ended', v: 1, ending: command.ending, reason: command.reason }];
}

/** Only the newest version counts, and only onwards: telling twice is the same as once. */
function decideTold({ audience, telling }: Alarm, { version, upTo }: Told): readonly AlarmEntry[] {
  const isNew = version === telling.version && upTo > telling.next && upTo <= (audience?.rolls ?? 0);
  return isNew ? [{ type: 'told', v: 1, version, upTo }] : [];
}

/** The most that can follow from one thing; far above what a crisis team of any size leads to. */
const mostFollowing = 2_000;

/** What a command leads to, with everything that follows from it for the crisis team, in one commit. */
function decide(state: Alarm, command: AlarmCommand, turn: Turn): readonly AlarmEntry[] {
  const entries: AlarmEntry[] = [...decideOne(state, command, turn)];
  let after = entries.reduce((folded, entry) => apply(folded, entry, turn), state);
  if (entries.length === 0 || after.ladder.length === 0) return entries;
  for (let count = 0; count < mostFollowing; count += 1) {
    const due = command.type === 'wake' ? decideStaffing(after, command, turn.at) : [];
    const next = due[0] ?? following(after);
    if (!next) break;
    entries.push(next);
    after = apply(after, next, turn);
  }
  return entries;
}

function decideOne(state: Alarm, command: AlarmCommand, turn: Turn): readonly AlarmEntry[] {
  if (command.type === 'raise') return decideRaise(state, command, turn);
  if (state.status === 'none') throw new Refusal('alarm-unknown');
  switch (command.type) {
    case 'answer':
      return decideAnswer(state, command);
    case 'update':
      return decideUpdate(state, command);
    case 'end':
      return decideEnd(state, command);
    case 'told':
      return decideTold(state, command);
    case 'noticed': {
      const { next, people, code } = command;
      return state.feed !== null && next < state.feed ? [{ type: 'noticed', v: 1, next, people, code }] : [];
    }
    case 'event-told':
      return decideEventTold(state, command);
    case 'note-upgrade':
      return decideUpgrade(command);
    case 'reserve':
    case 'settle':
    case 'recover':
      return decideLedger(state.ledger, command, turn.at);
    case 'approve':
    case 'disapprove':
    case 'ask-approval':
    case 'break-glass':
    case 'approvers-told':
      return decideRelease(state, command, turn);
    case 'wake': {
      const late = expiry(state, turn.at);
      return late ? [late] : decideStaffing(state, command, turn.at);
    }
    default:
      return decideStaffing(state, command, turn.at);
  }
}

const personOf = ({ by }: Turn) => ('person' in by ? by.person : '');

function applyRaised(entry: Raised, turn: Turn): Alarm {
  const { type: _type, v: _v, sealed, answerMinutes, channel, ...rest } = entry;
  const raised: Alarm = {
    ...emptyAlarm,
    ...rest,
    // Alarms from before there were escalation plans have none.
    ladder: entry.ladder ?? [],
    ways: entry.ways ?? {},
    ring: entry.ring ?? false,
    avoidTeams: entry.avoidTeams ?? false,
    management: entry.management ?? [],
    status: 'open',
    raisedAt: turn.at,
    raisedBy: personOf(turn),
    answerUntil: turn.at + answerMinutes * 60_000,
    names: (sealed ?? {}) as Record<string, string>,
    // Alarms from before there were audiences have none.
    audience: entry.audience ?? null,
    audienceStep: entry.audienceStep ?? '',
    joint: entry.joint ?? '',
    release: entry.audience ? firstRelease(entry.release ?? 'none', personOf(turn), turn.at) : noRelease,
    telling: { version: 1, next: 0 },
    event: entry.event ?? null,
    feed: entry.audience?.feed === true ? entry.audience.rolls - 1 : null,
  };
  const recipients: Recipient[] = channel && !raised.avoidTeams ? [{ channel: raised.domain }] : [];
  return openPosts({ ...raised, ledger: plan(recipients, 0, turn.at) }, turn.at);
}

function applyAnswered(state: Alarm, entry: Answered, turn: Turn): Alarm {
  const value = (entry.sealed?.value ?? { answer: 'erased', eta: null }) as Pick<GivenAnswer, 'answer' | 'eta'>;
  const recordedBy = entry.recorded && 'person' in turn.by ? turn.by.person : '';
  const { delivery, n } = entry;
  const given = { at: turn.at, delivery, n, answer: value.answer, eta: value.eta, recordedBy, order: state.order + 1 };
  const answers = { ...state.answers, [entry.person]: [...(state.answers[entry.person] ?? []), given] };
  const before = entry.recorded ? askedByCall(state, entry.person, turn.at) : state;
  const noted = callsAfter({ ...before, answers, order: given.order }, entry.person, value.answer, turn.at);
  const after = noteAnswer(reopened(before, noted, turn.at), entry, turn);
  return withoutNeedless(shownWhereChanged(before, after, entry.person, turn.at), turn.at);
}

/** Cards of the person who answered, and the channel's. */
function noteAnswer(state: Alarm, entry: Answered, turn: Turn): Alarm {
  return edit(state, (item) => {
    const clicked = item.id === entry.delivery;
    // The click came from a card nobody knew had arrived: from now on we know.
    const known = clicked && entry.card && item.mayBeOut ? taken(item, entry.card, 0, turn.at) : item;
    if ('channel' in item.to) return item.message === 'alarm' ? outdated(known, turn.at) : known;
    const asks = item.message === 'alarm' || item.message === 'reminder' || item.message === 'news';
    if (item.to.person !== entry.person || !asks) return item;
    const answered = answeredCard(known, clicked, turn.at);
    return entry.redrawn && clicked ? answered : outdated(answered, turn.at);
  });
}

/** What the alarm says has changed: every roll is told anew. */
function retold(state: Alarm): Alarm {
  return shownToApprovers({ ...state, telling: { version: state.telling.version + 1, next: 0 } });
}

/** The newest news concerns everybody. */
function forAll(state: Alarm, audienceStep: string): Alarm {
  const newest = state.news.at(-1);
  return retold({ ...state, audienceStep, audienceNews: newest ? { ...newest, nextStep: audienceStep } : null });
}

/** When the alarm said last what the rolls do not all know yet. */
function rollsOwedAt(alarm: Alarm): number | null {
  const { audience, telling, raisedAt, audienceNews, end, release } = alarm;
  if (audience === null || telling.next >= audience.rolls || isHeld(alarm)) return null;
  return Math.max(end?.at ?? audienceNews?.at ?? raisedAt, release.decidedAt ?? 0);
}

/** Others to be told: its event, those who may give the second yes, and everybody else. */
function tellOwed(alarm: Alarm): readonly Owed[] {
  const times = [approversOwedAt(alarm), rollsOwedAt(alarm), eventOwedAt(alarm)].filter((at) => at !== null);
  return times.length > 0 ? [{ kind: 'tell', at: Math.min(...times) }] : [];
}

/** Banners are only worth their while as long as the alarm is open. */
function feedOwed(alarm: Alarm): readonly Owed[] {
  const { feed, status, raisedAt, release } = alarm;
  const at = Math.max(raisedAt, release.decidedAt ?? 0);
  return feed !== null && status === 'open' && !isHeld(alarm) ? [{ kind: 'feed', at }] : [];
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
      const informed = { ...state, nextStep, level, news };
      return newsFor(entry.audienceStep === undefined ? informed : forAll(informed, entry.audienceStep), 0, turn.at);
    }
    case 'ended': {
      const end = { ending: entry.ending, reason: entry.reason, at: turn.at };
      return endMessages(retold({ ...state, status: 'ended', end }), 0, turn.at);
    }
    case 'noticed':
      return {
        ...state,
        feed: entry.next < 0 ? null : entry.next,
        ...(entry.people > 0 ? { hintedFrom: Math.max(0, entry.next + 1) } : {}),
      };
    case 'told':
      return { ...state, telling: { version: entry.version, next: entry.upTo } };
    case 'event-told':
      return { ...state, eventTold: entry.version };
    case 'upgrade-noted':
      return state;
    case 'reserved':
    case 'settled':
    case 'recovered':
      return withdrawNeedless({ ...state, ledger: applyLedger(state.ledger, entry, turn) }, turn.at);
    case 'audience-released':
    case 'audience-withheld':
    case 'approval-asked':
    case 'approvers-told':
      return applyRelease(state, entry, turn);
    default:
      return applyStaffing(state, entry, turn.at);
  }
}

/** The next step of the ladder, or the end of the time for a second yes. */
function wakeOwed(state: Alarm): readonly Owed[] {
  const times = [nextStepAt(state), expiryOwedAt(state)].filter((at) => at !== null);
  return times.length > 0 ? [{ kind: 'wake', at: Math.min(...times) }] : [];
}

/** Rules of the alarm. State machine: domain.md 9.3; texts and fields: domain.md 2.3. */
export const alarms: Model<Alarm, AlarmCommand, AlarmEntry> = {
  name: 'alarm',
  version: 4,
  empty: emptyAlarm,
  decide,
  apply,
  owed: (state) => [...ledgerOwed(state.ledger), ...wakeOwed(state), ...tellOwed(state), ...feedOwed(state)],
  head: (state) => ({ scope: state.domain, status: state.status, key: state.number, at: state.raisedAt }),
};
