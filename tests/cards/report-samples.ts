// Reports by people and calls for help for the card tests.
import type { Alarm, Mode } from '../../src/domain/alarm.ts';
import type { Proposal, Report } from '../../src/domain/proposal.ts';
import { type Statement, themes } from '../../src/domain/report.ts';
import type { Drawn } from '../../src/teams/card-shape.ts';
import { helpWantedCard } from '../../src/teams/cards/help-wanted-card.ts';
import { informationCard } from '../../src/teams/cards/information-card.ts';
import { type ProposalCard, proposalCard } from '../../src/teams/cards/proposal-card.ts';
import { type ReportFormCard, reportFormCard } from '../../src/teams/cards/report-form-card.ts';
import { type ReportReceiptCard, reportReceiptCard } from '../../src/teams/cards/report-receipt-card.ts';
import type { Texts } from '../../src/texts/index.ts';
import type { Sample } from './sample.ts';
import {
  alarmId,
  anna,
  ben,
  cem,
  deliveryTo,
  ended,
  minute,
  proposalOf,
  proposed,
  raised,
  raisedAt,
  reported,
  tabUrl,
} from './samples.ts';

export const statement: Statement = {
  reporter: cem,
  knowledge: 'seen',
  theme: 'building',
  yes: ['unusable', 'supply'],
  effects: 'Die Klimaanlage ist aus.',
  cause: 'Vielleicht ein Rohrbruch',
  measures: 'Haustechnik angerufen',
};
/** A report by a person, with a number to call back. */
export const toldBy = (change: Partial<Statement> = {}, over: Partial<Report> = {}): Proposal =>
  reported({
    facts: [],
    alerts: 1,
    callback: '0511 555-0123',
    steps: [
      { stage: 'owner', people: [anna] },
      { stage: 'deputy', people: [ben] },
    ],
    statement: { ...statement, ...change },
    ...over,
  });

export const reportForm = (texts: Texts, change: Partial<ReportFormCard> = {}): ReportFormCard => ({
  texts,
  once: 'once-0001-abcd',
  theme: 'building',
  domains: [
    { id: 'MI-ITN', name: 'IT.Niedersachsen' },
    { id: 'MI', name: 'Innenministerium' },
  ],
  draft: null,
  fault: null,
  ...change,
});

export const receiptOf = (
  texts: Texts,
  proposal: Proposal,
  change: Partial<ReportReceiptCard> = {},
): ReportReceiptCard => ({
  proposal,
  texts,
  now: raisedAt + 2 * minute,
  alarmNumber: '2026-017',
  call: '0511 555-0199',
  ...change,
});

/** Cards of everybody else, with what they say about help, and those of the help desk. */
export function helpSamples(mode: Mode, texts: Texts): readonly Sample[] {
  const now = raisedAt + 3 * minute;
  const open = raised(mode);
  const repeat = { ...deliveryTo(open, ben), mayBeOut: true };
  const over: Alarm = ended(open, 'all-clear');
  const cards: readonly (readonly [string, Drawn])[] = [
    ...([null, { wantedAt: now, doneAt: null, doneBy: '' }, { wantedAt: now, doneAt: now, doneBy: anna }] as const).map(
      (help, at): [string, Drawn] => [
        `information with help ${at}`,
        informationCard({ id: 'a.x1.0', alarm: open, delivery: repeat, readAt: null, help, texts, now, tabUrl }),
      ],
    ),
    ...[0, 1, 12].map((people): [string, Drawn] => [
      `help wanted by ${people}`,
      helpWantedCard({
        alarm: open,
        people,
        oldest: people === 0 ? null : now,
        texts,
        now,
        tabUrl,
        stop: { a: alarmId, runs: people === 1 },
      }),
    ]),
    [
      'help wanted after the end',
      helpWantedCard({ alarm: over, people: 2, oldest: now, texts, now, tabUrl, stop: null }),
    ],
  ];
  return cards.map(([name, drawn]) => ({ name: `${name} (${mode}, ${texts.language})`, mode, drawn }));
}

/** Form, receipt and proposal of a report by a person. */
export function reportSamples(texts: Texts): readonly Sample[] {
  const proposal = (state: Proposal, change: Partial<ProposalCard> = {}) =>
    proposalCard(proposalOf(texts, state, change));
  const cards: readonly (readonly [string, Drawn])[] = [
    ['report form: themes', reportFormCard(reportForm(texts, { theme: '' }))],
    ...themes.map((theme): [string, Drawn] => [`report form: ${theme}`, reportFormCard(reportForm(texts, { theme }))]),
    [
      'report form: refused',
      reportFormCard(
        reportForm(texts, {
          fault: texts.refused['what-missing']({}),
          draft: { ...statement, domain: 'MI', what: '', where: 'Haus B', since: '18:30', callback: '0511 555-0123' },
        }),
      ),
    ],
    ['report by a person', proposal(toldBy())],
    ['report by a person of few words', proposal(toldBy({ yes: [], effects: '', cause: '', measures: '' }))],
    ['report by a person passed on', proposal(proposed(toldBy(), 5, { type: 'wake' }), { message: 'proposal-passed' })],
    ['receipt', reportReceiptCard(receiptOf(texts, toldBy()))],
    ['receipt of nobody', reportReceiptCard(receiptOf(texts, toldBy({}, { steps: [], owner: '' }), { call: '' }))],
    ['receipt taken', reportReceiptCard(receiptOf(texts, proposed(toldBy(), 1, { type: 'take' })))],
    ['receipt raised', reportReceiptCard(receiptOf(texts, proposed(toldBy(), 1, { type: 'raise', alarm: alarmId })))],
    [
      'receipt dismissed',
      reportReceiptCard(receiptOf(texts, proposed(toldBy(), 1, { type: 'dismiss', reason: 'Geklärt.' }))),
    ],
  ];
  return cards.map(([name, drawn]) => ({ name: `${name} (${texts.language})`, mode: null, drawn }));
}
