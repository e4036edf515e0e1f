// Marks of classified material are found as they are written in practice; refusals name the field, and ordinary text passes.
import { expect, test } from 'vitest';
import { isMarkedClassified } from '../../src/domain/classified.ts';
import type { Concept } from '../../src/domain/exercise.ts';
import { checkConcept } from '../../src/domain/exercise-checks.ts';
import { building } from '../../src/domain/ready-building.ts';
import { conceptOf } from '../../src/domain/ready-script.ts';
import type { ReportContent } from '../../src/domain/review.ts';
import { checkContent } from '../../src/domain/review-checks.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import { textsFor } from '../../src/texts/index.ts';

test.each([
  'VS-NfD',
  'Lagebild (vs – nfd)',
  'VS - NUR FÜR DEN DIENSTGEBRAUCH',
  'VS-Nur für den Dienstgebrauch',
  'VS-VERTRAULICH',
  'Einstufung: STRENG GEHEIM',
])('%s is a mark', (text) => expect(isMarkedClassified(text)).toBe(true));

test.each([
  '',
  'Nur für den Dienstgebrauch',
  'vertraulich behandeln',
  'geheime Abstimmung',
  'Plan 12 liegt im Panzerschrank',
  'VSA',
])('%s is none', (text) => expect(isMarkedClassified(text)).toBe(false));

test('a report bears how confidential it is, usually INTERNAL, and refuses what is classified', () => {
  const { content } = reviews.empty;
  const kept = (classification: string | undefined, before = content) =>
    checkContent({ ...content, classification } as ReportContent, { content: before, type: 'TABLETOP' });
  // As reports of earlier releases are stored: without it.
  expect(kept('INTERNAL')).toEqual(kept(undefined));
  expect('classification' in kept('INTERNAL')).toBe(false);
  const confidential = kept('CONFIDENTIAL');
  expect(confidential.classification).toBe('CONFIDENTIAL');
  // Whoever does not speak of it leaves it as it is.
  expect(kept(undefined, confidential).classification).toBe('CONFIDENTIAL');
  expect(kept('INTERNAL', confidential).classification).toBeUndefined();
  for (const secret of ['VS_NFD', 'SECRET', '']) expect(() => kept(secret), secret).toThrow('report-classified');
  const said = textsFor('de').refused['report-classified']({ field: 'classification' });
  expect(said).toMatch(/^„Vertraulichkeit“: Verschlusssachen/);
});

test('a concept with its script bears how confidential it is, and refuses what is classified', () => {
  const ready = checkConcept(conceptOf(building));
  const kept = (classification: string | undefined, before: Concept | null = null) =>
    checkConcept({ ...ready, classification } as Concept, before);
  expect(kept('INTERNAL')).toEqual(ready);
  expect('classification' in kept('INTERNAL')).toBe(false);
  const confidential = kept('CONFIDENTIAL');
  expect(confidential).toEqual({ ...ready, classification: 'CONFIDENTIAL' });
  expect(kept(undefined, confidential).classification).toBe('CONFIDENTIAL');
  expect(kept('INTERNAL', confidential).classification).toBeUndefined();
  for (const secret of ['VS_NFD', 'SECRET', '']) expect(() => kept(secret), secret).toThrow('exercise-classified');
  const said = textsFor('de').refused['exercise-classified']({ field: 'classification' });
  expect(said).toContain('„Vertraulichkeit“');
});

test('a report and a concept refuse it and name the field', () => {
  const { content } = reviews.empty;
  const refused = textsFor('de').refused;
  const report = () =>
    checkContent({ ...content, lessons: ['Gut', 'VS-NfD: Leitungsnetz'] }, { content, type: 'TABLETOP' });
  expect(report).toThrow('report-classified');
  expect(() => checkContent({ ...content, lessons: ['Gut'] }, { content, type: 'TABLETOP' })).not.toThrow();
  const ready = conceptOf(building);
  expect(() => checkConcept(ready)).not.toThrow();
  const concept = () => checkConcept({ ...ready, situation: 'VS-NfD' });
  expect(concept).toThrow('exercise-classified');
  expect(refused['report-classified']({ field: 'lessons' })).toContain('„Lehren für die nächsten Übungen“');
  expect(refused['exercise-classified']({ field: 'situation' })).toContain('„Ausgangslage“');
});
