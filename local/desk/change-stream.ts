/** The streams of `GET /local/desk/changes`: one line per change a person may see, and a beat. */
import type { ServerResponse } from 'node:http';
import type { Teams } from '../simulators/teams.ts';
import type { ChangeLine } from './contract.ts';

const BEAT_MS = 15_000;

export type ChangeStreams = {
  /** Keeps the response open until the client goes or `stop`. */
  open(person: string, response: ServerResponse): void;
  stop(): void;
};

export function createChangeStreams(teams: Teams, now: () => number): ChangeStreams {
  const open = new Map<ServerResponse, string>();
  const write = (response: ServerResponse, line: ChangeLine) => response.write(`${JSON.stringify(line)}\n`);
  const beat = () => ({ beat: new Date(now()).toISOString() });

  const stopListening = teams.onChange((chat, people) => {
    for (const [response, person] of open) if (people.includes(person)) write(response, { chat });
  });
  const timer = setInterval(() => {
    for (const response of open.keys()) write(response, beat());
  }, BEAT_MS);
  timer.unref();

  return {
    open: (person, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' });
      open.set(response, person);
      response.on('close', () => open.delete(response));
      write(response, beat());
    },
    stop: () => {
      stopListening();
      clearInterval(timer);
      for (const response of open.keys()) response.end();
    },
  };
}
