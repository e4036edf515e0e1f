// Answers by short message: a signed report of the gateway, a number we know, a word we understand; else we ask back.
import * as z from 'zod';
import { type Alarm, arrivalOf, lastAnswer } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { cutGsm7, oneSegment, toGsm7 } from '../domain/gsm7.ts';
import { decisionWordOf, numberedWordOf, wordOf } from '../domain/words.ts';
import type { Directory } from '../engine/directory.ts';
import { Refusal } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import { callersOf, meant, numberOf, type PhoneTools } from './asked-by-phone.ts';
import { type SignedReport, signatureCheck } from './callback-signature.ts';
import type { Gateway } from './http-gateway.ts';
import { aloud, type QuestionsOf, questionBook } from './phone-question.ts';
import { originOf } from './said-again.ts';

export interface CallbackAnswer {
  readonly status: 200 | 400 | 401;
  readonly body: object;
}
export type Callback = (report: SignedReport) => Promise<CallbackAnswer>;

export interface AnswerTools extends PhoneTools {
  readonly look: Directory;
}

const shape = z.object({
  from: z.string().max(40),
  text: z.string().max(2_000),
  id: z.string().max(200).optional(),
});

/** So many replies go to one number in so many milliseconds: two machines must not talk to each other for ever. */
const mostReplies = 6;
const repliesWithin = 10 * 60_000;

/** `questionsOf`: what is answered with a word and a number, such as `FREIGABE 4711`. */
export function smsAnswers(
  tools: AnswerTools,
  secret: string,
  gateway: Pick<Gateway, 'send'>,
  questionsOf: readonly QuestionsOf[] = [],
): Callback {
  const { env, entry, look } = tools;
  const questions = questionBook(env.now, questionsOf);
  const check = signatureCheck(secret, env.now);
  const replied = new Map<string, number[]>();

  async function reply(to: string, text: string): Promise<void> {
    const times = (replied.get(to) ?? []).filter((at) => at > env.now() - repliesWithin);
    if (times.length >= mostReplies) return env.log.warn('sms.reply.held', { count: times.length });
    replied.set(to, [...times, env.now()]);
    try {
      await gateway.send({ to, text: cutGsm7(toGsm7(text), oneSegment), id: `reply:${env.newId()}` });
    } catch (error) {
      // The answer stands; only the word of thanks is missing.
      env.log.warn('sms.reply.failed', { error: error instanceof Error ? error.name : 'unknown' });
    }
  }

  /** What a word with a number is answered by; null when the word is about an alarm, or nobody was asked anything. */
  async function decision(from: string, text: string): Promise<string | null> {
    const said = decisionWordOf(text);
    if (!said) return null;
    const found = said.code === null ? undefined : await questions.named(from, said.code);
    if (found) return found.answer(said.yes);
    const all = await questions.all(from);
    const asked = said.code === null ? all.find(({ open }) => open) : all[0];
    if (!asked) return null;
    const { sms } = textsFor((await look.person(asked.person))?.language ?? 'de').channels;
    if (said.code !== null) return sms.wrongCode;
    const isForAlarm = wordOf(text).word === 'answer' && (await callersOf(tools, from)).length > 0;
    return isForAlarm ? null : sms.needCode;
  }

  /** What to say to whoever wrote; null when the number is nobody's. */
  async function answer(from: string, text: string, name: string): Promise<string | null> {
    const callers = await callersOf(tools, from);
    const [caller, another] = callers;
    if (!caller) return null;
    const texts = textsFor((await look.person(caller.person))?.language ?? 'de');
    // Two people behind one number: whose answer it is nobody knows.
    if (another) return texts.channels.sms.shared;
    const { word, number } = numberedWordOf(text);
    if (word.word !== 'answer') return texts.channels.sms.unclear;
    const found = meant(caller.open, caller.person, number);
    if (!found) return texts.channels.sms.which(caller.open.map(({ alarm }) => alarm.number));
    const said = { person: caller.person, answer: word.answer, eta: word.eta };
    const command = { type: 'answer', ...said, ...originOf(found.alarm, said, name), redrawn: false } as const;
    try {
      const { state } = await entry.execute(alarms, found.id, command, { person: caller.person, via: 'sms' });
      const { noted } = texts.channels.sms;
      return aloud(state, noted(saidBy(state, caller.person, texts, env.now())), texts);
    } catch (error) {
      if (error instanceof Refusal) return aloud(found.alarm, texts.refused[error.code](error.detail), texts);
      throw error;
    }
  }

  const said = async (from: string, text: string, name: string) =>
    (await decision(from, text)) ?? (await answer(from, text, name));

  return async (report) => {
    const verified = check.verify(report);
    if (verified === 'refused') return failed(401, 'not-signed-in', 'The signature is missing, wrong or too old.');
    const parsed = shape.safeParse(parse(report.body));
    if (!parsed.success) return failed(400, 'bad-shape', 'Expected JSON with from, text and, if there is one, id.');
    if (verified === 'seen') return { status: 200, body: { noted: false, code: 'seen-before' } };
    const { from, text, id } = parsed.data;
    const number = numberOf(from);
    const name = `s-${env.digest(id === undefined ? `sign ${report.signature}` : `id ${number} ${id}`).slice(0, 32)}`;
    const words = await said(number, text, name).catch((error: unknown) => {
      check.forget(report);
      throw error;
    });
    if (words === null) {
      env.log.info('sms.unknown-number');
      return { status: 200, body: { noted: false, code: 'unknown-number' } };
    }
    await reply(number, words);
    return { status: 200, body: { noted: true } };
  };
}

export function failed(status: 400 | 401, code: string, text: string): CallbackAnswer {
  return { status, body: { error: { code, text, ref: '' } } };
}

export function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** `Sie kommen, etwa 19:17 Uhr.` */
export function saidBy(alarm: Alarm, person: string, texts: Texts, now: number): string {
  const last = lastAnswer(alarm, person);
  if (!last || last.answer === 'erased') return texts.answer.erased;
  const arrival = arrivalOf(last);
  return texts.cards.answering.said[last.answer](arrival === null ? '' : texts.moment(arrival, now));
}
