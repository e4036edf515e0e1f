// The messages of an alarm as they go by mail, short message and call.
import type { Alarm, AlarmMessage, Ending } from '../domain/alarm.ts';
import { asDeputy } from '../domain/as-deputy.ts';
import { rankOf } from '../domain/escalation.ts';
import type { Delivery } from '../domain/ledger.ts';
import { answerUntil, neededFor, postOf, roleStatus, rolesAsked } from '../domain/staffing.ts';
import type { Env } from '../engine/env.ts';
import { Undeliverable } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import type { Notice, NoticeLine, NoticeOf } from './notice.ts';

interface Input {
  readonly id: string;
  readonly alarm: Alarm;
  readonly delivery: Delivery;
  readonly person: string;
  readonly texts: Texts;
  readonly now: number;
}

type Face = 'alarm' | 'news' | 'staffed' | 'unfilled' | 'relieved' | Ending;

/** What differs from message to message. */
interface Said {
  readonly face: Face;
  readonly step: string;
  readonly first: readonly string[];
  readonly asks: boolean;
}

const say: Readonly<Record<AlarmMessage, (input: Input) => Said>> = {
  alarm: (input) => asking(input, []),
  reminder: (input) => asking(input, [input.texts.staffing.reminder]),
  unfilled: ({ alarm, texts }) => {
    const open = alarm.roles.filter((role) => roleStatus(alarm, role).state === 'unfilled');
    const { step, done, asked, nobody } = texts.staffing.unfilled;
    const why = open.map(({ kind }) => {
      const people = postOf(alarm, kind).asked.length;
      return people === 0 ? nobody(texts.role[kind]) : asked(texts.role[kind], people);
    });
    const names = open.map(({ kind }) => texts.role[kind]);
    return { face: 'unfilled', step: names.length === 0 ? done : step(names), first: why, asks: false };
  },
  staffed: ({ alarm, texts, now }) => {
    const { step, took } = texts.staffing.staffed;
    const at = alarm.staffedAt;
    const minutes = at === null ? 0 : Math.floor((at - alarm.raisedAt) / 60_000);
    const times = at === null ? [] : [took(texts.moment(alarm.raisedAt, now), texts.moment(at, now), minutes)];
    return { face: 'staffed', step, first: times, asks: false };
  },
  relieved: ({ alarm, person, texts }) => {
    const { step, thanks } = texts.staffing.relieved;
    const kept = rolesAsked(alarm, person).filter((role) =>
      roleStatus(alarm, role).fillers.some((one) => one.person === person),
    );
    const first = kept.length === 0 ? [thanks] : [];
    return { face: 'relieved', step: step(kept.map(({ kind }) => texts.role[kind])), first, asks: false };
  },
  news: ({ alarm, texts }) => {
    const reason = alarm.news.at(-1)?.reason ?? '';
    return { face: 'news', step: alarm.nextStep, first: labelled(texts.channels.reason, reason), asks: true };
  },
  end: ({ alarm, texts, now }) => {
    const { ending, reason } = alarm.end ?? { ending: 'all-clear', reason: '' };
    const { step, more } = texts.cards.end[ending][alarm.mode];
    const first = [more(texts.moment(alarm.raisedAt, now)), ...labelled(texts.channels.reason, reason)];
    return { face: ending, step, first, asks: false };
  },
};

/** The alarm's next step, or for a deputy to take over (domain.md 2.3a, text 4). Names nobody. */
function asking({ alarm, person, texts }: Input, first: readonly string[]): Said {
  const roles = asDeputy(alarm, person);
  const [one] = roles;
  if (!one) return { face: 'alarm', step: alarm.nextStep, first, asks: true };
  const words = texts.staffing.deputy;
  const isAppointed = postOf(alarm, one.kind).appointed.includes(person);
  const why = words.why(isAppointed ? 0 : rankOf(one.people.indexOf(person), neededFor(one)));
  const step = words.step(roles.map(({ kind }) => texts.role[kind]));
  return { face: 'alarm', step, first: [...first, why, words.next(alarm.nextStep)], asks: true };
}

const labelled = (label: string, value: string) => (value === '' ? [] : [`${label}: ${value}`]);

/** Draws from the newest state; a message whose words nobody wrote is never sent. */
export function alarmNotice(env: Pick<Env, 'now'>): NoticeOf {
  return async ({ address, state, delivery }, reader) => {
    const texts = textsFor(reader.language);
    const alarm = state as unknown as Alarm;
    const words = Object.hasOwn(say, delivery.message) ? say[delivery.message as AlarmMessage] : undefined;
    if (!words) throw new Undeliverable('never', 'no-words');
    return draw({ id: address.id, alarm, delivery, person: reader.id, texts, now: env.now() }, words);
  };
}

function draw(input: Input, words: (input: Input) => Said): Notice {
  const { alarm, texts, id, person } = input;
  const said = words(input);
  const { face, step, asks } = said;
  const mark = texts.cards.mark[face][alarm.mode]({ number: alarm.number, exercise: alarm.exerciseName });
  return {
    texts,
    mark,
    step,
    lines: linesOf(input, said),
    asks: asks ? { purpose: 'alarm', about: id, person } : null,
    urgent: asks && alarm.mode === 'real',
    short: {
      head: texts.channels.sms.head[face][alarm.mode](alarm.number),
      step,
      phone: asks && alarm.fallback !== '' ? texts.channels.sms.call(withoutStop(alarm.fallback)) : '',
      what: asks ? `${withoutStop(alarm.what)}, ${alarm.where}, ${texts.moment(alarm.since, input.now)}.` : '',
      tail: texts.channels.sms.tail[alarm.mode],
    },
    spoken: spokenOf(input, said),
  };
}

const withoutStop = (text: string) => text.replace(/\.\s*$/, '');
const plain = (value: string): NoticeLine => ({ label: '', value });

function linesOf({ alarm, delivery, texts, now, person }: Input, said: Said): readonly NoticeLine[] {
  const words = texts.cards.situation;
  const head = plain(`${texts.level[alarm.level]} · ${words.number(alarm.number)}`);
  const raised = words.raised(alarm.names[alarm.raisedBy] ?? '', texts.moment(alarm.raisedAt, now));
  const first = said.first.map(plain);
  if (!said.asks) return [...first, head, plain(raised)];
  const roles = rolesAsked(alarm, person).map(({ kind }) => texts.role[kind]);
  const due = answerUntil(alarm, person);
  const until = texts.moment(due, now);
  const { late, until: by, repeat } = texts.cards.answering;
  return [
    ...(delivery.mayBeOut && delivery.activityId === null ? [plain(repeat)] : []),
    ...first,
    head,
    ...(alarm.mode === 'exercise' ? [plain(words.assumed)] : []),
    { label: words.what, value: alarm.what },
    { label: words.where, value: alarm.where },
    { label: words.since, value: texts.moment(alarm.since, now) },
    ...(roles.length > 0 ? [plain(words.yourRoles(roles))] : []),
    plain(now <= due ? by(until) : late(until)),
    ...(alarm.fallback === '' ? [] : [plain(words.ifTeamsFails(withoutStop(alarm.fallback)))]),
    plain(`${raised} ${words.protect}`),
  ];
}

/** Read aloud: no number to dial and no PIN, because nobody knows who picked up. */
function spokenOf({ alarm, texts, now }: Input, { face, step, asks }: Said): Notice['spoken'] {
  const { voice } = texts.channels;
  const words = texts.cards.situation;
  const before = face === 'news' ? [voice.news] : alarm.status === 'ended' ? [voice.ended] : [];
  const facts = [
    `${words.what}: ${alarm.what}.`,
    `${words.where}: ${alarm.where}.`,
    `${words.since}: ${texts.moment(alarm.since, now)}.`,
  ];
  return {
    open: voice.open[alarm.mode],
    say: [...before, step, ...(asks ? facts : [])],
    keys: asks ? voice.keys : '',
    close: voice.close[alarm.mode],
  };
}
