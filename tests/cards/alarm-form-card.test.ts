// The answer to the word `alarm`: scenarios to pick, then a form with two separate buttons.
import { describe, expect, it } from 'vitest';
import { alarmFormCard } from '../../src/teams/cards/alarm-form-card.ts';
import { textsFor } from '../../src/texts/index.ts';
import { inputs, titles, wire } from './read.ts';
import { form, scenario } from './samples.ts';

const texts = textsFor('de');
const draw = (change: Parameters<typeof form>[1] = {}) => alarmFormCard(form(texts, change));
const offered = (change: Parameters<typeof form>[1] = {}) => titles(wire(draw(change)));
const field = (change: Parameters<typeof form>[1], id: string) =>
  inputs(wire(draw(change))).find((each) => each.id === id);

describe('the list', () => {
  it('offers the scenarios in their order, an own text, and other domains', () =>
    expect(offered({ chosen: null })).toEqual([
      'Brand im Dienstgebäude',
      'Schadsoftware beim IT-Dienstleister',
      'Stromausfall im Rechenzentrum',
      'Etwas anderes',
      'Anderer Bereich: Innenministerium',
    ]));
  it('raises nothing yet', () => expect(JSON.stringify(draw({ chosen: null }).card)).not.toContain('alarm.raise'));
});

describe('the form', () => {
  it('is filled from the scenario, so that nothing need be typed', () => {
    const values = inputs(wire(draw())).map((each) => [each.id, each.value]);
    expect(Object.fromEntries(values)).toEqual({
      what: 'IT-Systeme verschlüsselt',
      where: 'IT.N Hannover',
      since: undefined,
      level: 'CRISIS',
      nextStep: 'Bitte kommen Sie sofort in den Stabsraum A oder wählen Sie 0511 555-0199, PIN 4711.',
      exerciseName: 'Herbst 2026',
    });
  });

  it('requires what, where, level and next step; since when is now unless a time is given', () => {
    const required = inputs(wire(draw({ chosen: '' }))).filter((each) => each.isRequired === true);
    expect(required.map((each) => [each.id, each.errorMessage])).toEqual([
      ['what', 'Bitte schreiben Sie, was passiert ist.'],
      ['where', 'Bitte schreiben Sie, wo es passiert ist.'],
      ['level', 'Bitte wählen Sie Notfall oder Krise.'],
      ['nextStep', 'Bitte schreiben Sie den nächsten Schritt.'],
    ]);
    expect(field({}, 'since')).toMatchObject({ type: 'Input.Time', label: 'Seit wann? (leer heißt: jetzt)' });
  });

  it('offers Notfall and Krise only; a scenario rated Störung must be rated anew', () => {
    expect(field({}, 'level')?.choices).toEqual([
      { title: 'Notfall', value: 'EMERGENCY' },
      { title: 'Krise', value: 'CRISIS' },
    ]);
    const mild = { scenarios: [scenario({ level: 'DISRUPTION' as const })] };
    expect(field(mild, 'level')?.value).toBeUndefined();
  });

  it('has two separate buttons, and only those the person may press', () => {
    expect(offered()).toEqual(['Ernstfall auslösen', 'Übung starten', 'Andere Lage wählen']);
    expect(offered({ may: { real: true, exercise: false } })).toEqual(['Ernstfall auslösen', 'Andere Lage wählen']);
    expect(offered({ may: { real: false, exercise: true } })).toEqual(['Übung starten', 'Andere Lage wählen']);
    expect(field({ may: { real: true, exercise: false } }, 'exerciseName')).toBeUndefined();
  });

  it('shows who would be alarmed and which roles have nobody', () => {
    expect(draw().text).toContain('Alarmiert werden 2 Personen und der Kanal „Krisenstab IT.N“.');
    expect(draw().text).toContain('Stabsleitung: Anna Beispiel · IT: Ben Öztürk-Muster · Recht: nicht besetzt');
    expect(draw({ audience: { roles: [], people: 1, channel: '' } }).text).toContain('Alarmiert werden 1 Person.');
    expect(draw({ audience: { roles: [], people: 0, channel: '' } }).text).toContain('Niemand würde alarmiert.');
  });

  it('after a refusal says why in one line and keeps what was typed', () => {
    const draft = {
      what: 'Rauch',
      where: 'Keller',
      since: '18:40',
      level: '' as const,
      nextStep: '',
      exerciseName: '',
    };
    const change = { draft, chosen: '', fault: texts.refused['next-step-missing']({}) };
    expect(draw(change).text.split('\n').slice(0, 2)).toEqual([
      'Alarm auslösen',
      'Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.',
    ]);
    expect(field(change, 'what')?.value).toBe('Rauch');
    expect(field(change, 'since')?.value).toBe('18:40');
  });

  it('names a trial alarm when nothing else is prepared', () =>
    expect(field({ chosen: '' }, 'exerciseName')?.value).toBe('Probealarm'));
});
