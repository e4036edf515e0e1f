// The reminder of a deadline: what is to be reported to whom, until when; answered by *Ist gemeldet* or *Entfällt*.
import type { Alarm } from '../../domain/alarm.ts';
import { type ChecklistItem, type Incident, isOff } from '../../domain/incident.ts';
import { dueOf } from '../../domain/incident-checklist.ts';
import type { Delivery } from '../../domain/ledger.ts';
import type { Texts } from '../../texts/index.ts';
import { button, fact, input, link, row, say, showCard } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { incidentInputs } from '../click-incident.ts';
import { marked } from './marked.ts';
import { facts, step } from './situation.ts';

export interface DeadlineCard {
  /** The event's case. */
  readonly id: string;
  readonly incident: Incident;
  readonly item: ChecklistItem;
  /** The alarm it is about, and its id. */
  readonly alarm: Alarm;
  readonly alarmId: string;
  readonly delivery: Delivery;
  readonly texts: Texts;
  readonly now: number;
  /** '' for a reader who may not see the page of the alarm. */
  readonly tabUrl: string;
}

const longestReason = 300;

export function deadlineCard(card: DeadlineCard): Drawn {
  const { incident, item, alarm, alarmId, texts, now, tabUrl } = card;
  const words = texts.incidentCard.deadline;
  const head = whatToDo(card);
  return marked({
    alarm,
    face: 'deadline',
    texts,
    stop: { a: alarmId, runs: false },
    summary: head,
    body: [
      step(head),
      fact(words.what, item.text, 'Medium'),
      ...(item.addressee ? [fact(words.to, item.addressee)] : []),
      ...(item.hint ? [fact(words.hint, item.hint)] : []),
      ...(isOpen(incident, item) ? answers(card) : []),
      say(item.role === null ? words.lead : words.role(texts.role[item.role]), { gap: 'Medium', subtle: true }),
      say(words.notSent, { gap: 'Small', bold: true }),
      ...facts(alarm, texts, now),
    ],
    actions: link('tab', texts.cards.openTab, tabUrl),
  });
}

const isOpen = (incident: Incident, item: ChecklistItem) => incident.ticks[item.id] === undefined && !isOff(incident);

function whatToDo({ incident, item, texts, now }: DeadlineCard): string {
  const words = texts.incidentCard.deadline;
  const tick = incident.ticks[item.id];
  if (tick?.state === 'done') return words.wasDone(texts.moment(tick.at, now));
  if (tick) return words.wasDropped(tick.reason);
  const due = dueOf(incident, item);
  if (due === null || isOff(incident)) return words.off;
  const when = texts.moment(due, now);
  return now >= due ? words.over(when) : words.before(when);
}

function answers({ id, item, delivery, texts }: DeadlineCard): readonly CardPart[] {
  const words = texts.incidentCard.deadline;
  const ids = { c: id, d: delivery.id, i: item.id };
  const drop = button('needless', words.dropSave, { verb: 'incident.needless', ...ids }, 'auto');
  const why = input(incidentInputs.reason, words.dropReason, longestReason, { lines: true });
  return [
    row(
      [
        button('reported', words.done, { verb: 'incident.reported', ...ids }),
        showCard('drop', words.drop, [why], [drop]),
      ],
      'Medium',
    ),
  ];
}
