// A small real HTTP server that answers what a test says, one answer per request, and remembers every request.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How one request is answered. `hang` never answers; `reset-before` tears the line unread, `reset-after` when all was read. */
export type ScriptedAnswer =
  | 'hang'
  | 'reset-before'
  | 'reset-after'
  | {
      readonly status: number;
      /** A text goes out as it is, anything else as JSON. */
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface ScriptedServer {
  readonly origin: string;
  readonly requests: SeenRequest[];
  /** What the next requests get, in this order; when it is empty, `{"id":"m-1"}` with 201. */
  readonly answers: ScriptedAnswer[];
  /** Resolves when the next request has been read whole, or torn. */
  nextRequest(): Promise<void>;
  close(): Promise<void>;
}

export async function startScriptedServer(port: number): Promise<ScriptedServer> {
  const answers: ScriptedAnswer[] = [];
  const requests: SeenRequest[] = [];
  let heard: () => void = () => undefined;
  const server = createServer((request, response) => {
    const answer = answers.shift() ?? { status: 201, body: { id: 'm-1' } };
    void take(request, response, answer).then((seen) => {
      requests.push(seen);
      heard();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    answers,
    nextRequest: () => new Promise((resolve) => (heard = resolve)),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function take(request: IncomingMessage, response: ServerResponse, answer: ScriptedAnswer): Promise<SeenRequest> {
  const { method = '', url = '', headers } = request;
  const seen = { method, url, authorization: headers.authorization };
  if (answer === 'reset-before') {
    request.socket.resetAndDestroy();
    return { ...seen, body: '' };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (answer === 'reset-after') request.socket.resetAndDestroy();
  else if (answer !== 'hang') {
    const { status, body = '', headers: extra } = answer;
    response.writeHead(status, { ...extra }).end(typeof body === 'string' ? body : JSON.stringify(body));
  }
  return { ...seen, body: Buffer.concat(chunks).toString('utf8') };
}
