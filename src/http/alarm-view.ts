// What a visitor may see of an alarm: pure functions of state and of who looks.
import {
  type Alarm,
  type AlarmMessage,
  type AnswerKind,
  answerKinds,
  arrivalOf,
  type GivenAnswer,
  lastAnswer,
} from '../domain/alarm.ts';
import type { Delivery } from '../domain/ledger.ts';
import { isNeededNoMore } from '../domain/own-part.ts';
import { mayChange, maySee } from '../domain/roles.ts';
import { asked, firstAnswersUntil, type RoleState, roleStatus, rolesAsked } from '../domain/staffing.ts';
import type {
  AlarmRow,
  AlarmView,
  AnswerView,
  AskedView,
  AudienceView,
  DomainName,
  JournalLineView,
} from './contract.ts';
import type { ReleaseView } from './contract-approval.ts';
import type { DeliveryWord } from './contract-staffing.ts';
import { releaseRights } from './release-view.ts';
import { callViews, listedViews, ownPart, roleViews } from './staffing-view.ts';
import type { Visitor } from './visitor.ts';

/** What people read about a delivery: never more than was proven. */
export function deliveryWord(item: Delivery): DeliveryWord {
  switch (item.state) {
    case 'planned':
    case 'reserved':
      return 'sending';
    case 'accepted':
      return item.way === 'teams' ? 'at-teams' : 'at-gateway';
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

function answerView(given: GivenAnswer, alarm: Alarm, names: boolean): AnswerView {
  const recordedBy = names && given.recordedBy !== '' ? (alarm.names[given.recordedBy] ?? '') : '';
  return { at: given.at, answer: given.answer, eta: given.eta, arrival: arrivalOf(given), recordedBy };
}

/** What of a view is about its reader alone; everything else is the same for all of her kind. */
type OwnRow = Pick<AlarmRow, 'asked' | 'myAnswer' | 'needless' | 'informed'>;
type OwnView = OwnRow & Pick<AlarmView, 'mayChange' | 'mayRelease' | 'myAnswers' | 'myRoles' | 'mine' | 'now'>;
export type SharedRow = Omit<AlarmRow, keyof OwnRow>;
type SharedView = Omit<AlarmView, keyof OwnView>;

/** One line of the list *Lage*, as everybody sees it. */
export function sharedRow(id: string, alarm: Alarm, domain: DomainName): SharedRow {
  const states = alarm.roles.map((role) => roleStatus(alarm, role).state);
  const count = (...wanted: readonly RoleState[]) => states.filter((state) => wanted.includes(state)).length;
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
    rolesFilled: count('filled', 'provisional'),
    rolesAsked: states.length - count('waived'),
    rolesUnfilled: count('unfilled'),
    staffedAt: alarm.staffedAt,
  };
}

/** What the line says to this reader alone. */
export function ownRow(alarm: Alarm, { person, who }: Visitor): OwnRow {
  return {
    asked: asked(alarm).includes(person.id),
    myAnswer: lastAnswer(alarm, person.id)?.answer ?? null,
    needless: isNeededNoMore(alarm, person.id),
    informed: !maySee(who, alarm),
  };
}

/** The alarm as its audience knows it: what they are to do, and nothing that is only for the crisis team. */
export function asTold(alarm: Alarm): Alarm {
  const { audienceStep, audienceNews } = alarm;
  return {
    ...alarm,
    nextStep: audienceStep,
    news: audienceNews ? [audienceNews] : [],
    fallback: '',
    roles: [],
    staffedAt: null,
  };
}

/** What only those get who may see all of an alarm, and what must be read for it. */
export interface ForAll {
  readonly journal: readonly JournalLineView[];
  readonly audience: AudienceView | null;
  readonly release: ReleaseView | null;
}

/** The page of one alarm. Names, single answers and journal only for those who may see `all` of it. */
export function sharedView(row: SharedRow, alarm: Alarm, all: ForAll | null): SharedView {
  return {
    ...row,
    since: alarm.since,
    fallback: alarm.fallback,
    answerUntil: firstAnswersUntil(alarm),
    raisedBy: alarm.names[alarm.raisedBy] ?? '',
    endReason: alarm.end?.reason ?? '',
    news: alarm.news,
    roles: roleViews(alarm, all !== null),
    teamsDownAt: alarm.teamsDownAt,
    avoidTeams: alarm.avoidTeams,
    all: all
      ? {
          ...all,
          asked: askedViews(alarm),
          counts: counts(alarm),
          channel: channelWord(alarm),
          listed: listedViews(alarm),
          calls: callViews(alarm),
          proposal: alarm.proposal,
        }
      : null,
  };
}

/** What the page says to this reader alone. */
export function ownView(alarm: Alarm, visitor: Visitor, now: number): OwnView {
  const me = visitor.person.id;
  return {
    ...ownRow(alarm, visitor),
    mayChange: mayChange(visitor.who, alarm),
    mayRelease: releaseRights(visitor, alarm),
    myAnswers: (alarm.answers[me] ?? []).map((given) => answerView(given, alarm, true)),
    myRoles: rolesOf(alarm, me),
    mine: ownPart(alarm, me),
    now,
  };
}

const rolesOf = (alarm: Alarm, person: string) => rolesAsked(alarm, person).map((role) => role.kind);

function askedViews(alarm: Alarm): readonly AskedView[] {
  const items = Object.values(alarm.ledger.deliveries);
  return asked(alarm).map((person) => {
    const all = items.filter((item) => 'person' in item.to && item.to.person === person);
    const own = bestOf(all.filter((item) => item.message === 'alarm'));
    const answers = alarm.answers[person] ?? [];
    const word = own ? deliveryWord(own) : 'undeliverable';
    return {
      person,
      name: alarm.names[person] ?? '',
      roles: rolesOf(alarm, person),
      // Whoever answered by another way was reached, whatever became of the card.
      delivery: answers.length > 0 ? 'answered' : word,
      deliveryAt: own?.at ?? alarm.raisedAt,
      messages: all.map((item) => ({ message: item.message, way: item.way, word: deliveryWord(item), at: item.at })),
      answers: answers.map((given) => answerView(given, alarm, true)),
    };
  });
}

/** What speaks for somebody reached by several ways: the one that led furthest. */
function bestOf(items: readonly Delivery<AlarmMessage>[]): Delivery<AlarmMessage> | undefined {
  const rank = (item: Delivery) => reached.indexOf(deliveryWord(item));
  return [...items].sort((one, other) => rank(one) - rank(other))[0];
}
const reached: readonly DeliveryWord[] = [
  'answered',
  'at-teams',
  'at-gateway',
  'sending',
  'unclear',
  'undeliverable',
  'stopped',
];

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
