// Benchmarks that nobody runs for weeks still run, in small, and print the figures that the goals name. Real times are
// not judged here; those of the virtual clock are.
import { expect, test } from 'vitest';
import { bench as broadcast } from '../../bench/broadcast.ts';
import { bench as dashboard } from '../../bench/dashboard.ts';
import { bench as escalation } from '../../bench/escalation.ts';
import { bench as firstTouch } from '../../bench/first-touch.ts';

const aNumber = expect.any(Number) as number;

test('dashboard asks every page of figures and gets it', async () => {
  const found = await dashboard('2', '8', 'sqlite');
  expect(found).toMatchObject({ bytesGzip: aNumber, p99Ms: aNumber });
});

test('escalation is never early and keeps its goal on the virtual clock', { timeout: 60_000 }, async () => {
  const found = await escalation('60', '300');
  expect(found).toMatchObject({ timers: 60, fired: 60, early: 0, ladderEarly: 0, lost: 0 });
  expect([Number(found.lateP99Ms) <= 100, Number(found.ladderLateP99Ms) <= 100]).toEqual([true, true]);
});

test('first touch reaches everybody by one way or the other', { timeout: 60_000 }, async () => {
  expect(await firstTouch('300')).toMatchObject({ people: 300, unheard: 0, lost: 0, limitUse: aNumber });
});

test('a broadcast loses nobody, whatever the limit does', { timeout: 60_000 }, async () => {
  const found = await broadcast('300');
  const kept = { lost: 0, unexplainedDuplicates: 0, per1000_429: aNumber, lane0P99Ms: aNumber };
  expect(found).toMatchObject({ ...kept, hidden: kept, falling: kept, wires: { at50: kept, hidden: kept } });
});
