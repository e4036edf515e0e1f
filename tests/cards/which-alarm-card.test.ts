// A typed answer with two open alarms: one button for each, carrying what was typed.
import { expect, it } from 'vitest';
import { whichAlarmCard } from '../../src/teams/cards/which-alarm-card.ts';
import { parseClick } from '../../src/teams/click.ts';
import { textsFor } from '../../src/texts/index.ts';
import { buttons, wire } from './read.ts';
import { raised } from './samples.ts';

const texts = textsFor('de');
const alarms = [
  { id: 'alarm-1', alarm: raised('real'), delivery: 'd2', n: 1 },
  { id: 'alarm-2', alarm: raised('exercise'), delivery: '', n: 0 },
];

it('shows which is real and which an exercise, and what each is about', () => {
  const { text, summary } = whichAlarmCard({ texts, answer: 'coming', eta: 20, alarms });
  expect(summary).toBe('Welchen Alarm meinen Sie?');
  expect(text.split('\n')).toEqual([
    'Welchen Alarm meinen Sie?',
    'Mehrere Alarme sind offen. Bitte wählen Sie, für welchen Ihre Antwort gilt.',
    'Ernstfall 2026-017 · Krise',
    'Was: IT-Systeme verschlüsselt',
    'Wo: IT.N Hannover',
    '[Ich komme in 20 Minuten]',
    'Übung Ü 2026-003 · Krise',
    'Was: IT-Systeme verschlüsselt',
    'Wo: IT.N Hannover',
    '[Ich komme in 20 Minuten]',
  ]);
});

it('carries the typed answer for the chosen alarm', () => {
  const clicks = (answer: 'coming' | 'unavailable', eta: number | null) =>
    buttons(wire(whichAlarmCard({ texts, answer, eta, alarms }))).map((button) => parseClick(button.data));
  expect(clicks('coming', 20)).toEqual([
    { verb: 'alarm.answer', a: 'alarm-1', d: 'd2', n: 1, answer: 'coming', eta: 20 },
    { verb: 'alarm.answer', a: 'alarm-2', d: '', n: 0, answer: 'coming', eta: 20 },
  ]);
  expect(clicks('unavailable', null)[0]).toMatchObject({ answer: 'unavailable', eta: null });
});
