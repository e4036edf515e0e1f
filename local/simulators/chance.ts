/** Chance that can be played again: streams of numbers and ids that depend on a seed and on nothing else. */

/** The next number, from 0 to below 1. */
export type Chance = () => number;

/** A stream of its own for each seed and purpose, so that one more draw for one purpose changes no other. */
export function chance(seed: number, purpose: string): Chance {
  let state = hashOf(`${seed} ${purpose}`);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of the list; it must not be empty. */
export function pick<T>(draw: Chance, list: readonly T[]): T {
  const found = list[Math.floor(draw() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** GUIDs with the marks of version 4. */
export function guids(draw: Chance): () => string {
  const hex = (digits: number) => {
    let text = '';
    while (text.length < digits)
      text += Math.floor(draw() * 65_536)
        .toString(16)
        .padStart(4, '0');
    return text.slice(0, digits);
  };
  return () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}

/** FNV-1a with a last mixing, so that neighbouring seeds give unlike streams. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
