// *Stab arbeitsfähig*: every required role is filled, by whom and from when; and how long it took.
import type { Alarm, AlarmRole } from '../../domain/alarm.ts';
import { type Filler, roleStatus } from '../../domain/staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { fact, link, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { endCard } from './end-card.ts';
import { marked } from './marked.ts';
import { nameIn, smallPrint, step } from './situation.ts';

export interface StaffedCard {
  readonly id: string;
  readonly alarm: Alarm;
  readonly texts: Texts;
  readonly now: number;
  readonly person: string;
  readonly tabUrl: string;
  /** The reader runs the alarm. */
  readonly mayChange?: boolean;
}

export function staffedCard({ id, alarm, texts, now, person, tabUrl, mayChange }: StaffedCard): Drawn {
  if (alarm.status === 'ended') return endCard({ id, alarm, texts, now, tabUrl, person });
  const words = texts.staffing.staffed;
  const { staffedAt } = alarm;
  return marked({
    alarm,
    face: 'staffed',
    texts,
    stop: { a: id, runs: mayChange === true },
    summary: words.step,
    body: [
      step(words.step),
      staffedAt === null ? say(words.again, { bold: true, gap: 'Small' }) : took(alarm, staffedAt, texts, now),
      ...alarm.roles.map((role) => fact(texts.role[role.kind], filling(alarm, role, texts, now))),
      ...smallPrint(alarm, texts, now),
    ],
    actions: link('tab', texts.cards.openTab, tabUrl),
  });
}

function took(alarm: Alarm, staffedAt: number, texts: Texts, now: number): CardPart {
  const { raisedAt } = alarm;
  const minutes = Math.floor((staffedAt - raisedAt) / 60_000);
  const words = texts.staffing.staffed;
  return say(words.took(texts.moment(raisedAt, now), texts.moment(staffedAt, now), minutes), { gap: 'Small' });
}

function filling(alarm: Alarm, role: AlarmRole, texts: Texts, now: number): string {
  const { state, fillers } = roleStatus(alarm, role);
  if (state === 'waived') return texts.staffing.staffed.waived;
  if (fillers.length === 0) return texts.staffing.state[state];
  return fillers.map((one) => presence(alarm, one, texts, now)).join('; ');
}

function presence(alarm: Alarm, { person, arrival }: Filler, texts: Texts, now: number): string {
  const name = nameIn(alarm, person, texts);
  const words = texts.staffing.staffed;
  return arrival === null ? words.virtual(name) : words.coming(name, texts.moment(arrival, now));
}
