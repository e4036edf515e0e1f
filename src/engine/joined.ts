// Reads that are asked for at the same time share one; nobody gets one that began before she asked.

/**
 * `read` with at most one run and one waiting per key: whoever asks during a run shares the one that begins after it,
 * so the answer is never older than the question. Rejects as `read` does.
 */
export function joined<Result>(read: (key: string) => Promise<Result>): (key: string) => Promise<Result> {
  const runs = new Map<string, { readonly task: Promise<Result>; next: Promise<Result> | null }>();

  function begin(key: string): Promise<Result> {
    const run = { task: read(key), next: null };
    const over = () => {
      if (runs.get(key) === run) runs.delete(key);
    };
    runs.set(key, run);
    run.task.then(over, over);
    return run.task;
  }

  return (key) => {
    const run = runs.get(key);
    if (!run) return begin(key);
    const again = () => begin(key);
    run.next ??= run.task.then(again, again);
    return run.next;
  };
}
