// The texts of the cards: complete in both languages, formal, without words that staff need not know.
import { describe, expect, it } from 'vitest';
import { deCards } from '../../src/texts/de-cards.ts';
import { enCards } from '../../src/texts/en-cards.ts';

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`));
}

/** Every sentence, with functions called on something each of them can say. */
function sentences(cards: typeof deCards): readonly (readonly [string, string])[] {
  return leaves(cards).map(([path, value]) => {
    if (typeof value === 'string') return [path, value];
    const say = value as (...given: readonly unknown[]) => string;
    if (path.startsWith('.mark')) return [path, say({ number: '2026-017', exercise: 'Herbst 2026' })];
    if (/yourRoles$|receipt\.asked$|said\.(yes|went)$/.test(path)) return [path, say(['IT', 'Recht', 'Personal'])];
    return [path, say(2, 3, 4)];
  });
}

describe.each([
  ['de', deCards],
  ['en', enCards],
] as const)('%s', (_language, cards) => {
  const all = sentences(cards);

  it('says something everywhere', () => {
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter(([, text]) => text.trim() === '' || /undefined|\[object/.test(text))).toEqual([]);
  });

  it('has no word that staff need not know, and never claims that something arrived', () => {
    const bad = /\b(BAO|GFP|WAP|MTPD|RTO)\b|BC-Domäne|zugestellt|gesendet|verschickt|\bsent\b|delivered/i;
    expect(all.filter(([, text]) => bad.test(text))).toEqual([]);
  });

  it('keeps exercise and real alarm apart', () => {
    // The end by a real event is the only text of an exercise that names both.
    const apart = all.filter(([path]) => !path.includes('real-event'));
    const real = apart.filter(([path]) => path.includes('.real'));
    const exercise = apart.filter(([path]) => path.includes('.exercise') && !path.startsWith('.form.exercise'));
    expect(real.length).toBeGreaterThan(40);
    expect(real.filter(([, text]) => /übung|exercise/i.test(text))).toEqual([]);
    expect(exercise.filter(([, text]) => /ernstfall|real (event|alarm)/i.test(text))).toEqual([]);
    const marks = exercise.filter(([path]) => path.startsWith('.mark') || path.startsWith('.toast'));
    expect(marks).toHaveLength(10);
    expect(marks.filter(([, text]) => !text.includes('ÜBUNG'))).toEqual([]);
  });

  it('offers ready reasons for every change, in both modes, short enough for the rules', () => {
    for (const kind of ['news', 'all-clear', 'false-alarm', 'aborted'] as const) {
      for (const mode of ['real', 'exercise'] as const) {
        const ready = cards.reasons[kind][mode];
        expect(ready.length, `${kind} ${mode}`).toBeGreaterThanOrEqual(2);
        expect(new Set(ready).size).toBe(ready.length);
        expect(ready.filter((reason) => reason.length > 79 || !reason.endsWith('.'))).toEqual([]);
      }
    }
    expect(cards.proposal.reasons.length).toBeGreaterThanOrEqual(2);
  });
});

it('German is formal: never du, never dein', () => {
  const familiar = /\b(du|dich|dir|dein\w*|euch|euer)\b/i;
  expect(sentences(deCards).filter(([, text]) => familiar.test(text))).toEqual([]);
});

it('English is English but for the marks and the words one types', () => {
  const german = /[äöüß„]|\b(Bitte|Sie|und|oder)\b/;
  const rest = sentences(enCards).filter(([path]) => !/^\.(mark|toast|which\.line|help\.list)/.test(path));
  expect(rest.filter(([, text]) => german.test(text))).toEqual([]);
});

it('lists read as people say them', () => {
  expect(deCards.situation.yourRoles(['IT'])).toBe('Ihre Rolle: IT.');
  expect(deCards.situation.yourRoles(['IT', 'Recht'])).toBe('Ihre Rollen: IT und Recht.');
  expect(deCards.situation.yourRoles(['IT', 'Recht', 'Personal'])).toBe('Ihre Rollen: IT, Recht und Personal.');
  expect(enCards.situation.yourRoles(['IT', 'Legal'])).toBe('Your roles: IT and Legal.');
});
