// The checker: what people got in Teams, what they were told, and what the journal says must be one story. Pure functions.
import { createHash } from 'node:crypto';
import { verifyJournal } from '../../src/commands/verify-journal.ts';
import type { Alarm, AlarmMessage } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { firstBreak, type JournalLine } from '../../src/domain/chain.ts';
import type { Delivery, DeliveryState } from '../../src/domain/ledger.ts';
import { asked } from '../../src/domain/staffing.ts';
import { readMessage } from '../support/world-cards.ts';
import {
  type Copy,
  type Evidence,
  messageOf,
  readStory,
  recipient,
  type Sent,
  type Story,
  type Told,
} from './story.ts';

export const rules = [
  'lost',
  'unreserved',
  'unexplained-duplicate',
  'unmarked-repeat',
  'too-many-duplicates',
  'sent-after-end',
  'answer',
  'command',
  'no-end-state',
  'illegal-state',
  'stale-card',
  'journal',
  'numbers',
] as const;

export interface Violation {
  readonly rule: (typeof rules)[number];
  readonly what: string;
}

export interface Judgement {
  /** Everything that breaks a promise; empty when all were kept. */
  readonly violations: readonly Violation[];
  /** Copies of messages beyond the first. */
  readonly duplicates: number;
}

export function judge(evidence: Evidence): Judgement {
  const story = readStory(evidence);
  const violations = [
    ...journalFaults(evidence),
    ...stateFaults(story),
    ...sendingFaults(story, evidence),
    ...lostMessages(story, evidence),
    ...sentAfterEnd(story),
    ...staleCards(story, evidence),
    ...toldFaults(story, evidence.told),
  ];
  return { violations, duplicates: duplicatesIn(story) };
}

const duplicatesIn = ({ sent }: Story) => sent.reduce((sum, { copies }) => sum + Math.max(0, copies.length - 1), 0);

const violation = (rule: Violation['rule'], what: string): Violation => ({ rule, what });

function journalFaults({ lines, exported }: Evidence): readonly Violation[] {
  const broken = firstBreak(lines, (text) => createHash('sha256').update(text).digest('hex'));
  const verdict = verifyJournal(exported);
  return [
    ...(broken ? [violation('journal', `line ${broken.line} in the store: ${broken.why}`)] : []),
    ...(verdict.ok ? [] : [violation('journal', `line ${verdict.line} of the export: ${verdict.why}`)]),
    ...(verdict.ok && verdict.head !== lines.at(-1)?.hash
      ? [violation('journal', 'the export and the store end differently')]
      : []),
  ];
}

/** States in which a message is done with. */
const terminal: readonly DeliveryState[] = ['accepted', 'refused', 'answered', 'stopped', 'superseded'];

/** What each state may become within one line of the journal; it may always stay. */
const next: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  planned: ['reserved', 'accepted', 'stopped', 'superseded'],
  reserved: ['accepted', 'refused', 'unknown', 'planned', 'answered', 'stopped', 'superseded'],
  unknown: ['reserved', 'accepted', 'refused', 'answered', 'stopped', 'superseded'],
  accepted: ['answered'],
  refused: ['accepted', 'answered'],
  answered: [],
  stopped: ['answered'],
  superseded: ['answered'],
};

function stateFaults({ states, last, lines }: Story): readonly Violation[] {
  const faults: Violation[] = [];
  let before: Alarm = alarms.empty;
  for (const [index, state] of states.entries()) {
    const at = `line ${lines[index]?.seq}`;
    const status = `${before.status} → ${state.status}`;
    if (before.status !== state.status && !['none → open', 'open → ended'].includes(status)) {
      faults.push(violation('illegal-state', `${at}: the alarm went ${status}`));
    }
    for (const item of Object.values(state.ledger.deliveries)) {
      const was = before.ledger.deliveries[item.id]?.state ?? 'planned';
      const isLegal = Object.hasOwn(next, was) && (was === item.state || next[was].includes(item.state));
      if (!isLegal) faults.push(violation('illegal-state', `${at}: ${item.id} went ${was} → ${item.state}`));
    }
    before = state;
  }
  for (const item of Object.values(last.ledger.deliveries)) {
    if (!terminal.includes(item.state)) faults.push(violation('no-end-state', `${item.id} ended as ${item.state}`));
  }
  for (const name of expected(last)) {
    const has = Object.values(last.ledger.deliveries).some((item) => recipient(item.to) === name);
    if (!has) faults.push(violation('no-end-state', `${name} was never written down as a recipient`));
  }
  return faults;
}

/** Everybody who must hear of the alarm. The channel is known from the entry that raised it. */
function expected(last: Alarm): readonly string[] {
  return asked(last).map((person) => `person/${person}`);
}

/** Copies against reservations and doubts: nothing without the one, no second copy without the other. */
function sendingFaults(story: Story, { openAtDeaths }: Evidence): readonly Violation[] {
  const { sent, strangers, last } = story;
  const faults = strangers.map((what) => violation('unreserved', what));
  for (const item of sent) {
    const { id, to, copies, reserved, unclear } = item;
    const where = `${id} to ${to}`;
    if (copies.length > reserved.length) {
      faults.push(violation('unreserved', `${where}: ${copies.length} copies, ${reserved.length} reservations`));
    }
    if (copies.length - 1 > unclear.length) {
      faults.push(violation('unexplained-duplicate', `${where}: ${copies.length} copies, ${unclear.length} doubts`));
    }
    for (const copy of copies.slice(1)) {
      if (!copy.isMarked && asksForAnswer(item, copy, last)) {
        faults.push(violation('unmarked-repeat', `${where}: copy ${copy.activityId} does not say that it is a repeat`));
      }
    }
  }
  const duplicates = duplicatesIn(story);
  const byAnswers = sent.reduce(
    (sum, { unclear, results }) => sum + unclear.filter((n) => results.includes(n)).length,
    0,
  );
  const most = openAtDeaths.reduce((sum, open) => sum + open, byAnswers);
  if (duplicates > most) {
    faults.push(violation('too-many-duplicates', `${duplicates} duplicates, ${most} messages were open`));
  }
  return faults;
}

/** Only a card that asks somebody who has not answered must say that it is a repeat. */
function asksForAnswer({ to, message }: Sent, { at }: Copy, last: Alarm): boolean {
  if (!to.startsWith('person/') || message === 'end' || (last.end && last.end.at <= at)) return false;
  const answers = last.answers[to.slice('person/'.length)] ?? [];
  return !answers.some((answer) => answer.at <= at);
}

function lostMessages({ sent, last, lines }: Story, { teams, chats }: Evidence): readonly Violation[] {
  const faults: Violation[] = [];
  const posted = new Set(
    teams.flatMap((line) => (line.kind === 'posted' ? [`${line.thread} ${line.activityId}`] : [])),
  );
  for (const { id, to, copies, accepted } of sent) {
    const state = last.ledger.deliveries[id]?.state;
    if (state === 'accepted' && copies.length === 0) faults.push(violation('lost', `${id} to ${to} never arrived`));
    for (const name of accepted) {
      if (!posted.has(`${chats[to]} ${name}`)) faults.push(violation('lost', `${id} to ${to}: Teams knows no ${name}`));
    }
  }
  const raised = lines.find(({ entry }) => entry.type === 'raised')?.entry;
  const all = [...expected(last), ...(raised?.channel === true ? [`channel/${last.domain}`] : [])];
  for (const to of all) {
    const own = sent.filter((item) => item.to === to);
    const got = (message: AlarmMessage) => own.some((item) => item.message === message && item.copies.length > 0);
    const isOver = (message: AlarmMessage, states: readonly DeliveryState[]) =>
      own.some((item) => item.message === message && isExplained(last.ledger.deliveries[item.id], states));
    if (!got('alarm') && !isOver('alarm', withdrawn)) faults.push(violation('lost', `${to} got no alarm`));
    const heard = own.some(({ copies }) => copies.length > 0);
    if (heard && last.news.length > 0 && !got('news') && !isOver('news', withdrawn)) {
      faults.push(violation('lost', `${to} got no news`));
    }
    if (heard && last.end && !got('end') && !isOver('end', [])) {
      faults.push(violation('lost', `${to} was not told the end`));
    }
  }
  return faults;
}

const withdrawn: readonly DeliveryState[] = ['stopped', 'superseded', 'answered'];

/** Why somebody did not get a message: it was taken back, or Teams refused it. Giving up in doubt explains nothing. */
function isExplained(item: Delivery | undefined, states: readonly DeliveryState[]): boolean {
  if (!item) return false;
  return item.state === 'refused' ? item.code !== 'unconfirmed' : states.includes(item.state);
}

/** After the end only the end goes out, and what was on its way when it was written down. */
function sentAfterEnd({ sent, lines }: Story): readonly Violation[] {
  const end = lines.find(({ entry }) => entry.type === 'ended');
  if (!end) return [];
  return sent
    .filter(({ message }) => message !== 'end')
    .flatMap(({ id, to, reserved, results, unclear, copies }) => {
      const late = reserved.filter((seq) => seq > end.seq);
      const done = [...results, ...unclear];
      const last = Math.max(0, ...reserved.filter((seq) => seq < end.seq));
      const wasOnItsWay = last > 0 && !done.some((seq) => seq > last && seq < end.seq);
      const after = copies.filter(({ at }) => at > end.at);
      return [
        ...(late.length > 0 ? [violation('sent-after-end', `${id} to ${to} was reserved after the end`)] : []),
        ...(after.length > 0 && !wasOnItsWay ? [violation('sent-after-end', `${id} to ${to} left after the end`)] : []),
      ];
    });
}

/** Every card whose name is known shows the end; a copy nobody knows of cannot be redrawn. */
function staleCards({ sent, last }: Story, { teams, chats }: Evidence): readonly Violation[] {
  if (!last.end) return [];
  return sent.flatMap(({ id, to }) => {
    const name = last.ledger.deliveries[id]?.activityId;
    const drawn = teams.findLast(
      (line) =>
        (line.kind === 'posted' || line.kind === 'updated') && line.thread === chats[to] && line.activityId === name,
    );
    if (!drawn || !('activity' in drawn)) return [];
    const { kind } = readMessage(drawn.activity);
    return messageOf(kind) === 'end' ? [] : [violation('stale-card', `${id} to ${to} still shows ${kind}`)];
  });
}

/** What was confirmed stands in the journal exactly once, and nothing stands there that nobody asked for. */
function toldFaults({ last, lines }: Story, told: Told): readonly Violation[] {
  const faults: Violation[] = [];
  const people = new Set([...Object.keys(told.answers), ...Object.keys(last.answers)]);
  for (const person of people) {
    const stands = (last.answers[person] ?? []).map(({ answer }) => answer).join(', ');
    const confirmed = (told.answers[person] ?? []).join(', ');
    if (stands !== confirmed)
      faults.push(violation('answer', `${person} was told „${confirmed}“, noted is „${stands}“`));
  }
  const steps = lines.flatMap(({ entry }) => (entry.type === 'updated' ? [entry.nextStep as string] : []));
  const count = (type: string) => lines.filter(({ entry }) => entry.type === type).length;
  if (count('raised') !== 1) faults.push(violation('command', `raised ${count('raised')} times`));
  if (last.number !== told.number) faults.push(violation('command', `told ${told.number}, noted ${last.number}`));
  if (steps.join('\n') !== told.news.join('\n'))
    faults.push(violation('command', `news in the journal: ${steps.join(' · ')}`));
  if ((last.end?.ending ?? null) !== told.ending) faults.push(violation('command', `ended as ${last.end?.ending}`));
  if (count('ended') > 1) faults.push(violation('command', `ended ${count('ended')} times`));
  return faults;
}

/** A series of numbers against the alarms that carry them (by id): no gap, none twice, none that is not its own. */
export function numberFaults(
  series: readonly JournalLine[],
  given: Readonly<Record<string, string>>,
): readonly Violation[] {
  const faults: Violation[] = [];
  const alarmsSeen = new Set<string>();
  for (const [index, { entry, seq }] of series.entries()) {
    const { alarm, number } = entry as unknown as { alarm: string; number: number };
    if (number !== index + 1) faults.push(violation('numbers', `line ${seq} gives ${number} after ${index}`));
    if (alarmsSeen.has(alarm)) faults.push(violation('numbers', `${alarm} has two numbers`));
    alarmsSeen.add(alarm);
    const carried = given[alarm];
    if (carried === undefined) faults.push(violation('numbers', `${number} belongs to no alarm`));
    else if (Number(carried.split('-').at(-1)) !== number) {
      faults.push(violation('numbers', `${alarm} carries ${carried} instead of ${number}`));
    }
  }
  for (const alarm of Object.keys(given)) {
    if (!alarmsSeen.has(alarm)) faults.push(violation('numbers', `the number of ${alarm} was never given`));
  }
  return faults;
}
