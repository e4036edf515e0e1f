// The only outside world the engine knows: clock, chance, store, sender, log.
import type { Digest } from '../domain/chain.ts';
import type { Delivery, Ledger } from '../domain/ledger.ts';
import type { CaseAddress } from '../domain/model.ts';
import type { Store } from '../store/port.ts';

/** Structured log. Values are codes, ids and counts; never names or texts. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  warn(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}

/** State of a case that sends messages. `status` is `ended` when nothing but the end is still told. */
export interface Sending {
  readonly status?: string;
  readonly ledger: Ledger;
}

/** One message to hand over: the newest state, drawn at the last moment. */
export interface Handover {
  readonly address: CaseAddress;
  readonly state: Sending;
  readonly delivery: Delivery;
}

/** Hands messages over. Does not retry; throws Undeliverable with what it found out. */
export interface Sender {
  /** A new message. Resolves when the other side took it, with the id under which it can be redrawn. */
  post(handover: Handover): Promise<{ activityId: string }>;
  /** Draws a message again that was taken before. */
  redraw(handover: Handover): Promise<void>;
}

export interface Env {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal fires. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** A random id, lower-case letters and digits. */
  newId(): string;
  /** From 0 to below 1. */
  random(): number;
  /** A random salt, 32 hex characters. */
  salt(): string;
  digest: Digest;
  /** Name of this process among replicas. */
  readonly name: string;
  /** True when the process of that name surely no longer runs. */
  isGone(name: string): boolean;
  readonly store: Store;
  readonly log: Log;
}
