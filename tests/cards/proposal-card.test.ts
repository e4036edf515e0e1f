// A report from outside: what to decide until when, what one click would do, and how it ended.
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/domain/proposal.ts';
import { type ProposalCard, proposalCard } from '../../src/teams/cards/proposal-card.ts';
import { textsFor } from '../../src/texts/index.ts';
import { titles, wire } from './read.ts';
import { anna, minute, proposalOf, proposed, raisedAt, reported } from './samples.ts';

const texts = textsFor('de');
const open = reported();
const draw = (proposal: Proposal, change: Partial<ProposalCard> = {}) =>
  proposalCard(proposalOf(texts, proposal, change));
const lines = (proposal: Proposal, change: Partial<ProposalCard> = {}) => draw(proposal, change).text.split('\n');

describe('an open report', () => {
  it('says what to decide, what happened, and what one click would do', () =>
    expect(lines(open)).toEqual([
      'MELDUNG – bitte entscheiden Sie',
      'Bitte entscheiden Sie bis 18:49 Uhr: Alarm auslösen, übernehmen oder verwerfen.',
      'Was: Speichersystem 2 antwortet nicht',
      'Wo: Rechenzentrum Hannover, Raum 1.04',
      'Seit: 18:35 Uhr',
      'Vorschlag der Quelle: Notfall',
      'Eingegangen: 18:44 Uhr, 1 Meldung zu 3 Auslösern. Zuständig: Anna Beispiel.',
      'Angaben der Quelle',
      'alertname: StorageDown',
      'instance: san02.itn.example:9100',
      'runbook_url: https://wiki.example/runbook/san',
      '„Alarm auslösen“ alarmiert sofort 4 Personen und den Kanal „Krisenstab IT.N“ als Ernstfall.',
      'Nächster Schritt: Bitte wählen Sie 0511 555-0199, PIN 4711.',
      '[Alarm auslösen] [Übernehmen]',
    ]));

  it('is dismissed with a ready reason or an own one', () =>
    expect(titles(wire(draw(open)))).toEqual([
      'Alarm auslösen',
      'Übernehmen',
      'Verwerfen',
      'Meldung verwerfen',
      'Im Tab ansehen',
    ]));

  it('reminds when nobody took it', () =>
    expect(lines(open, { message: 'proposal-reminder', now: raisedAt + 6 * minute }).slice(0, 2)).toEqual([
      'ERINNERUNG – diese Meldung wartet auf Sie',
      'Bitte entscheiden Sie jetzt: Alarm auslösen, übernehmen oder verwerfen.',
    ]));

  it('offers no alarm to those who may not raise, nor for a Störung', () => {
    expect(titles(wire(draw(open, { mayRaise: false })))).not.toContain('Alarm auslösen');
    const disruption = reported({ level: 'DISRUPTION' });
    expect(titles(wire(draw(disruption)))).not.toContain('Alarm auslösen');
    expect(lines(disruption)).toContain(
      'Eine Störung wird nicht alarmiert. Für einen Alarm wählen Sie bitte im Tab Notfall oder Krise.',
    );
  });

  it('shows eight facts of many, cut, and says how many more there are', () => {
    const facts = Array.from({ length: 11 }, (_, at) => ({ name: `n${at}`, value: 'x'.repeat(300) }));
    const read = lines(reported({ facts }));
    expect(read.filter((line) => /^n\d+: x{199}…$/.test(line))).toHaveLength(8);
    expect(read).toContain('3 weitere Angaben stehen im Tab.');
  });

  it('resolved at the source is no all-clear', () => {
    const { type: _type, ...rest } = { type: 'report' as const, ...open, firing: false };
    const { domain, source, firing, what, where, since, level, facts, alerts, owner } = rest;
    const resolved = proposed(open, 8, {
      type: 'report',
      domain,
      source,
      firing,
      what,
      where,
      since,
      level,
      facts,
      alerts,
      owner,
    });
    expect(lines(resolved)).toContain(
      'Die Quelle meldet seit 18:52 Uhr, dass es vorbei ist. Das ist keine Entwarnung: Bitte entscheiden Sie trotzdem.',
    );
    expect(titles(wire(draw(resolved)))).toContain('Alarm auslösen');
  });
});

describe('taken', () => {
  const taken = proposed(open, 1, { type: 'take' });
  it('names who takes care, and tells the taker what is left to do', () => {
    expect(lines(taken).slice(0, 2)).toEqual(['MELDUNG – übernommen', 'Anna Beispiel kümmert sich darum.']);
    expect(lines(taken, { person: anna })[1]).toBe(
      'Sie haben diese Meldung übernommen. Bitte entscheiden Sie: Alarm auslösen oder verwerfen.',
    );
    expect(titles(wire(draw(taken)))).not.toContain('Übernehmen');
  });
  it('says somebody when the name is gone', () =>
    expect(lines(taken, { names: {} })[1]).toBe('Jemand kümmert sich darum.'));
});

describe('closed', () => {
  it('as an alarm says its number and offers nothing more', () => {
    const became = proposed(open, 3, { type: 'raise', alarm: 'alarm-1' });
    const drawn = draw(became, { alarmNumber: '2026-017' });
    expect(drawn.text.split('\n').slice(0, 2)).toEqual([
      'MELDUNG – Alarm ausgelöst',
      'Daraus wurde der Alarm 2026-017 (18:47 Uhr).',
    ]);
    expect(titles(wire(drawn))).toEqual(['Im Tab ansehen']);
  });
  it('as dismissed says why', () => {
    const dismissed = proposed(open, 3, { type: 'dismiss', reason: 'Wartung' });
    expect(lines(dismissed).slice(0, 3)).toEqual([
      'MELDUNG – verworfen',
      'Verworfen: 18:47 Uhr. Es wird kein Alarm ausgelöst.',
      'Grund: Wartung',
    ]);
    expect(titles(wire(draw(dismissed)))).toEqual(['Im Tab ansehen']);
  });
});
