/** Many records at once, but not too many. */

/** So many records are under way at once: enough for each turn of the loop to commit a group, few enough to hold. */
const side = 512;

/** Runs the task for every item, begun in their order, never more than `side` at once. */
export async function sideBySide<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(side, items.length) }, lane));
}
