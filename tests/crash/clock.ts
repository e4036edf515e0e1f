// A clock that runs faster than ours, the same in every process that is told when it began.

export interface FastClock {
  /** Epoch milliseconds on this clock. */
  now(): number;
  /** Resolves after so many of its milliseconds, or at once when the signal fires. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
}

/** `began` is epoch milliseconds; `speed` how many of its seconds pass in one of ours, 1 for the real clock. */
export function fastClock(began: number, speed: number): FastClock {
  return {
    now: () => Math.round(began + (Date.now() - began) * speed),
    pause: (ms, signal) =>
      new Promise((done) => {
        if (signal?.aborted) return done();
        const timer = setTimeout(finish, ms / speed);
        signal?.addEventListener('abort', finish, { once: true });
        function finish() {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          done();
        }
      }),
  };
}
