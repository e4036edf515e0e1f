/** Brings activities to the bot's endpoint, with the patience of a Teams client, and reads what the bot answers. */
import { isObject, type JsonObject, stringAt } from './json.ts';
import type { WireActivity } from './teams-log.ts';

/** Posts one activity to the bot; rejects when there is no answer. */
export type DeliverActivity = (activity: WireActivity, token: string) => Promise<BotAnswer>;

export type BotAnswer = { status: number; body: unknown };

/** How long a client waits for an answer, and how often it repeats the same click as a new activity. */
export type Patience = { ms: number; repeats: number };

/** Teams waits 5 s for the answer to an invoke and repeats it twice (teams-platform.md, 3). */
export const teamsPatience: Patience = { ms: 5_000, repeats: 2 };

/** What the answer to a pressed button means for the person. */
export type PressOutcome =
  | { kind: 'card'; card: JsonObject }
  | { kind: 'text'; text: string }
  /** a Submit the bot took; what it says comes as a message */
  | { kind: 'taken' }
  | { kind: 'fault'; text: string; code?: string };

export type InboundOptions = {
  sign: (serviceUrl: string) => Promise<string>;
  serviceUrl: string;
  deliver: DeliverActivity;
  /** absent: wait for ever, never repeat */
  patience?: Patience;
  /** resolves after `ms`, or at once when the signal fires */
  pause: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** What people read in Teams when a bot does not answer a button. */
const UNREACHABLE = 'Die App ist gerade nicht erreichbar. Bitte versuchen Sie es noch einmal.';
const FAILED = 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.';

export type Inbound = {
  /** One activity, once; status 0 when nobody answered. */
  send(activity: WireActivity): Promise<BotAnswer>;
  /** A button press: repeated as `make(n)` while the bot is silent; the first answer of any attempt counts. */
  press(make: (attempt: number) => WireActivity): Promise<BotAnswer>;
};

export function createInbound({ sign, serviceUrl, deliver, patience, pause }: InboundOptions): Inbound {
  async function send(activity: WireActivity): Promise<BotAnswer> {
    try {
      return await deliver(activity, await sign(serviceUrl));
    } catch (error) {
      return { status: 0, body: error instanceof Error ? error.message : String(error) };
    }
  }

  async function press(make: (attempt: number) => WireActivity): Promise<BotAnswer> {
    if (!patience) return send(make(0));
    const attempts: Promise<BotAnswer>[] = [];
    for (let attempt = 0; attempt <= patience.repeats; attempt += 1) {
      attempts.push(send(make(attempt)));
      const answer = await within(patience.ms, attempts);
      if (answer) return answer;
    }
    return { status: 0, body: 'no answer in time' };
  }

  async function within(ms: number, attempts: Promise<BotAnswer>[]): Promise<BotAnswer | undefined> {
    const answered = new AbortController();
    const patienceEnds = pause(ms, answered.signal).then(() => undefined);
    const first = await Promise.race([...attempts, patienceEnds]);
    answered.abort();
    return first;
  }

  return { send, press };
}

/** Reads the body of an invoke answer: 200 outside, the real outcome inside (teams-platform.md, 3). */
export function readPress({ status, body }: BotAnswer): PressOutcome {
  if (status === 0) return { kind: 'fault', text: UNREACHABLE };
  if (status !== 200 || !isObject(body)) return { kind: 'fault', text: FAILED, code: String(status) };
  const { statusCode, type, value } = body;
  if (statusCode === 200 && type === 'application/vnd.microsoft.card.adaptive' && isObject(value)) {
    return { kind: 'card', card: value };
  }
  if (statusCode === 200 && type === 'application/vnd.microsoft.activity.message' && typeof value === 'string') {
    return { kind: 'text', text: value };
  }
  const code = stringAt(value, 'code');
  return { kind: 'fault', text: stringAt(value, 'message') ?? FAILED, ...(code ? { code } : {}) };
}

/** Reads the answer to a message extension: the card with which the dialog goes on, or why there is none. */
export function readDialog({ status, body }: BotAnswer): PressOutcome {
  if (status === 0) return { kind: 'fault', text: UNREACHABLE };
  const task = isObject(body) && isObject(body.task) ? body.task : undefined;
  const value = task?.type === 'continue' && isObject(task.value) ? task.value : undefined;
  const card = value && isObject(value.card) && isObject(value.card.content) ? value.card.content : undefined;
  if (status === 200 && card) return { kind: 'card', card };
  return { kind: 'fault', text: FAILED, code: String(status) };
}

/** A Submit goes as a message: taken or not, what the bot says to it comes as a message too. */
export function readSubmit({ status }: BotAnswer): PressOutcome {
  return status >= 200 && status < 300 ? { kind: 'taken' } : { kind: 'fault', text: UNREACHABLE, code: String(status) };
}

/** Posts over HTTP to the bot's messaging endpoint, such as `http://127.0.0.1:3978/api/messages`. */
export function deliverTo(endpoint: string): DeliverActivity {
  return async (activity, token) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : parsed(text) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // some errors answer plain text
  }
}
