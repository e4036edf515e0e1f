// Answers by key during a call: 1 comes, 2 takes part remotely, 3 cannot; reported by the gateway, signed.
import * as z from 'zod';
import type { AnswerKind } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { deliveryOf } from '../domain/ledger.ts';
import { Refusal } from '../errors.ts';
import { textsFor } from '../texts/index.ts';
import { signatureCheck } from './callback-signature.ts';
import { caseOf } from './phone-id.ts';
import type { ByKey } from './phone-question.ts';
import { originOf } from './said-again.ts';
import { type AnswerTools, type Callback, failed, parse, saidBy } from './sms-answers.ts';

const shape = z.object({ id: z.string().max(200), key: z.string().max(4) });

/** Minutes until arrival when somebody presses 1 and cannot say when. */
const usualArrival = 30;
const keys: Readonly<Record<string, AnswerKind>> = { '1': 'coming', '2': 'virtual', '3': 'unavailable' };

/** `further`: what presses are about beside alarms; null when it is something else. */
export function voiceAnswers(tools: AnswerTools, secret: string, further: readonly ByKey[] = []): Callback {
  const { env, entry, look } = tools;
  const check = signatureCheck(secret, env.now);
  return async (report) => {
    const verified = check.verify(report);
    if (verified === 'refused') return failed(401, 'not-signed-in', 'The signature is missing, wrong or too old.');
    const parsed = shape.safeParse(parse(report.body));
    if (!parsed.success) return failed(400, 'bad-shape', 'Expected JSON with id and key.');
    if (verified === 'seen') return { status: 200, body: { noted: false, code: 'seen-before' } };
    const { id, key } = parsed.data;
    for (const press of further) {
      const body = await press(id, key).catch((error: unknown) => {
        check.forget(report);
        throw error;
      });
      if (body) return { status: 200, body };
    }
    const about = caseOf('alarm', id);
    const answer = Object.hasOwn(keys, key) ? keys[key] : undefined;
    const alarm = about ? (await entry.read(alarms, about.id)).state : undefined;
    const delivery = about && alarm ? deliveryOf(alarm.ledger, about.delivery) : undefined;
    if (!about || !alarm || delivery?.way !== 'voice' || !('person' in delivery.to)) {
      return { status: 200, body: { noted: false, code: 'unknown-call' } };
    }
    const { person } = delivery.to;
    const texts = textsFor((await look.person(person))?.language ?? 'de');
    // Another key: the gateway says the keys once more.
    if (!answer) return { status: 200, body: { noted: false, code: 'unknown-key', text: texts.channels.voice.keys } };
    const aloud = (words: string) => `${texts.mode[alarm.mode]}. ${words} ${texts.mode[alarm.mode]}.`;
    const said = { person, answer, eta: answer === 'coming' ? usualArrival : null };
    const command = { type: 'answer', ...said, ...originOf(alarm, said, `v-${delivery.id}`), redrawn: false } as const;
    try {
      const { state } = await entry.execute(alarms, about.id, command, { person, via: 'voice' });
      return { status: 200, body: { noted: true, text: aloud(saidBy(state, person, texts, env.now())) } };
    } catch (error) {
      if (!(error instanceof Refusal)) {
        check.forget(report);
        throw error;
      }
      const text = aloud(texts.refused[error.code](error.detail));
      return { status: 200, body: { noted: false, code: error.code, text } };
    }
  };
}
