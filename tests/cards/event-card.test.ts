// Cards about the event: what the Stabsleitung presses, her measures, and a deadline that is answered; in both languages.
import { describe, expect, it } from 'vitest';
import { textsFor } from '../../src/texts/index.ts';
import { eventSamples } from './event-samples.ts';

const all = (language: 'de' | 'en') => eventSamples('real', textsFor(language));
const card = (name: string, language: 'de' | 'en' = 'de') => {
  const found = all(language).find((sample) => sample.name.startsWith(`event ${name} `));
  if (!found) throw new Error(`no card ${name}`);
  return found.drawn.text;
};

describe('the card of whoever leads', () => {
  it('has a button for each next step, and none for what is said already', () => {
    expect(card('lead, nothing said')).toContain('[Stab konstituiert] [Notfall ausgerufen]');
    expect(card('lead, declared')).toContain('Notfall ausgerufen: 18:52 Uhr');
    expect(card('lead, declared')).toContain('[Ende festgestellt]');
    expect(card('lead, declared')).not.toContain('[Notfall ausgerufen]');
    expect(card('lead, de-escalated')).toContain('[Stab aufgelöst]');
    expect(card('lead, nothing said', 'en')).toContain('[Crisis team constituted] [Emergency declared]');
  });

  it('shows her own measures only', () => {
    const text = card('lead, nothing said');
    expect(text).toContain('Ihre Sofortmaßnahmen');
    expect(text).toContain('Stab in den Raum außerhalb des eigenen Netzes verlegen');
    expect(text).not.toContain('Betroffene Systeme vom Netz trennen');
  });
});

describe('the reminder of a deadline', () => {
  it('says until when, what, to whom, and that nothing is transmitted', () => {
    const text = card('deadline ahead');
    expect(text.split('\n')[0]).toBe('FRIST – ERNSTFALL 2026-017');
    expect(text).toContain('Bitte melden Sie bis 18:44 Uhr.');
    expect(text).toContain('An: Zentralstelle für Informationssicherheit (N-CERT)');
    expect(text).toContain('BCM-Lotse erinnert nur. Die Meldung geben Sie selbst ab.');
    expect(text).toContain('[Ist gemeldet] [Entfällt]');
    expect(card('deadline over')).toContain('Die Frist ist abgelaufen');
    expect(card('deadline over', 'en')).toContain('The deadline is over');
  });

  it('asks nothing any more once it is answered', () => {
    for (const name of ['deadline reported', 'deadline not needed']) {
      expect(card(name)).toContain('Sie müssen nichts mehr tun.');
      expect(card(name)).not.toContain('[Ist gemeldet]');
    }
  });
});
