// One person's rights: everything about her and nothing of others, and what is taken out when she has left.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskOn, folderFault, writeExport } from '../../src/commands/person-data.ts';
import { lastAnswer } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { firstBreak } from '../../src/domain/chain.ts';
import { holds, holdsId } from '../../src/domain/hold.ts';
import { contacts, reach } from '../../src/domain/people.ts';
import { aboutPerson } from '../../src/domain/person-extract.ts';
import { door } from '../../src/engine/execute.ts';
import type { RaisedView } from '../../src/http/contract.ts';
import { type House, openHouse } from '../http/house.ts';
import { draft, person } from '../http/house-people.ts';

const setup = { system: 'setup' } as const;
const number = '+495115550142';
let house: House;
const folder = mkdtempSync(join(tmpdir(), 'bcm-person-'));
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const lena = person('lena');
const others = ['alma', 'ivo', 'bea', 'zora'].map((name) => person(name as 'alma'));

async function answered(once: string): Promise<string> {
  const body = { once, draft: draft(house.clock.now(), { domain: 'MI-ALF' }) };
  const { id } = (await house.ask<RaisedView>('zora', '/api/alarms', { body })).json;
  await house.ask('lena', `/api/alarms/${id}/answer`, { body: { answer: 'coming', eta: 20 } });
  return id;
}

test('of a list only what is about her, of a record whose subject she is all of it', () => {
  const value = {
    type: 'x',
    lead: 'p-anna00',
    other: 'p-berta0',
    team: [{ person: 'p-anna00', note: 'a' }, { person: 'p-berta0', note: 'b' }, 'p-anna00'],
    names: { 'p-anna00': 'Anna', 'p-berta0': 'Berta' },
    rest: { deep: { id: 'p-berta0' } },
  };
  expect(aboutPerson(value, 'p-anna00')).toEqual({
    type: 'x',
    lead: 'p-anna00',
    team: [{ person: 'p-anna00', note: 'a' }, 'p-anna00'],
    names: { 'p-anna00': 'Anna' },
  });
  expect(aboutPerson(value, 'p-nobody')).toBeUndefined();
});

test('her data in two files; then she leaves, and only her id stays', async () => {
  const desk = deskOn(house.env);
  const numbers = [{ number, kind: 'service', sms: true, voice: true, onPaper: true }] as const;
  const own = { person: lena.id, numbers, email: true, confirmedAt: house.clock.now() };
  await house.entry.execute(contacts, lena.id, { type: 'put', value: own }, setup);
  const chat = {
    person: lena.id,
    conversationId: 'a:lena',
    serviceUrl: 'https://x/',
    teamsId: '29:lena',
    state: 'met',
  } as const;
  await house.entry.execute(reach, lena.id, { type: 'put', value: chat }, setup);
  const [first, held] = [await answered('wunsch-0001'), await answered('wunsch-0002')];

  expect((await desk.find(lena.email.toUpperCase()))?.id).toBe(lena.id);
  expect(await desk.find('niemand@land.example')).toBeUndefined();
  const [json = '', text = ''] = await writeExport(await desk.gather(lena.id), folder);
  const files = [readFileSync(json, 'utf8'), readFileSync(text, 'utf8')];
  // Where a file lies no folder can be, and below it neither: one sentence, no stack.
  for (const wrong of [json, join(json, 'x'), join(folder, 'gibt', 'es', 'nicht')]) {
    const fault = await writeExport(await desk.gather(lena.id), wrong).catch((error: unknown) => error);
    expect(folderFault(fault, wrong)).toContain(`In den Ordner ${wrong} lässt sich nicht schreiben`);
  }
  expect(folderFault(new Error('something else'), folder)).toBeUndefined();
  for (const file of files) {
    for (const hers of [lena.name, lena.email, number, 'MI-ALF', `alarm/${first}`, '"answer":']) {
      expect(file.replaceAll('"answer": ', '"answer":')).toContain(hers);
    }
    for (const { name, email } of others) {
      expect(file).not.toContain(name);
      expect(file).not.toContain(email);
    }
  }

  // Not while she leads a crisis team, and not while an alarm asks for her.
  await expect(desk.forget(lena.id)).rejects.toThrow('person-needed');
  const { value: domain } = (await house.entry.read(bcDomains, 'MI-ALF')).state;
  if (!domain) throw new Error('the domain is not there');
  const roles = domain.roles.map((role) => ({ ...role, holders: role.holders.filter((id) => id !== lena.id) }));
  await house.entry.execute(bcDomains, 'MI-ALF', { type: 'put', value: { ...domain, roles } }, setup);
  await expect(desk.forget(lena.id)).rejects.toThrow('person-needed');
  for (const id of [first, held])
    await house.ask('zora', `/api/alarms/${id}/all-clear`, { body: { reason: 'vorbei' } });
  const hold = { type: 'place', kind: 'alarm', id: held, label: '2', reason: 'Aktenzeichen 12-34' } as const;
  await house.entry.execute(holds, holdsId, hold, { person: person('adam').id, via: 'tab' });

  const done = await desk.forget(lena.id);
  expect(done.held).toEqual([`alarm/${held}`]);
  expect(done.values).toBeGreaterThanOrEqual(4);
  const lines = async (kind: 'person' | 'reach' | 'contact' | 'alarm', id: string) => {
    const all = await house.store.journal({ kind, id });
    expect(firstBreak(all, (one) => createHash('sha256').update(one).digest('hex'))).toBeNull();
    return JSON.stringify(all);
  };
  const left = await Promise.all([
    lines('person', lena.id),
    lines('reach', lena.id),
    lines('contact', lena.id),
    lines('alarm', first),
  ]);
  for (const secret of [lena.name, lena.email, number, '29:lena', 'a:lena']) expect(left.join()).not.toContain(secret);
  expect(await lines('alarm', held)).toContain(lena.name);
  // Her answer stays, under her id; others stay as they are.
  expect(left[3]).toContain(lena.id);
  expect(left[3]).toContain(person('ivo').name);
  // As a process reads it that did not have it in memory.
  const { state } = await door(house.env).read(alarms, first);
  expect([state.names[lena.id], lastAnswer(state, lena.id)?.answer]).toEqual([undefined, 'coming']);
  // Said twice changes nothing.
  expect((await desk.forget(lena.id)).values).toBe(0);
});
