// Who is heard, when it happened, what an address teaches, and that no reply can fail a turn.
import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { JournalLine } from '../../src/domain/chain.ts';
import { Undeliverable } from '../../src/errors.ts';
import { openBot } from '../support/open-bot.ts';
import { rawActivities } from '../support/raw-activities.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const hour = 3_600_000;
const reachOf = (w: World, name: string) => w.app().look.reach(w.people.id(name));

async function alarm(w: World): Promise<string> {
  const { id } = await w.raises('ole');
  w.allHear([...holders, '#MI-ITN'], 'alarm');
  return id;
}

describe('an address', () => {
  story('is learnt in the own chat from whatever comes first, and follows the chat', async (w) => {
    const raw = rawActivities(w);
    const message = raw.message('jonas');
    await raw.send(message);
    w.hears('jonas', 'help');
    const { conversation, serviceUrl, from } = message as unknown as {
      conversation: { id: string };
      serviceUrl: string;
      from: { id: string };
    };
    const person = w.people.id('jonas');
    const learnt = { person, conversationId: conversation.id, serviceUrl, teamsId: from.id, state: 'met' };
    expect(await reachOf(w, 'jonas')).toEqual(learnt);
    const moved = {
      ...conversation,
      id: 'a:1anders',
      conversationType: 'personal',
      tenantId: w.standIns.env.TENANT_ID,
    };
    await raw.send(raw.message('jonas', { type: 'conversationUpdate', conversation: moved, text: undefined }));
    expect(await reachOf(w, 'jonas')).toEqual({ ...learnt, conversationId: 'a:1anders' });
  });

  story('is not learnt from a channel, a group chat, or a chat whose kind is not said', async (w) => {
    const raw = rawActivities(w);
    const { TENANT_ID: tenantId } = w.standIns.env;
    const group = { id: '19:kaffee@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId };
    await w.types('ole', '@BCM-Lotse hilfe', { in: '#MI-ITN' });
    w.hears('#MI-ITN', 'help');
    await raw.send(raw.message('ole', { conversation: group }));
    await raw.send(raw.message('ole', { conversation: { id: 'a:1', tenantId } }));
    await raw.send(raw.message('ole', { type: 'installationUpdate', action: 'add', conversation: group }));
    expect(await reachOf(w, 'ole')).toBeUndefined();
  });

  story('taken away and given back by the events of the app, also when they come twice', async (w) => {
    const raw = rawActivities(w);
    const event = (action: string) => raw.message('jonas', { type: 'installationUpdate', action, text: undefined });
    await raw.send(event('add'));
    w.hears('jonas', 'help');
    for (const action of ['remove', 'remove']) await raw.send(event(action));
    expect(await reachOf(w, 'jonas')).toMatchObject({ state: 'removed' });
    for (const action of ['add', 'add']) await raw.send(event(action));
    expect(await reachOf(w, 'jonas')).toMatchObject({ state: 'met' });
    await raw.send(event('remove'));
    await raw.send(raw.message('jonas'));
    w.hears('jonas', 'help');
    expect(await reachOf(w, 'jonas')).toMatchObject({ state: 'met' });
  });

  story('new in two turns at once is greeted once', async (w) => {
    const raw = rawActivities(w);
    const { look } = w.app();
    let waiting = 0;
    let bothThere: () => void = () => undefined;
    const both = new Promise<void>((done) => (bothThere = done));
    const bot = openBot(w, {
      look: {
        ...look,
        // Both turns have looked before either has written.
        async reach(person) {
          const found = await look.reach(person);
          waiting += 1;
          if (waiting === 2) bothThere();
          await both;
          return found;
        },
      },
    });
    const event = raw.message('jonas', { type: 'installationUpdate', action: 'add', text: undefined });
    await Promise.all([bot.receive(event), bot.receive(event)]);
    expect(bot.said).toHaveLength(1);
  });

  story('of somebody in no register is not kept, and not greeted', async (w) => {
    const raw = rawActivities(w);
    const from = { id: '29:x', aadObjectId: 'ffffffff-0000-4000-8000-000000000000' };
    await raw.send(raw.message('jonas', { type: 'installationUpdate', action: 'add', from }));
    expect(await reachOf(w, 'jonas')).toBeUndefined();
  });
});

describe('who it is', () => {
  story('says the Entra object id, in whatever letters, and no name', async (w) => {
    const id = await alarm(w);
    const raw = rawActivities(w);
    const { aadId } = w.people.person('tjark');
    const from = { id: '29:x', name: 'Linh Nguyen', aadObjectId: aadId.toUpperCase() };
    await raw.send(raw.message('tjark', { from, text: 'nein' }));
    w.allHear(['tjark', 'liam'], 'alarm');
    expect((await w.alarm('tjark', id)).myAnswers).toMatchObject([{ answer: 'unavailable' }]);
    expect((await w.alarm('linh', id)).myAnswers).toEqual([]);
    await w.seconds(5);
  });

  story('decides the language, whatever Teams is set to; only of strangers Teams’ language is taken', async (w) => {
    const raw = rawActivities(w);
    await raw.send(raw.message('jonas', { locale: 'en-GB' }));
    expect(w.hears('jonas', 'help').language).toBe('de');
    await raw.send(raw.message('liam', { locale: 'de-DE' }));
    expect(w.hears('liam', 'help').language).toBe('en');
  });
});

describe('when it happened', () => {
  /** Event times of the answers, relative to now, in hours. */
  async function times(w: World, id: string): Promise<readonly number[]> {
    const { text } = await w.tab('ole').get(`/api/alarms/${id}/journal?format=jsonl`);
    const lines = text.trim().split('\n').slice(0, -1);
    return lines
      .map((line) => JSON.parse(line) as JournalLine)
      .filter(({ entry }) => entry.type === 'answered')
      .map(({ occurredAt }) => (occurredAt - w.now()) / hour);
  }

  story('says the client within a day; never the future, and never longer ago', async (w) => {
    const id = await alarm(w);
    const raw = rawActivities(w);
    const clicks = [-1, 1, -48, Number.NaN];
    for (const [n, ago] of clicks.entries()) {
      const data = { verb: 'alarm.answer', a: id, d: '', n, answer: n % 2 === 0 ? 'virtual' : 'unavailable' };
      const at = new Date(w.now() + ago * hour);
      const timestamp = Number.isNaN(ago) ? undefined : at.toISOString();
      await raw.send(raw.invoke('tjark', { action: { type: 'Action.Execute', data } }, { timestamp }));
    }
    w.hears('liam', 'alarm');
    expect(await times(w, id)).toEqual([-1, 0, -24, 0]);
    await w.seconds(5);
  });
});

describe('a reply that cannot be handed over', () => {
  story('fails no turn, and what was said counts', async (w) => {
    const id = await alarm(w);
    const raw = rawActivities(w);
    w.teams.fault({ match: { person: w.people.id('tjark') }, kind: 'ConversationBlockedByUser', times: 1 });
    expect(await raw.send(raw.message('tjark', { text: 'ja 15' }))).toEqual({ status: 200, body: undefined });
    expect((await w.alarm('tjark', id)).myAnswers).toMatchObject([{ answer: 'coming', eta: 15 }]);
    await w.seconds(5);
  });

  story('for another reason is a fault of ours: the turn says so', async (w) => {
    const raw = rawActivities(w);
    const broken = (error: Error) => ({
      open: async () => '',
      post: () => Promise.reject(error),
      replace: async () => undefined,
    });
    const lost = openBot(w, { connector: broken(new Undeliverable('unclear', 'timeout')) });
    await lost.receive(raw.message('tjark'));
    const faulty = openBot(w, { connector: broken(new TypeError('x')) });
    await expect(faulty.receive(raw.message('tjark'))).rejects.toThrow(TypeError);
  });
});

describe('an answer by word in a chat with others', () => {
  story('is noted there in one sentence', async (w) => {
    const id = await alarm(w);
    const raw = rawActivities(w);
    const bot = openBot(w);
    const conversation = { id: '19:kaffee@thread.v2', conversationType: 'groupChat' };
    await bot.receive(raw.message('tjark', { text: '<at>BCM-Lotse</at> virtuell', conversation }));
    expect(JSON.stringify(bot.said)).toContain(
      'Ernstfall 2026-001 · Notfall: Danke. Notiert 18:44 Uhr: Sie nehmen virtuell teil.',
    );
    expect(JSON.stringify(bot.said)).not.toMatch(/Ihre Rolle|Action\.Execute/);
    const { state } = await w.app().entry.read(alarms, id);
    expect(Object.keys(state.answers)).toEqual([w.people.id('tjark')]);
    await w.seconds(5);
  });
});
