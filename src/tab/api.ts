// Requests to our own server: token, language, ETag; every failure becomes one sentence for the person.
import type { RegisterFault } from '../domain/register-fault.ts';
import type { Texts } from '../texts/index.ts';

/** What went wrong, ready to be shown. `status` is 0 when the server was not reached at all. */
export class ApiFault extends Error {
  readonly status: number;
  readonly code: string;
  /** Reference for the log; '' when there is none. */
  readonly ref: string;
  /** With `record-faults`: what is wrong with the record, field by field. */
  readonly faults: readonly RegisterFault[];
  constructor(status: number, code: string, text: string, ref: string, faults: readonly RegisterFault[] = []) {
    super(text);
    this.name = 'ApiFault';
    this.status = status;
    this.code = code;
    this.ref = ref;
    this.faults = faults;
  }
}

/** Something newer, or still the same as the ETag we named. */
export type Fetched<T> = { readonly fresh: true; readonly value: T; readonly etag: string } | { readonly fresh: false };

/** All methods reject with {@link ApiFault}, or with an AbortError when `signal` was used. */
export interface Api {
  /** When the server last answered properly, epoch milliseconds; 0 for never. */
  readonly answeredAt: number;
  get<T>(path: string, etag?: string): Promise<Fetched<T>>;
  post<T>(path: string, body: object, signal?: AbortSignal): Promise<T>;
  put<T>(path: string, body: object): Promise<T>;
  /** Sends a file as it is. */
  upload<T>(path: string, file: Blob, type: string): Promise<T>;
  /** The raw answer, for streams and downloads; never one with an error status. */
  open(path: string, signal?: AbortSignal): Promise<Response>;
  /** The raw answer to something done, such as a file that was made. */
  order(path: string, body: object): Promise<Response>;
}

/** There is no new token, and the person has to sign in again. */
export class SessionOver extends Error {}
/** Teams gives no token until the person has spoken with Microsoft herself: consent, a second factor, a new sign-in. */
export class ConsentMissing extends Error {}

const json = { 'content-type': 'application/json' };

interface Wish {
  readonly method?: 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Blob;
  readonly signal?: AbortSignal;
}

/** `texts` is asked anew for every request, so that a changed language counts at once. */
export function connectApi(token: () => Promise<string>, texts: () => Texts, now: () => number = Date.now): Api {
  const pass = rememberedPass(token, now);
  const send = async (path: string, wish: Wish): Promise<Response> => {
    const first = await reach(path, wish, await signIn(pass.get, texts()), texts());
    if (first.status !== 401) return first;
    pass.forget();
    return reach(path, wish, await signIn(pass.get, texts()), texts());
  };
  let answeredAt = 0;
  const demand = async (path: string, wish: Wish): Promise<Response> => {
    const answer = await send(path, wish);
    if (answer.status < 500) answeredAt = now();
    if (answer.ok || answer.status === 304) return answer;
    throw await readFault(answer, texts());
  };
  const write = async <T>(method: 'POST' | 'PUT', path: string, body: object, signal?: AbortSignal): Promise<T> => {
    const answer = await demand(path, { method, headers: json, body: JSON.stringify(body), ...(signal && { signal }) });
    return answer.status === 204 ? ({} as T) : readValue<T>(answer, texts());
  };
  return {
    get answeredAt() {
      return answeredAt;
    },
    async get<T>(path: string, etag?: string): Promise<Fetched<T>> {
      const answer = await demand(path, { headers: etag ? { 'if-none-match': etag } : {} });
      if (answer.status === 304) return { fresh: false };
      return { fresh: true, value: await readValue<T>(answer, texts()), etag: answer.headers.get('etag') ?? '' };
    },
    post: (path, body, signal) => write('POST', path, body, signal),
    put: (path, body) => write('PUT', path, body),
    async upload<T>(path: string, file: Blob, type: string): Promise<T> {
      const answer = await demand(path, { method: 'POST', headers: { 'content-type': type }, body: file });
      return readValue<T>(answer, texts());
    },
    order: (path, body) => demand(path, { method: 'POST', headers: json, body: JSON.stringify(body) }),
    open: (path, signal) => demand(path, signal ? { signal } : {}),
  };
}

async function signIn(get: () => Promise<string>, texts: Texts): Promise<string> {
  try {
    return await get();
  } catch (fault) {
    console.warn('BCM-Lotse: no token,', fault);
    const { signIn: refused, over, consent } = texts.tab.failure;
    if (fault instanceof ConsentMissing) throw new ApiFault(401, 'consent', consent, '');
    throw new ApiFault(401, 'no-token', fault instanceof SessionOver ? over : refused, '');
  }
}

async function reach(path: string, wish: Wish, token: string, texts: Texts): Promise<Response> {
  try {
    return await fetch(path, {
      ...wish,
      cache: 'no-store',
      headers: { ...wish.headers, authorization: `Bearer ${token}`, 'accept-language': texts.language },
    });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw new ApiFault(0, 'offline', texts.tab.failure.offline, '');
  }
}

async function readValue<T>(answer: Response, texts: Texts): Promise<T> {
  try {
    return (await answer.json()) as T;
  } catch (fault) {
    console.warn('BCM-Lotse: unreadable answer,', fault);
    throw new ApiFault(answer.status, 'unreadable', texts.tab.failure.strange, '');
  }
}

/** The server's own sentence; ours when something else answered in its place. */
async function readFault(answer: Response, texts: Texts): Promise<ApiFault> {
  const body: unknown = await answer.json().catch(() => null);
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  const field = (name: string): string => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : '';
    return typeof value === 'string' ? value : '';
  };
  const own = answer.status >= 500 ? texts.tab.failure.down : texts.tab.failure.strange;
  const faults = typeof body === 'object' && body !== null && 'faults' in body ? body.faults : [];
  const all = Array.isArray(faults) ? (faults as readonly RegisterFault[]) : [];
  const code = field('code') || `http-${answer.status}`;
  return new ApiFault(answer.status, code, field('text') || own, field('ref'), code === 'record-faults' ? all : []);
}

/** True when the server or the way to it is the problem, not what was asked. */
export function isOutage(fault: ApiFault): boolean {
  return fault.status === 0 || fault.status === 429 || fault.status >= 500;
}

/** Keeps the token until a minute before it expires. */
function rememberedPass(token: () => Promise<string>, now: () => number) {
  let kept: { value: string; until: number } | null = null;
  let asking: Promise<string> | null = null;
  const ask = async (): Promise<string> => {
    try {
      const value = await token();
      kept = { value, until: expiryOf(value) - 60_000 };
      return value;
    } finally {
      asking = null;
    }
  };
  return {
    get: (): Promise<string> => {
      if (kept && kept.until > now()) return Promise.resolve(kept.value);
      asking ??= ask();
      return asking;
    },
    forget: (): void => {
      kept = null;
    },
  };
}

/** Epoch milliseconds at which the token expires; 0 when it does not say. Reading only: the server verifies. */
export function expiryOf(token: string): number {
  const payload = token.split('.')[1] ?? '';
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const seconds: unknown = typeof claims === 'object' && claims !== null ? Reflect.get(claims, 'exp') : 0;
    return typeof seconds === 'number' ? seconds * 1000 : 0;
  } catch (fault) {
    console.info(`BCM-Lotse: token without readable expiry, ${String(fault)}`);
    return 0;
  }
}
