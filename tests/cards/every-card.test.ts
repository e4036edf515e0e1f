// What holds for every card in every state, both modes and both languages.
import { describe, expect, it } from 'vitest';
import { parseClick } from '../../src/teams/click.ts';
import { buttons, complaints, everyWord, inputs, type Json, objects, ofType, wire } from './read.ts';
import { everySample } from './samples.ts';

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
  'Action.Execute',
  'Action.OpenUrl',
  'Action.ShowCard',
]);

describe.each(everySample.map((sample) => [sample.name, sample] as const))('%s', (_name, { drawn }) => {
  const card = wire(drawn);

  it('is a card that Microsoft’s parser takes without complaint', () => {
    expect(complaints(card)).toEqual([]);
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', msteams: { width: 'Full' } });
    const types = objects(card).flatMap((each) => (typeof each['type'] === 'string' ? [each['type']] : []));
    expect(types.filter((type) => !known.has(type))).toEqual([]);
  });

  it('stays under 20 KB', () => expect(bytes(card)).toBeLessThan(20 * 1024));

  it('has a toast and a plain-text twin', () => {
    expect(drawn.summary.length).toBeGreaterThan(5);
    expect(drawn.summary.length).toBeLessThanOrEqual(240);
    const runs = ofType(card, 'TextRun').map((run) => run['text']);
    const shown = JSON.stringify(card['body']);
    expect(runs.length).toBeGreaterThan(0);
    for (const line of drawn.text.split('\n').filter((each) => !each.startsWith('['))) {
      expect(line.trim()).not.toBe('');
      expect(shown).toContain(JSON.stringify(line.split(/[<{:]/)[0]).slice(1, -1));
    }
    expect(card['fallbackText']).toBeTruthy();
    expect(card['speak']).toBeTruthy();
  });

  it('every button carries what parseClick reads, and a Submit with the same data', () => {
    for (const action of buttons(card)) {
      const fallback = action['fallback'] as Json;
      expect(fallback).toEqual({
        type: 'Action.Submit',
        title: action['title'],
        data: action['data'],
        associatedInputs: action['associatedInputs'],
        msteams: { feedback: { hide: true } },
      });
      expect(parseClick(action['data'])).toMatchObject({ verb: action['verb'] });
      expect(Object.values(action['data'] as Json).every((v) => typeof v === 'number' || String(v).length <= 80)).toBe(
        true,
      );
    }
  });

  it('has unique ids, and every input a label and a sentence when it is required', () => {
    const ids = objects(card).flatMap((each) => (typeof each['id'] === 'string' ? [each['id']] : []));
    expect(new Set(ids).size).toBe(ids.length);
    for (const input of inputs(card)) {
      expect(input['label']).toBeTruthy();
      expect(input['isRequired'] === true).toBe(typeof input['errorMessage'] === 'string');
    }
    for (const text of ofType(card, 'TextBlock')) expect(text['wrap']).toBe(true);
  });

  it('uses words that staff know and promises nothing about delivery', () => {
    expect(everyWord(drawn)).not.toMatch(notForStaff);
    expect(everyWord(drawn)).not.toMatch(promises);
    expect(everyWord(drawn)).not.toMatch(/undefined|NaN|\[object/);
  });

  it('links only to the tab', () => {
    for (const action of ofType(card, 'Action.OpenUrl'))
      expect(action['url']).toMatch(/^https:\/\/teams\.microsoft\.com\//);
    expect(JSON.stringify(card)).not.toMatch(/\]\(|<a /);
  });
});
