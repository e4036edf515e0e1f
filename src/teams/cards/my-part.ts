// What a personal card says about the reader's part in the crisis team: as deputy, one role more, relieved, taking over.
import type { Alarm, AlarmRole } from '../../domain/alarm.ts';
import { comesLate, isFilledByOthers, rankFor, rolesAsDeputy } from '../../domain/own-part.ts';
import { comes, isAskedToo, roleStatus, rolesAsked, rolesToTakeOver } from '../../domain/staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, row, say } from '../card.ts';
import type { CardPart } from '../card-shape.ts';
import { answerOf, nameIn, step, yourRoles } from './situation.ts';

interface MyPart {
  readonly id: string;
  readonly alarm: Alarm;
  /** The delivery whose card this is. */
  readonly d: string;
  readonly person: string;
  readonly texts: Texts;
}

/** What to do first: the alarm's next step, or for a deputy to take over (domain.md 2.3a, text 4). Names nobody. */
export function whatToDo({ alarm, person, texts }: MyPart): readonly CardPart[] {
  const roles = rolesAsDeputy(alarm, person);
  const [first] = roles;
  if (!first) return [step(alarm.nextStep)];
  const words = texts.staffing.deputy;
  return [
    step(words.step(roles.map(({ kind }) => texts.role[kind]))),
    say(words.why(rankFor(alarm, first, person)), { gap: 'Small' }),
    say(words.next(alarm.nextStep), { gap: 'Small', bold: true }),
  ];
}

/** Her roles and how they stand, as far as it concerns her. */
export function myRoles(part: MyPart): readonly CardPart[] {
  const { alarm, person, texts } = part;
  const words = texts.staffing;
  const others = rolesAsked(alarm, person).filter((role) => isFilledByOthers(alarm, role, person));
  const without = rolesAsked(alarm, person).filter((role) => roleStatus(alarm, role).state === 'waived');
  return [
    ...yourRoles(alarm, person, texts),
    ...(others.length > 0 && !comes(alarm, person)
      ? [say(words.filled(others.map(({ kind }) => texts.role[kind])), { gap: 'Small', bold: true })]
      : []),
    ...without.map(({ kind }) => say(words.waived(texts.role[kind]), { gap: 'Small' })),
  ];
}

/** What follows from her answer: her deputy is asked too, she may take over, or she is asked for one role more. */
export function afterAnswer(part: MyPart): readonly CardPart[] {
  const { alarm, person, texts } = part;
  const words = texts.staffing;
  const given = answerOf(alarm, person);
  if (!given || alarm.ladder.length === 0) return [];
  return [
    ...(comesLate(alarm, person) ? [say(words.late, { gap: 'Small' })] : []),
    ...(given.answer === 'call-me' ? [say(words.callMe, { gap: 'Small' })] : []),
    ...rolesToTakeOver(alarm, person).map((role) => takeOver(part, role)),
    ...rolesAsked(alarm, person)
      .filter(({ kind }) => isAskedToo(alarm, kind, person))
      .map((role) => oneMore(part, role)),
  ];
}

function takeOver({ id, alarm, d, texts }: MyPart, role: AlarmRole): CardPart {
  const words = texts.staffing.takeOver;
  const name = texts.role[role.kind];
  const other = nameIn(alarm, roleStatus(alarm, role).filledBy ?? '', texts);
  const press = button(`swap-${role.kind}`, words.button(name), { verb: 'alarm.swap', a: id, d, role: role.kind });
  return box('emphasis', [say(words.question(other, name), { bold: true }), row([press])], { gap: 'Medium' });
}

function oneMore({ id, d, texts }: MyPart, { kind }: AlarmRole): CardPart {
  const words = texts.staffing.too;
  const name = texts.role[kind];
  const press = (takes: 'yes' | 'no', title: string) =>
    button(`too-${takes}-${kind}`, title, { verb: 'alarm.too', a: id, d, role: kind, takes });
  const presses = row([press('yes', words.yes(name)), press('no', words.no)]);
  return box('emphasis', [say(words.question(name), { bold: true }), presses], { gap: 'Medium' });
}
