// The restore drill: a copy of the running product, its machine lost, and the product at work from a second folder; prints how long each step took.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actionOf } from '../../local/simulators/card-actions.ts';
import { cardFor } from '../../local/simulators/teams.ts';
import { backUp } from '../../src/commands/backup.ts';
import { restore } from '../../src/commands/restore.ts';
import { type ExportSeal, firstBreak, type JournalLine } from '../../src/domain/chain.ts';
import type { AlarmView, OperationView } from '../../src/http/contract.ts';
import { type RealProduct, realProduct } from './real-product.ts';

/** Six holders and the channel. */
const recipients = 7;
const place = mkdtempSync(join(tmpdir(), 'bcm-drill-'));
const second = join(place, 'second');

let product: RealProduct;
beforeAll(async () => {
  product = await realProduct();
});
afterAll(async () => {
  await product.close();
  rmSync(place, { recursive: true });
});

/** Everybody has the card about this alarm, and the store knows it. */
async function allHave(id: string): Promise<boolean> {
  const { json } = await product.tab('priya').get<OperationView>('/api/operation');
  return json.alarms.find((alarm) => alarm.id === id)?.states.accepted === recipients;
}

async function comes(name: string): Promise<void> {
  const { teams } = product.standIns;
  const person = product.people.id(name);
  const thread = teams.chats.personal(person);
  const message = thread?.messages.at(-1);
  const action = message && actionOf(cardFor(message, person) ?? {}, 'Ich komme');
  if (!thread || !message || !action) throw new Error(`${name} cannot say that she comes`);
  expect(await teams.press(person, thread.id, message.id, action)).toMatchObject({ kind: 'card' });
}

/** Who said what, by name; the journal verifies. */
async function answersTo(id: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { json } = await product.tab('ole').get<AlarmView>(`/api/alarms/${id}`);
  const { text } = await product.tab('ole').get(`/api/alarms/${id}/journal?format=jsonl`);
  const all = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const digest = (value: string) => createHash('sha256').update(value).digest('hex');
  expect(firstBreak(all.slice(0, -1) as JournalLine[], digest, all.at(-1) as ExportSeal)).toBeNull();
  const said = (json.all?.asked ?? []).filter(({ answers }) => answers.length > 0);
  return Object.fromEntries(
    said.map(({ person, answers }) => [product.people.name(person), answers.map(({ answer }) => answer)]),
  );
}

it('an alarm goes on from the copy: answers are there, cards in the chats still work, the next alarm goes out', async () => {
  await product.starts();
  const id = await product.raises();
  await product.until(() => allHave(id));
  await comes('maren');
  const steps: [string, number][] = [['begun', performance.now()]];
  const done = (step: string) => steps.push([step, performance.now()]);
  const { file, note } = await backUp(product.folder, join(place, 'copies'), Date.now());
  done('backup');
  await product.ends('SIGKILL');
  done('machine lost');
  expect(await restore(file, second)).toMatchObject({ ok: true });
  done('restore');
  await product.starts({ BCM_DATA: second });
  done('at work');

  expect(await answersTo(id)).toEqual({ maren: ['coming'] });
  await comes('tjark');
  expect(await answersTo(id)).toEqual({ maren: ['coming'], tjark: ['coming'] });
  const next = await product.raises();
  await product.until(() => allHave(next));
  expect(await answersTo(next)).toEqual({});

  const took = steps.slice(1).map(([step, at], index) => {
    const [, from = at] = steps[index] ?? [];
    return `${step} ${((at - from) / 1_000).toFixed(2)} s`;
  });
  console.log(`restore drill: ${note.cases} cases, ${note.lines} lines, ${note.bytes} bytes; ${took.join(', ')}`);
});
