/** The simulator's log: everything people got and did, in order. The chats are folded from it, and it is what is kept. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** An activity as it crossed the wire. */
export type WireActivity = Record<string, unknown> & { type: string };

/** Which alarm and which delivery the buttons of a card name. */
export type CardSubject = { alarm?: string; delivery?: string };

/** What happened; people by internal id, `thread` is the id of a chat or channel. */
export type TeamsEvent =
  /** the bot opened the chat with this person */
  | { kind: 'opened'; thread: string; person: string }
  /** the app was added to or taken from a person (her id) or a channel's team (the channel's id) */
  | { kind: 'installed' | 'removed'; subject: string }
  | { kind: 'blocked' | 'unblocked'; person: string }
  /** the bot posted; `to` got it, `rings` names whose device rang */
  | {
      kind: 'posted';
      thread: string;
      activityId: string;
      root?: string;
      to: string[];
      rings: string[];
      /** what the buttons of its card say it is about */
      about?: CardSubject;
      activity: WireActivity;
    }
  | {
      kind: 'updated';
      thread: string;
      activityId: string;
      to: string[];
      about?: CardSubject;
      activity: WireActivity;
    }
  | { kind: 'deleted'; thread: string; activityId: string }
  /** a person wrote */
  | { kind: 'wrote'; thread: string; activityId: string; person: string; text: string }
  /** a person pressed a button; each repeat of the client is a further line */
  | { kind: 'pressed'; thread: string; activityId: string; person: string; action: Record<string, unknown> }
  /** the answer to a press put a card on this person's device, or told her a text */
  | { kind: 'shown'; thread: string; activityId: string; person: string; card: Record<string, unknown> }
  | { kind: 'told'; thread: string; activityId: string; person: string; text: string; ok: boolean }
  /** the bot did not take an activity; `status` 0: no answer at all */
  | { kind: 'unheard'; thread: string; activityId: string; status: number };

/** A line of the log: its number from 1 on, and when (ISO 8601, UTC). */
export type TeamsLogLine = { n: number; at: string } & TeamsEvent;

export type TeamsLog = {
  lines(): readonly TeamsLogLine[];
  append(event: TeamsEvent): TeamsLogLine;
};

/** With a `file`, lines are read from it and appended to it; without, they live in memory. */
export function openTeamsLog(now: () => number, file?: string): TeamsLog {
  const lines = file ? readLines(file) : [];
  if (file) mkdirSync(dirname(file), { recursive: true });

  function append(event: TeamsEvent): TeamsLogLine {
    const line: TeamsLogLine = { n: lines.length + 1, at: new Date(now()).toISOString(), ...event };
    lines.push(line);
    if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
    return line;
  }

  return { lines: () => lines, append };
}

/** A kill can leave half a last line behind; it is cut off, because the next line would be glued to it. */
function readLines(file: string): TeamsLogLine[] {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (whole < bytes.length) truncateSync(file, whole);
  const text = bytes.subarray(0, whole).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): TeamsLogLine => JSON.parse(line));
}
