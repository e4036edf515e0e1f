// What holds for every card in every state, both modes and both languages.
import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../src/domain/report.ts';
import { proposalCard } from '../../src/teams/cards/proposal-card.ts';
import { reportReceiptCard } from '../../src/teams/cards/report-receipt-card.ts';
import { parseClick } from '../../src/teams/click.ts';
import { textsFor } from '../../src/texts/index.ts';
import { everySample } from './every-sample.ts';
import { buttons, complaints, everyWord, inputs, type Json, objects, ofType, wire } from './read.ts';
import { receiptOf, toldBy } from './report-samples.ts';
import { feedbackSamples, formSamples } from './review-samples.ts';
import { runSamples } from './run-samples.ts';
import type { Sample } from './sample.ts';
import { alarmSamples, modes, proposalOf, reported } from './samples.ts';
import { staffingSamples } from './staffing-samples.ts';

const bytes = (card: Json) => Buffer.byteLength(JSON.stringify(card));
/** Words of the field that staff need not know (domain.md 2.3a). */
const notForStaff = /\b(BAO|GFP|WAP|MTPD|RTO)\b|BC-Domäne/;
/** No card claims that a message arrived. */
const promises = /zugestellt|gesendet|versendet|verschickt|\bsent\b|delivered/i;
const known = new Set([
  'AdaptiveCard',
  'RichTextBlock',
  'TextRun',
  'TextBlock',
  'Container',
  'ActionSet',
  'Input.ChoiceSet',
  'Input.Text',
  'Input.Time',
  'Input.Date',
  'Action.Execute',
  'Action.OpenUrl',
  'Action.ShowCard',
]);

function each(check: (card: Json, sample: Sample) => void): void {
  expect(everySample.length).toBeGreaterThan(250);
  for (const sample of everySample) check(wire(sample.drawn), sample);
}

describe('every card', () => {
  it('is taken by Microsoft’s parser without complaint and uses only parts we know', () =>
    each((card, { name }) => {
      expect(complaints(card), name).toEqual([]);
      expect(card, name).toMatchObject({ type: 'AdaptiveCard', version: '1.5', msteams: { width: 'Full' } });
      const types = objects(card).flatMap((part) => (typeof part.type === 'string' ? [part.type] : []));
      expect(
        types.filter((type) => !known.has(type)),
        name,
      ).toEqual([]);
    }));

  it('stays under 20 KB', () => each((card, { name }) => expect(bytes(card), name).toBeLessThan(20 * 1024)));

  it('stays under 20 KB with the longest texts the rules allow, and with hostile ones', () => {
    const texts = textsFor('de');
    for (const sign of ['Ü', '<at', '"', '*']) {
      const fill = (most: number) => sign.repeat(most / sign.length);
      const longest = {
        what: fill(198),
        where: fill(60),
        nextStep: fill(198),
        exerciseName: fill(78),
        fallback: fill(78),
      };
      const all = modes.flatMap((mode) => [
        ...alarmSamples(mode, texts, longest),
        ...staffingSamples(mode, texts, longest),
      ]);
      const long = { title: fill(198), text: fill(996) };
      const after = [
        ...runSamples(texts, long),
        ...formSamples(texts, long),
        ...feedbackSamples('EXERCISE', texts, long),
      ];
      for (const { name, drawn } of [...all, ...after]) {
        expect(bytes(wire(drawn)), `${name} ${sign}`).toBeLessThan(20 * 1024);
      }
      const facts = Array.from({ length: 60 }, () => ({ name: fill(3_000), value: fill(3_000) }));
      const flood = proposalOf(texts, reported({ what: fill(3_000), where: fill(3_000), facts }));
      expect(bytes(wire(proposalCard(flood))), sign).toBeLessThan(20 * 1024);
      const most = { effects: fill(300), cause: fill(198), measures: fill(300) };
      const said = toldBy(
        { ...most, yes: questionsOf.building },
        { what: fill(180), where: fill(78), callback: fill(40) },
      );
      expect(bytes(wire(proposalCard(proposalOf(texts, said)))), sign).toBeLessThan(20 * 1024);
      expect(bytes(wire(reportReceiptCard(receiptOf(texts, said)))), sign).toBeLessThan(20 * 1024);
    }
  });

  it('has a toast, a plain-text twin with every line of the card, and a fallback', () =>
    each((card, { name, drawn }) => {
      expect(drawn.summary.length, name).toBeGreaterThan(5);
      expect(drawn.summary.length, name).toBeLessThanOrEqual(240);
      const lines = drawn.text.split('\n');
      const shown = ofType(card.body as unknown as Json, 'RichTextBlock').map((block) =>
        (block.inlines as readonly Json[]).map((run) => run.text).join(''),
      );
      expect(lines, name).toEqual(expect.arrayContaining(shown));
      expect(lines.length, name).toBeGreaterThanOrEqual(shown.length);
      expect(
        lines.every((line) => line.trim() !== ''),
        name,
      ).toBe(true);
      expect(card.fallbackText, name).toBeTruthy();
      expect(card.speak, name).toBeTruthy();
    }));

  it('has buttons that carry what parseClick reads, each with a Submit of the same data', () =>
    each((card, { name }) => {
      for (const action of buttons(card)) {
        expect(action.fallback, name).toEqual({
          type: 'Action.Submit',
          title: action.title,
          data: action.data,
          associatedInputs: action.associatedInputs,
          msteams: { feedback: { hide: true } },
        });
        // With what the inputs say from the beginning, as every client sends it.
        const presets = Object.fromEntries(inputs(card).map(({ id, value }) => [String(id), value ?? '']));
        const pressed = { ...presets, ...(action.data as Json) };
        expect(parseClick(pressed), name).toMatchObject({ verb: action.verb });
        const values = Object.values(action.data as Json);
        expect(
          values.every((value) => typeof value === 'number' || String(value).length <= 80),
          name,
        ).toBe(true);
      }
    }));

  it('has unique ids, and a label for every input, with a sentence when it is required', () =>
    each((card, { name }) => {
      const ids = objects(card).flatMap((part) => (typeof part.id === 'string' ? [part.id] : []));
      expect(new Set(ids).size, name).toBe(ids.length);
      for (const input of inputs(card)) {
        expect(input.label, name).toBeTruthy();
        expect(input.isRequired === true, name).toBe(typeof input.errorMessage === 'string');
      }
      for (const text of ofType(card, 'TextBlock')) expect(text.wrap, name).toBe(true);
    }));

  it('uses words that staff know and promises nothing about delivery', () =>
    each((_card, { name, drawn }) => {
      expect(everyWord(drawn), name).not.toMatch(notForStaff);
      expect(everyWord(drawn), name).not.toMatch(promises);
      expect(everyWord(drawn), name).not.toMatch(/undefined|NaN|\[object/);
    }));

  it('links only to the tab', () =>
    each((card, { name }) => {
      for (const action of ofType(card, 'Action.OpenUrl')) {
        expect(action.url, name).toMatch(/^https:\/\/teams\.microsoft\.com\//);
      }
      expect(JSON.stringify(card), name).not.toMatch(/\]\(|<a /);
    }));
});
