// Texts that try to be more than text, each with what people must read: exactly what was written, without what is invisible.

/** Text that acts in one client or another; shown as it stands. */
const asWritten = [
  '**fett**',
  '__fett__',
  '*kursiv*',
  '_kursiv_',
  '***beides***',
  '~~gestrichen~~',
  '`code`',
  '```code```',
  '# Überschrift',
  '## Überschrift ##',
  '> Zitat',
  '- Punkt',
  '* Punkt',
  '+ Punkt',
  '1. Punkt',
  '1) Punkt',
  '| a | b |',
  '---',
  '***',
  '===',
  '[Hier klicken](https://boese.example)',
  '[Hier](javascript:alert(1))',
  '[Hier](tel:0900)',
  '[a]: https://boese.example',
  '![Bild](https://boese.example/x.png)',
  '<https://boese.example>',
  'https://boese.example/x?y=1&z=2',
  'www.boese.example',
  'a@boese.example',
  '<a href="https://boese.example">Hier</a>',
  '<img src=x onerror="window.hit=1">',
  '<script>window.hit=1</script>',
  '<svg onload="window.hit=1">',
  '<b>fett</b>',
  '<style>*{display:none}</style>',
  '<iframe src="javascript:window.hit=1">',
  '</span></div><p>außen</p>',
  '<!-- Kommentar -->',
  '&lt;b&gt;fett&lt;/b&gt;',
  '&#60;b&#62;',
  '&amp;amp;',
  '<at>Anna Beispiel</at>',
  '<AT>Anna Beispiel</AT>',
  '<at id="0">Anna Beispiel</at>',
  '<<at>at>Anna Beispiel</at>',
  '</at><at>Ben</at>',
  '@Anna Beispiel',
  '{{DATE(2026-11-21T18:44:00Z,LONG)}}',
  '{{TIME(2026-11-21T18:44:00Z)}}',
  '{{{DATE(2026-11-21T18:44:00Z)}}}',
  `${'$'}{alarm.nextStep}`,
  '{{alarm.nextStep}}',
  '\\*kein Stern\\*',
  'C:\\temp\\new',
  '\\\\server\\freigabe',
  '"},{"type":"Action.OpenUrl","url":"https://boese.example"}',
  "'; drop table alarm; --",
  '=HYPERLINK("https://boese.example")',
  '<speak><break time="10s"/></speak>',
  '5 < 7 > 3 && 2 * 3 * 4',
  'Leitung_A_B_C und 10*20*30',
  'Straße „Am Markt“ – 50 % · 3 °C',
  'Ça va? Žluťoučký kůň, Łódź, 東京, العربية',
  'e-Akte (Fall #17) [Testsystem]',
  '👩 🚒 🇩🇪',
] as const;

/** Characters that nobody sees or that turn the line around: gone, and only they. */
const invisible: readonly (readonly [string, string])[] = [
  ['abc\u202Edef', 'abcdef'],
  ['\u2066abc\u2069', 'abc'],
  ['a\u200Bb\u200Cc\u200Dd\uFEFFe', 'abcde'],
  ['Al\u00ADarm', 'Alarm'],
  ['a\u2028b\u2029c', 'a b c'],
  ['Zeile 1\nZeile 2\r\nZeile 3', 'Zeile 1 Zeile 2 Zeile 3'],
  ['a\tb   c\u00A0d', 'a b c d'],
  ['a\u0000b\u001Bc\u007F', 'a b c '],
  ['\u{E0041}\u{E0042}abc', 'abc'],
  ['<a\u200Bt>Anna</a\u200Bt>', '<at>Anna</at>'],
  ['*\u2060*fett*\u2060*', '**fett**'],
  ['a\u3164b\uFFA0c', 'abc'],
  ['\uD800 allein', '\uFFFD allein'],
  [`Z${'\u0351'.repeat(30)}algo`, `Z${'\u0351'.repeat(4)}algo`],
];

const wraps: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `Was: ${text} jetzt`,
  (text) => `„${text}“`,
];

/** What is written, and what must be read. */
export interface Payload {
  readonly written: string;
  readonly read: string;
}

/** So many payloads stand alone; the others repeat them inside other words. */
export const unwrapped = asWritten.length + invisible.length;

export const payloads: readonly Payload[] = wraps.flatMap((wrap) =>
  [...asWritten.map((text) => [text, text] as const), ...invisible].map(([written, read]) => ({
    written: wrap(written),
    read: wrap(read).replace(/ +/g, ' '),
  })),
);
