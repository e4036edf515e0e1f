/** Follows `GET /local/desk/changes` for one person: reconnects by itself and rests while the window is hidden. */
import type { ChangeLine } from '../contract.ts';

/** A beat comes every 15 s; two missing ones mean the line is dead although the socket looks open. */
const SILENCE_MS = 40_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

type Follower = {
  /** something in this chat changed */
  changed: (chat: string) => void;
  /** the line stands (again): whatever happened meanwhile must be read */
  opened: () => void;
  lost: () => void;
};

/**
 * Starts following; the answer stops it. A hidden window closes its line, because a browser keeps at most six
 * connections to one host and several desks with their tabs would starve each other; it catches up when shown.
 */
export function followChanges(person: string, follower: Follower): () => void {
  let line = new AbortController();
  let stopped = false;
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    const mine = new AbortController();
    line = mine;
    try {
      await read(person, mine, follower, () => {
        wait = FIRST_WAIT_MS;
      });
    } catch (fault) {
      if (!mine.signal.aborted) console.info('desk: change line broke,', fault);
    }
    if (stopped || line !== mine || document.hidden) return;
    follower.lost();
    timer = setTimeout(() => void run(), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  function onVisibility(): void {
    clearTimeout(timer);
    line.abort();
    if (!document.hidden) void run();
  }

  document.addEventListener('visibilitychange', onVisibility);
  if (!document.hidden) void run();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
    line.abort();
  };
}

async function read(person: string, line: AbortController, follower: Follower, stands: () => void): Promise<void> {
  let silence = setTimeout(() => line.abort(), SILENCE_MS);
  try {
    const answer = await fetch(`/local/desk/changes?person=${encodeURIComponent(person)}`, { signal: line.signal });
    if (!answer.ok || !answer.body) throw new Error(`HTTP ${answer.status}`);
    stands();
    follower.opened();
    const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await text.read();
      if (done) return;
      clearTimeout(silence);
      silence = setTimeout(() => line.abort(), SILENCE_MS);
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const entry of lines) tell(entry, follower);
    }
  } finally {
    clearTimeout(silence);
  }
}

function tell(entry: string, follower: Follower): void {
  if (entry.trim() === '') return;
  const change = JSON.parse(entry) as ChangeLine;
  if ('chat' in change) follower.changed(change.chat);
}
