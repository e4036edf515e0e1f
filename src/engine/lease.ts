// The sending lease: of all processes on one store, one sends.
import type { Lease } from '../store/port.ts';
import type { Env } from './env.ts';

/** A holder whose beat stood still for so long on our own clock is taken for dead. */
const leaseTime = 5_000;
const renewEvery = 1_500;
/** Whoever does not hold it looks this often, so that a take-over takes at most 6 s (design.md 6). */
const lookEvery = 500;
/** The holder itself stops earlier, so that two never send at once. */
const trustedFor = leaseTime * 0.8;

export interface SendingLease {
  /** Renews or tries to take it when it is time. Resolves with the epoch while it is ours, else null. */
  hold(): Promise<number | null>;
  /** Who held it when we last looked; null before. */
  current(): Lease | null;
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
    return !moved && env.now() - stillSince >= leaseTime;
  }

  async function renew(): Promise<void> {
    const now = env.now();
    triedAt = now;
    const lease = await env.store.lease(leaseName, env.name, dead);
    if (lease.holder !== seen?.holder || lease.beat !== seen.beat) stillSince = now;
    if (lease.holder === env.name && seen?.epoch !== lease.epoch) env.log.info('lease.taken', { epoch: lease.epoch });
    seen = lease;
    if (lease.holder === env.name) heldUntil = now + trustedFor;
  }

  return {
    async hold() {
      const every = seen?.holder === env.name ? renewEvery : lookEvery;
      if (env.now() - triedAt >= every) await renew();
      return seen && seen.holder === env.name && env.now() < heldUntil ? seen.epoch : null;
    },
    current: () => seen,
    async release() {
      heldUntil = Number.NEGATIVE_INFINITY;
      await env.store.release(leaseName, env.name);
    },
  };
}
