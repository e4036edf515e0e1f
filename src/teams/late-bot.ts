// The bot, read last: the SDK takes longer to read than everything else together, and a process that starts again has
// to send before it can be spoken to.
import type { AdapterDeps, AdapterSettings } from './adapter.ts';
import type { BotDeps } from './bot.ts';

type Bot = ReturnType<typeof import('./bot.ts').bot>;

export interface LateBot {
  /** Answers one request on /api/messages; the first ones wait for `load`. Never throws once that was done. */
  readonly handle: Bot;
  /** Reads the SDK, once however often it is asked. Throws when the app id is empty, as the adapter does. */
  load(): Promise<void>;
}

export function lateBot(deps: Omit<BotDeps, 'adapter'>, settings: AdapterSettings, adapterDeps: AdapterDeps): LateBot {
  let loading: Promise<Bot> | undefined;

  async function read(): Promise<Bot> {
    const [{ createAdapter }, { bot }] = await Promise.all([import('./adapter.ts'), import('./bot.ts')]);
    return bot({ ...deps, adapter: createAdapter(settings, adapterDeps) });
  }
  const loaded = () => {
    loading ??= read();
    return loading;
  };

  return {
    handle: async (request) => (await loaded())(request),
    async load() {
      await loaded();
    },
  };
}
