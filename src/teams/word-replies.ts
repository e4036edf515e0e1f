// What the bot answers to a typed word: always one card.
import { type Alarm, type AnswerKind, lastAnswer } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { isActive } from '../domain/exercise-run-rules.ts';
import { deliveryOf } from '../domain/ledger.ts';
import { domainsOf } from '../domain/roles.ts';
import { asked } from '../domain/staffing.ts';
import { wordOf } from '../domain/words.ts';
import { ownExercises } from '../engine/own-exercises.ts';
import { Refusal } from '../errors.ts';
import { alarmForm } from './alarm-form.ts';
import type { Drawn } from './card-shape.ts';
import { helpCard } from './cards/help-card.ts';
import { noteCard } from './cards/note-card.ts';
import { whichAlarmCard } from './cards/which-alarm-card.ts';
import { replyForCheckIn, waitingCheckIns } from './check-in-replies.ts';
import { checkInWord } from './check-in-words.ts';
import { notedAnswer } from './noted.ts';
import { reportForm } from './report-form.ts';
import { replyToPlan, replyToStatus } from './status-replies.ts';
import type { Speaker, TurnDeps } from './turn.ts';

interface OpenAlarm {
  readonly id: string;
  readonly alarm: Alarm;
  readonly delivery: string;
  readonly n: number;
}

const mostOpen = 200;

/** Throws Refusal when the word asks for something the person may not do. */
export async function replyToWord(deps: TurnDeps, text: string, speaker: Speaker): Promise<Drawn> {
  const said = wordOf(text);
  if (said.word === 'alarm') return formFor(deps, speaker);
  if (said.word === 'report') return reportForm(deps, speaker, { theme: '', draft: null, fault: null });
  if (said.word === 'answer') return answerByWord(deps, text, speaker, said);
  if (said.word === 'exercises') return replyToExercises(deps, speaker);
  if (said.word === 'status') return replyToStatus(deps, said.about, speaker, (await openFor(deps, speaker)).length);
  if (said.word === 'plan') return replyToPlan(deps, said.about, speaker);
  const forCheckIn = await replyForCheckIn(deps, text, speaker, (await unansweredAlarms(deps, speaker)) > 0);
  return forCheckIn ?? help(deps, speaker);
}

/** Alarms that wait for an answer of this person. */
async function unansweredAlarms(deps: TurnDeps, speaker: Speaker): Promise<number> {
  return (await openFor(deps, speaker)).filter(({ n }) => n === 0).length;
}

/** Her own exercises; in a channel nobody else reads which they are. */
async function replyToExercises(deps: TurnDeps, { person, texts, inPrivate }: Speaker): Promise<Drawn> {
  const words = texts.run.mine;
  const own = inPrivate ? await ownExercises(deps, person.id) : [];
  const lines = own.map(({ exercise: { row, concept }, run, role }) => {
    const at = concept?.startsAt ?? null;
    const when = isActive(run) ? words.running : at === null ? words.open : texts.moment(at, deps.env.now());
    return words.line(row?.title ?? '', when, texts.exercise.role[role]);
  });
  const text = inPrivate ? lines.join('; ') || words.none : words.inPrivate;
  return noteCard({ texts, text, tabUrl: deps.tabUrl });
}

/** The words the bot knows, and what to do in an emergency. */
export async function help(deps: TurnDeps, { person, texts }: Speaker): Promise<Drawn> {
  const call = (await deps.look.domain(person.domain))?.callIn;
  const callIn = call ? (call.pin === '' ? call.number : `${call.number}, PIN ${call.pin}`) : '';
  return helpCard({ texts, mayRaise: raisableDomains(speakerOf(person)).length > 0, callIn, tabUrl: deps.tabUrl });
}

const speakerOf = ({ id, domain, grants }: Speaker['person']) => ({ kind: 'person', id, domain, grants }) as const;
const raisableDomains = (who: ReturnType<typeof speakerOf>) => domainsOf(who, ['alarm', 'coordinator']);

/** In a channel its own domain; else the home domain, or the first in which the person may raise. */
async function formFor(deps: TurnDeps, speaker: Speaker): Promise<Drawn> {
  const may = raisableDomains(speakerOf(speaker.person));
  if (may.length === 0) throw new Refusal('not-allowed');
  const home = may.includes('*') || may.includes(speaker.person.domain) ? speaker.person.domain : (may[0] ?? '');
  return alarmForm(deps, speaker, {
    domain: speaker.channelDomain ?? home,
    chosen: null,
    draft: null,
    fault: null,
  });
}

async function answerByWord(
  deps: TurnDeps,
  text: string,
  speaker: Speaker,
  { answer, eta }: { readonly answer: AnswerKind; readonly eta: number | null },
): Promise<Drawn> {
  const { person, texts } = speaker;
  const open = await openFor(deps, speaker);
  const [only] = open;
  if (!only) {
    const forCheckIn = await replyForCheckIn(deps, text, speaker);
    return forCheckIn ?? noteCard({ texts, text: texts.noOpenAlarm, tabUrl: deps.tabUrl });
  }
  if (open.length > 1) return whichAlarmCard({ texts, answer, eta, alarms: open });
  const said = { person: person.id, answer, eta };
  const command = { type: 'answer', ...said, ...originOf(only.alarm, said, speaker), redrawn: false } as const;
  const by = { person: person.id, via: 'word' } as const;
  const { state } = await deps.entry.execute(alarms, only.id, command, by, speaker.occurredAt);
  const delivery = deliveryOf(state.ledger, only.delivery);
  const noted = notedAnswer(state, person.id, texts, deps.env.now());
  const waiting = checkInWord(text) ? await waitingCheckIns(deps, speaker) : 0;
  // The same word would answer a check-in, too: the alarm goes first, and the reply says so.
  if (noted !== null && waiting > 0)
    return noteCard({ texts, text: `${noted} ${texts.checkIn.reply.toAlarm(waiting)}` });
  // In a channel everybody reads along: the card with her role and her buttons stays in her own chat.
  if (noted !== null && (!speaker.inPrivate || !delivery)) return noteCard({ texts, text: noted });
  if (!delivery) throw new Refusal('not-asked');
  return deps.draw({ address: { kind: 'alarm', id: only.id }, state, delivery });
}

/** Longest id of a message that is kept; Teams' own have about 40 characters. */
const longestId = 100;

/**
 * By what a typed answer is known again when Teams delivers it a second time: by its message, not by how many answers
 * there were. The last answer said once more is that answer, whatever message it came in.
 */
function originOf(
  alarm: Alarm,
  { person, answer, eta }: { person: string; answer: AnswerKind; eta: number | null },
  { activityId }: Speaker,
): { readonly delivery: string; readonly n: number } {
  const last = lastAnswer(alarm, person);
  const isSaidAgain = last?.answer === answer && last.eta === eta;
  if (activityId === '' || activityId.length > longestId || isSaidAgain) return { delivery: '', n: 0 };
  return { delivery: `w-${activityId}`, n: 0 };
}

/** Open alarms in which the person is asked; in a channel only those of its domain. */
async function openFor(deps: TurnDeps, { person, channelDomain }: Speaker): Promise<readonly OpenAlarm[]> {
  const scope = channelDomain === null ? {} : { scope: channelDomain };
  const { rows } = await deps.env.store.list({ kind: 'alarm', status: 'open', limit: mostOpen, ...scope });
  const found: OpenAlarm[] = [];
  for (const { address } of rows) {
    const { state } = await deps.entry.read(alarms, address.id);
    if (!asked(state).includes(person.id)) continue;
    const own = Object.values(state.ledger.deliveries).find(
      (item) => item.message === 'alarm' && 'person' in item.to && item.to.person === person.id,
    );
    found.push({ id: address.id, alarm: state, delivery: own?.id ?? '', n: state.answers[person.id]?.length ?? 0 });
  }
  return found;
}
