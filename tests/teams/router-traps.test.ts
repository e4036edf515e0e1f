// The traps of the router library and of odd activities: each was seen, each ends in a friendly answer or in silence.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isObject } from '../../local/simulators/json.ts';
import { drawing } from '../../src/teams/draw.ts';
import { openBot } from '../support/open-bot.ts';
import { type RawActivities, rawActivities } from '../support/raw-activities.ts';
import { type World, world } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const tjarks = { verb: 'alarm.answer', answer: 'coming', n: 0 };
const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];

describe('the router library (teams-platform.md 8)', () => {
  let w: World;
  let raw: RawActivities;

  beforeEach(async () => {
    w = await world();
    raw = rawActivities(w);
  });
  afterEach(() => w.ends());

  test('(a) no typing signal is sent, however long a turn takes: the switch for it is not looked at by the library', async () => {
    const { look } = w.app();
    let reached: () => void = () => undefined;
    let goOn: () => void = () => undefined;
    const waits = new Promise<void>((done) => (goOn = done));
    const slow = new Promise<void>((done) => (reached = done));
    const personOf = async (aadId: string) => {
      reached();
      await waits;
      return look.personOf(aadId);
    };
    const bot = openBot(w, { look: { ...look, personOf } });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const turn = bot.receive(raw.message('tjark', { text: 'hilfe' }));
      await slow;
      await vi.advanceTimersByTimeAsync(10_000);
      goOn();
      await turn;
    } finally {
      vi.useRealTimers();
    }
    expect([bot.said.length, bot.bySdk]).toEqual([1, []]);
  });

  test('(b) one answer with a card that refreshes does not make later ones edit the message for everybody', async () => {
    const { id } = await w.raises('ole');
    const { env, entry, look, checkIns } = w.app();
    const draw = drawing({ env, entry, look, checkIns, tabUrl: '' });
    const userIds = ['29:x'];
    let drawn = 0;
    const bot = openBot(w, {
      async draw(handover, choosing) {
        const fresh = await draw(handover, choosing);
        drawn += 1;
        const refresh = { action: { type: 'Action.Execute', verb: 'alarm.answer' }, userIds };
        return drawn === 1 ? { ...fresh, card: { ...fresh.card, refresh } } : fresh;
      },
    });
    const { id: d = '' } = (await w.ledger(id))['tjark/alarm'] ?? {};
    for (const answer of ['coming', 'virtual', 'unavailable']) {
      const data = { ...tjarks, a: id, d, answer };
      await bot.receive(raw.invoke('tjark', { action: { type: 'Action.Execute', verb: 'alarm.answer', data } }));
    }
    expect(drawn).toBe(3);
    expect([bot.said.length, bot.bySdk]).toEqual([0, ['invokeResponse', 'invokeResponse', 'invokeResponse']]);
  });

  test('(c, d, f) the library routes and nothing else: no events, no long-running turns, no storage, no sign-in, no AI', () => {
    const source = readFileSync(resolve(import.meta.dirname, '../../src/teams/bot.ts'), 'utf8');
    expect(source).toMatch(/import \{ Application \} from '@microsoft\/teams-ai'/);
    expect(source).toContain('longRunningMessages: false');
    expect(source).not.toMatch(/\.turn\(|storage:|authentication:|\bai:|adaptiveCards|turnStateFactory/);
  });

  test('(d) what fails in a turn fails in that turn, and the next one is unharmed', async () => {
    const { look } = w.app();
    let fails = true;
    const personOf = (aadId: string) => {
      const now = fails;
      fails = false;
      return now ? Promise.reject(new Error('SQLITE_IOERR')) : look.personOf(aadId);
    };
    const bot = openBot(w, { look: { ...look, personOf } });
    await bot.receive(raw.message('tjark'));
    await bot.receive(raw.message('tjark'));
    expect([bot.said.length, bot.bySdk]).toEqual([2, []]);
    expect(w.faults()).toEqual([expect.stringMatching(/^word\.fault /)]);
  });

  test('(f) nothing is kept from one turn to the next', async () => {
    const bot = openBot(w);
    await Promise.all([
      bot.receive(raw.message('tjark')),
      bot.receive(raw.message('ole')),
      bot.receive(raw.message('tjark')),
    ]);
    expect([bot.said.length, bot.bySdk]).toEqual([3, []]);
  });
});

describe('an activity nobody needs is taken in silence', () => {
  const silent: readonly (readonly [string, Record<string, unknown>])[] = [
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], text: undefined }],
    ['a reaction without a reaction', { type: 'messageReaction', text: undefined }],
    ['somebody types', { type: 'typing', text: undefined }],
    ['a message was edited', { type: 'messageUpdate', text: 'alarm', channelData: undefined }],
    ['a message was deleted', { type: 'messageDelete', text: undefined }],
    [
      'a read receipt',
      { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '1' } },
    ],
    ['an event without a name', { type: 'event', name: undefined }],
    ['an end', { type: 'endOfConversation' }],
    ['a kind nobody knows', { type: 'quatsch' }],
    ['a kind with a capital letter', { type: 'Invoke' }],
  ];
  story('with status 200, without a body', async (w) => {
    const raw = rawActivities(w);
    for (const [what, changes] of silent) {
      expect([what, await raw.send(raw.message('tjark', changes))]).toEqual([what, { status: 200, body: undefined }]);
    }
  });

  story('an install event without members, of others, or of a channel is none of ours', async (w) => {
    const raw = rawActivities(w);
    await w.types('tjark', 'hilfe');
    w.hears('tjark', 'help');
    const events = [
      raw.message('tjark', { type: 'conversationUpdate', text: undefined }),
      raw.message('tjark', { type: 'conversationUpdate', membersAdded: null, membersRemoved: [] }),
      raw.message('tjark', { type: 'conversationUpdate', membersAdded: [{}], topicName: 'x' }),
      raw.message('tjark', { type: 'installationUpdate', action: undefined }),
      raw.message('tjark', { type: 'installationUpdate', action: 'add-upgrade' }),
      raw.message('ole', { type: 'conversationUpdate', channelData: undefined }, '#MI-ITN'),
      raw.message('ole', { type: 'installationUpdate', action: 'add' }, '#MI-ITN'),
      raw.message('tjark', { type: 'conversationUpdate', from: { id: '29:nobody' } }),
    ];
    for (const event of events) expect(await raw.send(event)).toEqual({ status: 200, body: undefined });
  });

  story('an update of the app takes nobody out of reach', async (w) => {
    const raw = rawActivities(w);
    await w.types('tjark', 'hilfe');
    w.hears('tjark', 'help');
    await raw.send(raw.message('tjark', { type: 'installationUpdate', action: 'remove-upgrade', text: undefined }));
    await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
  });
});

describe('an odd message gets a friendly answer', () => {
  const helped: readonly (readonly [string, Record<string, unknown>])[] = [
    ['without text', { text: undefined }],
    ['with an empty text', { text: '' }],
    ['with text null', { text: null, value: null }],
    [
      'with a picture only',
      { text: '', attachments: [{ contentType: 'image/png', contentUrl: 'https://x.example/' }] },
    ],
    ['with a value that is no object', { text: '', value: 'alarm.raise' }],
    ['with an entity without a type', { entities: [{}] }],
    ['with an entity of another type', { entities: [{ type: 7 }, { type: null }] }],
    ['with a mention of nobody', { entities: [{ type: 'mention' }] }],
    ['with a mention without text', { text: undefined, entities: [{ type: 'mention', mentioned: { id: '28:x' } }] }],
    ['in a language we do not speak', { locale: 'fr-FR' }],
    ['without a language', { locale: undefined }],
    ['from the future', { timestamp: '2199-01-01T00:00:00Z' }],
    ['from no time at all', { timestamp: 'gestern' }],
    ['very long', { text: '<at>'.repeat(20_000) }],
  ];
  story('help, in the language of the person', async (w) => {
    const raw = rawActivities(w);
    for (const [what, changes] of helped) {
      expect([what, await raw.send(raw.message('tjark', changes))]).toEqual([what, { status: 200, body: undefined }]);
      expect(w.hears('tjark', 'help').language).toBe('de');
      // Seven answers a second are what Teams takes for one chat.
      await w.seconds(1);
    }
    await raw.send(raw.message('kofi', { locale: 'de-DE' }));
    expect(w.hears('kofi', 'help').language).toBe('en');
  });

  story('or a sentence, when we do not know who it is', async (w) => {
    const raw = rawActivities(w);
    const sentence =
      'Wir kennen Sie hier noch nicht. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.';
    for (const from of [
      { id: '29:x' },
      { id: '29:x', aadObjectId: null },
      { id: '29:x', aadObjectId: w.people.person('ole').aadId.replace(/^./, 'f') },
    ]) {
      await raw.send(raw.message('tjark', { from, text: 'alarm' }));
      expect(w.hears('tjark', 'note').lines).toEqual([sentence]);
    }
    await raw.send(raw.message('tjark', { from: { id: '29:x' }, locale: 'en-GB' }));
    expect(w.hears('tjark', 'note').language).toBe('en');
  });

  story('or a sentence with a number, when the store is down; nobody reads why', async (w) => {
    const raw = rawActivities(w);
    w.store.breaks('SQLITE_IOERR');
    expect(await raw.send(raw.message('tjark', { text: 'ja' }))).toEqual({ status: 200, body: undefined });
    w.store.heals();
    const { text } = w.hears('tjark', 'note');
    expect(text).toMatch(/^Das hat nicht geklappt\..* nennen Sie bitte diese Nummer: [0-9a-f]{10}\.$/);
    expect(w.faults().filter((line) => line.startsWith('word.fault'))).toEqual([
      expect.stringContaining(text.slice(-11, -1)),
    ]);
  });

  story('or is refused at the entrance, when a part is missing without which nothing works', async (w) => {
    const raw = rawActivities(w);
    for (const part of ['recipient', 'from', 'conversation', 'id', 'type', 'serviceUrl', 'channelId']) {
      const answer = await raw.send(raw.message('tjark', { [part]: undefined }));
      expect([part, answer.status]).toEqual([part, 400]);
      expect(JSON.stringify(answer.body)).not.toMatch(/\bat \/|Error|zod/);
    }
  });
});

describe('an odd invoke gets an answer inside the 200', () => {
  const unreadable = 'Die Eingabe war unvollständig. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.';
  const values: readonly unknown[] = [
    undefined,
    null,
    'x',
    7,
    [],
    {},
    { action: null },
    { action: 'alarm.answer' },
    { action: { type: 'Action.Execute' } },
    { action: { type: 'Action.Execute', data: null } },
    { action: { type: 'Action.Execute', verb: 'alarm.answer', data: {} } },
    { action: { type: 'Action.Execute', verb: 'nobody.knows', data: { verb: 'nobody.knows' } } },
    { action: { type: 'Action.Execute', verb: 'alarm.answer', data: { verb: 'constructor' } } },
    {
      action: {
        type: 'Action.Execute',
        data: { verb: 'alarm.answer', a: { $ne: '' }, d: 'd1', n: 0, answer: 'coming' },
      },
    },
  ];
  story('one sentence for every click that cannot be read', async (w) => {
    const raw = rawActivities(w);
    for (const value of values) {
      const { status, body } = await raw.send(raw.invoke('tjark', value));
      expect({ value, status, body }).toEqual({
        value,
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: unreadable },
      });
    }
  });

  story('an error that Teams can show for an invoke nobody asked for', async (w) => {
    const raw = rawActivities(w);
    const names = ['task/fetch', 'composeExtension/query', 'signin/verifyState', 'fileConsent/invoke', 'x', undefined];
    for (const name of names) {
      const { status, body } = await raw.send(raw.invoke('tjark', { data: {} }, { name }));
      const value = { code: 'BadRequest', message: unreadable };
      expect({ name, status, body }).toEqual({
        name,
        status: 200,
        body: { statusCode: 400, type: 'application/vnd.microsoft.error', value },
      });
    }
  });

  story('a sentence with a number when the store is down', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const { action } = w.button('tjark', 'Ich komme');
    const raw = rawActivities(w);
    w.store.breaks('SQLITE_IOERR');
    const { status, body } = await raw.send(raw.invoke('tjark', { action }));
    w.store.heals();
    const value = expect.stringMatching(/^Das hat nicht geklappt\. .*: [0-9a-f]{10}\.$/);
    expect({ status, body }).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
    });
    expect(w.faults().some((line) => line.startsWith('click.fault'))).toBe(true);
    expect((await w.ledger(id))['tjark/alarm']?.state).toBe('accepted');
  });
});

describe('copies of one click', () => {
  story('ten of them, out of order and at once, are one answer and ten equal cards', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const raw = rawActivities(w);
    const { message, action } = w.button('tjark', 'Ich komme', { inputs: { eta: '15' } });
    const copies = [7, 2, 9, 0, 5, 1, 8, 3, 6, 4].map((late) => {
      const timestamp = new Date(w.now() - late * 1_000).toISOString();
      return raw.invoke('tjark', { action, trigger: 'manual' }, { replyToId: message, timestamp });
    });
    const answers = await Promise.all(copies.map((copy) => raw.send(copy)));
    const bodies = new Set(answers.map(({ body }) => JSON.stringify(body)));
    expect(bodies.size).toBe(1);
    expect(answers.every(({ status, body }) => status === 200 && isObject(body) && body.statusCode === 200)).toBe(true);
    const asked = (await w.alarm('ole', id)).all?.asked.find(({ person }) => person === w.people.id('tjark'));
    expect(asked?.answers).toHaveLength(1);
    // Later it is still the same answer.
    await w.seconds(10);
    await raw.send(copies[3] as NonNullable<(typeof copies)[number]>);
    expect((await w.alarm('tjark', id)).myAnswers).toHaveLength(1);
  });
});
