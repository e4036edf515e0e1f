// What may not be kept any longer goes at night, by the rules; what is under a hold stays; and the chains still verify.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstBreak } from '../../src/domain/chain.ts';
import { checkInParts, partId } from '../../src/domain/check-in-part.ts';
import { checkIns } from '../../src/domain/check-in-rules.ts';
import type { CaseAddress } from '../../src/domain/model.ts';
import { phoneLists } from '../../src/domain/phone-list.ts';
import { proposals } from '../../src/domain/proposal.ts';
import { retentionId, retentions } from '../../src/domain/retention.ts';
import { boxOf } from '../../src/domain/review.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import { checkInsOf } from '../../src/engine/check-ins.ts';
import { directory } from '../../src/engine/directory.ts';
import { eventBook } from '../../src/engine/event-book.ts';
import { incidentsOf } from '../../src/engine/incidents.ts';
import { registerBook } from '../../src/engine/register-book.ts';
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
async function checkIn(once: string): Promise<readonly CaseAddress[]> {
  const body = { once, draft: checkInDraftOf(house.clock.now(), 'MI-ALF') };
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
  const asked = await checkIn('frage-0001');
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

  expect((await hold({ kind: 'alarm', number: kept.number, reason: 'kurz' })).status).toBe(409);
  expect((await hold({ kind: 'alarm', number: '1999-001', reason: 'Aktenzeichen 12-34' })).status).toBe(409);
  expect((await hold({ kind: 'alarm', number: kept.number, reason: 'Aktenzeichen 12-34' })).status).toBe(200);
  expect((await hold({ kind: 'alarm', number: kept.number, reason: 'Aktenzeichen 12-34' })).status).toBe(409);
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

/** An evaluation with the form of one observer and five anonymous answers, closed and counted. */
async function evaluation(number: string, event?: string): Promise<CaseAddress> {
  const id = event ?? `MI-ALF.${number}`;
  const source = event ? 'INCIDENT' : 'EXERCISE';
  const about = {
    source,
    domain: 'MI-ALF',
    number,
    title: 'Herbst',
    exerciseType: 'ALARM_EXERCISE',
  } as const;
  const when = { day: '2026-11-21', endedAt: house.clock.now(), asks: true };
  const five = ['lena', 'nils', 'olga', 'zora', 'cord'] as const;
  const who = {
    people: five.map((one) => person(one).id),
    observers: [person('lena').id, person('olga').id],
    control: [],
    management: [],
  };
  const found = { figures: [], seen: [], tests: [] };
  const open = { type: 'open', ...about, ...when, ...who, ...found, content: reviews.empty.content } as const;
  const engine = { system: 'spread' } as const;
  await house.entry.execute(reviews, id, open, engine);
  const form = { goals: {}, good: 'Klare Lage', correct: '', improve: '' };
  await house.entry.execute(reviews, id, { type: 'evaluate', form }, { person: person('lena').id, via: 'tab' });
  for (const one of five) {
    await house.store.drop(boxOf(id, 1), person(one).id, { rating: 3, good: 'Ruhe', change: '' });
  }
  await house.store.sealBox(boxOf(id, 1));
  await house.entry.execute(reviews, id, { type: 'stop-asking' }, engine);
  const sums = { answers: 5, ratings: [0, 0, 5, 0] };
  await house.entry.execute(reviews, id, { type: 'count', round: 1, sums }, engine);
  return { kind: 'review', id };
}

test('forms of observers go after 90 days unless they are held; anonymous answers go in any case', async () => {
  begun = house.clock.now();
  const [kept, gone] = [await evaluation('2026-71'), await evaluation('2026-72')];
  const forms = () => Promise.all([kept, gone].map(open));
  const answers = () =>
    Promise.all([kept, gone].map(async ({ id }) => (await house.store.dropped(boxOf(id, 1))).length));
  const folded = async ({ id }: CaseAddress) => (await house.entry.read(reviews, id)).state;
  expect((await hold({ kind: 'review', number: '1999-01', reason: 'Aktenzeichen 12-34' })).status).toBe(409);
  expect((await hold({ kind: 'review', number: '2026-71', reason: 'Aktenzeichen 12-34' })).status).toBe(200);
  expect((await privacy()).holds.map(({ kind, id, label }) => [kind, id, label])).toEqual([
    ['review', kept.id, 'MI-ALF 2026-71'],
  ]);

  await night(89 * day);
  expect([await forms(), await answers()]).toEqual([
    [1, 1],
    [5, 5],
  ]);
  await house.clock.advance(begun + 91 * day - house.clock.now());
  expect(await would('review-forms')).toEqual({ cases: 1, values: 1, held: 1 });
  expect(await would('feedback-answers')).toEqual({ cases: 2, values: 10, held: 0 });
  // Whoever comes after the time finds the form closed, whether a night has run or not.
  const late = { type: 'evaluate', form: { goals: {}, good: 'Spät', correct: '', improve: '' } } as const;
  const olga = { person: person('olga').id, via: 'tab' } as const;
  await expect(house.entry.execute(reviews, kept.id, late, olga)).rejects.toThrow('review-over');
  await night(92 * day);
  expect([await forms(), await answers()]).toEqual([
    [1, 0],
    [0, 0],
  ]);
  expect(Object.keys((await folded(kept)).evaluations)).toEqual([person('lena').id]);
  expect(await folded(gone)).toMatchObject({ evaluations: {}, emptyAt: null, counted: [{ sums: { answers: 5 } }] });

  expect((await hold({ kind: 'review', id: kept.id, reason: 'Verfahren beendet' }, 'lift')).status).toBe(200);
  await night(94 * day);
  expect(await forms()).toEqual([0, 0]);
  expect((await folded(kept)).evaluations).toEqual({});
});

test('a check-in is held like an alarm, and so is who had a printed copy', async () => {
  begun = house.clock.now();
  const [asked, part] = await checkIn('frage-0002');
  if (!asked || !part) throw new Error('no check-in');
  const wish = { kind: 'check-in', reason: 'Aktenzeichen 12-34' };
  expect((await hold({ ...wish, number: 'gibt es nicht' })).status).toBe(409);
  // As it stands on its page, or the address of that page.
  expect((await hold({ ...wish, number: `https://lotse.example/?page=check-in/${asked.id}` })).status).toBe(200);
  expect((await hold({ ...wish, number: asked.id })).status).toBe(409);
  const copy = { type: 'print', holder: 'Lena Test', version: 1, days: 90 } as const;
  await house.entry.execute(phoneLists, 'MI-ALF', copy, { person: person('zora').id, via: 'tab' });
  await house.entry.execute(
    phoneLists,
    'MI-ALF',
    { type: 'return', copy: 1 },
    { person: person('zora').id, via: 'tab' },
  );
  expect((await hold({ ...wish, kind: 'phone-list', number: 'XX-YY' })).status).toBe(409);
  expect((await hold({ ...wish, kind: 'phone-list', number: 'MI-ALF' })).status).toBe(200);
  const list = { kind: 'phone-list', id: 'MI-ALF' } as const;
  const all = () => Promise.all([asked, part, list].map(open));
  const fresh = await all();

  await night(92 * day);
  await night(2 * year + 10 * day);
  expect(await all()).toEqual(fresh);
  expect(await would('check-in-answers')).toEqual({ cases: 0, values: 0, held: 1 });
  expect(await would('copy-holders')).toEqual({ cases: 0, values: 0, held: 1 });
  for (const { kind, id } of [asked, list]) {
    expect((await hold({ kind, id, reason: 'Verfahren beendet' }, 'lift')).status).toBe(200);
  }
  await night(2 * year + 12 * day);
  expect(await all()).toEqual([0, 0, 0]);
});

test('a hold on an alarm keeps the forms of its event, too', async () => {
  begun = house.clock.now();
  const { id, number } = await alarm('wunsch-0009', 'real');
  const look = directory(house.entry, house.store);
  const book = eventBook(house.env, house.entry, registerBook(house.entry, house.store));
  await incidentsOf({ env: house.env, entry: house.entry, look, open: ['teams'], book }).tell(id);
  const { rows } = await house.store.list({ kind: 'incident', limit: 1 });
  const event = await evaluation('2026-73', rows[0]?.address.id);
  expect((await hold({ kind: 'alarm', number, reason: 'Aktenzeichen 12-34' })).status).toBe(200);
  await night(92 * day);
  expect(await open(event)).toBe(1);
  expect(await would('review-forms')).toEqual({ cases: 0, values: 0, held: 1 });
  expect((await hold({ kind: 'alarm', id, reason: 'Verfahren beendet' }, 'lift')).status).toBe(200);
  await night(94 * day);
  expect(await open(event)).toBe(0);
});
