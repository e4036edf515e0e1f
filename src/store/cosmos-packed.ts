// The state of a snapshot as it is stored: a large one is deflated, because the charge goes by the size.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Json } from '../domain/model.ts';

/** Plain, or the JSON text deflated, in base64. */
export type Packed = { readonly state: Json } | { readonly packed: string };

/** Smaller ones cost the same either way, and stay readable. */
const smallest = 1_000;

export function packed(state: Json): Packed {
  const text = JSON.stringify(state);
  return text.length < smallest ? { state } : { packed: deflateRawSync(text).toString('base64') };
}

export function unpacked(stored: Packed): Json {
  if ('state' in stored) return stored.state;
  return JSON.parse(inflateRawSync(Buffer.from(stored.packed, 'base64')).toString()) as Json;
}
