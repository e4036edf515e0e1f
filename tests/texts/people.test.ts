// The words of the page of people and roles: numbers agree with their verbs.
import { expect, it } from 'vitest';
import { textsFor } from '../../src/texts/index.ts';

it('one of several has to come, two of several have to', () => {
  const words = (language: 'de' | 'en', n: number, m: number) => textsFor(language).tab.people.table.needed(n, m);
  expect([words('de', 1, 1), words('de', 1, 3), words('de', 2, 3)]).toEqual([
    '1 von 1 Person muss kommen',
    '1 von 3 Personen muss kommen',
    '2 von 3 Personen müssen kommen',
  ]);
  expect([words('en', 1, 3), words('en', 2, 3)]).toEqual(['1 of 3 people has to come', '2 of 3 people have to come']);
});
