// People in the simulated Teams: what reaches the bot, what answers do to a card, and that the chats outlive a restart.
import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardFor } from '../../local/simulators/teams.ts';
import { personalChatIdOf, userIdOf } from '../../local/simulators/teams-chats.ts';
import type { BotAnswer } from '../../local/simulators/teams-inbound.ts';
import type { WireActivity } from '../../local/simulators/teams-log.ts';
import {
  anna,
  BOT,
  bert,
  CHANNEL,
  card,
  cardMessage,
  createStage,
  SERVICE_URL,
  type Stage,
  spoken,
  TENANT,
} from './stage.ts';

const chatId = personalChatIdOf(anna, BOT);
const CARD = 'application/vnd.microsoft.card.adaptive';
const answers = (type: string, value: unknown, statusCode = 200): BotAnswer => ({
  status: 200,
  body: { statusCode, type, value },
});

async function withCard(stage: Stage, conversation = chatId): Promise<string> {
  const reply = await stage.call('POST', `/${encodeURIComponent(conversation)}/activities`, cardMessage());
  return (spoken(reply).body as { id: string }).id;
}

describe('writing', () => {
  it('reaches the bot from a personal chat', async () => {
    const { teams, heard } = createStage();
    const id = teams.write(anna.id, chatId, 'alarm', 'en-US');
    await teams.settled();
    expect(heard).toMatchObject([
      {
        type: 'message',
        id,
        text: 'alarm',
        channelId: 'msteams',
        serviceUrl: SERVICE_URL,
        locale: 'en-US',
        from: { id: userIdOf(anna, BOT), name: anna.name, aadObjectId: anna.aadId },
        recipient: { id: `28:${BOT}` },
        conversation: { id: chatId, conversationType: 'personal', tenantId: TENANT },
        channelData: { tenant: { id: TENANT } },
      },
    ]);
  });

  it('reaches the bot from a channel only with its mention', async () => {
    const { teams, heard } = createStage();
    teams.write(anna.id, CHANNEL, 'alarm');
    teams.write(anna.id, CHANNEL, '@BCM-Lotse-Fan alarm');
    const id = teams.write(anna.id, CHANNEL, '@bcm-lotse alarm');
    await teams.settled();
    expect(heard).toMatchObject([
      {
        text: '<at>BCM-Lotse</at> alarm\n',
        entities: [
          { type: 'mention', text: '<at>BCM-Lotse</at>', mentioned: { id: `28:${BOT}` } },
          { type: 'clientInfo' },
        ],
        conversation: { id: `${CHANNEL};messageid=${id}`, conversationType: 'channel', isGroup: true },
        channelData: { channel: { id: CHANNEL }, tenant: { id: TENANT } },
      },
    ]);
    expect(teams.chats.thread(CHANNEL)?.messages).toHaveLength(3);
  });

  it('is noted when the bot does not take it', async () => {
    const { teams, bot } = createStage();
    bot.answer = async () => ({ status: 503, body: undefined });
    const id = teams.write(anna.id, chatId, 'ja');
    await teams.settled();
    expect(teams.log().at(-1)).toMatchObject({ kind: 'unheard', activityId: id, status: 503 });
  });

  it('is only for those in the chat', () => {
    const { teams } = createStage();
    expect(() => teams.write(bert.id, chatId, 'ja')).toThrow('not in the chat');
  });
});

describe('pressing a button', () => {
  it('sends Execute as an invoke with the inputs, and shows the answered card to this person only', async () => {
    const stage = createStage();
    const id = await withCard(stage, CHANNEL);
    stage.bot.answer = async () => answers(CARD, card('Antwort ändern'));
    const outcome = await stage.teams.pressTitled(anna.id, CHANNEL, id, 'Ich komme', { why: 'Bahn' });
    expect(outcome.kind).toBe('card');
    expect(stage.heard).toMatchObject([
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: id,
        conversation: { id: `${CHANNEL};messageid=${id}`, tenantId: TENANT },
        value: {
          action: { type: 'Action.Execute', verb: 'answer', data: { deliveryId: 'd1', minutes: '30', why: 'Bahn' } },
          trigger: 'manual',
        },
      },
    ]);
    const message = stage.teams.chats.message(CHANNEL, id);
    if (!message) throw new Error('the message is gone');
    expect([cardFor(message, anna.id), cardFor(message, bert.id)]).toEqual([card('Antwort ändern'), card('Ich komme')]);
    await stage.call('PUT', `/${encodeURIComponent(CHANNEL)}/activities/${id}`, cardMessage('Für alle'));
    expect([cardFor(message, anna.id), cardFor(message, bert.id)]).toEqual([card('Für alle'), card('Für alle')]);
  });

  it('sends Submit as a message with a value and without text', async () => {
    const stage = createStage();
    const id = await withCard(stage);
    const outcome = await stage.teams.press(anna.id, chatId, id, { type: 'Action.Submit', data: { verb: 'answer' } });
    expect(outcome).toEqual({ kind: 'taken' });
    expect(stage.heard).toMatchObject([{ type: 'message', replyToId: id, value: { verb: 'answer' } }]);
    expect(stage.heard[0]).not.toHaveProperty('text');
  });

  it.each([
    ['a text', answers('application/vnd.microsoft.activity.message', 'Danke'), { kind: 'text', text: 'Danke' }],
    [
      'an error inside the answer',
      answers('application/vnd.microsoft.error', { code: 'BadRequest', message: 'Bitte neu laden.' }, 400),
      { kind: 'fault', text: 'Bitte neu laden.', code: 'BadRequest' },
    ],
    [
      'a fault of the endpoint',
      { status: 501, body: 'boom' },
      { kind: 'fault', text: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.', code: '501' },
    ],
    [
      'an empty answer',
      { status: 200, body: undefined },
      { kind: 'fault', text: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.', code: '200' },
    ],
  ])('tells the person of %s and leaves the card alone', async (_, given, expected) => {
    const stage = createStage();
    const id = await withCard(stage);
    stage.bot.answer = async () => given;
    expect(await stage.teams.pressTitled(anna.id, chatId, id, 'Ich komme')).toEqual(expected);
    expect(stage.teams.log().filter((line) => line.kind === 'shown')).toEqual([]);
  });

  it('repeats a click twice on a silent bot, each as a new activity, then says so', async () => {
    const stage = createStage({ patience: { ms: 5_000, repeats: 2 } });
    const id = await withCard(stage);
    stage.bot.answer = () => new Promise(() => undefined);
    const outcome = stage.teams.pressTitled(anna.id, chatId, id, 'Ich komme');
    const heardAfter = [];
    for (let n = 0; n < 3; n += 1) {
      await stage.clock.advance(5_000);
      heardAfter.push(stage.heard.length);
    }
    expect(heardAfter).toEqual([2, 3, 3]);
    expect(new Set(stage.heard.map((activity: WireActivity) => activity.id)).size).toBe(3);
    expect(new Set(stage.heard.map((activity: WireActivity) => activity.timestamp)).size).toBe(3);
    expect(await outcome).toEqual({
      kind: 'fault',
      text: 'Die App ist gerade nicht erreichbar. Bitte versuchen Sie es noch einmal.',
    });
  });

  it('takes the late answer of an earlier attempt', async () => {
    const stage = createStage({ patience: { ms: 5_000, repeats: 2 } });
    const id = await withCard(stage);
    const late = Promise.withResolvers<BotAnswer>();
    stage.bot.answer = () => late.promise;
    const outcome = stage.teams.pressTitled(anna.id, chatId, id, 'Ich komme');
    await stage.clock.advance(5_000);
    late.resolve(answers('application/vnd.microsoft.activity.message', 'Notiert'));
    expect(await outcome).toEqual({ kind: 'text', text: 'Notiert' });
    expect(stage.heard).toHaveLength(2);
  });
});

describe('adding the app', () => {
  it('tells the bot of a person with both events, each time it happens', async () => {
    const { teams, heard } = createStage();
    expect(await teams.install(anna.id)).toBe(chatId);
    await teams.install(anna.id);
    const seen = heard.map((activity) => [activity.type, (activity.from as { aadObjectId: string }).aadObjectId]);
    expect(seen).toEqual(
      Array(2)
        .fill([
          ['conversationUpdate', anna.aadId],
          ['installationUpdate', anna.aadId],
        ])
        .flat(),
    );
    expect(heard[0]).toMatchObject({
      membersAdded: [{ id: `28:${BOT}` }],
      conversation: { conversationType: 'personal' },
    });
    expect(heard[1]).toMatchObject({ action: 'add' });
  });

  it('tells the bot of a team and that a person took the app away', async () => {
    const { teams, heard } = createStage();
    await teams.joinTeam(CHANNEL, anna.id);
    await teams.uninstall(anna.id);
    expect(heard[0]).toMatchObject({ conversation: { id: CHANNEL }, channelData: { eventType: 'teamMemberAdded' } });
    expect(heard[2]).toMatchObject({ type: 'installationUpdate', action: 'remove' });
  });
});

describe('a kept log', () => {
  it('brings chats, cards and views back, without the half line of a kill', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'teams-')), 'standins', 'teams.jsonl');
    const before = createStage({ file });
    const id = await withCard(before);
    before.bot.answer = async () => answers(CARD, card('Antwort ändern'));
    await before.teams.pressTitled(anna.id, chatId, id, 'Ich komme');
    appendFileSync(file, '{"n":4,"at":"20');
    const after = createStage({ file });
    expect(after.teams.log()).toEqual(before.teams.log());
    const message = after.teams.chats.message(chatId, id);
    expect(message && cardFor(message, anna.id)).toEqual(card('Antwort ändern'));
    expect(Number(await withCard(after))).toBeGreaterThan(Number(id));
    expect(createStage({ file }).teams.chats.personal(anna.id)?.messages).toHaveLength(2);
  });
});
