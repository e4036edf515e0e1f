// Texts (en) of *Real event – exercise ended*: the only words of an exercise that may say ERNSTFALL.
import type { realEventDe, realEventEndDe, realEventMarkDe, realEventTold } from './de-real-event.ts';

const mark = () => 'REAL EVENT (ERNSTFALL) – EXERCISE (ÜBUNG) ENDED';
const step = 'Stop the exercise at once and stay reachable.';
const more = () => 'All messages of the exercise are void. The real alarm comes as a message of its own.';

export const realEventMarkEn: typeof realEventMarkDe = { 'real-event': { real: mark, exercise: mark } };
export const realEventEndEn: typeof realEventEndDe = {
  'real-event': { real: { step, more }, exercise: { step, more } },
};
export const realEventToldEn: typeof realEventTold = { 'real-event': { real: step, exercise: step } };

export const realEventEn: typeof realEventDe = {
  name: 'Real event – exercise ended (Ernstfall – Übung beendet)',
  hint: 'A real emergency? Press “Real event – exercise ended (Ernstfall – Übung beendet)”.',
  ask: 'Has something really happened? Then the exercise ends at once for everybody in it.',
  yes: 'Yes, end the exercise now',
  reported: 'The exercise has ended. Your report is now with the crisis team. Danger to people? Call 112.',
  raise: 'The exercise has ended. Please raise the real alarm now.',
  report: {
    what: (exercise) => `Ernstfall gemeldet. Die Übung „${exercise}“ ist deshalb abgebrochen.`,
    where: 'Bitte klären. Wer es gemeldet hat, steht im Einsatztagebuch der Übung.',
    exercise: 'Übung',
  },
};
