// What waits while nothing gets through: learnt from what came of calls, and from asking.
import { describe, expect, it } from 'vitest';
import { type Delivery, type Outcome, planned } from '../../src/domain/ledger.ts';
import { pathHold } from '../../src/engine/path-hold.ts';
import { Undeliverable } from '../../src/errors.ts';

const unclear: Outcome = { id: 'd', outcome: 'unclear', code: '503' };
const never = (code: string): Outcome => ({ id: 'd', outcome: 'never', code });
const item = (id: string, more: Partial<Delivery> = {}): Delivery => ({
  ...planned({ id, to: { person: id }, message: 'alarm', lane: 0, ahead: false }, 0),
  ...more,
});
const settle = () => new Promise<void>((done) => void setImmediate(done));

describe('a way that is down', () => {
  it('is not up again because of what was refused before it left the house', () => {
    const hold = pathHold(() => 0);
    for (const at of [0, 3_000, 6_000]) hold.noted(unclear, at, at + 100);
    hold.ofMass([item('a')], 7_000, 7_000);
    expect(hold.restsMass(7_100)).toBe(true);
    for (const code of ['app-removed', 'unknown-person', 'no-channel', 'service-url'])
      hold.noted(never(code), 7_200, 7_200);
    expect(hold.restsMass(7_300)).toBe(true);
    for (const at of [7_400, 7_500]) hold.noted(never('MessageWritesBlocked'), at, at);
    expect(hold.restsMass(7_600)).toBe(false);
  });

  it('keeps what one more doubtful call would use up, for as long as somebody may be in doubt', () => {
    const hold = pathHold(
      () => 0,
      () => Promise.reject(new Undeliverable('unclear', '503')),
    );
    const doubted = item('a', { state: 'unknown', mayBeOut: true, at: 0 });
    const fresh = item('b');
    const channel = { ...doubted, id: 'c', to: { channel: 'MI' } };
    expect(hold.ofStab([doubted], 5_000, 5_000)).toEqual([doubted]);
    hold.noted(unclear, 5_000, 5_100);
    expect(hold.ofStab([doubted, fresh, channel], 5_200, 5_200)).toEqual([fresh]);
    expect(hold.ofStab([doubted, channel], 50_000, 50_000)).toEqual([doubted]);
    expect(hold.ofStab([channel], 600_000, 600_000)).toEqual([channel]);
  });

  it('is asked, and whoever waits hears at once that it answers', async () => {
    let now = 5_100;
    let came = 0;
    const hold = pathHold(
      () => now,
      () => Promise.resolve(),
      () => {
        came += 1;
      },
    );
    const doubted = item('a', { state: 'unknown', mayBeOut: true, at: 0 });
    hold.noted(unclear, 5_000, now);
    expect(hold.ofStab([doubted], now, now)).toEqual([]);
    now += 50;
    await settle();
    expect([came, hold.ofStab([doubted], now, now)]).toEqual([1, [doubted]]);
  });
});
