// The meter of charges tells each kind's sum once a minute, and what is left when it is asked.
import { expect, test } from 'vitest';
import { chargeMeter } from '../../src/store/charge-meter.ts';

test('sums are told by kind, once a minute, and begin anew', () => {
  const told: (string | number)[][] = [];
  let now = 5;
  const meter = chargeMeter(
    () => now,
    (...sum) => void told.push(sum),
  );
  meter.add('load', 1);
  meter.add('commit', 4.95);
  now += 59_999;
  meter.add('load', 1.004);
  expect(told).toEqual([]);
  now += 1;
  meter.add('commit', 9.9);
  expect(told).toEqual([
    ['load', 2, 2],
    ['commit', 2, 14.85],
  ]);
  meter.add('load', 3);
  meter.tell();
  meter.tell();
  expect(told.slice(2)).toEqual([['load', 1, 3]]);
});
