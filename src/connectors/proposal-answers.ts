// Taking a report over by short message and key: whose word it is, and what is said about it.
import { alarms } from '../domain/alarm-rules.ts';
import { deliveryOf } from '../domain/ledger.ts';
import type { Via } from '../domain/model.ts';
import { type Proposal, proposals } from '../domain/proposal.ts';
import type { Door } from '../engine/execute.ts';
import type { Links } from '../engine/links.ts';
import { Refusal } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import { caseOf } from './phone-id.ts';
import { between, ownersOf, type PhoneQuestion, type Pressed, type QuestionsOf } from './phone-question.ts';
import type { AnswerTools } from './sms-answers.ts';

interface Asked {
  readonly id: string;
  readonly proposal: Proposal;
  readonly person: string;
}

const mostOpen = 200;
/** Reports closed lately: whoever answers late is told what became of them. */
const mostClosed = 20;

export function proposalCode(links: Links, { id, proposal, person }: Asked): number {
  return links.digits({ purpose: 'proposal', about: id, person }, String(proposal.openedAt));
}

export function proposalQuestions(tools: AnswerTools, links: Links): QuestionsOf {
  const { env, entry } = tools;
  return async (number) => {
    const list = (status: string, limit: number) => env.store.list({ kind: 'proposal', status, limit });
    const pages = await Promise.all([
      list('open', mostOpen),
      list('raised', mostClosed),
      list('dismissed', mostClosed),
    ]);
    const found: PhoneQuestion[] = [];
    for (const { address } of pages.flatMap(({ rows }) => rows)) {
      const { id } = address;
      const { state: proposal } = await entry.known(proposals, id);
      const people = [...new Set(proposal.asked.flatMap((step) => step.people))];
      for (const person of await ownersOf(entry, people, number)) {
        const asked = { id, proposal, person };
        const open = proposal.status === 'open' && proposal.takenBy === '';
        found.push({ person, code: proposalCode(links, asked), open, answer: (yes) => bySms(tools, asked, yes) });
      }
    }
    return found;
  };
}

async function bySms(tools: AnswerTools, asked: Asked, yes: boolean): Promise<string> {
  const { look } = tools;
  const texts = textsFor((await look.person(asked.person))?.language ?? 'de');
  const { phone } = texts.cards.report;
  const words = yes ? (await take(tools, asked, 'sms', texts)).words : await refused(tools, asked, texts);
  return between(phone.head(asked.proposal.domain), words, phone.tail);
}

/** Saying no changes nothing: the next one is asked at her time. */
async function refused({ entry, look, env }: AnswerTools, { id }: Asked, texts: Texts): Promise<string> {
  const { state } = await entry.read(proposals, id);
  const { phone } = texts.cards.report;
  if (state.status === 'open' && state.takenBy === '') return phone.no;
  return standing({ entry, look }, state, texts, env.now());
}

/** Null when the call was about something else. */
export async function proposalByKey(tools: AnswerTools, call: string, key: string): Promise<Pressed | null> {
  const about = caseOf('proposal', call);
  const proposal = about ? (await tools.entry.read(proposals, about.id)).state : undefined;
  const delivery = about && proposal ? deliveryOf(proposal.ledger, about.delivery) : undefined;
  if (!about || !proposal || delivery?.way !== 'voice' || !('person' in delivery.to)) return null;
  const { person } = delivery.to;
  const texts = textsFor((await tools.look.person(person))?.language ?? 'de');
  if (key !== '1') return { noted: false, code: 'unknown-key', text: texts.cards.report.phone.keys };
  const { words, code } = await take(tools, { id: about.id, proposal, person }, 'voice', texts);
  return { noted: code === undefined, ...(code === undefined ? {} : { code }), text: words };
}

interface Taken {
  readonly words: string;
  /** Why it was not noted. */
  readonly code?: string;
}

/** Takes it over, unless somebody else did: from her it is taken only by whoever sees that, in Teams. */
async function take({ entry, look, env }: AnswerTools, { id, person }: Asked, via: Via, texts: Texts): Promise<Taken> {
  const { state: before } = await entry.read(proposals, id);
  const isTaken = before.takenBy !== '' && before.takenBy !== person;
  if (before.status !== 'open' || isTaken) {
    return { words: await standing({ entry, look }, before, texts, env.now()), code: 'proposal-closed' };
  }
  try {
    await entry.execute(proposals, id, { type: 'take' }, { person, via });
    return { words: texts.cards.report.phone.taken };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { words: texts.refused[error.code](error.detail), code: error.code };
  }
}

/** What became of it, for whoever answers late. */
async function standing(
  { entry, look }: { entry: Door; look: AnswerTools['look'] },
  { status, takenBy, alarm, closedAt }: Proposal,
  texts: Texts,
  now: number,
): Promise<string> {
  const { proposal, report, situation } = texts.cards;
  const closed = texts.moment(closedAt ?? now, now);
  const name = (await look.person(takenBy))?.name || situation.unnamed;
  const number = status === 'raised' ? (await entry.read(alarms, alarm)).state.number : '';
  const words =
    status === 'raised'
      ? proposal.raisedAs(number, closed)
      : status === 'dismissed'
        ? proposal.dismissedAt(closed)
        : proposal.takenBy(name);
  return `${words} ${report.phone.nothingToDo}`;
}
