// Cards stay where they are when a new release comes: each button that a release drew means what it meant.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownVersion } from '../../src/commands/upgrade.ts';
import { parseClick } from '../../src/teams/click.ts';
import { releasedButtons, releasedFolder } from './released-buttons.ts';

const files = readdirSync(releasedFolder);
describe.each(files)('the buttons of release %s', (file) => {
  const buttons = releasedButtons(file);

  it('mean what they meant, as Execute and as Submit', () => {
    for (const { title, data, means } of buttons) {
      expect([title, parseClick(data)]).toEqual([title, means]);
      // A Submit brings along what Teams puts beside it.
      expect([title, parseClick({ ...data, msteams: { feedback: { hide: true } } })]).toEqual([title, means]);
    }
    expect(buttons.length).toBeGreaterThan(50);
  });

  it('carry nothing that a stranger could use: ids, no names, no address, no text of the alarm', () => {
    const drawn = JSON.stringify(
      buttons.map(({ data }) => Object.fromEntries(Object.entries(data).filter(([key]) => key.length <= 4))),
    );
    expect(drawn).not.toMatch(/Beispiel|Muster|Vorlage|@|\+49|https?:/);
  });
});

it('this release is frozen under its version: whoever raises it freezes what its cards carry', () => {
  expect(files).toContain(`${ownVersion()}.json`);
});

it('one that is frozen is never changed: the file is written once', () => {
  expect(readFileSync(join(releasedFolder, '0.1.0.json'), 'utf8').length).toBeGreaterThan(10_000);
});
