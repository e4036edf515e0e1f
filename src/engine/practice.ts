// Notes beside the roles of a crisis team when people were trained or exercised; tried again on what others put meanwhile.
import { bcDomains } from '../domain/bc-domain.ts';
import type { Actor } from '../domain/model.ts';
import { type Practised, practised } from '../domain/training.ts';
import { Refusal } from '../errors.ts';
import type { Door } from './execute.ts';

export async function notePractice(entry: Door, domain: string, practice: Practised, by: Actor): Promise<void> {
  for (;;) {
    const { value, revision } = (await entry.read(bcDomains, domain)).state;
    if (!value) return;
    try {
      await entry.execute(bcDomains, domain, { type: 'put', value: practised(value, practice), revision }, by);
      return;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error;
    }
  }
}
