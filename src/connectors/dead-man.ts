// The dead man's switch outside: it is called as long as synthetic alarms go through, and rings when nobody calls it.

/** Milliseconds within which it has to answer. */
const within = 10_000;

/** One call. Rejects with a name and nothing of the address, which is a secret. */
export function deadMan(url: string, ask: typeof fetch): (() => Promise<void>) | null {
  if (url === '') return null;
  return async () => {
    const answer = await ask(url, { redirect: 'error', signal: AbortSignal.timeout(within) });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error('the switch refused');
  };
}
