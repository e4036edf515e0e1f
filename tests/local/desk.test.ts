// The desk's server: people, chats, presses and changes over HTTP, and the sentences it refuses with.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskPerson, InvokeAnswer, MessagesAnswer } from '../../local/desk/contract.ts';
import { createDesk, type Desk } from '../../local/desk/server.ts';
import { personalChatIdOf } from '../../local/simulators/teams-chats.ts';
import { anna, BOT, bert, CHANNEL, card, cardMessage, createStage, type Stage, spoken } from './stage.ts';

const person = ({ id, name, aadId }: typeof anna): DeskPerson => ({
  id,
  name,
  aadId,
  domain: 'MI-ITN',
  roles: ['staff'],
  jobTitle: 'Leitung',
});
const chatId = personalChatIdOf(anna, BOT);
const chats = '/local/desk/chats';
const inChat = (chat: string, rest: string) => `${chats}/${encodeURIComponent(chat)}/${rest}`;

let stage: Stage;
let desk: Desk;
let server: Server;
let origin: string;

beforeEach(async () => {
  stage = createStage();
  const pageFolder = mkdtempSync(join(tmpdir(), 'desk-'));
  mkdirSync(join(pageFolder, 'assets'));
  writeFileSync(join(pageFolder, 'index.html'), '<title>Desk</title>');
  writeFileSync(join(pageFolder, 'assets', 'app.js'), 'start();');
  const signToken = async (who: DeskPerson) => `token of ${who.name}`;
  desk = await createDesk({ teams: stage.teams, people: [anna, bert].map(person), signToken, pageFolder });
  server = createServer((req, res) => {
    if (desk.owns(req)) desk.handle(req, res);
    else res.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await desk.stop();
  await new Promise((resolve) => server.close(resolve));
});

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(origin + path);
  return { status: answer.status, body: await answer.json() };
}

async function post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}

async function withCard(conversation = chatId, activity: Record<string, unknown> = cardMessage()): Promise<string> {
  const reply = await stage.call('POST', `/${encodeURIComponent(conversation)}/activities`, activity);
  return (spoken(reply).body as { id: string }).id;
}

async function messages(chat: string, who: string): Promise<MessagesAnswer['messages']> {
  return ((await get(inChat(chat, `messages?person=${who}`))).body as MessagesAnswer).messages;
}

describe('people', () => {
  it('are listed and get a token', async () => {
    expect(await get('/local/people')).toEqual({ status: 200, body: [person(anna), person(bert)] });
    expect((await post('/local/token', { person: bert.id })).body).toEqual({ token: 'token of Bert Muster' });
  });

  it('who are unknown are refused', async () => {
    const refused = {
      status: 404,
      body: { error: { code: 'no-person', text: 'Diese Person gibt es in der Musterverwaltung nicht.' } },
    };
    expect(await post('/local/token', { person: 'p-nobody' })).toEqual(refused);
    expect(await get(`${chats}?person=p-nobody`)).toEqual(refused);
    expect(await post('/local/desk/install', { person: 'p-nobody' })).toEqual(refused);
  });
});

describe('chats', () => {
  it('show the personal chat, then the channels', async () => {
    await withCard(CHANNEL);
    expect((await get(`${chats}?person=${anna.id}`)).body).toEqual({
      chats: [
        { id: chatId, kind: 'personal', title: 'BCM-Lotse', count: 0 },
        {
          id: CHANNEL,
          kind: 'channel',
          title: 'Krisenstab',
          team: 'Lage',
          count: 1,
          lastAt: '2026-11-21T09:00:00.000Z',
        },
      ],
    });
  });

  it('show what was written, readable and with mentions', async () => {
    const text = 'Bitte <at>Anna Beispiel</at> antworten';
    const entity = { type: 'mention', text: '<at>Anna Beispiel</at>', mentioned: { id: anna.aadId, name: anna.name } };
    const id = await withCard(CHANNEL, { type: 'message', text, summary: 'Alarm', entities: [entity] });
    const { body } = await post(inChat(CHANNEL, 'messages'), { person: anna.id, text: ' @BCM-Lotse alarm <b> ' });
    const written = { id: (body as { id: string }).id, text: '@BCM-Lotse alarm <b>', mentions: ['BCM-Lotse'] };
    expect(await messages(CHANNEL, anna.id)).toMatchObject([
      { id, from: { kind: 'bot', name: 'BCM-Lotse' }, text: 'Bitte @Anna Beispiel antworten', summary: 'Alarm' },
      { from: { kind: 'person', id: anna.id, name: anna.name }, ringsForMe: false, ...written },
    ]);
    const rings = async (who: string) => (await messages(CHANNEL, who))[0]?.ringsForMe;
    expect([await rings(anna.id), await rings(bert.id)]).toEqual([true, false]);
  });

  it('are shut for those who are not in them', async () => {
    const body = { error: { code: 'no-chat', text: 'Diese Person ist in diesem Chat nicht dabei.' } };
    expect(await get(inChat(chatId, `messages?person=${bert.id}`))).toEqual({ status: 404, body });
    expect(await post(inChat(chatId, 'messages'), { person: bert.id, text: 'ja' })).toEqual({ status: 404, body });
  });

  it('tell the bot of a person when she opens hers for the first time', async () => {
    await messages(chatId, anna.id);
    await messages(chatId, anna.id);
    await messages(CHANNEL, bert.id);
    expect(stage.heard.map((activity) => activity.type)).toEqual(['conversationUpdate', 'installationUpdate']);
    await post('/local/desk/install', { person: anna.id });
    expect(stage.heard).toHaveLength(4);
  });
});

describe('a press', () => {
  const press = async (messageId: string, who = anna.id) => {
    const action = { type: 'Action.Execute', verb: 'answer', data: { minutes: '30' } };
    return post(inChat(CHANNEL, 'invoke'), { person: who, messageId, action });
  };

  it('puts the answered card on the device of the person alone', async () => {
    const messageId = await withCard(CHANNEL);
    const value = card('Antwort ändern');
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
    stage.bot.answer = async () => ({ status: 200, body });
    expect(await press(messageId)).toEqual({ status: 200, body: { ok: true } });
    expect((await messages(CHANNEL, anna.id))[0]?.card).toEqual(value);
    expect((await messages(CHANNEL, bert.id))[0]?.card).toEqual(card('Ich komme'));
  });

  it('says what the bot said, or that it said nothing', async () => {
    const messageId = await withCard(CHANNEL);
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Schon beendet.' };
    stage.bot.answer = async () => ({ status: 200, body });
    expect((await press(messageId)).body).toEqual({ ok: true, message: 'Schon beendet.' });
    stage.bot.answer = () => Promise.reject(new Error('refused'));
    expect((await press(messageId)).body).toEqual({
      ok: false,
      message: 'Die App ist gerade nicht erreichbar. Bitte versuchen Sie es noch einmal.',
    } satisfies InvokeAnswer);
  });

  it('on a message that is gone is refused', async () => {
    expect(await press('1')).toEqual({
      status: 404,
      body: { error: { code: 'no-message', text: 'Diese Nachricht gibt es nicht mehr.' } },
    });
  });
});

describe('changes', () => {
  it('are told to those in the chat, line by line', async () => {
    const answer = await fetch(`${origin}/local/desk/changes?person=${bert.id}`);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const lines: Record<string, string>[] = [];
    const next = async (count: number) => {
      while (lines.length < count) {
        const { value = '' } = (await reader?.read()) ?? {};
        lines.push(
          ...value
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line)),
        );
      }
    };
    await next(1);
    stage.teams.write(anna.id, chatId, 'nur für mich');
    stage.teams.write(anna.id, CHANNEL, 'für alle');
    await next(2);
    expect(lines).toEqual([{ beat: expect.stringContaining('T') }, { chat: CHANNEL }]);
  });
});

describe('faults by hand', () => {
  it('strike the connector until they are reset, and the log shows it', async () => {
    const kind = 'ServiceUnavailable';
    expect((await post('/local/faults', { kind, match: { person: anna.id } })).body).toEqual({ ok: true });
    const refused = await stage.call('POST', `/${chatId}/activities`, cardMessage());
    expect(spoken(refused).status).toBe(503);
    await post('/local/reset-faults', {});
    await withCard();
    const { calls, log } = (await get('/local/log')).body as { calls: { status: number }[]; log: { kind: string }[] };
    expect([calls.map((call) => call.status), log.map((line) => line.kind)]).toEqual([[503, 201], ['posted']]);
  });

  it('need a name that Teams knows', async () => {
    expect(await post('/local/faults', { kind: 'Gremlins' })).toEqual({
      status: 400,
      body: { error: { code: 'shape', text: 'Die Anfrage passt nicht: kind.' } },
    });
  });
});

describe('the page', () => {
  it('is served below /desk/, and /desk keeps its query', async () => {
    const redirect = await fetch(`${origin}/desk?person=p-anna`, { redirect: 'manual' });
    expect([redirect.status, redirect.headers.get('location')]).toEqual([302, '/desk/?person=p-anna']);
    expect(await (await fetch(`${origin}/desk?person=p-anna`)).text()).toBe('<title>Desk</title>');
    expect(await (await fetch(`${origin}/desk/assets/app.js`)).text()).toBe('start();');
    expect((await get('/desk/nothing.js')).status).toBe(404);
  });

  it('leaves everything else to the product', async () => {
    for (const path of ['/', '/tab/', '/api/me', '/desktop', '/localhost']) {
      expect((await fetch(origin + path)).status).toBe(418);
    }
  });

  it('answers only under a name of this machine', async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${origin}/local/people`, { headers: { host: 'evil.example' } });
      asked.on('response', (answer) => resolve(answer.statusCode)).on('error', reject);
      asked.end();
    });
    expect(status).toBe(403);
  });
});
