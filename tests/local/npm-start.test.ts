// `npm start` as a person meets it: the real process, its addresses, a word to the bot, a stop, and the data next time.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChatsAnswer, DeskPerson, MessagesAnswer } from '../../local/desk/contract.ts';
import { freePorts } from '../support/free-ports.ts';

const root = resolve(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'bcm-start-'));
const running: ChildProcess[] = [];
let port: number;
let origin: string;

beforeAll(async () => {
  // The stand-ins listen on the two next ones.
  port = await freePorts(3);
  origin = `http://127.0.0.1:${port}`;
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

type Started = { printed: string; stop(signal: NodeJS.Signals): Promise<number | null> };

/** Resolves when the greeting stands; rejects with what was printed when the process ends instead. */
function start(): Promise<Started> {
  const env = { ...process.env, PORT: String(port), BCM_DATA: folder, LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, ['local/start.cjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  let printed = '';
  return new Promise((done, failed) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Strg+C')) done({ printed, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => failed(new Error(printed)));
  });
}

async function get<T>(path: string, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(origin + path, { headers });
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}

async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}

async function personalChat(person: string): Promise<string> {
  const { chats } = await get<ChatsAnswer>(`/local/desk/chats?person=${person}`);
  return encodeURIComponent(chats[0]?.id ?? '');
}

/** Reads the notices until one tells of something new in the chat. */
async function untilBotWrites(person: string, chat: string): Promise<MessagesAnswer['messages']> {
  const giveUp = AbortSignal.timeout(60_000);
  const changes = await fetch(`${origin}/local/desk/changes?person=${person}`, { signal: giveUp });
  for await (const _notice of changes.body ?? []) {
    const { messages } = await get<MessagesAnswer>(`/local/desk/chats/${chat}/messages?person=${person}`);
    if (messages.some((message) => message.from.kind === 'bot')) return messages;
  }
  throw new Error('the bot stayed silent');
}

describe('npm start', () => {
  it('brings everything up, lets a person talk to the bot, and keeps the data', { timeout: 120_000 }, async () => {
    const first = await start();
    expect(first.printed).toContain(`http://localhost:${port}/desk`);
    expect(first.printed).toContain('(neu angelegt)');
    const people = await get<DeskPerson[]>('/local/people');
    const person = people[0]?.id ?? '';
    const { token } = await post<{ token: string }>('/local/token', { person });
    expect(await get('/api/me', { authorization: `Bearer ${token}` })).toMatchObject({ id: person });
    expect((await fetch(`${origin}/api/me`)).status).toBe(401);
    expect((await fetch(`${origin}/desk?person=${person}`)).status).toBe(200);
    expect((await fetch(`${origin}/tab/`)).status).toBe(200);

    const chat = await personalChat(person);
    const { id } = await post<{ id: string }>(`/local/desk/chats/${chat}/messages`, { person, text: 'hilfe' });
    const messages = await untilBotWrites(person, chat);
    expect(messages[0]).toMatchObject({ id, text: 'hilfe' });
    expect(await first.stop('SIGTERM')).toBe(0);

    const second = await start();
    expect(second.printed).toContain('(vom letzten Mal)');
    const again = await get<MessagesAnswer>(`/local/desk/chats/${chat}/messages?person=${person}`);
    expect(again.messages.slice(0, messages.length)).toEqual(messages);
    expect(await second.stop('SIGINT')).toBe(0);
  });
});
