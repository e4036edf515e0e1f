// Exercise and real alarm can never be mixed up: first line, last line and toast say which it is, without colour.
import { describe, expect, it } from 'vitest';
import type { Mode } from '../../src/domain/alarm.ts';
import { textsFor } from '../../src/texts/index.ts';
import { approvalSamples } from './approval-samples.ts';
import { checkInSamples } from './check-in-samples.ts';
import { eventSamples } from './event-samples.ts';
import { everySample } from './every-sample.ts';
import { everyWord, objects, wire } from './read.ts';
import { helpSamples, reportSamples } from './report-samples.ts';
import { feedbackSamples, formSamples } from './review-samples.ts';
import { runSamples, stoppedRuns } from './run-samples.ts';
import { alarmSamples, languages, modes, otherSamples, stoppedSamples } from './samples.ts';
import { staffingSamples } from './staffing-samples.ts';

const of = (mode: Mode) => everySample.filter((sample) => sample.mode === mode);

/** First and last thing in the card's body, as the two coloured bands. */
function bands(drawn: (typeof everySample)[number]['drawn']): readonly string[] {
  const body = wire(drawn).body as readonly unknown[];
  return [body[0], body.at(-1)].map((band) =>
    objects(band)
      .flatMap((each) => (typeof each.text === 'string' ? [each.text] : []))
      .join(''),
  );
}

describe('every card about an exercise', () => {
  it('says ÜBUNG in the first and last line and in the toast', () => {
    for (const { name, drawn } of of('exercise')) {
      const lines = drawn.text.split('\n');
      expect(lines[0], name).toContain('ÜBUNG');
      expect(lines.at(-1), name).toContain('ÜBUNG');
      expect(bands(drawn), name).toEqual([lines[0], lines.at(-1)]);
      expect(drawn.summary, name).toContain('ÜBUNG');
    }
  });

  it('nowhere says that it is real', () => {
    for (const { name, drawn } of of('exercise')) {
      // The button that ends it is the only exercise text that may (domain.md 2.3a, text 7).
      const rest = everyWord(drawn).replace(/Ernstfall – Übung beendet|Real event – exercise ended/g, '');
      expect(rest, name).not.toMatch(/ernstfall|real (event|alarm)/i);
    }
  });
});

describe('every card about a real alarm', () => {
  it('says so in the first and last line, and nowhere speaks of an exercise', () => {
    for (const { name, drawn } of of('real')) {
      const lines = drawn.text.split('\n');
      expect(lines[0], name).toMatch(/ERNSTFALL|Ernstfall 2026-017|\(Ernstfall\) 2026-017|FEHLALARM|FALSE ALARM/);
      expect(lines[0], name).toContain(lines.at(-1));
      expect(bands(drawn), name).toEqual([lines[0], lines.at(-1)]);
      expect(everyWord(drawn), name).not.toMatch(/übung|exercise/i);
    }
  });
});

it('knows every card that is about one alarm', () => {
  const de = textsFor('de');
  // Exercises have cards of their own: those of the run, and forms and results after it.
  const own = [...runSamples(de), ...formSamples(de)].length * languages.length;
  expect(of('exercise')).toHaveLength(of('real').length + own);
  expect(of('real').length).toBeGreaterThan(2 * 30);
  expect(everySample).toHaveLength(
    languages.length *
      (modes.length *
        (alarmSamples('real', de).length +
          approvalSamples('real', de).length +
          staffingSamples('real', de).length +
          helpSamples('real', de).length +
          eventSamples('real', de).length +
          checkInSamples('real', de).length) +
        otherSamples(de).length +
        stoppedSamples(de).length +
        stoppedRuns(de).length +
        runSamples(de).length +
        formSamples(de).length +
        2 * feedbackSamples('INCIDENT', de).length +
        reportSamples(de).length),
  );
});

describe('an exercise that something real broke off', () => {
  it('says so in the first and last line and in the toast, and repeats nothing that was only assumed', () => {
    for (const language of languages) {
      const texts = textsFor(language);
      for (const { name, drawn } of [...stoppedSamples(texts), ...stoppedRuns(texts)]) {
        const lines = drawn.text.split('\n');
        expect(lines[0], name).toMatch(/ERNSTFALL.*ÜBUNG/);
        expect(lines.at(-1), name).toBe(lines[0]);
        expect(drawn.summary, name).toMatch(/ERNSTFALL.*ÜBUNG/);
        expect(drawn.text, name).not.toMatch(/IT-Systeme verschlüsselt|Server sind verschlüsselt/);
        expect(JSON.stringify(drawn.card), name).not.toMatch(/Action\.(Execute|ShowCard)/);
      }
    }
    expect(stoppedSamples(textsFor('de'))[0]?.drawn.text.split('\n').slice(0, 3)).toEqual([
      'ERNSTFALL – ÜBUNG BEENDET',
      'Beenden Sie die Übung sofort und bleiben Sie erreichbar.',
      'Alle Übungsmeldungen sind ungültig. Der echte Alarm kommt als eigene Nachricht.',
    ]);
  });
});

it('begins the toast with the mark in plain words', () => {
  const summary = (mode: Mode, name: string) =>
    alarmSamples(mode, textsFor('de')).find((sample) => sample.name === `${name} (${mode}, de)`)?.drawn.summary;
  expect(summary('real', 'alarm')).toBe(
    'ERNSTFALL: Bitte kommen Sie sofort in den Stabsraum A oder wählen Sie 0511 555-0199, PIN 4711. Antwort bis 18:54 Uhr.',
  );
  expect(summary('exercise', 'alarm')).toMatch(/^ÜBUNG: Bitte kommen Sie/);
  expect(summary('real', 'news')).toBe('NEUE INFORMATION – Ernstfall 2026-017: Bitte kommen Sie in den Stabsraum B.');
  expect(summary('real', 'end all-clear')).toBe('ENTWARNUNG – Ernstfall 2026-017: Sie müssen nicht mehr kommen.');
  expect(summary('exercise', 'end aborted')).toBe(
    'ÜBUNG ABGEBROCHEN „Herbst 2026“: Die Übung ist abgebrochen. Es ist nichts mehr zu tun.',
  );
});
