// The bot of a world without the locks before it, with everything in sight that it or its library would send.
import { type Activity, BotAdapter as SdkAdapter, TurnContext } from 'botbuilder';
import { registerBook } from '../../src/engine/register-book.ts';
import { reporting } from '../../src/engine/report.ts';
import { type BotDeps, bot } from '../../src/teams/bot.ts';
import { drawing } from '../../src/teams/draw.ts';
import type { InboundActivity } from '../../src/teams/gate.ts';
import type { World } from './world.ts';

/** Whatever the library hands to its adapter; nothing leaves. */
class RecordingAdapter extends SdkAdapter {
  readonly sent: string[] = [];
  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]) {
    this.sent.push(...activities.map(({ type = '' }) => type));
    return activities.map(() => ({ id: 'sdk-1' }));
  }
  override async updateActivity() {
    this.sent.push('update');
  }
  override async deleteActivity() {
    this.sent.push('delete');
  }
  override async continueConversation() {
    this.sent.push('proactive');
  }
}

export interface OpenBot {
  /** What our own client posted or replaced. */
  readonly said: object[];
  /** What the library wanted to send, by type; answers to invokes are among it. */
  readonly bySdk: readonly string[];
  /** Runs one activity; rejects with what the turn threw. */
  receive(activity: object): Promise<unknown>;
}

export function openBot(w: World, changes: Partial<BotDeps> = {}): OpenBot {
  const { env, entry, look, raise, checkIns, incidents, running, reviewing } = w.app();
  const sdk = new RecordingAdapter();
  const said: object[] = [];
  const handle = bot({
    env,
    entry,
    look,
    book: registerBook(entry, env.store),
    raise,
    checkIns,
    incidents,
    running,
    reviewing,
    report: reporting({ env, entry, look }),
    tabUrl: '',
    draw: drawing({ env, entry, look, checkIns, tabUrl: '' }),
    connector: {
      open: async () => 'a:1',
      post: async (_to, activity) => `m-${said.push(activity)}`,
      replace: async (_to, _id, activity) => void said.push(activity),
    },
    gate: async ({ body }) => ({ ok: true, activity: JSON.parse(String(body)) as InboundActivity, signed: true }),
    adapter: {
      async process(_authorization, activity, run) {
        await run(new TurnContext(sdk, activity as unknown as Activity));
        return { status: 200 };
      },
    },
    ...changes,
  });
  const request = { authorization: undefined, contentType: 'application/json', remoteAddress: undefined };
  return {
    said,
    bySdk: sdk.sent,
    receive: (activity) => handle({ ...request, body: JSON.stringify(activity) }),
  };
}
