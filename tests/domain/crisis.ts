// A crisis for the tests of the alarm's rules: three people, their cards, and what Teams says about them.
import type { AlarmCommand, AlarmMessage, AnswerKind, Raise } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { Delivery, Outcome } from '../../src/domain/ledger.ts';
import type { Actor } from '../../src/domain/model.ts';
import { minutes, type Play, play, startOfPlay } from './play.ts';

export const anna = 'p-anna0001';
export const ben = 'p-ben00002';
export const cem = 'p-cem00003';
/** First deputy of Anna: frozen into the alarm, not asked. */
export const dora = 'p-dora0004';

/** The alarm of domain.md 2.3a, model text 1. Asked are Anna, Ben and Cem, who holds two roles. */
export function raise(change: Partial<Raise> = {}): Raise {
  return {
    type: 'raise',
    mode: 'real',
    number: '2026-017',
    incidentId: 'i-1',
    domain: 'MI-ITN',
    exerciseName: '',
    fallback: '0511 555-0199, PIN 4711',
    answerMinutes: 10,
    what: 'IT-Systeme verschlüsselt',
    where: 'IT.N Hannover',
    since: startOfPlay - minutes(4),
    level: 'CRISIS',
    nextStep: 'Bitte kommen Sie sofort in den Stabsraum A.',
    roles: [
      { kind: 'CRISIS_LEAD', core: true, people: [anna, dora] },
      { kind: 'IT', core: true, people: [ben] },
      { kind: 'LOG_KEEPER', core: true, people: [cem, ben] },
      { kind: 'FACILITY', core: false, people: [cem] },
    ],
    names: { [anna]: 'Anna Beispiel', [ben]: 'Ben Muster', [cem]: 'Cem Vorlage', [dora]: 'Dora Probe' },
    channel: true,
    proposal: '',
    audience: null,
    audienceStep: '',
    ladder: [],
    ways: {},
    ring: false,
    avoidTeams: false,
    management: [],
    ...change,
  };
}
export const exercise = (change: Partial<Raise> = {}): Raise =>
  raise({ mode: 'exercise', number: 'Ü 2026-003', exerciseName: 'Herbst 2026', ...change });

export const update: Extract<AlarmCommand, { type: 'update' }> = {
  type: 'update',
  reason: 'Stabsraum A ist gesperrt.',
  nextStep: 'Stabsraum B.',
};
export const allClear: Extract<AlarmCommand, { type: 'end' }> = {
  type: 'end',
  ending: 'all-clear',
  reason: 'Die Ursache ist behoben.',
};

export interface Crisis extends Play<typeof alarms.empty, AlarmCommand, ReturnType<typeof alarms.decide>[number]> {
  /** The delivery of a message to a person or to the channel; fails when there is none. */
  card(to: string, message?: AlarmMessage): Delivery<AlarmMessage>;
  /** Every message to a person or the channel as `message state`. */
  mail(to: string): readonly string[];
  /** Reserves the message and settles what came of it. */
  send(to: string, outcome?: 'accepted' | 'again' | 'unclear' | 'never' | 'flying', message?: AlarmMessage): void;
  /** Teams' answer about a message that is on its way. */
  settle(...results: readonly Outcome[]): void;
  /** Somebody answers; `change` says by which card and what it knew. */
  answer(person: string, answer: AnswerKind, change?: Partial<Extract<AlarmCommand, { type: 'answer' }>>): number;
}

/** `channel` as recipient is the crisis team's channel. */
export function crisis(raised: Raise | null = raise()): Crisis {
  const played = play(alarms);
  if (raised) played.give(raised, { person: anna, via: 'tab' });
  const mine = (to: string, item: Delivery) => ('channel' in item.to ? to === 'channel' : item.to.person === to);
  const mailOf = (to: string) => Object.values(played.state.ledger.deliveries).filter((item) => mine(to, item));

  function card(to: string, message: AlarmMessage = 'alarm') {
    const found = mailOf(to).findLast((item) => item.message === message);
    if (!found) throw new Error(`no ${message} for ${to}`);
    return found;
  }
  const settle = (...results: readonly Outcome[]) => void played.give({ type: 'settle', results, epoch: 1 });

  const more = {
    card,
    settle,
    mail: (to: string) => mailOf(to).map(({ message, state }) => `${message} ${state}`),
    send(
      to: string,
      outcome: 'accepted' | 'again' | 'unclear' | 'never' | 'flying' = 'accepted',
      message?: AlarmMessage,
    ) {
      const { id, version } = card(to, message);
      played.give({ type: 'reserve', ids: [id], epoch: 1 });
      if (outcome === 'accepted') settle({ id, outcome, activityId: `a-${id}`, version });
      else if (outcome !== 'flying') settle({ id, outcome, code: `code-${outcome}` });
    },
    answer(person: string, answer: AnswerKind, change: Partial<Extract<AlarmCommand, { type: 'answer' }>> = {}) {
      const by: Actor = { person, via: 'card' };
      const said = { type: 'answer', person, delivery: '', n: 0, answer, eta: null, redrawn: false } as const;
      return played.give({ ...said, ...change }, by).length;
    },
  };
  return Object.defineProperties(more, Object.getOwnPropertyDescriptors(played)) as unknown as Crisis;
}
