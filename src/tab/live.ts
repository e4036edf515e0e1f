// Change notices from the server: one open stream, reopened with patience; says since when nothing was heard.
import type { ChangeNotice } from '../http/contract.ts';
import type { Api } from './api.ts';

/** `up`: notices arrive. `down`: they do not, and views may be old. */
export type Line = 'connecting' | 'up' | 'down';

export interface Live {
  readonly line: Line;
  /** When the server was last heard, epoch milliseconds; 0 for never. */
  readonly heardAt: number;
  /** Calls `changed` with a case id, or with '' when anything may have changed. Returns how to stop. */
  onChange(changed: (caseId: string) => void): () => void;
  /** Calls `moved` when `line` changes. Returns how to stop. */
  onLine(moved: () => void): () => void;
  stop(): void;
}

/** The server sends a heartbeat well within this time; silence means that the line is dead. */
const silence = 40_000;
const longestPause = 15_000;
const heldLong = 5_000;

/** Pause before the n-th try, milliseconds: doubled, capped, and spread so that not everybody comes back at once. */
export function pauseBefore(tries: number, random: number): number {
  return Math.min(longestPause, 500 * 2 ** Math.min(tries, 10)) * (0.5 + random / 2);
}

/** Opens the stream and keeps it open until `stop`. */
export function openLive(api: Api): Live {
  const changed = new Set<(caseId: string) => void>();
  const moved = new Set<() => void>();
  const state = { line: 'connecting' as Line, heardAt: 0 };
  const ended = new AbortController();
  let wake = () => {};

  const move = (line: Line) => {
    if (state.line === line) return;
    state.line = line;
    for (const tell of moved) tell();
  };
  const tellAll = (caseId: string) => {
    for (const tell of changed) tell(caseId);
  };
  const heard = (notice: ChangeNotice) => {
    state.heardAt = Date.now();
    if (notice.case !== '') tellAll(notice.case);
  };
  /** True when the line held for a while; one that breaks at once counts as a failed try. */
  const listenOnce = async (): Promise<boolean> => {
    const line = watchdog(silence, ended.signal);
    let since = Number.POSITIVE_INFINITY;
    try {
      const answer = await api.open('/api/changes', line.signal);
      since = Date.now();
      move('up');
      state.heardAt = since;
      tellAll('');
      await readNotices(answer.body, (notice) => {
        line.alive();
        heard(notice);
      });
    } catch (fault) {
      if (!ended.signal.aborted) console.info('BCM-Lotse: no change notices,', fault);
    } finally {
      line.done();
    }
    return Date.now() - since > heldLong;
  };
  const pause = (length: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, length);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    for (let tries = 0; !ended.signal.aborted; tries += 1) {
      if (await listenOnce()) tries = 0;
      if (ended.signal.aborted) return;
      if (tries > 0) move('down');
      await pause(pauseBefore(tries, Math.random()));
      // Reading may work although the stream does not (some proxies hold streams back).
      if (state.line === 'down') tellAll('');
    }
  };
  const hurry = () => {
    if (state.line !== 'up' && document.visibilityState === 'visible') wake();
  };
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurry);
  void run();
  return {
    get line() {
      return state.line;
    },
    get heardAt() {
      return state.heardAt;
    },
    onChange: (tell) => subscribe(changed, tell),
    onLine: (tell) => subscribe(moved, tell),
    stop() {
      ended.abort();
      wake();
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hurry);
    },
  };
}

function subscribe<T>(all: Set<T>, one: T): () => void {
  all.add(one);
  return () => all.delete(one);
}

/** Aborts when nothing was heard for `most` milliseconds, or when the whole page stops listening. */
function watchdog(most: number, ended: AbortSignal) {
  const own = new AbortController();
  let timer = setTimeout(() => own.abort(), most);
  return {
    signal: AbortSignal.any([own.signal, ended]),
    alive() {
      clearTimeout(timer);
      timer = setTimeout(() => own.abort(), most);
    },
    done: () => clearTimeout(timer),
  };
}

/** Reads newline-delimited JSON until the stream ends. Lines that are no notice are skipped. */
export async function readNotices(
  body: ReadableStream<Uint8Array> | null,
  heard: (notice: ChangeNotice) => void,
): Promise<void> {
  if (!body) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const notice = readNotice(line);
      if (notice) heard(notice);
    }
  }
}

function readNotice(line: string): ChangeNotice | null {
  if (line.trim() === '') return null;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('case' in value)) return null;
    return typeof value.case === 'string' ? { case: value.case } : null;
  } catch (fault) {
    console.info(`BCM-Lotse: unreadable change notice, ${String(fault)}`);
    return null;
  }
}
