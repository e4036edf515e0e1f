// What a visitor may see of an alarm: pure functions of state and of who looks.
import {
  type Alarm,
  type AnswerKind,
  answerKinds,
  arrivalOf,
  asked,
  type GivenAnswer,
  lastAnswer,
  roleStatus,
} from '../domain/alarm.ts';
import type { Delivery } from '../domain/ledger.ts';
import { mayChange, maySeeAll } from '../domain/roles.ts';
import type {
  AlarmRow,
  AlarmView,
  AnswerView,
  AskedView,
  AudienceView,
  DeliveryWord,
  DomainName,
  JournalLineView,
} from './contract.ts';
import type { Visitor } from './visitor.ts';

/** What people read about a delivery: never more than was proven. */
export function deliveryWord(item: Delivery): DeliveryWord {
  switch (item.state) {
    case 'planned':
    case 'reserved':
      return 'sending';
    case 'accepted':
      return 'at-teams';
    case 'answered':
      return 'answered';
    case 'unknown':
      return 'unclear';
    case 'refused':
      return item.code === 'unconfirmed' ? 'unclear' : 'undeliverable';
    case 'stopped':
    case 'superseded':
      return 'stopped';
  }
}

function answerView(given: GivenAnswer): AnswerView {
  return { at: given.at, answer: given.answer, eta: given.eta, arrival: arrivalOf(given) };
}

/** One line of the list *Lage*. */
export function alarmRow(id: string, alarm: Alarm, domain: DomainName, visitor: Visitor): AlarmRow {
  const filled = alarm.roles.filter((role) => roleStatus(alarm, role).filledBy !== null);
  return {
    id,
    number: alarm.number,
    mode: alarm.mode,
    status: alarm.status === 'ended' ? 'ended' : 'open',
    level: alarm.level,
    domain,
    what: alarm.what,
    where: alarm.where,
    nextStep: alarm.nextStep,
    exerciseName: alarm.exerciseName,
    raisedAt: alarm.raisedAt,
    ending: alarm.end?.ending ?? null,
    endedAt: alarm.end?.at ?? null,
    rolesFilled: filled.length,
    rolesAsked: alarm.roles.length,
    asked: asked(alarm).includes(visitor.person.id),
    myAnswer: lastAnswer(alarm, visitor.person.id)?.answer ?? null,
  };
}

/** The page of one alarm. Names and single answers only for those who may see all of it. */
export function alarmView(
  row: AlarmRow,
  alarm: Alarm,
  visitor: Visitor,
  now: number,
  { journal, audience }: { journal: readonly JournalLineView[]; audience: AudienceView | null },
): AlarmView {
  const all = maySeeAll(visitor.who, alarm);
  const me = visitor.person.id;
  return {
    ...row,
    since: alarm.since,
    fallback: alarm.fallback,
    answerUntil: alarm.answerUntil,
    raisedBy: alarm.names[alarm.raisedBy] ?? '',
    endReason: alarm.end?.reason ?? '',
    news: alarm.news,
    roles: alarm.roles.map((role) => {
      const { kind, filledBy, virtual, arrival } = roleStatus(alarm, role);
      const holder = role.people[0];
      const name = all && holder !== undefined ? (alarm.names[holder] ?? '') : null;
      return { kind, core: role.core, holder: name, filled: filledBy !== null, virtual, arrival };
    }),
    mayChange: mayChange(visitor.who, alarm),
    myAnswers: (alarm.answers[me] ?? []).map(answerView),
    myRoles: rolesOf(alarm, me),
    all: all
      ? {
          asked: askedViews(alarm),
          counts: counts(alarm),
          channel: channelWord(alarm),
          journal,
          audience,
          proposal: alarm.proposal,
        }
      : null,
    now,
  };
}

const rolesOf = (alarm: Alarm, person: string) =>
  alarm.roles.filter((role) => role.people[0] === person).map((role) => role.kind);

function askedViews(alarm: Alarm): readonly AskedView[] {
  const items = Object.values(alarm.ledger.deliveries);
  return asked(alarm).map((person) => {
    const own = items.find((item) => item.message === 'alarm' && 'person' in item.to && item.to.person === person);
    const answers = alarm.answers[person] ?? [];
    const word = own ? deliveryWord(own) : 'sending';
    return {
      person,
      name: alarm.names[person] ?? '',
      roles: rolesOf(alarm, person),
      // Whoever answered by another way was reached, whatever became of the card.
      delivery: answers.length > 0 ? 'answered' : word,
      deliveryAt: own?.at ?? alarm.raisedAt,
      answers: answers.map(answerView),
    };
  });
}

function counts(alarm: Alarm): Record<AnswerKind | 'missing', number> {
  const last = asked(alarm).map((person) => lastAnswer(alarm, person)?.answer);
  const count = (wanted: AnswerKind | undefined) => last.filter((answer) => answer === wanted).length;
  const byKind = Object.fromEntries(answerKinds.map((kind) => [kind, count(kind)])) as Record<AnswerKind, number>;
  return { ...byKind, missing: count(undefined) };
}

function channelWord(alarm: Alarm): DeliveryWord | null {
  const post = Object.values(alarm.ledger.deliveries).find((item) => 'channel' in item.to && item.message === 'alarm');
  return post ? deliveryWord(post) : null;
}
