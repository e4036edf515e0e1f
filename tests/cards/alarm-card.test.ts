// The personal alarm card against its model texts (domain.md 2.3a, 1 to 3), and what it shows in each state.
import { describe, expect, it } from 'vitest';
import { type AlarmCard, alarmCard } from '../../src/teams/cards/alarm-card.ts';
import { textsFor } from '../../src/texts/index.ts';
import { inputs, titles, wire } from './read.ts';
import { anna, answered, ben, changed, deliveryTo, ended, minute, names, raised, raisedAt, tabUrl } from './samples.ts';

const texts = textsFor('de');
const real = raised('real');

function draw(change: Partial<AlarmCard> = {}) {
  const alarm = change.alarm ?? real;
  const person = change.person ?? ben;
  return alarmCard({
    id: 'alarm-1',
    alarm,
    delivery: deliveryTo(alarm, person),
    person,
    texts,
    now: raisedAt + 3 * minute,
    mayChange: false,
    choosing: false,
    tabUrl,
    ...change,
  });
}
const lines = (change: Partial<AlarmCard> = {}) => draw(change).text.split('\n');
const answers = ['Ich komme', 'Ich nehme virtuell teil', 'Ich kann nicht', 'Bitte rufen Sie mich an'];

describe('a real alarm', () => {
  it('reads like the model text, the next step second', () =>
    expect(lines()).toEqual([
      'ALARM – ERNSTFALL · Krise',
      'Bitte kommen Sie sofort in den Stabsraum A oder wählen Sie 0511 555-0199, PIN 4711.',
      'Krise · Nr. 2026-017',
      'Was: IT-Systeme verschlüsselt',
      'Wo: IT.N Hannover',
      'Seit: 18:40 Uhr',
      'Ihre Rollen: IT und Kommunikation.',
      'Bitte antworten Sie bis 18:54 Uhr.',
      '[Ich komme] [Ich nehme virtuell teil]',
      '[Ich kann nicht] [Bitte rufen Sie mich an]',
      'Wenn Teams ausfällt: 0511 555-0199, PIN 4711.',
      'Ausgelöst: Anna Beispiel, 18:44 Uhr. Intern. Nicht weiterleiten. Keine Verschlusssachen.',
      'ALARM – ERNSTFALL',
    ]));

  it('has its next step as the largest and boldest text', () => {
    const body = draw().card.body;
    expect(body[1]).toMatchObject({ inlines: [{ size: 'Large', weight: 'Bolder' }] });
    expect(JSON.stringify(body.slice(2))).not.toContain('"Large","weight');
  });

  it('offers 15, 30 or 60 minutes, 30 preset', () =>
    expect(inputs(wire(draw()))).toEqual([
      expect.objectContaining({
        id: 'eta',
        label: 'Wann sind Sie da?',
        value: '30',
        choices: [
          { title: 'in 15 Minuten', value: '15' },
          { title: 'in 30 Minuten', value: '30' },
          { title: 'in 60 Minuten', value: '60' },
        ],
      }),
    ]));

  it('never promises what is not done, such as asking a deputy', () => {
    expect(draw().text).not.toMatch(/Vertretung|SMS|Anruf folgt/);
    expect(textsFor('en').cards.answering.until('18:54')).not.toMatch(/deputy/);
  });

  it('shows the date when it is not of today', () =>
    expect(lines({ now: raisedAt + 24 * 60 * minute })).toContain('Seit: 21.11., 18:40 Uhr'));
});

describe('an exercise', () => {
  it('says first and last that it is one, and that the situation is assumed', () => {
    const read = lines({ alarm: raised('exercise') });
    expect(read[0]).toBe('ÜBUNGSALARM „Herbst 2026“');
    expect(read.at(-1)).toBe('ÜBUNGSALARM „Herbst 2026“');
    expect(read.indexOf('Angenommene Lage')).toBe(read.indexOf('Was: IT-Systeme verschlüsselt') - 1);
  });
  it('is marked even without a name', () =>
    expect(lines({ alarm: { ...raised('exercise'), exerciseName: '' } })[0]).toBe('ÜBUNGSALARM'));
});

describe('answering', () => {
  const note = (answer: 'coming' | 'virtual' | 'unavailable' | 'call-me', eta: number | null) =>
    lines({ alarm: answered(real, 3, ben, answer, eta) }).find((line) => line.startsWith('Danke'));

  it('thanks and says what was noted', () => {
    expect(note('coming', 30)).toBe('Danke. Notiert 18:47 Uhr: Sie kommen, etwa 19:17 Uhr.');
    expect(note('virtual', null)).toBe('Danke. Notiert 18:47 Uhr: Sie nehmen virtuell teil.');
    expect(note('unavailable', null)).toBe('Danke. Notiert 18:47 Uhr: Sie können nicht.');
    expect(note('call-me', null)).toBe('Danke. Notiert 18:47 Uhr: Sie bitten um einen Anruf.');
  });

  it('takes the buttons away and offers to change the answer', () => {
    const shown = titles(wire(draw({ alarm: answered(real, 3, ben, 'coming', 30) })));
    expect(shown).toEqual(['Antwort ändern', 'Im Tab ansehen']);
  });

  it('shows the buttons again while the answer is being changed, knowing one answer', () => {
    const drawn = draw({ alarm: answered(real, 3, ben, 'coming', 30), choosing: true });
    expect(titles(wire(drawn))).toEqual([...answers, 'Im Tab ansehen']);
    expect(JSON.stringify(drawn.card)).toContain('"n":1');
    expect(drawn.text).toContain('Danke. Notiert 18:47 Uhr');
  });

  it('asks again when the value of the answer was erased', () => {
    const alarm = answered(real, 3, ben, 'coming', 30);
    const erased = { at: raisedAt, delivery: '', n: 0, answer: 'erased', eta: null, recordedBy: '', order: 1 } as const;
    expect(titles(wire(draw({ alarm: { ...alarm, answers: { [ben]: [erased] } } })))).toEqual([
      ...answers,
      'Im Tab ansehen',
    ]);
  });

  it('after the time limit still asks, without a wrong time', () =>
    expect(lines({ now: raisedAt + 11 * minute })).toContain(
      'Bitte antworten Sie jetzt. Die Frist war 18:54 Uhr, Ihre Antwort zählt trotzdem.',
    ));
});

describe('a repeat', () => {
  const delivery = deliveryTo(real, ben);
  const repeat = 'Wiederholung – bitte nur einmal antworten.';
  it('is named only when an earlier copy may be out and Teams has not confirmed any', () => {
    expect(lines({ delivery: { ...delivery, mayBeOut: true } })).toContain(repeat);
    expect(lines({ delivery })).not.toContain(repeat);
    expect(lines({ delivery: { ...delivery, mayBeOut: true, activityId: '1612' } })).not.toContain(repeat);
  });
  it('is not named to somebody who has answered', () =>
    expect(
      lines({ alarm: answered(real, 3, ben, 'virtual'), delivery: { ...delivery, mayBeOut: true } }),
    ).not.toContain(repeat));
});

describe('changing and ending', () => {
  const offered = (change: Partial<AlarmCard>) => titles(wire(draw(change)));

  it('is offered only to those who may', () => {
    expect(offered({ mayChange: false })).toEqual([...answers, 'Im Tab ansehen']);
    expect(offered({ mayChange: true })).toEqual([
      ...answers,
      'Alarm ändern oder beenden',
      'Neue Information',
      'Neue Information herausgeben',
      'Entwarnung',
      'Entwarnung geben',
      'Fehlalarm',
      'Fehlalarm bekannt geben',
      'Abbruch',
      'Alarm abbrechen',
      'Im Tab ansehen',
    ]);
  });

  it('has ready reasons, one for "another", and a text beside them', () => {
    const fields = inputs(wire(draw({ mayChange: true })));
    const reasons = fields.find((field) => field.id === 'reason-all-clear');
    expect(reasons).toMatchObject({ isRequired: true, errorMessage: 'Bitte wählen Sie einen Grund.' });
    const offered = [...texts.cards.reasons['all-clear'].real, 'other'];
    expect(reasons?.choices).toEqual(offered.map((value) => expect.objectContaining({ value })));
    expect(fields.find((field) => field.id === 'other-all-clear')).toMatchObject({ label: 'Ergänzung (freiwillig)' });
    expect(fields.find((field) => field.id === 'nextStep')).toMatchObject({ value: real.nextStep });
    expect(fields.find((field) => field.id === 'level')).toMatchObject({ value: 'CRISIS' });
  });

  it('offers a Störung only in an exercise', () => {
    const levels = (mode: 'real' | 'exercise') =>
      JSON.stringify(
        inputs(wire(draw({ alarm: raised(mode), mayChange: true }))).find((field) => field.id === 'level'),
      );
    expect(levels('real')).not.toContain('DISRUPTION');
    expect(levels('exercise')).toContain('DISRUPTION');
  });

  it('shows the newest step once it was changed', () => {
    const read = lines({ alarm: changed(real) });
    expect(read[1]).toBe('Bitte kommen Sie in den Stabsraum B.');
    expect(read[0]).toBe('ALARM – ERNSTFALL · Notfall');
  });
});

describe('after the end', () => {
  it('says so on top, shows the own answer, and asks nothing more', () => {
    const drawn = draw({
      alarm: ended(answered(real, 3, ben, 'coming', 30), 'all-clear'),
      now: raisedAt + 150 * minute,
      mayChange: true,
    });
    expect(drawn.text.split('\n')).toEqual([
      'ENTWARNUNG – Ernstfall 2026-017',
      'Sie müssen nicht mehr kommen.',
      'Wer schon da ist, meldet sich bitte bei der Stabsleitung ab.',
      'Grund: Die Ursache ist behoben.',
      'Ende: 21:12 Uhr',
      'Ihre Antwort, 18:47 Uhr: Sie kommen, etwa 19:17 Uhr.',
      'Es ging um: Krise · Nr. 2026-017',
      'Was: IT-Systeme verschlüsselt',
      'Wo: IT.N Hannover',
      'Seit: 18:40 Uhr',
      'ENTWARNUNG – Ernstfall 2026-017',
    ]);
    expect(titles(wire(drawn))).toEqual(['Im Tab ansehen']);
  });
});

describe('small things', () => {
  it('names one role in the singular and leaves the line out for somebody who is not asked', () => {
    expect(lines({ person: anna, delivery: deliveryTo(real, anna) })).toContain('Ihre Rolle: Stabsleitung.');
    expect(draw({ person: 'p-else' }).text).not.toContain('Ihre Rolle');
  });
  it('does without the name of the raiser, the way to call, and the tab', () => {
    const alarm = { ...raised('real', { fallback: '', names: {} }), raisedBy: '' };
    expect(lines({ alarm })).toContain('Ausgelöst: 18:44 Uhr. Intern. Nicht weiterleiten. Keine Verschlusssachen.');
    expect(draw({ alarm }).text).not.toContain('Wenn Teams ausfällt');
    expect(titles(wire(draw({ tabUrl: '' })))).toEqual(answers);
    expect(Object.keys(names)).toHaveLength(3);
  });
});
