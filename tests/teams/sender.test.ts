// The sender for Teams: finds, opens and remembers addresses, draws at the last moment, posts one card or replaces one.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Alarm, AlarmMessage } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { Delivery, Recipient } from '../../src/domain/ledger.ts';
import { type Reach, reach } from '../../src/domain/people.ts';
import type { Folded } from '../../src/engine/cases.ts';
import type { Handover, Sender } from '../../src/engine/env.ts';
import { Undeliverable } from '../../src/errors.ts';
import type { Connector } from '../../src/teams/connector.ts';
import { drawing } from '../../src/teams/draw.ts';
import { teamsSender } from '../../src/teams/sender.ts';
import { type World, world } from '../support/world.ts';

const serviceUrl = 'https://smba.trafficmanager.net/teams/';

let w: World;
let id: string;
/** What the sender did, in order: `draw`, `open <aad>`, `post <chat>`, `replace <chat> <message>`. */
let done: string[];
let activities: object[];
/** What the next calls to Teams end with, by operation. */
let faults: { open: Undeliverable[]; post: Undeliverable[]; replace: Undeliverable[] };
/** What happens elsewhere while a chat is being opened. */
let meanwhile: () => Promise<unknown>;
let sender: Sender;

beforeAll(async () => {
  w = await world();
  ({ id } = await w.raises('ole'));
});
afterAll(() => w.ends());

beforeEach(() => {
  done = [];
  activities = [];
  faults = { open: [], post: [], replace: [] };
  meanwhile = async () => undefined;
  const { env, entry, look, checkIns } = w.app();
  const draw = drawing({ env, entry, look, checkIns, tabUrl: '' });
  sender = teamsSender({
    entry: { ...entry, read: (model, of) => entry.read(model, of).then((found) => withHandmade(found, of)) },
    look,
    serviceUrl,
    connector: recordingTeams(),
    draw(handover) {
      done.push('draw');
      return draw(handover);
    },
  });
});

function recordingTeams(): Connector {
  const fail = (operation: keyof typeof faults) => {
    const fault = faults[operation].shift();
    if (fault) throw fault;
  };
  return {
    async open(at, aadId) {
      done.push(`open ${aadId}`);
      await meanwhile();
      fail('open');
      return `${at === serviceUrl ? '' : at}a:${aadId}`;
    },
    async post(to, activity) {
      done.push(`post ${to.conversationId}`);
      fail('post');
      activities.push(activity);
      return `m-${activities.length}`;
    },
    async replace(to, activityId, activity) {
      done.push(`replace ${to.conversationId} ${activityId}`);
      fail('replace');
      activities.push(activity);
    },
  };
}

/** Alarms made for one test, by their id. */
const handmade = new Map<string, Alarm>();
function withHandmade<State>(found: Folded<State>, of: string): Folded<State> {
  return handmade.has(of) ? { ...found, state: handmade.get(of) as State } : found;
}

/** A message of the alarm as if it were for this recipient, reserved and on its way. */
async function handover(to: Recipient, change: Partial<Delivery> = {}): Promise<Handover> {
  const { state } = await w.app().entry.read(alarms, id);
  const [first] = Object.values(state.ledger.deliveries);
  if (!first) throw new Error('the alarm has no message');
  const delivery = { ...first, to, id: 'd99', state: 'reserved', ...change } as Delivery<AlarmMessage>;
  const ledger = { ...state.ledger, deliveries: { ...state.ledger.deliveries, d99: delivery } };
  const address = { kind: 'alarm', id: `alarm-${handmade.size}` } as const;
  handmade.set(address.id, { ...state, ledger });
  return { address, state: { ...state, ledger }, delivery };
}
const toPerson = (name: string, change?: Partial<Delivery>) => handover({ person: w.people.id(name) }, change);
const aad = (name: string) => w.people.person(name).aadId;
const known = (name: string) => w.app().look.reach(w.people.id(name));

async function meet(name: string, change: Partial<Reach> = {}): Promise<Reach> {
  const person = w.people.id(name);
  const value: Reach = {
    person,
    conversationId: `a:${name}`,
    serviceUrl,
    teamsId: `29:${name}`,
    state: 'met',
    ...change,
  };
  await w.app().entry.execute(reach, person, { type: 'put', value }, { system: 'sender' });
  return value;
}

/** How an attempt ended, such as `never app-removed`. */
const fate = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Undeliverable ? `${error.verdict} ${error.code}` : String(error)),
  );

describe('a personal message', () => {
  test('goes to the known chat, without opening it', async () => {
    await meet('jonas');
    expect(await sender.post(await toPerson('jonas'))).toEqual({ activityId: 'm-1' });
    expect(done).toEqual(['draw', 'post a:jonas']);
  });

  test('to somebody the bot never met opens the chat first, draws then, and remembers', async () => {
    expect(await known('carla')).toBeUndefined();
    await sender.post(await toPerson('carla'));
    expect(done).toEqual([`open ${aad('carla')}`, 'draw', `post a:${aad('carla')}`]);
    const person = w.people.id('carla');
    const conversationId = `a:${aad('carla')}`;
    expect(await known('carla')).toEqual({ person, conversationId, serviceUrl, teamsId: '', state: 'met' });
    done = [];
    await sender.post(await toPerson('carla'));
    expect(done).toEqual(['draw', `post ${conversationId}`]);
  });

  describe('whose chat takes its time to open', () => {
    /** An alarm of its own, raised by the head of a crisis team whose own card is reserved and not yet out. */
    async function onItsWay(name: string): Promise<Handover> {
      w.teams.fault({ kind: 'hang' });
      const raised = await w.raises(name);
      const address = { kind: 'alarm', id: raised.id } as const;
      const { state } = await w.app().entry.read(alarms, raised.id);
      const person = w.people.id(name);
      const delivery = Object.values(state.ledger.deliveries).find(
        (item) => 'person' in item.to && item.to.person === person,
      );
      if (delivery?.state !== 'reserved') throw new Error(`the card is ${delivery?.state}`);
      return { address, state, delivery };
    }

    afterAll(() => w.teams.clearFaults());

    test('gets no alarm any more when it ended in that time', async () => {
      const handed = await onItsWay('henning');
      meanwhile = () => w.endsAlarm('henning', handed.address.id, 'all-clear');
      // It surely did not arrive: whether she is told of the end follows from what she heard before.
      expect(await fate(sender.post(handed))).toBe('again needless');
      expect(done).toEqual([`open ${aad('henning')}`]);
    });

    test('gets nothing any more when she answered in that time', async () => {
      const handed = await onItsWay('dorothea');
      const answer = { answer: 'virtual', eta: null };
      meanwhile = () => w.tab('dorothea').post(`/api/alarms/${handed.address.id}/answer`, answer);
      expect(await fate(sender.post(handed))).toBe('never needless');
      expect(done).toEqual([`open ${aad('dorothea')}`]);
    });
  });

  test.each(['never ForbiddenOperationException', 'again throttled', 'again timeout'] as const)(
    'whose chat cannot be opened (%s) is not drawn, and nothing is remembered',
    async (end) => {
      const [verdict, code] = end.split(' ') as ['never' | 'again', string];
      faults.open.push(new Undeliverable(verdict, code));
      expect(await fate(sender.post(await toPerson('liam')))).toBe(end);
      expect(done).toEqual([`open ${aad('liam')}`]);
      expect(await known('liam')).toBeUndefined();
    },
  );

  test('to somebody who removed the app is not tried', async () => {
    await meet('jonas', { state: 'removed' });
    expect(await fate(sender.post(await toPerson('jonas')))).toBe('never app-removed');
    expect(await fate(sender.redraw(await toPerson('jonas', { activityId: 'm-1' })))).toBe('never app-removed');
    expect(done).toEqual([]);
  });

  test('to nobody we know is not tried', async () => {
    expect(await fate(sender.post(await handover({ person: 'p-nobody' })))).toBe('never unknown-person');
    expect(done).toEqual([]);
  });
});

describe('a chat that Teams no longer finds', () => {
  const lost = () => new Undeliverable('never', 'ConversationNotFound');

  test('is opened anew once; the card goes there, and so do later ones', async () => {
    await meet('jonas');
    faults.post.push(lost());
    expect(await sender.post(await toPerson('jonas'))).toEqual({ activityId: 'm-1' });
    const fresh = `a:${aad('jonas')}`;
    expect(done).toEqual(['draw', 'post a:jonas', `open ${aad('jonas')}`, 'draw', `post ${fresh}`]);
    // What mentions need is not lost with the chat.
    expect(await known('jonas')).toMatchObject({ conversationId: fresh, teamsId: '29:jonas', state: 'met' });
  });

  test('and not found again ends it: nothing is opened a second time', async () => {
    await meet('jonas');
    faults.post.push(lost(), lost());
    expect(await fate(sender.post(await toPerson('jonas')))).toBe('never ConversationNotFound');
    expect(done.filter((step) => step.startsWith('open'))).toHaveLength(1);
  });

  test.each(['MessageWritesBlocked', 'BotNotInConversationRoster', '404'])(
    'is not what %s means: that ends it at once',
    async (code) => {
      await meet('jonas');
      faults.post.push(new Undeliverable('never', code));
      expect(await fate(sender.post(await toPerson('jonas')))).toBe(`never ${code}`);
      expect(done).toEqual(['draw', 'post a:jonas']);
    },
  );

  test('that refuses the bot is remembered until it takes a message again', async () => {
    await meet('jonas');
    faults.post.push(new Undeliverable('never', 'MessageWritesBlocked'), new Undeliverable('again', 'throttled'));
    expect(await fate(sender.post(await toPerson('jonas')))).toBe('never MessageWritesBlocked');
    expect(await known('jonas')).toMatchObject({ conversationId: 'a:jonas', state: 'blocked' });
    expect(await fate(sender.post(await toPerson('jonas')))).toBe('again throttled');
    expect(await known('jonas')).toMatchObject({ state: 'blocked' });
    expect(await sender.post(await toPerson('jonas'))).toEqual({ activityId: 'm-1' });
    expect(await known('jonas')).toMatchObject({ conversationId: 'a:jonas', state: 'met' });
  });

  test('is never opened for a channel, nor for a redraw', async () => {
    await meet('jonas');
    faults.post.push(lost());
    expect(await fate(sender.post(await handover({ channel: 'MI-ITN' })))).toBe('never ConversationNotFound');
    faults.replace.push(lost());
    expect(await fate(sender.redraw(await toPerson('jonas', { activityId: 'm-1' })))).toBe(
      'never ConversationNotFound',
    );
    expect(done.some((step) => step.startsWith('open'))).toBe(false);
  });
});

describe('a channel post', () => {
  test('goes to the channel of the domain, in German, and rings for those it names', async () => {
    await sender.post(await handover({ channel: 'MI-ITN' }));
    expect(done).toEqual(['draw', `post ${w.people.channel('#MI-ITN').conversationId}`]);
    const [activity] = activities as [
      { attachments: [{ content: { lang: string; msteams: { entities: unknown[] } } }] },
    ];
    expect(activity.attachments[0].content.lang).toBe('de');
    expect(activity.attachments[0].content.msteams.entities).toHaveLength(6);
  });

  test('without a channel is not tried', async () => {
    expect(await fate(sender.post(await handover({ channel: 'XX-NIX' })))).toBe('never no-channel');
    expect(done).toEqual([]);
  });
});

describe('what goes over the wire', () => {
  test('one activity with one card, its toast, and a ring; no text, which Teams would split off', async () => {
    await meet('tjark');
    await sender.post(await toPerson('tjark'));
    expect(activities).toEqual([
      {
        type: 'message',
        summary: expect.stringMatching(/^ERNSTFALL: /),
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: expect.objectContaining({ version: '1.5' }),
          },
        ],
        channelData: { notification: { alert: true } },
      },
    ]);
  });

  test('a redraw replaces the message by the same card, and rings for nobody', async () => {
    await meet('tjark');
    await sender.redraw(await toPerson('tjark', { activityId: 'm-7' }));
    expect(done).toEqual(['draw', 'replace a:tjark m-7']);
    expect(Object.keys(activities[0] ?? {}).sort()).toEqual(['attachments', 'summary', 'type']);
  });

  test('without a message there is nothing to redraw', async () => {
    await meet('tjark');
    expect(await fate(sender.redraw(await toPerson('tjark', { activityId: null })))).toBe('never no-activity');
    expect(done).toEqual([]);
  });

  test('the newest state is drawn, in the reader’s language', async () => {
    await meet('kofi');
    const { state, ...rest } = await toPerson('kofi');
    const newer = { ...state, nextStep: 'Bitte kommen Sie in den Stabsraum B.' };
    await sender.post({ ...rest, state: newer });
    const text = JSON.stringify(activities[0]);
    expect(text).toContain('Stabsraum B');
    expect(text).toContain('"lang":"en"');
  });

  test('a fault of ours in drawing reaches nobody', async () => {
    await meet('jonas');
    const broken = await toPerson('jonas', { message: 'gibt-es-nicht' });
    expect(await fate(sender.post(broken))).toMatch(/^TypeError/);
    expect(done).toEqual(['draw']);
  });
});
