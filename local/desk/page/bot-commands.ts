/** The words Teams would offer above the box to write in: the command lists of our own app package. */
import english from '../../../appPackage/en.json' with { type: 'json' };
import manifest from '../../../appPackage/manifest.json' with { type: 'json' };
import type { DeskChat } from '../contract.ts';
import type { Language } from './memory.ts';

export type BotCommand = { title: string; description: string };

const scopes = { personal: 'personal', channel: 'team' } as const;
const translated = english as Record<string, string>;

/** The manifest is German; `en.json` holds the English by paths such as `bots[0].commandLists[0].commands[1].title`. */
export function botCommands(kind: DeskChat['kind'], language: Language): BotCommand[] {
  const lists = manifest.bots[0]?.commandLists ?? [];
  const index = lists.findIndex((list) => list.scopes.includes(scopes[kind]));
  return (lists[index]?.commands ?? []).map((command, at) => {
    const path = `bots[0].commandLists[${index}].commands[${at}]`;
    if (language === 'de') return command;
    return {
      title: translated[`${path}.title`] ?? command.title,
      description: translated[`${path}.description`] ?? command.description,
    };
  });
}
