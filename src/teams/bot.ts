// From an activity to what was meant: the gate, the SDK as second lock and router, then clicks, words, installs.
import { Application } from '@microsoft/teams-ai';
import type { Activity, TurnContext } from 'botbuilder';
import { type Person, type Reach, reach } from '../domain/people.ts';
import { Refusal, Undeliverable } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import type { BotAdapter } from './adapter.ts';
import type { Drawn } from './card-shape.ts';
import { noteCard } from './cards/note-card.ts';
import { parseClick } from './click.ts';
import { clicks } from './clicks.ts';
import type { ConnectorAddress } from './connector.ts';
import type { createGate, GateRequest } from './gate.ts';
import { cardActivity } from './sender.ts';
import type { ClickReply, Speaker, TurnDeps } from './turn.ts';
import { help, replyToWord } from './word-replies.ts';

export interface BotDeps extends TurnDeps {
  readonly gate: ReturnType<typeof createGate>;
  readonly adapter: BotAdapter;
}

const longestDelay = 24 * 3_600_000;

/** Answers one request on /api/messages. Never throws. */
export function bot(deps: BotDeps): (request: GateRequest) => Promise<{ status: number; body?: unknown }> {
  const router = route(deps);
  return async (request) => {
    const passed = await deps.gate(request);
    if (!passed.ok) return passed;
    return deps.adapter.process(request.authorization, passed.activity, async (context) => {
      await router.run(context);
    });
  };
}

/**
 * Routes only: no AI, no storage, no typing timer. Invoke answers are written here, because one answer of the
 * library with a refreshed card would make every later one of that verb edit the message for everybody.
 */
function route(deps: BotDeps): Application {
  const router = new Application({ removeRecipientMention: true, startTypingTimer: false, longRunningMessages: false });
  const isType = (type: string) => async (context: TurnContext) => context.activity.type === type;
  const isClick = async ({ activity }: TurnContext) => isCardAction(activity);
  const isSubmit = async ({ activity }: TurnContext) => activity.type === 'message' && isSubmitted(activity);
  const isInstall = async ({ activity }: TurnContext) =>
    activity.type === 'installationUpdate' || activity.type === 'conversationUpdate';

  router.addRoute(isClick, (context) => answerInvoke(deps, context), true);
  router.addRoute(isType('invoke'), (context) => unknownInvoke(deps, context), true);
  router.addRoute(isSubmit, (context) => answerSubmit(deps, context));
  router.addRoute(isType('message'), (context) => answerWord(deps, context));
  router.addRoute(isInstall, (context) => meet(deps, context));
  return router;
}

const isCardAction = (activity: Activity) => activity.type === 'invoke' && activity.name === 'adaptiveCard/action';
const isSubmitted = (activity: Activity) =>
  !activity.text && typeof activity.value === 'object' && activity.value !== null;

async function answerInvoke(deps: BotDeps, context: TurnContext): Promise<void> {
  const { action } = (context.activity.value ?? {}) as { action?: { data?: unknown } };
  const reply = await replyToClick(deps, context.activity, action?.data, true);
  const body =
    'card' in reply
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

/** An invoke nobody here asked for: answered, so that the client shows no technical error. */
async function unknownInvoke(deps: BotDeps, context: TurnContext): Promise<void> {
  const texts = textsFor(context.activity.locale?.slice(0, 2) ?? 'de');
  deps.env.log.warn('invoke.unknown');
  const value = { code: 'BadRequest', message: texts.refused['bad-shape']({}) };
  const body = { statusCode: 400, type: 'application/vnd.microsoft.error', value };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

/** Older clients send the fallback: a message without text. Its answer replaces the card. */
async function answerSubmit(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const reply = await replyToClick(deps, activity, activity.value, false);
  const { replyToId } = activity;
  if ('card' in reply && replyToId) {
    await attempt(deps, () => deps.connector.replace(addressOf(activity), replyToId, cardActivity(reply.card)));
  } else if ('text' in reply) {
    const { texts } = await listener(deps, activity);
    await say(deps, activity, noteCard({ texts, text: reply.text }));
  }
}

async function replyToClick(deps: BotDeps, activity: Activity, data: unknown, redrawn: boolean): Promise<ClickReply> {
  const { speaker, texts } = await listener(deps, activity);
  if (!speaker) return { text: texts.refused['unknown-person']({}) };
  const click = parseClick(data);
  if (!click) return { text: texts.refused['bad-shape']({}) };
  try {
    return await clicks(deps, click, { ...speaker, cardId: activity.replyToId ?? '', redraws: redrawn });
  } catch (error) {
    if (error instanceof Refusal) return { text: texts.refused[error.code](error.detail) };
    const ref = deps.env.newId().slice(0, 10);
    deps.env.log.error('click.fault', { ref, error: error instanceof Error ? error.name : 'unknown' });
    return { text: texts.fault(ref) };
  }
}

async function answerWord(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const { speaker, texts } = await listener(deps, activity);
  if (!speaker) return say(deps, activity, noteCard({ texts, text: texts.refused['unknown-person']({}) }));
  await remember(deps, speaker.person, activity);
  try {
    await say(deps, activity, await replyToWord(deps, activity.text ?? '', speaker));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await say(deps, activity, noteCard({ texts, text: texts.refused[error.code](error.detail) }));
  }
}

/** Install events come late, twice or not at all: they only ever teach an address, and greet whoever is new. */
async function meet(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const { speaker } = await listener(deps, activity);
  if (!speaker) return;
  const removed = activity.type === 'installationUpdate' && activity.action?.startsWith('remove') === true;
  const isNew = await remember(deps, speaker.person, activity, removed ? 'removed' : 'met');
  if (isNew && !removed) await say(deps, activity, await help(deps, speaker));
}

async function listener(deps: BotDeps, activity: Activity): Promise<{ speaker: Speaker | null; texts: Texts }> {
  const person = await deps.look.personOf(activity.from.aadObjectId ?? '');
  const texts = textsFor(person?.language ?? activity.locale?.slice(0, 2) ?? 'de');
  if (!person) return { speaker: null, texts };
  const channel = activity.conversation.id.split(';')[0] ?? '';
  const channelDomain = (await deps.look.domainOfChannel(channel))?.id ?? null;
  const now = deps.env.now();
  const said = activity.timestamp instanceof Date ? activity.timestamp.getTime() : now;
  const occurredAt = Math.min(now, Math.max(said, now - longestDelay));
  return { speaker: { person, texts, channelDomain, occurredAt }, texts };
}

/** Stores where somebody is reached when it is new. Resolves with true for somebody the bot never met. */
async function remember(
  deps: BotDeps,
  person: Person,
  activity: Activity,
  state: Reach['state'] = 'met',
): Promise<boolean> {
  if (activity.conversation.conversationType !== 'personal') return false;
  const known = await deps.look.reach(person.id);
  const { serviceUrl, conversation, from } = activity;
  const value: Reach = { person: person.id, conversationId: conversation.id, serviceUrl, teamsId: from.id, state };
  await deps.entry.execute(reach, person.id, { type: 'put', value }, { system: 'sender' });
  return known === undefined;
}

const addressOf = ({ serviceUrl, conversation }: Activity): ConnectorAddress => ({
  serviceUrl,
  conversationId: conversation.id,
});

async function say(deps: BotDeps, activity: Activity, drawn: Drawn): Promise<void> {
  await attempt(deps, async () => {
    await deps.connector.post(addressOf(activity), cardActivity(drawn));
  });
}

/** A reply that cannot be handed over is logged; whoever asked sees that nothing came and asks again. */
async function attempt(deps: BotDeps, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    deps.env.log.warn('reply.undelivered', { code: error.code });
  }
}
