// The second yes by short message and key: whose it is, to which question, and what is said about it.
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { type Approval, approvals, isOfText } from '../domain/approval.ts';
import { deliveryOf } from '../domain/ledger.ts';
import type { Via } from '../domain/model.ts';
import { standsAs } from '../domain/release.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import type { Links } from '../engine/links.ts';
import { Refusal } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import { caseOf } from './phone-id.ts';
import { aloud, ownersOf, type PhoneQuestion, type Pressed, type QuestionsOf } from './phone-question.ts';
import type { AnswerTools } from './sms-answers.ts';

interface Asked {
  /** The alarm's id, which is the approval's, too. */
  readonly id: string;
  readonly approval: Approval;
  readonly person: string;
}

const mostOpen = 200;
/** Alarms that ended lately: whoever answers late is told so. */
const mostEnded = 20;

/** Another question or another text has another number: nobody releases what she was not asked. */
export function approvalCode(links: Links, { id, approval, person }: Asked): number {
  return links.digits({ purpose: 'approval', about: id, person }, `${approval.askedAt}/${approval.text}`);
}

export function approvalQuestions(tools: AnswerTools, links: Links): QuestionsOf {
  const { env, entry } = tools;
  return async (number) => {
    const found: PhoneQuestion[] = [];
    for (const id of await alarmsWithApproval(env, entry)) {
      const { state: approval } = await entry.read(approvals, id);
      for (const person of await ownersOf(entry, approval.approvers, number)) {
        const asked = { id, approval, person };
        const code = approvalCode(links, asked);
        found.push({ person, code, open: approval.status === 'open', answer: (yes) => bySms(tools, asked, yes) });
      }
    }
    return found;
  };
}

async function alarmsWithApproval({ store }: Pick<Env, 'store'>, entry: Door): Promise<readonly string[]> {
  const [open, ended] = await Promise.all([
    store.list({ kind: 'alarm', status: 'open', limit: mostOpen }),
    store.list({ kind: 'alarm', status: 'ended', limit: mostEnded }),
  ]);
  const found: string[] = [];
  for (const { address } of [...open.rows, ...ended.rows]) {
    // Of an ended alarm nothing changes any more, and an open one is asked about when the answer is noted.
    const { release } = (await entry.known(alarms, address.id)).state;
    if (release.askedAt > 0) found.push(address.id);
  }
  return found;
}

async function bySms(tools: AnswerTools, asked: Asked, yes: boolean): Promise<string> {
  const { words, alarm, texts } = await decide(tools, asked, yes, 'sms');
  return aloud(alarm, words, texts);
}

/** Not the keys of an alarm, so that nobody releases anything who only wanted to say that she comes. */
const keys: Readonly<Record<string, boolean>> = { '7': true, '3': false };

/** Null when the call was about something else. */
export async function approvalByKey(tools: AnswerTools, call: string, key: string): Promise<Pressed | null> {
  const about = caseOf('approval', call);
  const approval = about ? (await tools.entry.read(approvals, about.id)).state : undefined;
  const delivery = about && approval ? deliveryOf(approval.ledger, about.delivery) : undefined;
  if (!about || !approval || delivery?.way !== 'voice' || !('person' in delivery.to)) return null;
  const { person } = delivery.to;
  const texts = textsFor((await tools.look.person(person))?.language ?? 'de');
  const yes = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (yes === undefined) return { noted: false, code: 'unknown-key', text: texts.approval.phone.keys };
  const spoken = (alarm: Alarm, words: string) => `${texts.mode[alarm.mode]}. ${words} ${texts.mode[alarm.mode]}.`;
  if (!isOfText(approval, delivery)) {
    const { state } = await tools.entry.read(alarms, about.id);
    const text = spoken(state, texts.refused['changed-meanwhile']({}));
    return { noted: false, code: 'changed-meanwhile', text };
  }
  const { alarm, words, code } = await decide(tools, { id: about.id, approval, person }, yes, 'voice');
  return { noted: code === undefined, ...(code === undefined ? {} : { code }), text: spoken(alarm, words) };
}

interface Decided {
  readonly alarm: Alarm;
  readonly texts: Texts;
  readonly words: string;
  /** Why it was not noted. */
  readonly code?: string;
}

async function decide(
  { env, entry, look }: AnswerTools,
  { id, approval, person }: Asked,
  yes: boolean,
  via: Via,
): Promise<Decided> {
  const texts = textsFor((await look.person(person))?.language ?? 'de');
  const command = yes ? ({ type: 'approve', version: approval.text } as const) : ({ type: 'disapprove' } as const);
  try {
    const { state } = await entry.execute(alarms, id, command, { person, via });
    return { alarm: state, texts, words: texts.approval.phone[yes ? 'yes' : 'no'] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { state } = await entry.read(alarms, id);
    const stands = standsAs(state);
    const isLate = error.code === 'approval-closed' || error.code === 'alarm-ended';
    const { decidedAt, decidedBy } = state.release;
    const name = (await look.person(decidedBy))?.name || texts.cards.situation.unnamed;
    const words =
      isLate && stands !== 'waiting'
        ? texts.approval.stands[stands](name, texts.moment(decidedAt ?? env.now(), env.now()))
        : texts.refused[error.code](error.detail);
    return { alarm: state, texts, words, code: error.code };
  }
}
