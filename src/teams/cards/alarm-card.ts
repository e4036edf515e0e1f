// The card one person gets when an alarm is raised: what to do, why, in which role, and the answer.
import type { Alarm } from '../../domain/alarm.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Delivery } from '../../domain/ledger.ts';
import { answerUntil } from '../../domain/staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { link, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { answering } from './answering.ts';
import { changing } from './changing.ts';
import { endCard } from './end-card.ts';
import { classifyAction, leadPart, measuresPart } from './event-part.ts';
import { marked } from './marked.ts';
import { afterAnswer, myRoles, whatToDo } from './my-part.ts';
import { answerOf, situation, smallPrint } from './situation.ts';

export interface AlarmCard {
  readonly id: string;
  readonly alarm: Alarm;
  readonly delivery: Delivery;
  /** The reader. */
  readonly person: string;
  readonly texts: Texts;
  readonly now: number;
  /** The reader may change and end this alarm. */
  readonly mayChange: boolean;
  /** *Antwort ändern* was pressed: the buttons are shown again. */
  readonly choosing: boolean;
  readonly tabUrl: string;
  /** The alarm's event; null or absent where nothing of it is shown. */
  readonly incident?: Incident | null;
}

/**
 * A card goes out a second time only when nobody knows whether the first arrived; then it says so. `mayBeOut` alone
 * does not tell, because it stays true once Teams took the card.
 */
export function repeatNote(alarm: Alarm, delivery: Delivery, person: string, texts: Texts): readonly CardPart[] {
  const repeated = delivery.mayBeOut && delivery.activityId === null && answerOf(alarm, person) === undefined;
  return repeated ? [say(texts.cards.answering.repeat, { gap: 'Small', bold: true, colour: 'Warning' })] : [];
}

/** A reminder says so as long as nothing was heard. */
function reminderNote({ alarm, delivery, person, texts }: AlarmCard): readonly CardPart[] {
  const isReminder = delivery.message === 'reminder' && answerOf(alarm, person) === undefined;
  return isReminder ? [say(texts.staffing.reminder, { gap: 'Small', bold: true })] : [];
}

/** Order and words: domain.md 2.3 and 2.3a, texts 1 to 3. After the end the same card shows the end. */
export function alarmCard(card: AlarmCard): Drawn {
  const { id, alarm, delivery, person, texts, now, tabUrl } = card;
  if (alarm.status === 'ended') return endCard({ id, alarm, texts, now, tabUrl, person });
  const until = texts.cards.toastUntil(texts.moment(answerUntil(alarm, person), now));
  const mine = { id, alarm, d: delivery.id, person, texts };
  const event = { ...mine, incident: card.incident ?? null, now };
  return marked({
    alarm,
    face: 'alarm',
    texts,
    stop: { a: id, runs: card.mayChange },
    summary: `${alarm.nextStep} ${until}`,
    body: [
      ...whatToDo(mine),
      ...reminderNote(card),
      ...repeatNote(alarm, delivery, person, texts),
      ...situation(alarm, texts, now),
      ...myRoles(mine),
      ...answering({ ...card, delivery: delivery.id }),
      ...afterAnswer(mine),
      ...leadPart(event),
      ...measuresPart(event),
      ...smallPrint(alarm, texts, now),
    ],
    actions: [
      ...classifyAction(event),
      ...(card.mayChange ? changing(id, delivery.id, alarm, texts) : []),
      ...link('tab', texts.cards.openTab, tabUrl),
    ],
  });
}
