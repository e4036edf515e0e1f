// What may not be kept any longer goes at night, by the rules; what is under a hold stays; and the chains still verify.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstBreak } from '../../src/domain/chain.ts';
import { checkInParts, partId } from '../../src/domain/check-in-part.ts';
import { checkIns } from '../../src/domain/check-in-rules.ts';
import type { CaseAddress } from '../../src/domain/model.ts';
import { proposals } from '../../src/domain/proposal.ts';
import { retentionId, retentions } from '../../src/domain/retention.ts';
import { checkInsOf } from '../../src/engine/check-ins.ts';
import { directory } from '../../src/engine/directory.ts';
import type { AlarmView, RaisedView } from '../../src/http/contract.ts';
import type { AskedView } from '../../src/http/contract-check-ins.ts';
import type { PrivacyView } from '../../src/http/contract-privacy.ts';
import { checkInDraftOf } from './check-in-rights.ts';
import { type House, openHouse } from './house.ts';
import { draft, person } from './house-people.ts';

const day = 86_400_000;
const year = 365 * day;
let house: House;
let begun = 0;

beforeAll(async () => {
  house = await openHouse();
  begun = house.clock.now();
  await house.entry.execute(retentions, retentionId, { type: 'begin' }, { system: 'audit' });
});
afterAll(() => house.close());

/** An alarm that Lena answered and that is over. */
async function alarm(once: string, mode: 'real' | 'exercise'): Promise<{ id: string; number: string }> {
  const body = { once, draft: draft(house.clock.now(), { domain: 'MI-ALF', mode, exerciseName: 'Herbst' }) };
  const { id } = (await house.ask<RaisedView>('zora', '/api/alarms', { body })).json;
  const answered = await house.ask('lena', `/api/alarms/${id}/answer`, { body: { answer: 'coming', eta: 20 } });
  expect(answered.status, answered.text).toBeLessThan(300);
  const { number } = (await house.ask<AlarmView>('zora', `/api/alarms/${id}`)).json;
  const over = await house.ask('zora', `/api/alarms/${id}/all-clear`, { body: { reason: 'vorbei' } });
  expect(over.status, over.text).toBeLessThan(300);
  return { id, number };
}

/** A check-in that Lena answered and that is closed, and its part. */
async function checkIn(): Promise<readonly CaseAddress[]> {
  const body = { once: 'frage-0001', draft: checkInDraftOf(house.clock.now(), 'MI-ALF') };
  const { id } = (await house.ask<AskedView>('cord', '/api/check-ins', { body })).json;
  await checkInsOf(house.env, house.entry, directory(house.entry, house.store)).tell(id);
  const answered = await house.ask('lena', `/api/check-ins/${id}/answer`, { body: { answer: 'mobile', from: null } });
  expect(answered.status, answered.text).toBeLessThan(300);
  const over = await house.ask('cord', `/api/check-ins/${id}/close`, { body: {} });
  expect(over.status, over.text).toBeLessThan(300);
  const { group } = (await house.entry.read(checkIns, id)).state;
  const part = partId(id, group, 0);
  expect((await house.entry.read(checkInParts, part)).state.members.length).toBeGreaterThan(0);
  return [
    { kind: 'check-in', id },
    { kind: 'check-in-part', id: part },
  ];
}

async function report(key: string): Promise<CaseAddress> {
  const id = `MI-ALF.0123456789abcdef-${key}`;
  const facts = { source: key, firing: true, what: 'w', where: 'o', since: 1, level: 'EMERGENCY' } as const;
  const said = { type: 'report', domain: 'MI-ALF', owner: '', facts: [], alerts: 1, ...facts } as const;
  await house.entry.execute(proposals, id, { ...said, callback: '+495115550177' }, { system: 'intake' });
  return { kind: 'proposal', id };
}

/** The first night after so long. */
async function night(later: number): Promise<void> {
  await house.clock.advance(begun + later - house.clock.now());
  await house.entry.execute(retentions, retentionId, { type: 'wake' }, { system: 'clock' });
  await house.keeping.look();
}

/** Sealed values that are still there; the chain is looked at as well. */
async function open(address: CaseAddress): Promise<number> {
  const lines = await house.store.journal(address);
  expect(lines.length).toBeGreaterThan(0);
  expect(firstBreak(lines, (text) => createHash('sha256').update(text).digest('hex'))).toBeNull();
  return lines.reduce((sum, line) => sum + Object.keys(line.open).length, 0);
}

const privacy = async () => (await house.ask<PrivacyView>('adam', '/api/privacy')).json;
const would = async (rule: string) => (await privacy()).rules.find(({ id }) => id === rule)?.would;
const hold = (body: object, way = 'hold') => house.ask('adam', `/api/privacy/${way}`, { body });

test('each rule at its time, and what is held not before the hold is lifted', async () => {
  const real = await alarm('wunsch-0001', 'real');
  const kept = await alarm('wunsch-0002', 'real');
  const drill = await alarm('wunsch-0003', 'exercise');
  const asked = await checkIn();
  const [decided, undecided] = [await report('m1'), await report('m2')];
  const dismiss = await house.ask('cord', `/api/proposals/${decided.id}/dismiss`, { body: { reason: 'Fehlalarm' } });
  expect(dismiss.status, dismiss.text).toBeLessThan(300);
  const address = (id: string) => ({ kind: 'alarm', id }) as const;
  const all = [address(real.id), address(kept.id), address(drill.id), ...asked, decided, undecided];
  const counts = () => Promise.all(all.map(open));
  const fresh = await counts();
  expect(Math.min(...fresh)).toBeGreaterThan(0);
  const [ofReal = 0, ofKept = 0, ofDrill = 0] = fresh;

  expect((await privacy()).last).toBeNull();
  await night(89 * day);
  expect(await counts()).toEqual(fresh);
  expect(await would('check-in-answers')).toEqual({ cases: 0, values: 0, held: 0 });

  // What would go is said before it goes, and saying it takes nothing out.
  await house.clock.advance(begun + 91 * day - house.clock.now());
  const counted = await would('check-in-answers');
  expect(counted).toMatchObject({ cases: 1, held: 0 });
  expect(counted?.values).toBe((fresh[3] ?? 0) + (fresh[4] ?? 0));
  expect(await counts()).toEqual(fresh);
  await night(92 * day);
  expect(await counts()).toEqual([ofReal, ofKept, ofDrill, 0, 0, 0, 1]);
  expect((await privacy()).last?.values).toBe((counted?.values ?? 0) + 1);
  // Nobody had decided on this one; once she has, it goes with the next night.
  await house.ask('cord', `/api/proposals/${undecided.id}/dismiss`, { body: { reason: 'Fehlalarm' } });
  await night(94 * day);
  expect(await open(undecided)).toBe(0);

  expect((await hold({ number: kept.number, reason: 'kurz' })).status).toBe(409);
  expect((await hold({ number: '1999-001', reason: 'Aktenzeichen 12-34' })).status).toBe(409);
  expect((await hold({ number: kept.number, reason: 'Aktenzeichen 12-34' })).status).toBe(200);
  expect((await hold({ number: kept.number, reason: 'Aktenzeichen 12-34' })).status).toBe(409);
  expect((await privacy()).holds).toMatchObject([
    { label: kept.number, reason: 'Aktenzeichen 12-34', by: person('adam').name },
  ]);

  await night(5 * year + 10 * day);
  expect(await counts()).toEqual([ofReal, ofKept, 0, 0, 0, 0, 0]);
  await night(10 * year + 10 * day);
  expect(await counts()).toEqual([0, ofKept, 0, 0, 0, 0, 0]);
  expect(await would('real-alarms')).toEqual({ cases: 0, values: 0, held: 1 });

  expect((await hold({ kind: 'alarm', id: kept.id, reason: 'Verfahren beendet' }, 'lift')).status).toBe(200);
  expect((await privacy()).holds).toEqual([]);
  expect(await would('real-alarms')).toMatchObject({ cases: 1, held: 0 });
  await night(10 * year + 12 * day);
  expect(await counts()).toEqual([0, 0, 0, 0, 0, 0, 0]);

  // Who placed and lifted it, and why, stays; the alarm can still be read, without a name.
  const protocol = await house.store.journal({ kind: 'hold', id: 'all' });
  expect(protocol.map(({ by, entry: { type, reason } }) => [by, type, reason])).toEqual([
    [{ person: person('adam').id, via: 'tab' }, 'placed', 'Aktenzeichen 12-34'],
    [{ person: person('adam').id, via: 'tab' }, 'lifted', 'Verfahren beendet'],
  ]);
  const { status, text } = await house.ask('zora', `/api/alarms/${real.id}`);
  expect(status, text).toBe(200);
  expect((await house.ask('zora', `/api/alarms/${real.id}/journal`)).status).toBe(200);
});
