// Small pure parts of the tab: route, language, host, telephone numbers, Markdown of cards, sorting, repeating.
import { describe, expect, it } from 'vitest';
import { markdownToHtml } from '../../src/tab/card-markdown.ts';
import { themeNamed, validOrigins } from '../../src/tab/host.ts';
import { pickLanguage } from '../../src/tab/language.ts';
import { sortRows } from '../../src/tab/parts/sort-table.tsx';
import { repeatable } from '../../src/tab/reading.ts';
import { addressOf, readPage } from '../../src/tab/route.ts';
import { findNumbers } from '../../src/tab/telephone.ts';

describe('route', () => {
  it.each([
    ['alarm/a-7_x', { name: 'alarm', id: 'a-7_x' }],
    ['calls/a-7_x', { name: 'calls', id: 'a-7_x' }],
    ['process/MI-ITN.netz', { name: 'process', id: 'MI-ITN.netz' }],
    ['resource/new.MI-ITN', { name: 'resource', id: 'new.MI-ITN' }],
    ['processes', { name: 'processes' }],
    ['raise', { name: 'raise' }],
    ['people', { name: 'people' }],
    ['operation', { name: 'operation' }],
    ['situation', { name: 'situation' }],
  ] as const)('%s there and back', (text, page) => {
    expect(readPage(text)).toEqual(page);
    expect(addressOf(page)).toBe(`?page=${text}`);
  });
  it.each([null, '', 'alarm/', 'calls/', 'raise/7', 'alarm/../me', 'alarm/7?x', 'nonsense'])(
    '%s leads to the Lage',
    (text) => {
      expect(readPage(text)).toEqual({ name: 'situation' });
    },
  );
});

describe('language', () => {
  it('a choice made here counts until Teams itself changes', () => {
    expect(pickLanguage({ language: 'en', host: 'de-de' }, 'de-de', 'de')).toBe('en');
    expect(pickLanguage({ language: 'en', host: 'de-de' }, 'de-at', 'de')).toBe('de');
  });
  it('otherwise the language of Teams, then that of the record, then German', () => {
    expect(pickLanguage(null, 'en-US', 'de')).toBe('en');
    expect(pickLanguage(null, 'fr-fr', 'en')).toBe('en');
    expect(pickLanguage(null, '', undefined)).toBe('de');
  });
});

describe('host', () => {
  it('unknown themes look like the light one', () => {
    expect(['default', 'dark', 'contrast', 'glass', ''].map(themeNamed)).toEqual([
      'default',
      'dark',
      'contrast',
      'default',
      'default',
    ]);
  });
  it('a page of the same origin may hold the tab on this machine only', () => {
    expect(validOrigins({ hostname: '127.0.0.1', origin: 'http://127.0.0.1:3978' })).toEqual(['http://127.0.0.1:3978']);
    expect(validOrigins({ hostname: 'lotse.example', origin: 'https://lotse.example' })).toEqual([]);
  });
});

describe('telephone numbers', () => {
  const numbers = (text: string) => findNumbers(text).flatMap((piece) => (piece.number === '' ? [] : [piece.number]));
  it('are found, dates, PINs and event numbers are not', () => {
    expect(numbers('Bitte wählen Sie 0511 555-0199, PIN 4711, Nr. 2026-017, seit 21.11.2026.')).toEqual([
      '05115550199',
    ]);
    expect(numbers('+49 511 555-0199 oder 0511/5550100')).toEqual(['+495115550199', '05115550100']);
    expect(numbers('Raum 1.12, 18:40 Uhr')).toEqual([]);
  });
  it('joined, the pieces are the text', () => {
    const text = 'Rufen Sie 0511 555-0199 an.';
    expect(
      findNumbers(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

describe('Markdown of cards', () => {
  it('draws bold, italic, mentions and lines', () => {
    expect(markdownToHtml('**Was:** _IT_\n<at>A. Beispiel</at>')).toBe(
      '<strong>Was:</strong> <em>IT</em><br><strong>A. Beispiel</strong>',
    );
  });
  it('shows a link as words, and leaves underscores inside words alone', () => {
    expect(markdownToHtml('[Tab](https://x.example) a_b_c')).toBe('<u>Tab</u> a_b_c');
  });
  it.each(['<img src=x onerror=alert(1)>', '**<script>**', '<at><b>x</b></at>', '"\'&'])('%s stays text', (text) => {
    expect(markdownToHtml(text)).not.toMatch(/<(?!\/?(strong|em|u|br)\b)|["']/);
  });
});

describe('sorting a table', () => {
  const column = { name: 'n', value: (row: { n: string | number }) => row.n };
  it('numbers by size, words as Germans sort, both ways', () => {
    expect(sortRows([{ n: 10 }, { n: 9 }], column, false)).toEqual([{ n: 9 }, { n: 10 }]);
    expect(
      sortRows([{ n: 'Zeta' }, { n: 'Äpfel' }, { n: 'x10' }, { n: 'x9' }], column, false).map((row) => row.n),
    ).toEqual(['Äpfel', 'x9', 'x10', 'Zeta']);
    expect(sortRows([{ n: 1 }, { n: 2 }], column, true)).toEqual([{ n: 2 }, { n: 1 }]);
  });
});

describe('repeatable work', () => {
  it('never overlaps; many calls during a run lead to one more', async () => {
    let runs = 0;
    let drawn = 0;
    const open: (() => void)[] = [];
    const work = repeatable(async () => {
      runs += 1;
      await new Promise<void>((resolve) => open.push(resolve));
      return () => {
        drawn += 1;
      };
    });
    const finish = async () => {
      open.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    };
    work.run();
    work.run();
    work.run();
    expect(runs).toBe(1);
    await finish();
    expect([runs, drawn]).toEqual([2, 1]);
    await finish();
    expect([runs, drawn]).toEqual([2, 2]);
    work.run();
    work.stop();
    await finish();
    expect([runs, drawn]).toEqual([3, 2]);
  });
});
