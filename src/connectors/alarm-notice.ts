// The messages of an alarm as they go by mail, short message and call.
import { type Alarm, type Ending, roleStatus } from '../domain/alarm.ts';
import type { Delivery } from '../domain/ledger.ts';
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

type Face = 'alarm' | 'news' | 'staffed' | 'unfilled' | Ending;

/** What differs from message to message. */
interface Said {
  readonly face: Face;
  readonly step: string;
  readonly first: readonly string[];
  readonly asks: boolean;
}

const say: Readonly<Record<string, (input: Input) => Said>> = {
  alarm: ({ alarm }) => ({ face: 'alarm', step: alarm.nextStep, first: [], asks: true }),
  reminder: ({ alarm, texts }) => {
    return { face: 'alarm', step: alarm.nextStep, first: [texts.channels.reminder], asks: true };
  },
  unfilled: ({ alarm, texts }) => {
    const open = alarm.roles.filter((role) => roleStatus(alarm, role).filledBy === null);
    const words = texts.channels;
    const step = words.unfilled(open.map(({ kind }) => texts.role[kind]));
    return { face: 'unfilled', step, first: [words.unfilledWhy], asks: false };
  },
  staffed: ({ texts }) => ({ face: 'staffed', step: texts.channels.staffed, first: [], asks: false }),
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

const labelled = (label: string, value: string) => (value === '' ? [] : [`${label}: ${value}`]);

/** Draws from the newest state; a message whose words nobody wrote is never sent. */
export function alarmNotice(env: Pick<Env, 'now'>): NoticeOf {
  return async ({ address, state, delivery }, reader) => {
    const texts = textsFor(reader.language);
    const alarm = state as unknown as Alarm;
    const words = Object.hasOwn(say, delivery.message) ? say[delivery.message] : undefined;
    if (!words) throw new Undeliverable('never', 'no-words');
    return draw({ id: address.id, alarm, delivery, person: reader.id, texts, now: env.now() }, words);
  };
}

function draw(input: Input, words: (input: Input) => Said): Notice {
  const { alarm, texts, id, person } = input;
  const said = words(input);
  const { face, step, asks } = said;
  const mark = markOf(alarm, face, texts);
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
      what: asks ? `${alarm.what}, ${alarm.where}, ${texts.moment(alarm.since, input.now)}` : '',
      tail: texts.channels.sms.tail[alarm.mode],
    },
    spoken: spokenOf(input, said),
  };
}

/** `staffed` and `unfilled` speak inside the alarm: they carry its mark. */
function markOf(alarm: Alarm, face: Face, texts: Texts): string {
  const own = face === 'staffed' || face === 'unfilled' ? 'alarm' : face;
  return texts.cards.mark[own][alarm.mode]({ number: alarm.number, exercise: alarm.exerciseName });
}

const withoutStop = (text: string) => text.replace(/\.\s*$/, '');
const plain = (value: string): NoticeLine => ({ label: '', value });

function linesOf({ alarm, delivery, texts, now, person }: Input, said: Said): readonly NoticeLine[] {
  const words = texts.cards.situation;
  const head = plain(`${texts.level[alarm.level]} · ${words.number(alarm.number)}`);
  const raised = words.raised(alarm.names[alarm.raisedBy] ?? '', texts.moment(alarm.raisedAt, now));
  const first = said.first.map(plain);
  if (!said.asks) return [...first, head, plain(raised)];
  const roles = alarm.roles.filter((role) => role.people.includes(person)).map(({ kind }) => texts.role[kind]);
  const until = texts.moment(alarm.answerUntil, now);
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
    plain(now <= alarm.answerUntil ? by(until) : late(until)),
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
