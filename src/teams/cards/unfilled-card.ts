// The card that tells whoever leads that nobody fills a role: appoint somebody, ring people up, or work without it.
import type { Alarm, AlarmRole } from '../../domain/alarm.ts';
import type { Delivery } from '../../domain/ledger.ts';
import { asked, askedAt, isOut, postOf, roleStatus } from '../../domain/staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { button, choice, link, row, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { appointeeInput } from '../click.ts';
import { endCard } from './end-card.ts';
import { marked } from './marked.ts';
import { nameIn, situation, smallPrint, step } from './situation.ts';

/** So many people are named to be rung up. */
const mostCalled = 2;

export interface UnfilledCard {
  readonly id: string;
  readonly alarm: Alarm;
  readonly delivery: Delivery;
  readonly texts: Texts;
  readonly now: number;
  readonly person: string;
  /** The reader may appoint and do without a role. */
  readonly mayChange: boolean;
  readonly tabUrl: string;
  readonly callsUrl: string;
}

/** Draws all roles that are unfilled now, whichever of them the card was first drawn for (domain.md 2.3a, text 5). */
export function unfilledCard(card: UnfilledCard): Drawn {
  const { id, alarm, texts, now, tabUrl, person } = card;
  if (alarm.status === 'ended') return endCard({ id, alarm, texts, now, tabUrl, person });
  const words = texts.staffing.unfilled;
  const open = alarm.roles.filter((role) => roleStatus(alarm, role).state === 'unfilled');
  const head = open.length === 0 ? words.done : stepFor(card, open);
  // Nobody is led to a page that she may not see.
  const sees = card.mayChange || asked(alarm).includes(person);
  return marked({
    alarm,
    face: 'unfilled',
    texts,
    stop: { a: id, runs: card.mayChange },
    summary: head,
    body: [
      step(head),
      ...(card.mayChange || open.length === 0 ? [] : [say(words.may, { gap: 'Small' })]),
      ...open.flatMap((role) => forRole(card, role)),
      ...situation(alarm, texts, now),
      ...smallPrint(alarm, texts, now),
    ],
    actions: [
      ...(card.mayChange ? link('calls', words.calls, card.callsUrl) : []),
      ...(sees ? link('tab', texts.cards.openTab, tabUrl) : []),
    ],
  });
}

/** What to do first: appoint somebody, or ring up those who may. */
function stepFor({ alarm, texts, mayChange, person }: UnfilledCard, open: readonly AlarmRole[]): string {
  const words = texts.staffing.unfilled;
  const roles = open.map(({ kind }) => texts.role[kind]);
  if (mayChange) return words.step(roles);
  const leads = postOf(alarm, 'CRISIS_LEAD').asked.map((one) => one.person);
  const others = (all: readonly string[]) => all.filter((one) => one !== '' && one !== person && !isOut(alarm, one));
  const called = others(leads).length > 0 ? others(leads) : others([alarm.raisedBy]);
  return words.tell(
    roles,
    called.slice(0, mostCalled).map((one) => nameIn(alarm, one, texts)),
  );
}

function forRole({ id, alarm, delivery, texts, mayChange }: UnfilledCard, role: AlarmRole): readonly CardPart[] {
  const words = texts.staffing.unfilled;
  const name = texts.role[role.kind];
  const asked = postOf(alarm, role.kind).asked.length;
  const why = say(asked === 0 ? words.nobody(name) : words.asked(name, asked), {
    gap: 'Medium',
    bold: true,
    line: true,
  });
  if (!mayChange) return [why];
  const ids = { a: id, d: delivery.id, role: role.kind };
  const people = appointable(alarm, role);
  const appoint = button(`appoint-${role.kind}`, words.appoint, { verb: 'alarm.appoint', ...ids }, 'auto');
  const waive = button(`waive-${role.kind}`, words.waive(name), { verb: 'alarm.waive', ...ids });
  if (people.length === 0) return [why, say(words.others, { gap: 'Small' }), row([waive], 'Small')];
  const choices = people.map((one) => [one, nameIn(alarm, one, texts)] as const);
  return [
    why,
    choice(appointeeInput(role.kind), words.who(name), choices, { placeholder: words.whoPlaceholder }),
    say(words.others, { gap: 'Small' }),
    row([appoint, waive], 'Small'),
  ];
}

/** People on the lists of this alarm who were not asked for this role and did not refuse. */
function appointable(alarm: Alarm, role: AlarmRole): readonly string[] {
  const listed = [...new Set(alarm.roles.flatMap(({ people }) => people))];
  return listed.filter((person) => askedAt(alarm, role.kind, person) === null && !isOut(alarm, person));
}
