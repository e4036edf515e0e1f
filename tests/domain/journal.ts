// A journal for the tests of the hash chain: a real alarm, sealed by the engine's own hand.
import { createHash } from 'node:crypto';
import type { JournalLine, Opened } from '../../src/domain/chain.ts';
import type { Entry } from '../../src/domain/model.ts';
import { seal } from '../../src/engine/seal.ts';
import { allClear, anna, ben, crisis, update } from './crisis.ts';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Raised, sent, answered, changed, ended: every kind of entry an alarm has. */
export function journalOfAlarm(): readonly JournalLine[] {
  const played = crisis();
  played.send('channel');
  played.wait(1_000);
  played.send(ben, 'flying');
  played.give({ type: 'recover', ids: [played.card(ben).id], epoch: 2 });
  played.answer(ben, 'coming', { eta: 15, card: 'a-orphan', delivery: played.card(ben).id });
  played.answer(anna, 'call-me');
  played.wait(60_000);
  played.give(update, { person: anna, via: 'tab' });
  played.give(allClear, { person: anna, via: 'tab' });
  const lines: JournalLine[] = [];
  let salt = 0;
  for (const { entry, turn } of played.story) {
    const tools = { digest: sha256, salt: () => sha256(`salt ${salt++}`).slice(0, 32) };
    const { seq, hash } = lines.at(-1) ?? { seq: 0, hash: '0'.repeat(64) };
    lines.push(...seal({ kind: 'alarm', id: 'a1b2' }, { seq, hash }, [entry as Entry], turn, turn.at, tools));
  }
  return lines;
}

/** The line with one sealed value and its salt erased. */
export function erase(line: JournalLine, name: string): JournalLine {
  const { [name]: _erased, ...open } = line.open as Record<string, Opened>;
  return { ...line, open };
}
