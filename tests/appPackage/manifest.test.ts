// What the app promises Teams: where it can be installed, which words it offers, and that both languages say the same.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordOf } from '../../src/domain/words.ts';

interface Command {
  title: string;
  description: string;
}

interface Manifest {
  bots: { scopes: string[]; commandLists: { scopes: string[]; commands: Command[] }[] }[];
  staticTabs: { entityId: string; scopes: string[] }[];
  configurableTabs?: unknown;
  webApplicationInfo: { id: string; resource: string };
  authorization: { permissions: { resourceSpecific: { name: string; type: string }[] } };
  activities: { activityTypes: { type: string; description: string; templateText: string }[] };
  [part: string]: unknown;
}

const folder = resolve(import.meta.dirname, '../../appPackage');
const read = (file: string): unknown => JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
const manifest = read('manifest.json') as Manifest;
const english = read('en.json') as Record<string, string>;
const everywhere = ['personal', 'team', 'groupChat'];
const lists = manifest.bots[0]?.commandLists ?? [];

describe('the manifest', () => {
  it('brings one bot and one tab to chats, teams and group chats, and stays installable by a setup policy', () => {
    expect(manifest.bots.map(({ scopes }) => scopes)).toEqual([everywhere]);
    expect(manifest.staticTabs.map(({ entityId, scopes }) => [entityId, scopes])).toEqual([['lage', everywhere]]);
    expect(manifest.configurableTabs).toBeUndefined();
    expect(manifest).toMatchObject({ supportsChannelFeatures: 'tier1', showLoadingIndicator: false });
  });

  it('offers in every scope of the bot the words that work there', () => {
    expect(lists.flatMap(({ scopes }) => scopes)).toEqual(everywhere);
    expect(lists.map(({ commands }) => commands.map(({ title }) => title))).toEqual([
      ['alarm', 'ja', 'virtuell', 'nein', 'melden', 'status', 'plan', 'hilfe'],
      ['alarm', 'hilfe'],
    ]);
  });

  it('offers only words the bot understands, and the same in English', () => {
    lists.forEach(({ commands }, list) => {
      commands.forEach(({ title }, index) => {
        const translated = english[`bots[0].commandLists[${list}].commands[${index}].title`] ?? '';
        expect(wordOf(title).word, title).not.toBe('unknown');
        expect(wordOf(translated), translated).toEqual(wordOf(title));
      });
    });
  });

  it('offers the report to everybody as a message extension with a dialog of the bot, the same in English', () => {
    expect(manifest.composeExtensions).toEqual([
      {
        botId: '{{BOT_APP_ID}}',
        commands: [
          {
            id: 'report',
            type: 'action',
            title: 'Melden',
            description: 'Einen Vorfall melden, auch wenn Sie unsicher sind',
            context: ['compose', 'commandBox'],
            fetchTask: true,
          },
        ],
      },
    ]);
    for (const part of ['title', 'description']) {
      expect(english[`composeExtensions[0].commands[0].${part}`]).toBeTruthy();
    }
  });

  it('says Sie to people, and explains each word in a few', () => {
    const german = JSON.stringify(manifest);
    expect(german).not.toMatch(/\b(du|dein|deine|dich|dir)\b/i);
    for (const { description } of lists.flatMap(({ commands }) => commands)) {
      expect(description.length).toBeLessThanOrEqual(60);
    }
  });
});

describe('the activity feed', () => {
  const types = manifest.activities.activityTypes;

  it('is asked for with the least permission there is, and with an app registration', () => {
    expect(manifest.authorization.permissions.resourceSpecific).toEqual([
      { name: 'TeamsActivity.Send.User', type: 'Application' },
    ]);
    expect(manifest.webApplicationInfo).toEqual({
      id: '{{OIDC_AUDIENCE}}',
      resource: 'api://{{PUBLIC_HOST}}/botid-{{BOT_APP_ID}}',
    });
  });

  it('has one sentence for an alarm, an exercise and their end, and none for what Teams keeps for itself', () => {
    expect(types.map(({ type }) => type)).toEqual(['alarm', 'exercise', 'ended']);
    expect(types.map(({ type }) => type)).not.toContain('systemDefault');
  });

  it('takes the same words from the product in both languages, and shouts an exercise', () => {
    types.forEach(({ templateText }, index) => {
      const translated = english[`activities.activityTypes[${index}].templateText`] ?? '';
      for (const text of [templateText, translated]) {
        expect(text.match(/\{\w+\}/g)).toEqual(['{actor}', '{what}']);
        expect(text.length).toBeLessThanOrEqual(128);
      }
    });
    expect(types.filter(({ templateText }) => templateText.includes('ÜBUNG')).map(({ type }) => type)).toEqual([
      'exercise',
    ]);
  });
});
