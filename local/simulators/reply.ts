/** What a stand-in is asked and what it answers, without sockets: the server turns both into HTTP, tests call it directly. */

/** A request as a stand-in sees it: `path` still URL-encoded, header names in lower case. */
export type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: string;
};

/** An answer; `body` is sent as JSON when present, `html` as a page. */
export type Answer = { status: number; headers?: Record<string, string>; body?: unknown; html?: string };

/** An answer, or none: `hang` keeps the connection open in silence, `reset` tears it. */
export type Reply = Answer | 'hang' | 'reset';

export function answer(status: number, body?: unknown, headers?: Record<string, string>): Answer {
  return { status, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) };
}
