// The connector's REST surface answers as Teams does: chats, messages, members, tokens, and each way to go wrong.
import { describe, expect, it } from 'vitest';
import { personalChatIdOf, userIdOf } from '../../local/simulators/teams-chats.ts';
import { anna, BOT, bert, CHANNEL, cardMessage, createStage, type Stage, spoken, TENANT } from './stage.ts';

const chatId = personalChatIdOf(anna, BOT);
const chat = `/${chatId}/activities`;
const open = (id: string) => ({ isGroup: false, bot: { id: `28:${BOT}` }, members: [{ id }], tenantId: TENANT });

async function posted(
  { call }: Stage,
  path = chat,
  activity: Record<string, unknown> = cardMessage(),
): Promise<string> {
  const { status, body } = spoken(await call('POST', path, activity));
  expect(status).toBe(201);
  return (body as { id: string }).id;
}

const codeOf = (body: unknown) => (body as { error: { code: string } }).error.code;

describe('opening a chat', () => {
  it('finds a person by object id and by 29: id, never by email', async () => {
    const { call } = createStage();
    expect(spoken(await call('POST', '', open(anna.aadId)))).toEqual({ status: 201, body: { id: chatId } });
    expect(spoken(await call('POST', '', open(userIdOf(anna, BOT)))).body).toEqual({ id: chatId });
    expect(spoken(await call('POST', '', open(anna.email))).status).toBe(403);
  });

  it('is forbidden where the app is not installed personally', async () => {
    const stage = createStage({ installedForAll: false });
    const refused = spoken(await stage.call('POST', '', open(anna.aadId)));
    expect([refused.status, codeOf(refused.body)]).toEqual([403, 'ForbiddenOperationException']);
    await stage.teams.install(anna.id);
    expect(spoken(await stage.call('POST', '', open(anna.aadId))).status).toBe(201);
  });

  it('wants the tenant', async () => {
    const { call } = createStage();
    const refused = spoken(await call('POST', '', { ...open(anna.aadId), tenantId: 'another' }));
    expect([refused.status, codeOf(refused.body)]).toEqual([400, 'BadArgument']);
  });

  it('makes a channel thread with its first message', async () => {
    const { call, teams } = createStage();
    const body = {
      isGroup: true,
      tenantId: TENANT,
      channelData: { channel: { id: CHANNEL } },
      activity: cardMessage(),
    };
    const { status, body: made } = spoken(await call('POST', '', body));
    const [message] = teams.chats.thread(CHANNEL)?.messages ?? [];
    expect([status, made]).toEqual([201, { id: `${CHANNEL};messageid=${message?.id}`, activityId: message?.id }]);
  });
});

describe('messages', () => {
  it('takes a post in both forms, an update and a delete, and logs what people got', async () => {
    const stage = createStage();
    const first = await posted(stage);
    const second = await posted(stage, `${chat}/4711`);
    expect(spoken(await stage.call('PUT', `${chat}/${first}`, cardMessage('Neu'))).body).toEqual({ id: first });
    expect(spoken(await stage.call('DELETE', `${chat}/${second}`)).status).toBe(200);
    expect(Number(second)).toBeGreaterThan(Number(first));
    const log = stage.teams.log().map((line) => ({ ...line, activity: undefined }));
    expect(log).toMatchObject([
      { n: 1, at: '2026-11-21T09:00:00.000Z', kind: 'posted', activityId: first, to: [anna.id], rings: [anna.id] },
      { n: 2, kind: 'posted', activityId: second },
      { n: 3, kind: 'updated', activityId: first, to: [anna.id] },
      { n: 4, kind: 'deleted', activityId: second },
    ]);
  });

  it('rings in a channel only for people whose mention really stands in the card', async () => {
    const stage = createStage();
    const mention = (text: string, id: string) => ({ type: 'mention', text, mentioned: { id, name: 'x' } });
    const content = {
      type: 'AdaptiveCard',
      body: [{ type: 'TextBlock', text: 'Bitte <at>Anna Beispiel</at>' }],
      msteams: {
        entities: [mention('<at>Anna Beispiel</at>', anna.aadId), mention('<at>Bert Muster</at>', bert.aadId)],
      },
    };
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
    await posted(stage, `/${encodeURIComponent(CHANNEL)}/activities`, { type: 'message', attachments });
    expect(stage.teams.log().at(-1)).toMatchObject({ to: [anna.id, bert.id], rings: [anna.id] });
  });

  it('keeps a reply in its channel thread', async () => {
    const stage = createStage();
    const root = stage.teams.write(anna.id, CHANNEL, 'Guten Tag');
    const id = await posted(stage, `/${encodeURIComponent(`${CHANNEL};messageid=${root}`)}/activities`);
    expect(stage.teams.chats.message(CHANNEL, id)?.root).toBe(root);
  });

  it('splits text beside a card into two messages without a usable id', async () => {
    const { call, teams } = createStage();
    const reply = spoken(await call('POST', chat, { ...cardMessage(), text: 'Beides' }));
    expect(reply).toEqual({ status: 201, body: {} });
    expect(teams.chats.personal(anna.id)?.messages).toHaveLength(2);
  });

  it('refuses what is too large, counted in UTF-16', async () => {
    const { call } = createStage();
    const sized = async (length: number) =>
      spoken(await call('POST', chat, { type: 'message', text: 'ä'.repeat(length) }));
    expect((await sized(51_000)).status).toBe(201);
    const refused = await sized(51_300);
    expect([refused.status, codeOf(refused.body)]).toEqual([413, 'MessageSizeTooBig']);
  });

  it('knows no unknown chat and no unknown message', async () => {
    const { call } = createStage();
    const noChat = spoken(await call('POST', '/a:unknown/activities', cardMessage()));
    expect([noChat.status, codeOf(noChat.body)]).toEqual([404, 'ConversationNotFound']);
    const noMessage = spoken(await call('PUT', `${chat}/1`, cardMessage()));
    expect([noMessage.status, codeOf(noMessage.body)]).toEqual([404, 'ActivityNotFoundInConversation']);
  });

  it('is refused in the odd shape when a person has blocked the bot or removed the app', async () => {
    const stage = createStage();
    stage.teams.setBlocked(anna.id, true);
    const { status, body } = spoken(await stage.call('POST', chat, cardMessage()));
    const { errorCode, message } = body as { errorCode: number; message: string };
    expect([status, errorCode, JSON.parse(message).subCode]).toEqual([403, 209, 'MessageWritesBlocked']);
    stage.teams.setBlocked(anna.id, false);
    await posted(stage);
    await stage.teams.uninstall(anna.id);
    expect(spoken(await stage.call('POST', chat, cardMessage())).status).toBe(403);
  });

  it('is refused in a channel whose team lost the app', async () => {
    const { call, teams } = createStage();
    teams.leaveTeam(CHANNEL);
    const { status, body } = spoken(await call('POST', `/${encodeURIComponent(CHANNEL)}/activities`, cardMessage()));
    expect([status, codeOf(body)]).toEqual([403, 'BotNotInConversationRoster']);
  });
});

describe('members and tokens', () => {
  it('lists members page by page, at least 50 at a time', async () => {
    const people = Array.from({ length: 60 }, (_, n) => ({
      ...anna,
      id: `p-${n}`,
      aadId: `id-${n}`,
      email: `${n}@land.example`,
    }));
    const channels = [
      { conversationId: CHANNEL, teamId: 't', name: 'K', team: 'L', members: people.map(({ id }) => id) },
    ];
    const { call } = createStage({ people, channels });
    const path = `/${encodeURIComponent(CHANNEL)}/pagedmembers?pageSize=10`;
    const first = spoken(await call('GET', path)).body as { members: unknown[]; continuationToken: string };
    expect([first.members.length, first.continuationToken]).toEqual([50, '50']);
    const rest = spoken(await call('GET', `${path}&continuationToken=50`)).body as {
      members: { aadObjectId: string }[];
    };
    expect(rest.members.map((member) => member.aadObjectId)).toContain('id-59');
    expect(rest).not.toHaveProperty('continuationToken');
  });

  it('hears nobody without a good token', async () => {
    const { call, teams } = createStage();
    expect(spoken(await call('POST', chat, cardMessage(), 'forged')).status).toBe(401);
    expect([teams.log(), teams.calls()]).toEqual([[], []]);
  });
});

describe('faults', () => {
  it('strike as often as asked, after those let through, for the person meant', async () => {
    const { call, teams } = createStage();
    teams.fault({ match: { person: anna.id, operation: 'post' }, kind: 'BadGateway', times: 2, skip: 1 });
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push(spoken(await call('POST', chat, cardMessage())).status);
    expect(statuses).toEqual([201, 502, 502, 201]);
    const others = await call('POST', `/${personalChatIdOf(bert, BOT)}/activities`, cardMessage());
    expect(spoken(others).status).toBe(201);
  });

  it('may come after the message was delivered, once or until cleared', async () => {
    const { call, teams } = createStage();
    teams.fault({ kind: 'hang', when: 'after' });
    expect(await call('POST', chat, cardMessage())).toBe('hang');
    expect(await call('POST', chat, cardMessage())).toBe('hang');
    expect(teams.log().filter((line) => line.kind === 'posted')).toHaveLength(2);
    teams.clearFaults();
    expect(spoken(await call('POST', chat, cardMessage())).status).toBe(201);
  });

  it('throttle with and without Retry-After', async () => {
    const { call, teams } = createStage();
    teams.fault({ kind: 'Throttled', times: 1, retryAfter: 17 });
    teams.fault({ kind: 'Throttled', times: 1 });
    expect(spoken(await call('POST', chat, cardMessage())).headers).toEqual({ 'retry-after': '17' });
    expect(spoken(await call('POST', chat, cardMessage()))).not.toHaveProperty('headers');
  });

  it('let a call take its time', async () => {
    const { call, clock, teams } = createStage({ latency: () => 200 });
    const underway = call('POST', chat, cardMessage());
    await clock.advance(199);
    expect(teams.log()).toEqual([]);
    await clock.advance(1);
    expect(spoken(await underway).status).toBe(201);
  });
});
