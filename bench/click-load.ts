// The load generator of `answers`, a process of its own: sends prepared clicks and measures until their answers are read.
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';

/** A click as it crosses the wire. */
export interface PreparedClick {
  readonly person: string;
  readonly token: string;
  readonly body: string;
}

/** What the generator is told: where to, and either how many a second, or how many at once. */
export interface LoadOrder {
  readonly url: string;
  readonly clicks: readonly PreparedClick[];
  readonly perSecond?: number;
  readonly atOnce?: number;
}

export interface LoadResult {
  /** People whose click was answered with the fresh card. */
  readonly confirmed: readonly string[];
  /** What else came, by status or error. */
  readonly others: Readonly<Record<string, number>>;
  /** From the moment a click was due until its answer was read, milliseconds, in no order. */
  readonly latencies: readonly number[];
  readonly seconds: number;
  /** Processor seconds of this process meanwhile. */
  readonly cpuSeconds: number;
}

const connections = 128;

async function run({ url, clicks, perSecond, atOnce = connections }: LoadOrder): Promise<LoadResult> {
  const pool = new Pool(new URL(url).origin, { connections, pipelining: 1 });
  const path = new URL(url).pathname;
  const confirmed: string[] = [];
  const others: Record<string, number> = {};
  const latencies: number[] = [];

  async function send({ person, token, body }: PreparedClick, due: number): Promise<void> {
    const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` };
    const said = await pool.request({ path, method: 'POST', headers, body }).then(
      async (answer) => (isCard(answer.statusCode, await answer.body.text()) ? 'card' : `status ${answer.statusCode}`),
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    );
    latencies.push(performance.now() - due);
    if (said === 'card') confirmed.push(person);
    else others[said] = (others[said] ?? 0) + 1;
  }

  const cpu = process.cpuUsage();
  const from = performance.now();
  if (perSecond === undefined) {
    let next = 0;
    const worker = async () => {
      while (next < clicks.length) await send(clicks[next++] as PreparedClick, performance.now());
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  } else {
    const sent: Promise<void>[] = [];
    for (const [index, click] of clicks.entries()) {
      const due = from + (index * 1_000) / perSecond;
      const early = due - performance.now();
      if (early > 1) await pause(early);
      // What is sent late because this process was busy counts from when it was due.
      sent.push(send(click, due));
    }
    await Promise.all(sent);
  }
  const seconds = (performance.now() - from) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  await pool.close();
  return { confirmed, others, latencies, seconds, cpuSeconds: (user + system) / 1_000_000 };
}

const isCard = (status: number, body: string) =>
  status === 200 && body.includes('"type":"application/vnd.microsoft.card.adaptive"');

process.on('message', (order: LoadOrder) => {
  void run(order).then((result) => process.send?.(result));
});
