// Every card about filling the crisis team, in each of its states, made by the real rules of the ladder.
import type { Alarm, Mode, Raise } from '../../src/domain/alarm.ts';
import { defaultLadder } from '../../src/domain/escalation.ts';
import type { Drawn } from '../../src/teams/card-shape.ts';
import { alarmCard } from '../../src/teams/cards/alarm-card.ts';
import { channelCard } from '../../src/teams/cards/channel-card.ts';
import { relievedCard } from '../../src/teams/cards/relieved-card.ts';
import { staffedCard } from '../../src/teams/cards/staffed-card.ts';
import { unfilledCard } from '../../src/teams/cards/unfilled-card.ts';
import type { Texts } from '../../src/texts/index.ts';
import type { Sample } from './sample.ts';
import {
  after,
  anna,
  answered,
  ben,
  cem,
  deliveryTo,
  ended,
  alarmId as id,
  minute,
  raised,
  raisedAt,
  tabUrl,
} from './samples.ts';

const callsUrl = 'https://teams.microsoft.com/l/entity/app/calls?context=x';
const dora = 'p-dora0004';
const clock = { system: 'clock' } as const;
const byAnna = { person: anna, via: 'card' } as const;
const all = ['teams', 'email', 'sms', 'voice'] as const;
const ways = { [anna]: all, [ben]: all, [cem]: all };

/** Anna leads; Ben is asked for IT, then Cem, then Anna. */
export const laddered = (mode: Mode, change: Partial<Raise> = {}): Alarm =>
  raised(mode, {
    ladder: defaultLadder,
    ways,
    roles: [
      { kind: 'CRISIS_LEAD', core: true, people: [anna] },
      { kind: 'IT', core: true, people: [ben, cem, anna] },
    ],
    ...change,
  });

/** The clock reached a minute after the raising. */
const wake = (alarm: Alarm, at: number) => after(alarm, at, { type: 'wake' }, clock);

/** Whoever stood in for Ben is offered to be relieved by him. */
export function offered(open: Alarm): Alarm {
  const filled = answered(wake(answered(open, 1, anna, 'coming', 15), 15), 16, cem, 'coming', 30);
  return answered(filled, 17, ben, 'coming', 15);
}

/** Nobody fills IT, and Anna, who leads, stands on its list. */
export function unfilled(open: Alarm): Alarm {
  const refused = answered(
    answered(answered(open, 1, anna, 'coming', 15), 2, ben, 'unavailable'),
    3,
    cem,
    'unavailable',
  );
  return after(refused, 4, { type: 'take-too', role: 'IT', person: anna, takes: false }, byAnna);
}

/** Whoever should lead cannot, either. */
const leadless = (open: Alarm): Alarm => answered(unfilled(open), 6, anna, 'unavailable');

export const takenOver = (open: Alarm): Alarm =>
  after(offered(open), 18, { type: 'swap', role: 'IT', person: ben }, { person: ben, via: 'card' });

interface Seen {
  readonly person: string;
  readonly minutes?: number;
  readonly message?: 'alarm' | 'reminder';
  readonly mayChange?: boolean;
}

/** The personal card of an alarm as somebody sees it. */
export function cardOf(alarm: Alarm, texts: Texts, seen: Seen): Drawn {
  const { person, minutes = 20, message = 'alarm', mayChange = false } = seen;
  const delivery = { ...deliveryTo(alarm, person), message };
  const now = raisedAt + minutes * minute;
  return alarmCard({ id, alarm, delivery, person, texts, now, mayChange, choosing: false, tabUrl });
}

export function unfilledOf(alarm: Alarm, texts: Texts, mayChange = true, person: string = anna): Drawn {
  const delivery = { ...deliveryTo(alarm, person), message: 'unfilled' };
  const now = raisedAt + 31 * minute;
  return unfilledCard({ id, alarm, delivery, texts, now, person, mayChange, tabUrl, callsUrl });
}

export const staffedOf = (alarm: Alarm, texts: Texts): Drawn =>
  staffedCard({ id, alarm, texts, now: raisedAt + 40 * minute, person: '', tabUrl });

export const relievedOf = (alarm: Alarm, texts: Texts): Drawn =>
  relievedCard({ id, alarm, texts, now: raisedAt + 40 * minute, person: cem, tabUrl });

function partSamples(open: Alarm, texts: Texts): readonly (readonly [string, Drawn])[] {
  const refused = answered(open, 2, ben, 'unavailable');
  const oneMore = answered(answered(answered(open, 1, anna, 'virtual'), 2, ben, 'unavailable'), 3, cem, 'unavailable');
  const appointed = after(
    unfilled(open),
    5,
    { type: 'appoint', role: 'IT', person: dora, name: 'Dora Müller-Lüdenscheidt', ways: ['teams'] },
    byAnna,
  );
  const waived = after(open, 5, { type: 'waive', role: 'IT' }, byAnna);
  const channel = (alarm: Alarm) =>
    channelCard({
      id,
      alarm,
      delivery: deliveryTo(alarm, null),
      texts,
      now: raisedAt + 20 * minute,
      mentions: [],
      tabUrl,
    });
  return [
    ['reminder', cardOf(wake(open, 5), texts, { person: ben, minutes: 5, message: 'reminder' })],
    ['deputy', cardOf(refused, texts, { person: cem })],
    ['deputy of two ranks', cardOf(wake(open, 31), texts, { person: cem })],
    ['appointed', cardOf(appointed, texts, { person: dora })],
    ['late', cardOf(answered(open, 2, ben, 'coming', 90), texts, { person: ben })],
    ['call me', cardOf(answered(open, 2, ben, 'call-me'), texts, { person: ben })],
    ['one role more', cardOf(oneMore, texts, { person: anna, mayChange: true })],
    ['take over', cardOf(offered(open), texts, { person: ben })],
    ['filled by the deputy', cardOf(answered(wake(open, 15), 16, cem, 'virtual'), texts, { person: ben })],
    ['filled by the holder', cardOf(answered(wake(open, 15), 16, ben, 'virtual'), texts, { person: cem })],
    ['without the role', cardOf(waived, texts, { person: ben })],
    ['channel unfilled', channel(unfilled(open))],
    ['channel without a role', channel(waived)],
  ];
}

/** The cards that only a ladder leads to. */
export function staffingSamples(mode: Mode, texts: Texts, change: Partial<Raise> = {}): readonly Sample[] {
  const open = laddered(mode, change);
  const vacant = laddered(mode, {
    ...change,
    roles: [
      { kind: 'CRISIS_LEAD', core: true, people: [anna] },
      { kind: 'IT', core: true, people: [ben] },
      { kind: 'FACILITY', core: true, people: [] },
      { kind: 'BACK_OFFICE', core: false, people: [] },
    ],
  });
  const without = after(unfilled(open), 6, { type: 'waive', role: 'IT' }, byAnna);
  const staffed = offered(open);
  const lost = answered(answered(staffed, 40, cem, 'unavailable'), 41, ben, 'unavailable');
  const relieved = takenOver(open);
  const ends = (['all-clear', 'false-alarm', 'aborted'] as const).map((ending) => ended(relieved, ending));
  const keeps = takenOver(
    laddered(mode, {
      ...change,
      roles: [
        { kind: 'CRISIS_LEAD', core: true, people: [anna] },
        { kind: 'IT', core: true, people: [ben, cem] },
        { kind: 'COMMUNICATION', core: true, people: [cem] },
      ],
    }),
  );
  const cards: readonly (readonly [string, Drawn])[] = [
    ...partSamples(open, texts),
    ['unfilled', unfilledOf(unfilled(open), texts)],
    ['unfilled for the Behördenleitung', unfilledOf(unfilled(open), texts, false, dora)],
    ['unfilled for the Behördenleitung, the lead refused', unfilledOf(leadless(open), texts, false, dora)],
    [
      'unfilled for a deputy when nobody else may act',
      unfilledOf({ ...leadless(open), raisedBy: '' }, texts, false, ben),
    ],
    ['unfilled because nobody is listed', unfilledOf(vacant, texts)],
    ['unfilled no more', unfilledOf(without, texts)],
    ['staffed', staffedOf(staffed, texts)],
    ['staffed without a role', staffedOf(without, texts)],
    ['staffed no more', staffedOf(lost, texts)],
    ['relieved', relievedOf(relieved, texts)],
    ['relieved of one role', relievedOf(keeps, texts)],
    ...ends.flatMap((alarm): [string, Drawn][] => [
      [`unfilled, then ${alarm.end?.ending}`, unfilledOf(alarm, texts)],
      [`staffed, then ${alarm.end?.ending}`, staffedOf(alarm, texts)],
      [`relieved, then ${alarm.end?.ending}`, relievedOf(alarm, texts)],
      [`reminder, then ${alarm.end?.ending}`, cardOf(alarm, texts, { person: ben, message: 'reminder' })],
    ]),
  ];
  return cards.map(([name, drawn]) => ({ name: `${name} (${mode}, ${texts.language})`, mode, drawn }));
}
