/** A small stage for the simulators alone: two people and a channel, a bot that answers what the test says, a moved clock. */
import type { answer, Call, Reply } from '../../local/simulators/reply.ts';
import { Teams, type TeamsOptions } from '../../local/simulators/teams.ts';
import type { BotAnswer } from '../../local/simulators/teams-inbound.ts';
import type { WireActivity } from '../../local/simulators/teams-log.ts';

export const TENANT = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';
export const BOT = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';
export const SERVICE_URL = 'http://127.0.0.1:4511/teams/';
export const CHANNEL = '19:krisenstab@thread.tacv2';
export const anna = {
  id: 'p-anna',
  name: 'Anna Beispiel',
  aadId: '11111111-aaaa-4aaa-8aaa-111111111111',
  email: 'anna@land.example',
};
export const bert = {
  id: 'p-bert',
  name: 'Bert Muster',
  aadId: '22222222-bbbb-4bbb-8bbb-222222222222',
  email: 'bert@land.example',
};
const channel = {
  conversationId: CHANNEL,
  teamId: '19:team@thread.tacv2',
  name: 'Krisenstab',
  team: 'Lage',
  members: [anna.id, bert.id],
};

export type Stage = {
  teams: Teams;
  /** all activities the bot was told */
  heard: WireActivity[];
  /** what the bot answers to the next activities; a promise that never settles is a silent bot */
  bot: { answer: (activity: WireActivity) => Promise<BotAnswer> };
  clock: { ms: number; advance(ms: number): Promise<void> };
  call(method: string, path: string, body?: unknown, token?: string): Promise<Reply>;
};

/** The token `good` is the only one the connector takes. */
export function createStage(options: Partial<TeamsOptions> = {}): Stage {
  const heard: WireActivity[] = [];
  const bot: Stage['bot'] = { answer: async () => ({ status: 200, body: undefined }) };
  const clock = createClock();
  const teams = new Teams({
    tenantId: TENANT,
    botAppId: BOT,
    serviceUrl: SERVICE_URL,
    people: [anna, bert],
    channels: [channel],
    acceptsToken: async (token) => token === 'good',
    sign: async () => 'signed',
    deliver: async (activity) => {
      heard.push(activity);
      return bot.answer(activity);
    },
    now: () => clock.ms,
    pause: clock.pause,
    ...options,
  });
  const call: Stage['call'] = (method, path, body, token = 'good') => {
    const [route = '', query] = path.split('?');
    const asked: Call = {
      method,
      path: `/teams/v3/conversations${route}`,
      query: new URLSearchParams(query),
      headers: { authorization: `Bearer ${token}` },
      body: body === undefined ? '' : JSON.stringify(body),
    };
    return teams.handle(asked);
  };
  return { teams, heard, bot, clock, call };
}

type Sleeper = { due: number; wake: () => void };

function createClock() {
  let sleepers: Sleeper[] = [];
  const clock = {
    ms: Date.UTC(2026, 10, 21, 9, 0, 0),
    pause: (ms: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const sleeper = { due: clock.ms + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((each) => each !== sleeper);
          resolve();
        });
      }),
    /** Moves the time and lets everything run that waited for it. */
    async advance(ms: number): Promise<void> {
      await new Promise((resolve) => setImmediate(resolve));
      clock.ms += ms;
      for (const sleeper of sleepers.filter((each) => each.due <= clock.ms)) sleeper.wake();
      sleepers = sleepers.filter((each) => each.due > clock.ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return clock;
}

/** A message with a card whose one button has this title. */
export function cardMessage(title = 'Ich komme', summary = 'Kommen Sie'): WireActivity {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(title) }],
  };
}

export function card(title: string): Record<string, unknown> {
  const actions = [{ type: 'Action.Execute', title, verb: 'answer', data: { deliveryId: 'd1' } }];
  const body = [
    { type: 'Input.ChoiceSet', id: 'minutes', value: '30' },
    { type: 'Input.Text', id: 'why' },
  ];
  return { type: 'AdaptiveCard', version: '1.5', body, actions };
}

/** The answer itself, or an error when the simulator stayed silent. */
export function spoken(reply: Reply): ReturnType<typeof answer> {
  if (typeof reply === 'string') throw new Error(`expected an answer, got ${reply}`);
  return reply;
}
