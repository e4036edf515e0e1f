// Texts (de) of *Ernstfall – Übung beendet*: the only words of an exercise that may say ERNSTFALL (domain.md 2.3a, text 7).
const mark = () => 'ERNSTFALL – ÜBUNG BEENDET';
const step = 'Beenden Sie die Übung sofort und bleiben Sie erreichbar.';
const more = () => 'Alle Übungsmeldungen sind ungültig. Der echte Alarm kommt als eigene Nachricht.';

export const realEventMarkDe = { 'real-event': { real: mark, exercise: mark } };
export const realEventEndDe = { 'real-event': { real: { step, more }, exercise: { step, more } } };
export const realEventTold = { 'real-event': { real: step, exercise: step } };

export const realEventDe = {
  name: 'Ernstfall – Übung beendet',
  hint: 'Echter Notfall? Drücken Sie „Ernstfall – Übung beendet“.',
  ask: 'Ist wirklich etwas passiert? Dann endet die Übung sofort für alle Beteiligten.',
  yes: 'Ja, Übung jetzt beenden',
  /** After the button, for whoever may not raise an alarm. */
  reported:
    'Die Übung ist beendet. Ihre Meldung liegt jetzt dem Krisenstab vor. Gefahr für Menschen? Rufen Sie 112 an.',
  /** Above the form, for whoever may. */
  raise: 'Die Übung ist beendet. Bitte lösen Sie jetzt den echten Alarm aus.',
  report: {
    what: (exercise: string) => `Ernstfall gemeldet. Die Übung „${exercise}“ ist deshalb abgebrochen.`,
    where: 'Bitte klären. Wer es gemeldet hat, steht im Einsatztagebuch der Übung.',
    exercise: 'Übung',
  },
};
