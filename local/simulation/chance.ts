// Chance from a seed: the same seed and name give the same numbers, whatever else draws.

export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  between(from: number, to: number): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Log-normal, as latencies are: half of them lie below the median. */
  around(median: number, spread: number): number;
  /** So many lower-case hex digits. */
  hex(digits: number): string;
  /** Chance of its own for one part, so that more draws here change nothing there. */
  of(part: string): Chance;
}

export function chanceOf(seed: string | number): Chance {
  const next = numbers(String(seed));
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    whole,
    happens: (probability) => next() < probability,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[whole(0, list.length - 1)] as T;
    },
    around(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
    hex(digits) {
      let text = '';
      while (text.length < digits) text += whole(0, 0xffff).toString(16).padStart(4, '0');
      return text.slice(0, digits);
    },
    of: (part) => chanceOf(`${seed}/${part}`),
  };
}

/** The generator sfc32, its state filled from the text by FNV-1a. */
function numbers(text: string): () => number {
  let [a, b, c] = [hash(text, 1), hash(text, 2), hash(text, 3)];
  let counter = 1;
  function next(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }
  for (let warm = 0; warm < 12; warm += 1) next();
  return next;
}

function hash(text: string, salt: number): number {
  let value = 0x811c9dc5 ^ salt;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
}
