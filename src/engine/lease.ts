// The sending lease: of all processes on one store, one sends.
import type { Lease } from '../store/port.ts';
import type { Env } from './env.ts';

/**
 * A holder whose beat stood still for so long on our own clock is taken for dead, milliseconds as all below. With two
 * looks at most before we see that it stands still, and after, that is less than the 6 s of design.md 6.
 */
const leaseTime = 4_500;
const renewEvery = 1_500;
/** Whoever does not hold it looks this often: a little less than the loop rests, whose timers may come early. */
const lookEvery = 400;
/** The holder itself stops earlier, so that two never send at once. */
const trustedFor = leaseTime * 0.8;

export interface SendingLease {
  /** Renews or tries to take it when it is time. Resolves with the epoch while it is ours, else null. */
  hold(): Promise<number | null>;
  /** Who held it when we last looked; null before. */
  current(): Lease | null;
  /** For how long we have not seen the holder's beat move, milliseconds; our own renewals are beats, too. */
  stillFor(): number;
  release(): Promise<void>;
}

const leaseName = 'sending';

export function sendingLease(env: Env): SendingLease {
  let seen: Lease | null = null;
  let stillSince = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;

  function dead(current: Lease): boolean {
    if (env.isGone(current.holder)) return true;
    const moved = seen?.holder !== current.holder || seen.beat !== current.beat;
    return !moved && env.monotonic() - stillSince >= leaseTime;
  }

  async function renew(): Promise<void> {
    triedAt = env.monotonic();
    const lease = await env.store.lease(leaseName, env.name, dead);
    // We saw it move when the store answered; others may have seen ours move when we asked.
    if (lease.holder !== seen?.holder || lease.beat !== seen.beat) stillSince = env.monotonic();
    if (lease.holder === env.name && seen?.epoch !== lease.epoch) env.log.info('lease.taken', { epoch: lease.epoch });
    seen = lease;
    if (lease.holder === env.name) heldUntil = triedAt + trustedFor;
  }

  return {
    async hold() {
      const every = seen?.holder === env.name ? renewEvery : lookEvery;
      if (env.monotonic() - triedAt >= every) await renew();
      return seen && seen.holder === env.name && env.monotonic() < heldUntil ? seen.epoch : null;
    },
    current: () => seen,
    stillFor: () => env.monotonic() - stillSince,
    async release() {
      heldUntil = Number.NEGATIVE_INFINITY;
      await env.store.release(leaseName, env.name);
    },
  };
}
