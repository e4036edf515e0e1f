// The card in the crisis channel: rings by name, shows who fills which role, names nobody as silent.
import { describe, expect, it } from 'vitest';
import { channelCard } from '../../src/teams/cards/channel-card.ts';
import { textsFor } from '../../src/texts/index.ts';
import { titles, wire } from './read.ts';
import { anna, answered, ben, cem, deliveryTo, ended, mentions, minute, raised, raisedAt, tabUrl } from './samples.ts';

const texts = textsFor('de');
const real = raised('real');
const draw = (alarm = real, people = mentions) =>
  channelCard({
    id: 'alarm-1',
    alarm,
    delivery: deliveryTo(alarm, null),
    texts,
    now: raisedAt + 6 * minute,
    mentions: people,
    tabUrl,
  });

describe('before anybody answered', () => {
  it('mentions the alarmed by name and shows what is missing', () => {
    const drawn = draw();
    expect(drawn.text.split('\n')).toEqual([
      'ALARM – ERNSTFALL · Krise',
      'Bitte kommen Sie sofort in den Stabsraum A oder wählen Sie 0511 555-0199, PIN 4711.',
      'Alarmiert: Anna Beispiel, Ben Öztürk-Muster, Dr. Cem Vorlage',
      'Krise · Nr. 2026-017',
      'Was: IT-Systeme verschlüsselt',
      'Wo: IT.N Hannover',
      'Seit: 18:40 Uhr',
      'Besetzt: 0 von 4 Rollen',
      'Noch nicht besetzt: Stabsleitung, IT, Kommunikation, Gebäudeverwaltung',
      'Bitte antworten Sie bis 18:54 Uhr.',
      'Hier antworten bitte nur die alarmierten Personen.',
      '[Ich komme] [Ich nehme virtuell teil]',
      '[Ich kann nicht] [Bitte rufen Sie mich an]',
      'Wenn Teams ausfällt: 0511 555-0199, PIN 4711.',
      'Ausgelöst: Anna Beispiel, 18:44 Uhr. Intern. Nicht weiterleiten. Keine Verschlusssachen.',
      'ALARM – ERNSTFALL',
    ]);
    expect(drawn.mentions).toEqual(mentions.map(({ id, name }) => ({ id, name })));
    expect(drawn.card.msteams.entities).toEqual(
      mentions.map(({ id, name }) => ({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } })),
    );
  });
});

describe('with answers', () => {
  const some = answered(answered(answered(real, 3, ben, 'coming', 30), 4, anna, 'virtual'), 5, cem, 'unavailable');

  it('shows filled and missing roles and the latest arrival', () => {
    const read = draw(some).text.split('\n');
    expect(
      read.slice(read.indexOf('Besetzt: 3 von 4 Rollen'), read.indexOf('Bitte antworten Sie bis 18:54 Uhr.')),
    ).toEqual([
      'Besetzt: 3 von 4 Rollen',
      'Stabsleitung: Anna Beispiel, nimmt virtuell teil',
      'IT: Ben Öztürk-Muster, kommt etwa 19:17 Uhr',
      'Kommunikation: Ben Öztürk-Muster, kommt etwa 19:17 Uhr',
      'Noch nicht besetzt: Gebäudeverwaltung',
      'Die letzte Person kommt etwa 19:17 Uhr.',
    ]);
  });

  it('says when every role is filled', () =>
    expect(draw(answered(some, 6, cem, 'coming', 15)).text).toContain('Alle Rollen sind besetzt.'));

  it('counts all answers in the buttons, so that a late repeat of an old click is seen', () => {
    expect(JSON.stringify(draw(some).card)).toContain('"n":3');
    expect(JSON.stringify(draw().card)).toContain('"n":0');
  });

  it('says nothing about people who cannot or are silent', () => {
    expect(draw(some).text).not.toMatch(/kann nicht\b(?!\])|nicht geantwortet|Cem Vorlage, /);
  });
});

describe('many people', () => {
  it('names thirty, ten in a line, says how many more, and stays small', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      person: `p${at}`,
      name: `Vorname Nachname-${at}`,
      id: `29:${'x'.repeat(60)}${at}`,
    }));
    const drawn = draw(real, many);
    expect(drawn.mentions).toHaveLength(30);
    expect(drawn.text).toContain('und 30 Personen mehr');
    expect(drawn.text.match(/^Alarmiert: /gm)).toHaveLength(3);
    expect(Buffer.byteLength(JSON.stringify(drawn.card))).toBeLessThan(20 * 1024);
  });

  it('tells two people of the same name apart', () => {
    const twins = [anna, ben].map((person) => ({ person, name: 'Kim Muster', id: `29:${person}` }));
    expect(draw(real, twins).mentions.map(({ name }) => name)).toEqual(['Kim Muster', 'Kim Muster (2)']);
  });

  it('rings for nobody when there is nobody to name', () => {
    expect(draw(real, []).card.msteams.entities).toBeUndefined();
    expect(draw(real, []).text).not.toContain('Alarmiert:');
  });
});

it('after the end shows the end, without buttons and without ringing again', () => {
  const drawn = draw(ended(real, 'false-alarm'));
  expect(drawn.text).toMatch(/^FEHLALARM – Korrektur zu 2026-017\nEs ist nichts zu tun\. Bitte kommen Sie nicht\.\n/);
  expect(titles(wire(drawn))).toEqual(['Im Tab ansehen']);
  expect(drawn.mentions).toEqual([]);
});
