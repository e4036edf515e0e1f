/** Faults that are to happen to the next requests, one after another. */
export class FaultQueue<Kind extends string> {
  readonly #next: Kind[] = [];

  add(kind: Kind, times: number): void {
    for (let n = 0; n < times; n += 1) this.#next.push(kind);
  }

  /** The fault of this request; undefined when it goes well. */
  take(): Kind | undefined {
    return this.#next.shift();
  }
}
