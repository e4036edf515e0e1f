// The question for the second yes, and what came of it, as they go by mail, short message and call.
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { Approval, ApprovalMessage } from '../domain/approval.ts';
import { releaseUntil, standsAs } from '../domain/release.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import type { Links } from '../engine/links.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import { approvalCode } from './approval-answers.ts';
import type { Notice, NoticeLine, NoticeOf } from './notice.ts';

interface Tools {
  readonly env: Pick<Env, 'now'>;
  readonly entry: Door;
  readonly look: Directory;
}

interface Input {
  readonly id: string;
  readonly alarm: Alarm;
  readonly texts: Texts;
  readonly now: number;
  /** Names of who asked and who decided. */
  readonly asker: string;
  readonly decider: string;
}

/** What is to be done or known, and more of it. */
interface Said {
  readonly step: string;
  readonly first: readonly string[];
}

const plain = (value: string): NoticeLine => ({ label: '', value });

/** Draws from the newest state: what is decided meanwhile is not asked any more. */
export function approvalNotice({ env, entry, look }: Tools, links: Links): NoticeOf {
  return async ({ address, state, delivery }, reader) => {
    const approval = state as unknown as Approval;
    const alarm = (await entry.read(alarms, address.id)).state;
    const texts = textsFor(reader.language);
    const nameOf = async (person: string) => (await look.person(person))?.name || texts.cards.situation.unnamed;
    const { askedBy, decidedBy } = alarm.release;
    const names = { asker: await nameOf(askedBy), decider: await nameOf(decidedBy) };
    const input = { id: address.id, alarm, texts, now: env.now(), ...names };
    if (delivery.message !== 'approval') return telling(input, delivery.message as ApprovalMessage);
    if (standsAs(alarm) !== 'waiting') return decided(input);
    return asking(input, reader.id, approvalCode(links, { id: address.id, approval, person: reader.id }));
  };
}

function asking(input: Input, person: string, code: number): Notice {
  const { id, alarm, texts, now, asker } = input;
  const words = texts.approval;
  const until = texts.moment(releaseUntil(alarm), now);
  const { audience } = alarm;
  const wish = words.wish(asker, words.who[audience?.reach ?? 'none'], audience?.people ?? 0);
  const notice = noticeOf(input, 'approval', { step: words.decide(until), first: [wish] });
  return {
    ...notice,
    asks: { purpose: 'approval', about: id, person },
    urgent: alarm.mode === 'real',
    short: { ...notice.short, step: words.phone.ask, reply: words.phone.reply(until, code), what: `${alarm.what}.` },
    spoken: { ...notice.spoken, keys: words.phone.keys },
  };
}

function decided(input: Input): Notice {
  const { alarm, texts, now, decider } = input;
  const state = standsAs(alarm);
  const when = texts.moment(alarm.release.decidedAt ?? now, now);
  const step = state === 'waiting' ? texts.approval.overtaken : texts.approval.stands[state](decider, when);
  return noticeOf(input, 'told', { step, first: [] });
}

/** For who asked: that everybody else is not told. For those who might have said yes: that the glass was broken. */
function telling(input: Input, message: ApprovalMessage): Notice {
  const { alarm, texts, now, decider } = input;
  const words = texts.approval;
  const { release } = alarm;
  if (message === 'glass') return noticeOf(input, 'told', { step: words.glass(decider), first: [words.glassMore] });
  if (release.state === 'released' || alarm.status === 'ended') return decided(input);
  const when = texts.moment(release.decidedAt ?? now, now);
  const inTime = words.nobodyInTime(texts.moment(releaseUntil(alarm), now));
  const why = { refused: words.wasRefused(decider, when), expired: inTime, waiting: words.nobody, free: '' };
  const without = alarm.mode === 'real' ? [words.withoutSecond] : [];
  return noticeOf(input, 'told', { step: words.withheld, first: [why[release.state], ...without] });
}

function noticeOf({ alarm, texts, now }: Input, face: 'approval' | 'told', { step, first }: Said): Notice {
  const { number, mode, exerciseName: exercise } = alarm;
  const { situation } = texts.cards;
  const { phone, step: told } = texts.approval;
  const mark = texts.cards.mark.approval[mode]({ number, exercise });
  return {
    texts,
    mark,
    step,
    lines: [
      ...first.map(plain),
      { label: told, value: alarm.audienceStep },
      plain(`${texts.level[alarm.level]} · ${situation.number(number)}`),
      ...(mode === 'exercise' ? [plain(situation.assumed)] : []),
      { label: situation.what, value: alarm.what },
      { label: situation.where, value: alarm.where },
      { label: situation.since, value: texts.moment(alarm.since, now) },
    ],
    asks: null,
    urgent: false,
    short: {
      head: phone.head[face][mode](number),
      step: [step, ...first].join(' '),
      phone: '',
      what: '',
      tail: texts.channels.sms.tail[mode],
    },
    spoken: {
      open: texts.channels.voice.open[mode],
      say: [step, ...first, `${told}: ${alarm.audienceStep}`, `${situation.what}: ${alarm.what}.`],
      keys: '',
      close: texts.channels.voice.close[mode],
    },
  };
}
