// The bundled card: everything asked of one person outside of alarms, in both languages, and never a number.
import { describe, expect, it } from 'vitest';
import type { BundleItem } from '../../src/domain/bundle.ts';
import { emptyLedger, planned } from '../../src/domain/ledger.ts';
import { type BundleCard, bundleCard } from '../../src/teams/cards/bundle-card.ts';
import { parseClick } from '../../src/teams/click.ts';
import { textsFor } from '../../src/texts/index.ts';
import { buttons, complaints, titles, wire } from './read.ts';
import { languages, raisedAt as now, tabUrl } from './samples.ts';

const item = (part: Partial<BundleItem>): BundleItem => ({
  id: 'i1',
  kind: 'contact',
  ref: 'p-anna0001',
  domain: 'MI-ITN',
  due: null,
  status: 'open',
  at: now,
  cards: 1,
  nextAt: null,
  handedTo: '',
  ...part,
});
const delivery = (id: string) =>
  planned({ id, to: { person: 'p-anna0001' }, message: 'bundle' as const, lane: 2, ahead: false }, now);
const card = (items: readonly BundleItem[], part: Partial<BundleCard> = {}) =>
  bundleCard({
    bundle: { items, ledger: { ...emptyLedger, deliveries: { d1: delivery('d1'), d2: delivery('d2') } } },
    delivery: 'd2',
    names: { i2: 'Ben Beispiel' },
    ways: ['Teams', 'SMS'],
    confirmedAt: null,
    texts: textsFor('de'),
    now,
    tabUrl,
    contactUrl: `${tabUrl}&people`,
    ...part,
  });

describe('the bundled card', () => {
  it('says what to do first, by which ways one is reached, and that it is no alarm', () => {
    expect(card([item({})]).text.split('\n')).toEqual([
      'Notfallvorsorge: bitte kurz erledigen',
      'Bitte bestätigen Sie: Stimmen Ihre Angaben noch, wie wir Sie im Notfall erreichen?',
      'Hinterlegt: Teams, SMS. Noch nie bestätigt.',
      '[Stimmt noch] [Ändern]',
      'Sie bekommen höchstens eine solche Karte pro Arbeitstag. Das ist kein Alarm.',
    ]);
  });

  it('says when it was confirmed, which reminder it is, and until when', () => {
    const { text } = card([item({ cards: 3, due: Date.UTC(2026, 11, 5) })], { confirmedAt: Date.UTC(2026, 6, 1) });
    expect(text).toContain('Letzte Erinnerung');
    expect(text).toContain('Zuletzt bestätigt: 01.07.2026.');
    expect(text).toContain('Bitte bis 05.12.2026.');
    expect(card([item({ cards: 2 })]).text).toContain('1. Erinnerung');
    expect(card([item({})]).text).not.toContain('Erinnerung');
  });

  it('bundles several things, each with its own buttons', () => {
    const drawn = card([item({}), item({ id: 'i2', kind: 'overdue', ref: 'contact/p-ben' })]);
    expect(drawn.summary).toBe('2 Bitten zur Notfallvorsorge');
    expect(drawn.text).toContain('Bitte sprechen Sie Ben Beispiel an');
    const clicks = buttons(wire(drawn)).map((button) => parseClick(button.data));
    expect(clicks).toContainEqual({ verb: 'bundle.confirm', i: 'i1', d: 'd2' });
    expect(clicks).toContainEqual({ verb: 'bundle.done', i: 'i2', d: 'd2' });
  });

  it('shows what was done instead of its buttons', () => {
    const drawn = card([item({ status: 'done' }), item({ id: 'i2', kind: 'overdue' })]);
    expect(drawn.text).toContain('Danke. Notiert 18:44 Uhr: Ihre Angaben stimmen.');
    expect(drawn.text).not.toContain('Stimmt noch');
    const all = card([item({ status: 'done' })]);
    expect(all.summary).toBe('Alles erledigt. Sie müssen nichts mehr tun.');
    expect(titles(wire(all))).toEqual(['Im Tab ansehen']);
  });

  it('of an older card only that it was replaced', () => {
    expect(card([item({})], { delivery: 'd1' }).text).toBe(
      'Diese Karte ist abgelöst. Bitte nutzen Sie die neueste Karte weiter unten.',
    );
  });

  it.each(languages)('in %s: taken by the parser, in plain words, without a number', (language) => {
    const drawn = card([item({ cards: 2 }), item({ id: 'i2', kind: 'overdue' })], { texts: textsFor(language) });
    expect(complaints(wire(drawn))).toEqual([]);
    expect(wire(drawn)).toMatchObject({ lang: language });
    expect(drawn.text).not.toMatch(/\b(BAO|GFP|WAP|MTPD|RTO)\b|BC-Domäne|undefined|\+49|\d{5}/);
  });
});
