// The three endings against their model texts (domain.md 2.3a, 6 and 11), for a person and for the channel.
import { describe, expect, it } from 'vitest';
import type { Ending, Mode } from '../../src/domain/alarm.ts';
import { endCard } from '../../src/teams/cards/end-card.ts';
import { textsFor } from '../../src/texts/index.ts';
import { titles, wire } from './read.ts';
import { ended, mentions, minute, raised, raisedAt, tabUrl } from './samples.ts';

const texts = textsFor('de');
const draw = (mode: Mode, ending: Ending, ring = false) =>
  endCard({
    id: 'alarm-1',
    alarm: ended(raised(mode), ending),
    texts,
    now: raisedAt + 150 * minute,
    tabUrl,
    ...(ring ? { mentions } : {}),
  });
const first = (mode: Mode, ending: Ending, count = 3) => draw(mode, ending).text.split('\n').slice(0, count);

describe('of a real alarm', () => {
  it('all-clear', () =>
    expect(first('real', 'all-clear', 5)).toEqual([
      'ENTWARNUNG – Ernstfall 2026-017',
      'Sie müssen nicht mehr kommen.',
      'Wer schon da ist, meldet sich bitte bei der Stabsleitung ab.',
      'Grund: Die Ursache ist behoben.',
      'Ende: 21:12 Uhr',
    ]));
  it('false alarm', () =>
    expect(first('real', 'false-alarm')).toEqual([
      'FEHLALARM – Korrektur zu 2026-017',
      'Es ist nichts zu tun. Bitte kommen Sie nicht.',
      'Der Alarm von 18:44 Uhr war ein Versehen. Wer unterwegs ist, kehrt bitte um. Bitte sagen Sie es allen, denen Sie davon erzählt haben.',
    ]));
  it('abort', () =>
    expect(first('real', 'aborted')).toEqual([
      'ABBRUCH – Ernstfall 2026-017',
      'Bitte kommen Sie nicht mehr. Der Alarm ist abgebrochen.',
      'Wer unterwegs ist, kehrt bitte um. Werden Sie noch gebraucht, kommt ein neuer Alarm.',
    ]));
});

describe('of an exercise', () => {
  it('all-clear', () =>
    expect(first('exercise', 'all-clear', 2)).toEqual([
      'ÜBUNG BEENDET „Herbst 2026“',
      'Die Übung ist beendet. Es ist nichts mehr zu tun.',
    ]));
  it('started by mistake', () =>
    expect(first('exercise', 'false-alarm', 2)).toEqual([
      'ÜBUNG ZURÜCKGENOMMEN „Herbst 2026“',
      'Es ist nichts zu tun. Diese Übung findet nicht statt.',
    ]));
  it('abort', () =>
    expect(first('exercise', 'aborted', 2)).toEqual([
      'ÜBUNG ABGEBROCHEN „Herbst 2026“',
      'Die Übung ist abgebrochen. Es ist nichts mehr zu tun.',
    ]));
  it('says once more that the situation was assumed', () =>
    expect(draw('exercise', 'all-clear').text).toContain('Angenommene Lage: Krise · Nr. Ü 2026-003'));
});

it('rings in the channel, and there is nothing to press but the tab', () => {
  const drawn = draw('real', 'all-clear', true);
  expect(drawn.text).toContain('Betrifft: Anna Beispiel');
  expect(drawn.mentions).toHaveLength(3);
  expect(titles(wire(drawn))).toEqual(['Im Tab ansehen']);
  expect(draw('real', 'all-clear').mentions).toEqual([]);
});
