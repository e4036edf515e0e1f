/** Plays the gateways for short messages and calls, and the telephones behind them: what came, and what their owners do. */
import { createHmac } from 'node:crypto';
import { FaultQueue } from './fault-queue.ts';
import { answer, type Call, type Reply } from './reply.ts';

export type PhoneWay = 'sms' | 'voice';

/** One message or call as the gateway took it. */
export type PhoneMessage = {
  way: PhoneWay;
  /** ISO 8601 in UTC */
  at: string;
  to: string;
  text: string;
  /** the product's own name of it */
  id: string;
  callback: string;
};

/** `slow-down` is 429 with a wait; `hang` never answers; `reset` tears the line. */
export type GatewayFault = 'refuse' | 'broken' | 'slow-down' | 'hang' | 'reset' | 'redirect';

export type PhonesOptions = {
  /** value of the header `Authorization` that is asked for */
  auth: string;
  /** of it the reports are signed */
  callbackSecret: string;
  now: () => number;
  /** where the reports go, if not to where the message says */
  callbackOrigin?: string;
};

/** What the product said to a report. */
export type Reported = { status: number; body: unknown };

export class Phones {
  readonly #options: PhonesOptions;
  readonly #taken: PhoneMessage[] = [];
  readonly #faults = new FaultQueue<GatewayFault>();
  readonly #listeners = new Set<(message: PhoneMessage) => void>();
  #reports = 0;

  constructor(options: PhonesOptions) {
    this.#options = options;
  }

  /** `POST /phones/sms` and `POST /phones/voice` */
  async handle({ method, path, headers, body }: Call): Promise<Reply> {
    const way = /^\/phones\/(sms|voice)$/.exec(path)?.[1] as PhoneWay | undefined;
    if (!way || method !== 'POST') return answer(404);
    if (headers.authorization !== this.#options.auth) return answer(401, { error: 'unknown key' });
    const fault = this.#faults.take();
    if (fault === 'hang' || fault === 'reset') return fault;
    if (fault === 'refuse') return answer(400, { error: 'not this number' });
    if (fault === 'broken') return answer(500);
    if (fault === 'slow-down') return answer(429, undefined, { 'retry-after': '2' });
    if (fault === 'redirect') return answer(302, undefined, { location: '/phones/elsewhere' });
    const message = messageIn(body);
    if (!message) return answer(400, { error: 'to and text are needed' });
    const taken = { way, at: new Date(this.#options.now()).toISOString(), ...message };
    this.#taken.push(taken);
    for (const listener of this.#listeners) listener(taken);
    return answer(202, { accepted: true });
  }

  /** What came, oldest first; of one number when one is given. */
  messages(way?: PhoneWay, number?: string): readonly PhoneMessage[] {
    return this.#taken.filter((each) => (!way || each.way === way) && (!number || each.to === number));
  }

  /** The next so many requests go wrong in this way. */
  fault(kind: GatewayFault, times = 1): void {
    this.#faults.add(kind, times);
  }

  /** Somebody replies to the last short message. */
  async replies(from: string, text: string, id?: string): Promise<Reported> {
    this.#reports += 1;
    return this.#report(
      'sms',
      { from, text, id: id ?? `in-${this.#reports}` },
      this.messages('sms', from).at(-1)?.callback,
    );
  }

  /** Somebody presses a key during the last call. */
  async presses(number: string, key: string): Promise<Reported> {
    const call = this.messages('voice', number).at(-1);
    return this.#report('voice', { id: call?.id ?? '', key }, call?.callback);
  }

  onMessage(listener: (message: PhoneMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #report(way: PhoneWay, value: object, callback: string | undefined): Promise<Reported> {
    const { callbackOrigin, callbackSecret, now } = this.#options;
    const url = callbackOrigin === undefined ? callback : `${callbackOrigin}/api/callback/${way}`;
    if (url === undefined) throw new Error('nothing was sent to this number, so nobody knows where to report');
    const body = JSON.stringify(value);
    const timestamp = String(Math.floor(now() / 1_000));
    const signature = `sha256=${createHmac('sha256', callbackSecret).update(`${timestamp}.${body}`).digest('hex')}`;
    const headers = {
      'content-type': 'application/json',
      'x-bcm-timestamp': timestamp,
      'x-bcm-signature': signature,
    };
    const response = await fetch(url, { method: 'POST', headers, body });
    return { status: response.status, body: await response.json() };
  }
}

function messageIn(body: string): Pick<PhoneMessage, 'to' | 'text' | 'id' | 'callback'> | undefined {
  let value: Partial<Record<string, unknown>>;
  try {
    value = JSON.parse(body) as Partial<Record<string, unknown>>;
  } catch {
    return undefined;
  }
  const { to, text, id, callback } = value;
  if (typeof to !== 'string' || typeof text !== 'string' || !/^\+\d+$/.test(to)) return undefined;
  const word = (given: unknown) => (typeof given === 'string' ? given : '');
  return { to, text, id: word(id), callback: word(callback) };
}
