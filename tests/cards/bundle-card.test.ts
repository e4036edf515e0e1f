// The bundled card: everything asked of one person outside of alarms, in both languages, and never a number.
import { describe, expect, it } from 'vitest';
import type { BundleItem } from '../../src/domain/bundle.ts';
import { emptyLedger, planned } from '../../src/domain/ledger.ts';
import { type BundleCard, bundleCard, type CardSubject } from '../../src/teams/cards/bundle-card.ts';
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
    subjects: {},
    ways: ['Teams', 'SMS'],
    hasNumbers: true,
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

  it('says when numbers go and that nothing need be done; afterwards whether they stayed', () => {
    const numbers = item({ kind: 'numbers', due: Date.UTC(2026, 11, 24, 11) });
    expect(card([numbers]).text.split('\n').slice(1, 4)).toEqual([
      'Ihre Rufnummern werden am 24.12.2026 gelöscht, weil Sie keine Rolle im Krisenstab mehr haben.',
      'Sie müssen nichts tun. Möchten Sie erreichbar bleiben, wählen Sie „Behalten“.',
      '[Behalten] [Ändern]',
    ]);
    const done = { ...numbers, status: 'done' } as const;
    expect(card([done]).text).toContain('Danke. Notiert 18:44 Uhr: Ihre Rufnummern bleiben.');
    expect(card([done], { hasNumbers: false }).text).toContain('Ihre Rufnummern sind gelöscht (18:44 Uhr).');
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

  const subject = (of: CardSubject['of'], part: Partial<CardSubject> = {}): CardSubject => ({
    of,
    noun: 'den Notfallplan',
    title: 'Bezügezahlung',
    version: 3,
    reviewed: '12.12.2025',
    minutes: 20,
    because: '',
    due: '05.12.2026',
    action: 'Diesel tauschen',
    said: '',
    url: `${tabUrl}&plan`,
    ...part,
  });

  it('asks for the review of a plan with its four answers, and says what came before its time', () => {
    const drawn = card([item({ kind: 'plan', ref: 'MF.bezuege', due: now })], { subjects: { i1: subject('plan') } });
    expect(drawn.text.split('\n').slice(1, 6)).toEqual([
      'Bitte prüfen Sie bis 05.12.2026 den Notfallplan „Bezügezahlung“.',
      'Version 3, zuletzt geprüft 12.12.2025, etwa 20 Minuten.',
      '[Geprüft, unverändert] [Wird überarbeitet]',
      '[Neue Fassung] [Ich bin nicht mehr zuständig]',
      '[Plan öffnen]',
    ]);
    const clicks = buttons(wire(drawn)).map((button) => parseClick(button.data));
    for (const answer of ['unchanged', 'in-work', 'new-version', 'not-mine']) {
      expect(clicks).toContainEqual({ verb: 'plan.answer', i: 'i1', d: 'd2', answer });
    }
    const early = subject('plan', { because: 'Umorganisation', reviewed: '' });
    expect(card([item({ kind: 'plan' })], { subjects: { i1: early } }).text).toContain(
      'Version 3, noch nie geprüft, etwa 20 Minuten. Anlass: Umorganisation.',
    );
    const done = subject('plan', { said: 'Geprüft, unverändert' });
    expect(card([item({ kind: 'plan', status: 'done' })], { subjects: { i1: done } }).text).toContain(
      'Danke. Notiert 18:44 Uhr: Geprüft, unverändert.',
    );
  });

  it('asks for a new date where an alarm exercise did not start, and says why; she may say that she knows', () => {
    const skipped = subject('drill', { title: '2026-04', action: '21.11.2026', because: 'Es war niemand im Dienst.' });
    const drawn = card([item({ kind: 'drill', ref: 'MI-ITN.d1.1' })], { subjects: { i1: skipped } });
    expect(drawn.text.split('\n').slice(1, 4)).toEqual([
      'Bitte planen Sie die Alarmierungsübung 2026-04 neu.',
      'Sie wurde im Fenster 21.11.2026 nicht ausgelöst. Es war niemand im Dienst.',
      '[Zur Kenntnis genommen] [Im Tab ansehen]',
    ]);
    expect(buttons(wire(drawn)).map((button) => parseClick(button.data))).toContainEqual({
      verb: 'bundle.done',
      i: 'i1',
      d: 'd2',
    });
  });

  it('asks how a measure stands; the day beside another item is not taken', () => {
    const subjects = { i1: subject('measure', { title: 'M-2026-014a' }) };
    const drawn = card([item({ kind: 'measure', ref: 'MI.M-2026-014a' })], { subjects });
    expect(drawn.text).toContain('Bitte sagen Sie, wie Ihre Maßnahme M-2026-014a steht (Termin 05.12.2026).');
    expect(drawn.text).toContain('Diesel tauschen');
    const data = { verb: 'measure.answer', i: 'i1', d: 'd2', answer: 'new-day' };
    const said = (more: object) => parseClick({ ...data, ...more });
    expect(said({ 'due-i1': '2026-12-18', 'due-i2': '2026-12-24' })).toEqual({ ...data, dueOn: '2026-12-18' });
    expect(said({ 'due-i2': '2026-12-24' })).toEqual({ ...data, dueOn: '' });
    expect(said({ 'due-i1': '18.12.2026' })).toEqual({ ...data, dueOn: '' });
    expect(said({ answer: 'done', 'due-i1': '2026-12-18' })).toEqual({ ...data, answer: 'done', dueOn: '' });
  });

  it('names what the silence is about, and what waits for an owner', () => {
    const overdue = item({ kind: 'overdue', ref: 'plan/p-ben/MF.bezuege', id: 'i2' });
    expect(card([overdue], { subjects: { i2: subject('plan') } }).text).toContain(
      'Bitte sprechen Sie Ben Beispiel an: „Bezügezahlung“ ist nicht geprüft.',
    );
    const nobody = card([item({ kind: 'plan-owner' })], { subjects: { i1: subject('plan-owner') } });
    expect(nobody.text).toContain('Bitte benennen Sie, wer den Notfallplan „Bezügezahlung“ verantwortet.');
    expect(titles(wire(nobody))).toContain('Person benennen');
  });

  it('holds six items and says how many more there are', () => {
    const items = Array.from({ length: 30 }, (_, n) => item({ id: `i${n}`, kind: 'plan', ref: `MF.${n}` }));
    const subjects = Object.fromEntries(items.map(({ id }) => [id, subject('plan', { title: 'x'.repeat(200) })]));
    const drawn = card(items, { subjects });
    expect(drawn.text).toContain('24 weitere Bitten stehen im Tab.');
    expect(JSON.stringify(drawn.card).length).toBeLessThan(18_000);
  });

  it('of an older card only that it was replaced', () => {
    expect(card([item({})], { delivery: 'd1' }).text).toBe(
      'Diese Karte ist abgelöst. Bitte nutzen Sie die neueste Karte weiter unten.',
    );
  });

  it.each(languages)('in %s: taken by the parser, in plain words, without a number', (language) => {
    const kinds = ['contact', 'overdue', 'plan', 'plan-owner', 'measure'] as const;
    const items = kinds.map((kind, n) => item({ id: `i${n}`, kind, cards: 2 }));
    const subjects = { i2: subject('plan'), i3: subject('plan-owner'), i4: subject('measure') };
    const drawn = card(items, { subjects, texts: textsFor(language) });
    expect(complaints(wire(drawn))).toEqual([]);
    expect(wire(drawn)).toMatchObject({ lang: language });
    expect(drawn.text).not.toMatch(/\b(BAO|GFP|WAP|MTPD|RTO)\b|BC-Domäne|undefined|\+49|\d{5}/);
  });
});
