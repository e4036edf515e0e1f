// Alarms, reports and forms for the card tests, made by the real rules, and every card in every state of theirs.
import type { Alarm, AlarmCommand, Ending, Mode, Raise } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { approvals } from '../../src/domain/approval.ts';
import type { Delivery } from '../../src/domain/ledger.ts';
import type { Actor } from '../../src/domain/model.ts';
import { type Proposal, type ProposalCommand, proposals, type Report } from '../../src/domain/proposal.ts';
import type { Scenario } from '../../src/domain/scenario.ts';
import type { Drawn } from '../../src/teams/card-shape.ts';
import { alarmCard } from '../../src/teams/cards/alarm-card.ts';
import { type AlarmFormCard, alarmFormCard } from '../../src/teams/cards/alarm-form-card.ts';
import { alarmRaisedCard } from '../../src/teams/cards/alarm-raised-card.ts';
import { approvalCard } from '../../src/teams/cards/approval-card.ts';
import { channelCard } from '../../src/teams/cards/channel-card.ts';
import { endCard } from '../../src/teams/cards/end-card.ts';
import { helpCard } from '../../src/teams/cards/help-card.ts';
import { newsCard } from '../../src/teams/cards/news-card.ts';
import { noteCard } from '../../src/teams/cards/note-card.ts';
import { type ProposalCard, proposalCard } from '../../src/teams/cards/proposal-card.ts';
import { whichAlarmCard } from '../../src/teams/cards/which-alarm-card.ts';
import { whichCheckInCard } from '../../src/teams/cards/which-check-in-card.ts';
import type { Texts } from '../../src/texts/index.ts';
import { checkInOf } from './check-in-samples.ts';
import type { Sample } from './sample.ts';

/** 21.11.2026, 18:44 Uhr in Hannover. */
export const raisedAt = Date.UTC(2026, 10, 21, 17, 44);
export const minute = 60_000;
export const modes: readonly Mode[] = ['real', 'exercise'];
export const languages = ['de', 'en'] as const;
export const tabUrl = 'https://teams.microsoft.com/l/entity/app/lage?context=x';
export const alarmId = '9f2c01ab44de7731';

export const anna = 'p-anna0001';
export const ben = 'p-ben00002';
export const cem = 'p-cem00003';
export const names: Readonly<Record<string, string>> = {
  [anna]: 'Anna Beispiel',
  [ben]: 'Ben Öztürk-Muster',
  [cem]: 'Dr. Cem Vorlage',
};

/** The raise command of model text 1 (domain.md 2.3a), as a real alarm or as an exercise. */
function raise(mode: Mode, change: Partial<Raise> = {}): Raise {
  return {
    type: 'raise',
    mode,
    number: mode === 'real' ? '2026-017' : 'Ü 2026-003',
    incidentId: 'i-1',
    domain: 'MI-ITN',
    exerciseName: mode === 'real' ? '' : 'Herbst 2026',
    fallback: '0511 555-0199, PIN 4711',
    answerMinutes: 10,
    what: 'IT-Systeme verschlüsselt',
    where: 'IT.N Hannover',
    since: raisedAt - 4 * minute,
    level: 'CRISIS',
    nextStep: 'Bitte kommen Sie sofort in den Stabsraum A oder wählen Sie 0511 555-0199, PIN 4711.',
    roles: [
      { kind: 'CRISIS_LEAD', core: true, people: [anna, ben] },
      { kind: 'IT', core: true, people: [ben] },
      { kind: 'COMMUNICATION', core: true, people: [ben, cem] },
      { kind: 'FACILITY', core: true, people: [cem] },
    ],
    names,
    ladder: [],
    ways: {},
    ring: false,
    avoidTeams: false,
    management: [],
    channel: true,
    proposal: '',
    audience: null,
    audienceStep: '',
    ...change,
  };
}

/** Folds a command into an alarm, minutes after it was raised. */
export function after(alarm: Alarm, minutes: number, command: AlarmCommand, by: Actor = anna_): Alarm {
  const turn = { id: 't', at: raisedAt + minutes * minute, by };
  return alarms.decide(alarm, command, turn).reduce((state, entry) => alarms.apply(state, entry, turn), alarm);
}
const anna_: Actor = { person: anna, via: 'tab' };

export const raised = (mode: Mode, change: Partial<Raise> = {}): Alarm => after(alarms.empty, 0, raise(mode, change));

type Given = Extract<AlarmCommand, { type: 'answer' }>;
export function answered(
  alarm: Alarm,
  minutes: number,
  person: string,
  answer: Given['answer'],
  eta: number | null = null,
): Alarm {
  const n = alarm.answers[person]?.length ?? 0;
  const by: Actor = { person, via: 'card' };
  return after(alarm, minutes, { type: 'answer', person, delivery: '', n, answer, eta, redrawn: false }, by);
}

export const changed = (alarm: Alarm, minutes = 12): Alarm =>
  after(alarm, minutes, {
    type: 'update',
    reason: 'Der Treffpunkt hat sich geändert.',
    nextStep: 'Bitte kommen Sie in den Stabsraum B.',
    level: alarm.level === 'CRISIS' ? 'EMERGENCY' : 'CRISIS',
  });

export const ended = (alarm: Alarm, ending: Ending): Alarm =>
  after(alarm, 148, { type: 'end', ending, reason: 'Die Ursache ist behoben.' });

/** The first delivery of a message to a person, or to the channel when no person is given. */
export function deliveryTo(alarm: Alarm, person: string | null, message: 'alarm' | 'news' | 'end' = 'alarm'): Delivery {
  const found = Object.values(alarm.ledger.deliveries).find(
    (item) =>
      item.message === message &&
      (person === null ? 'channel' in item.to : 'person' in item.to && item.to.person === person),
  );
  return found ?? (Object.values(alarm.ledger.deliveries)[0] as Delivery);
}

export const mentions = [anna, ben, cem].map((person, at) => ({
  person,
  name: names[person] ?? '',
  id: `29:1abc-${at}`,
}));

export const scenario = (change: Partial<Scenario> = {}): Scenario => ({
  id: 'MI-ITN.ransomware',
  domain: 'MI-ITN',
  title: 'Schadsoftware beim IT-Dienstleister',
  outage: 'CYBER',
  level: 'CRISIS',
  what: 'IT-Systeme verschlüsselt',
  where: 'IT.N Hannover',
  nextStep: 'Bitte kommen Sie sofort in den Stabsraum A oder wählen Sie 0511 555-0199, PIN 4711.',
  roles: ['CRISIS_LEAD', 'IT'],
  exerciseName: 'Herbst 2026',
  order: 1,
  ...change,
});

export function form(texts: Texts, change: Partial<AlarmFormCard> = {}): AlarmFormCard {
  return {
    texts,
    once: 'once-0001-abcd',
    domain: { id: 'MI-ITN', name: 'IT.Niedersachsen' },
    otherDomains: [{ id: 'MI', name: 'Innenministerium' }],
    scenarios: [
      scenario(),
      scenario({ id: 'MI-ITN.strom', title: 'Stromausfall im Rechenzentrum', order: 2 }),
      scenario({ id: 'MI-ITN.brand', title: 'Brand im Dienstgebäude', order: 0, level: 'EMERGENCY' }),
    ],
    chosen: 'MI-ITN.ransomware',
    draft: null,
    may: { real: true, exercise: true },
    audience: {
      roles: [
        { kind: 'CRISIS_LEAD', holder: 'Anna Beispiel' },
        { kind: 'IT', holder: 'Ben Öztürk-Muster' },
        { kind: 'LEGAL', holder: null },
      ],
      people: 2,
      channel: 'Krisenstab IT.N',
    },
    fault: null,
    ...change,
  };
}

const report: Report = {
  type: 'report',
  domain: 'MI-ITN',
  source: '{}:{alertname="Storage"}',
  firing: true,
  what: 'Speichersystem 2 antwortet nicht',
  where: 'Rechenzentrum Hannover, Raum 1.04',
  since: raisedAt - 9 * minute,
  level: 'EMERGENCY',
  facts: [
    { name: 'alertname', value: 'StorageDown' },
    { name: 'instance', value: 'san02.itn.example:9100' },
    { name: 'runbook_url', value: 'https://wiki.example/runbook/san' },
  ],
  alerts: 3,
  owner: anna,
};

export function reported(change: Partial<Report> = {}): Proposal {
  return proposed(proposals.empty, 0, { ...report, ...change });
}

export function proposed(state: Proposal, minutes: number, command: ProposalCommand): Proposal {
  const turn = { id: 't', at: raisedAt + minutes * minute, by: anna_ };
  return proposals.decide(state, command, turn).reduce((next, entry) => proposals.apply(next, entry, turn), state);
}

export function proposalOf(texts: Texts, proposal: Proposal, change: Partial<ProposalCard> = {}): ProposalCard {
  return {
    id: 'MI-ITN.4be1',
    proposal,
    person: ben,
    texts,
    now: raisedAt + 2 * minute,
    message: 'proposal',
    names,
    mayRaise: true,
    alarm: { nextStep: 'Bitte wählen Sie 0511 555-0199, PIN 4711.', people: 4, channel: 'Krisenstab IT.N' },
    alarmNumber: '',
    tabUrl,
    ...change,
  };
}

function personal(
  alarm: Alarm,
  texts: Texts,
  now: number,
  change: Partial<Parameters<typeof alarmCard>[0]> = {},
): Drawn {
  const delivery = deliveryTo(alarm, ben);
  return alarmCard({
    id: alarmId,
    alarm,
    delivery,
    person: ben,
    texts,
    now,
    mayChange: false,
    choosing: false,
    tabUrl,
    ...change,
  });
}

/** The second yes: asked for, given, refused, run out; who asked learns it; and broken glass. */
function approvalCards(mode: Mode, texts: Texts, change: Partial<Raise>): readonly (readonly [string, Drawn])[] {
  const audience = { id: 'a1b2c3d4', reach: 'everybody', people: 13_500, rolls: 135, feed: false } as const;
  const held = raised(mode, {
    ...change,
    audience,
    audienceStep: 'Bitte bleiben Sie zu Hause.',
    release: 'second-person',
  });
  const states = ['waiting', 'released', 'refused', 'expired'] as const;
  const follow = { type: 'follow', version: 1, domain: 'MI-ITN', state: 'waiting', way: 'second-person' } as const;
  const turn = { id: 't', at: raisedAt, by: { system: 'spread' } } as const;
  const asked = { ...follow, askedAt: raisedAt, askedBy: anna, approvers: [ben] };
  const approval = approvals
    .decide(approvals.empty, asked, turn)
    .reduce((state, entry) => approvals.apply(state, entry, turn), approvals.empty);
  const card = (state: (typeof states)[number], message: 'approval' | 'glass' | 'withheld'): Drawn =>
    approvalCard({
      id: alarmId,
      alarm: { ...held, release: { ...held.release, state, decidedBy: ben, decidedAt: raisedAt + minute } },
      approval,
      message,
      isNewest: true,
      asker: 'Anna Beispiel',
      decider: 'Ben Muster',
      texts,
      now: raisedAt + 2 * minute,
      tabUrl,
    });
  return [
    ...states.map((state) => [`approval ${state}`, card(state, 'approval')] as const),
    ...states.map((state) => [`withheld ${state}`, card(state, 'withheld')] as const),
    ['broken glass', card('released', 'glass')],
  ];
}

/** Every card about an alarm, in every state in which it can be seen. */
export function alarmSamples(mode: Mode, texts: Texts, change: Partial<Raise> = {}): readonly Sample[] {
  const now = raisedAt + 3 * minute;
  const open = raised(mode, change);
  const coming = answered(open, 3, ben, 'coming', 30);
  const several = answered(answered(coming, 4, anna, 'virtual'), 5, cem, 'unavailable');
  const news = changed(coming);
  const ends = (['all-clear', 'false-alarm', 'aborted'] as const).map((ending) => ended(several, ending));
  const later = raisedAt + 150 * minute;
  const repeat = { ...deliveryTo(open, ben), mayBeOut: true };
  const channelOf = (alarm: Alarm, at = now) =>
    channelCard({ id: alarmId, alarm, delivery: deliveryTo(alarm, null), texts, now: at, mentions, tabUrl });
  const newsOf = (alarm: Alarm, person: string, at = later) =>
    newsCard({
      id: alarmId,
      alarm,
      delivery: deliveryTo(alarm, person || null, 'news'),
      texts,
      now: at,
      tabUrl,
      person,
      mentions,
    });
  const cards: readonly (readonly [string, Drawn])[] = [
    ['alarm', personal(open, texts, now)],
    [
      'alarm to the lead',
      personal(open, texts, now, { person: anna, delivery: deliveryTo(open, anna), mayChange: true }),
    ],
    ['alarm late', personal(open, texts, raisedAt + 20 * minute)],
    ['alarm repeated', personal(open, texts, now, { delivery: repeat })],
    ['alarm answered', personal(coming, texts, now)],
    ['alarm answered virtual', personal(answered(open, 3, ben, 'virtual'), texts, now)],
    ['alarm answered unavailable', personal(answered(open, 3, ben, 'unavailable'), texts, now)],
    ['alarm answered call-me', personal(answered(open, 3, ben, 'call-me'), texts, now)],
    ['alarm choosing again', personal(coming, texts, now, { choosing: true, mayChange: true })],
    ['channel', channelOf(open)],
    ['channel with answers', channelOf(several)],
    ['channel complete', channelOf(answered(answered(coming, 4, anna, 'virtual'), 5, cem, 'coming', 60))],
    ['news', newsOf(changed(open), ben)],
    ['news answered', newsOf(news, ben)],
    ['news in the channel', newsOf(news, '')],
    [
      'raised',
      alarmRaisedCard({ id: alarmId, alarm: open, texts, now, mayChange: true, channel: 'Krisenstab IT.N', tabUrl }),
    ],
    [
      'raised without channel',
      alarmRaisedCard({ id: alarmId, alarm: news, texts, now, mayChange: false, channel: '', tabUrl }),
    ],
    ...approvalCards(mode, texts, change),
    ...ends.flatMap((alarm): [string, Drawn][] => [
      [`end ${alarm.end?.ending}`, endCard({ id: alarmId, alarm, texts, now: later, tabUrl })],
      [`end in the channel ${alarm.end?.ending}`, endCard({ id: alarmId, alarm, texts, now: later, tabUrl, mentions })],
      [`alarm ended ${alarm.end?.ending}`, personal(alarm, texts, later, { mayChange: true })],
      [`channel ended ${alarm.end?.ending}`, channelOf(alarm, later)],
      [`news ended ${alarm.end?.ending}`, newsOf(alarm, ben)],
      [
        `raised ended ${alarm.end?.ending}`,
        alarmRaisedCard({ id: alarmId, alarm, texts, now: later, mayChange: true, channel: '', tabUrl }),
      ],
    ]),
  ];
  return cards.map(([name, drawn]) => ({ name: `${name} (${mode}, ${texts.language})`, mode, drawn }));
}

/** Every other card. */
export function otherSamples(texts: Texts): readonly Sample[] {
  const open = reported();
  const taken = proposed(open, 1, { type: 'take' });
  const dismissed = proposed(open, 3, { type: 'dismiss', reason: 'Die Überwachung hat irrtümlich gemeldet.' });
  const became = proposed(taken, 3, { type: 'raise', alarm: alarmId });
  const resolved = proposed(open, 4, { ...report, firing: false });
  const manyFacts = Array.from({ length: 40 }, (_, at) => ({ name: `label_${at}`, value: 'x'.repeat(500) }));
  const proposal = (state: Proposal, change: Partial<ProposalCard> = {}) =>
    proposalCard(proposalOf(texts, state, change));
  const own = { what: '', where: '', since: '18:40', level: '' as const, nextStep: '', exerciseName: '' };
  const which = [raised('real'), raised('exercise')].map((alarm, at) => ({
    id: `${alarmId}${at}`,
    alarm,
    delivery: 'd3',
    n: 0,
  }));
  const whichAsked = modes.map((mode, at) => ({ part: `c${at}.g.0`, of: checkInOf(mode).state, from: raisedAt, n: 0 }));
  const cards: readonly (readonly [string, Drawn])[] = [
    ['form: pick', alarmFormCard(form(texts, { chosen: null }))],
    ['form: scenario', alarmFormCard(form(texts))],
    ['form: own text', alarmFormCard(form(texts, { chosen: '', may: { real: false, exercise: true } }))],
    [
      'form: refused',
      alarmFormCard(
        form(texts, {
          chosen: '',
          draft: own,
          fault: texts.refused['what-missing']({}),
          may: { real: true, exercise: false },
        }),
      ),
    ],
    ['form: nobody', alarmFormCard(form(texts, { audience: { roles: [], people: 0, channel: '' } }))],
    ['proposal', proposal(open)],
    ['proposal overdue', proposal(open, { message: 'proposal-reminder', now: raisedAt + 6 * minute })],
    ['proposal of many facts', proposal(reported({ facts: manyFacts, what: 'y'.repeat(4_000) }))],
    ['proposal without right', proposal(open, { mayRaise: false })],
    ['proposal disruption', proposal(reported({ level: 'DISRUPTION' }))],
    ['proposal taken', proposal(taken)],
    ['proposal taken by reader', proposal(taken, { person: anna })],
    ['proposal resolved', proposal(resolved)],
    ['proposal raised', proposal(became, { alarmNumber: '2026-017' })],
    ['proposal dismissed', proposal(dismissed)],
    ['which', whichAlarmCard({ texts, answer: 'coming', eta: 20, alarms: which })],
    ['which: no', whichAlarmCard({ texts, answer: 'unavailable', eta: null, alarms: which })],
    ['which check-in', whichCheckInCard({ texts, now: raisedAt, answer: 'from', asked: whichAsked })],
    [
      'which check-in: no',
      whichCheckInCard({
        texts,
        now: raisedAt,
        answer: 'unavailable',
        asked: whichAsked.map((each) => ({ ...each, from: null })),
      }),
    ],
    ['help', helpCard({ texts, mayRaise: true, callIn: '0511 555-0199, PIN 4711', tabUrl })],
    ['help for staff', helpCard({ texts, mayRaise: false, callIn: '', tabUrl })],
    ['note', noteCard({ texts, text: texts.refused['not-your-card']({}) })],
    ['note with link', noteCard({ texts, text: texts.refused['alarm-unknown']({}), tabUrl })],
  ];
  return cards.map(([name, drawn]) => ({ name: `${name} (${texts.language})`, mode: null, drawn }));
}

/** Cards of an exercise that ended because something really happened. */
export function stoppedSamples(texts: Texts): readonly Sample[] {
  const later = raisedAt + 150 * minute;
  const alarm = ended(answered(raised('exercise'), 3, ben, 'coming', 30), 'real-event');
  const cards: readonly (readonly [string, Drawn])[] = [
    ['end real-event', endCard({ id: alarmId, alarm, texts, now: later, tabUrl })],
    ['end real-event in the channel', endCard({ id: alarmId, alarm, texts, now: later, tabUrl, mentions })],
    ['alarm ended real-event', personal(alarm, texts, later, { mayChange: true })],
  ];
  return cards.map(([name, drawn]) => ({ name: `${name} (${texts.language})`, mode: null, drawn }));
}
