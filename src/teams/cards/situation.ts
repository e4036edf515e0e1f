// The lines that several cards about an alarm share: level and number, what-where-since, roles, small print.
import { type Alarm, type AlarmText, arrivalOf, type GivenAnswer, lastAnswer } from '../../domain/alarm.ts';
import { rolesAsked } from '../../domain/staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { fact, say } from '../card.ts';
import type { CardPart } from '../card-shape.ts';

/** What to do: the boldest line of a card, second after the mark. */
export function step(text: string): CardPart {
  return say(text, { size: 'Large', bold: true, gap: 'Medium' });
}

/** `Krise · Nr. 2026-017`, then what, where, since; for an exercise it is said that all of it is assumed. */
export function situation(alarm: Alarm, texts: Texts, now: number): readonly CardPart[] {
  const words = texts.cards.situation;
  const assumed = alarm.mode === 'exercise' ? [say(words.assumed, { bold: true, gap: 'Medium' })] : [];
  return [
    say(`${texts.level[alarm.level]} · ${words.number(alarm.number)}`, { gap: 'Medium', subtle: true }),
    ...assumed,
    ...facts(alarm, texts, now),
  ];
}

/** What, where and since when, a line each. */
export function facts(text: Pick<AlarmText, 'what' | 'where' | 'since'>, texts: Texts, now: number): CardPart[] {
  const words = texts.cards.situation;
  return [fact(words.what, text.what), fact(words.where, text.where), fact(words.since, texts.moment(text.since, now))];
}

/** The roles for which a person was asked, by name; none when she is not asked. */
function rolesOf(alarm: Alarm, person: string, texts: Texts): readonly string[] {
  return rolesAsked(alarm, person).map((role) => texts.role[role.kind]);
}

/** `Ihre Rolle: IT.` – one card names both roles when a person has two. */
export function yourRoles(alarm: Alarm, person: string, texts: Texts): readonly CardPart[] {
  const roles = rolesOf(alarm, person, texts);
  return roles.length === 0 ? [] : [say(texts.cards.situation.yourRoles(roles), { gap: 'Medium', bold: true })];
}

/** How to call if Teams fails, who raised it and when, and what not to do with it. */
export function smallPrint(alarm: Alarm, texts: Texts, now: number): readonly CardPart[] {
  const words = texts.cards.situation;
  const call = alarm.fallback.replace(/\.\s*$/, '');
  const raised = words.raised(alarm.names[alarm.raisedBy] ?? '', texts.moment(alarm.raisedAt, now));
  return [
    ...(call === '' ? [] : [say(words.ifTeamsFails(call), { gap: 'Medium' })]),
    say(`${raised} ${words.protect}`, { gap: 'Small', subtle: true, size: 'Small' }),
  ];
}

/** The name of a person in this alarm; a plain word when it was erased. */
export function nameIn(alarm: Alarm, person: string, texts: Texts): string {
  return alarm.names[person] || texts.cards.situation.unnamed;
}

/** The last answer of a person that still has a value. */
export function answerOf(alarm: Alarm, person: string): GivenAnswer | undefined {
  const last = lastAnswer(alarm, person);
  return last?.answer === 'erased' ? undefined : last;
}

/** `Sie kommen, etwa 19:17 Uhr.` */
export function saidBy(answer: GivenAnswer, texts: Texts, now: number): string {
  if (answer.answer === 'erased') return texts.answer.erased;
  const arrival = arrivalOf(answer);
  return texts.cards.answering.said[answer.answer](arrival === null ? '' : texts.moment(arrival, now));
}
