// From an activity to what was meant: the gate, the SDK as second lock and router, then clicks, words, installs.
import { Application } from '@microsoft/teams-ai';
import type { Activity, TurnContext } from 'botbuilder';
import { installations } from '../domain/installation.ts';
import { type Person, type Reach, reach } from '../domain/people.ts';
import { rolls } from '../domain/roll.ts';
import { Refusal, Undeliverable } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import type { BotAdapter } from './adapter.ts';
import type { Drawn } from './card-shape.ts';
import { noteCard } from './cards/note-card.ts';
import { parseClick } from './click.ts';
import { clicks } from './clicks.ts';
import type { ConnectorAddress } from './connector.ts';
import { dialog, dialogFor, isDialog } from './dialog.ts';
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
 * Routes only: no AI, no storage, no long-running turns. Mentions are taken out where words are read, because the
 * library fails over an entity without a type.
 */
class Router extends Application {
  constructor() {
    super({ removeRecipientMention: false, startTypingTimer: false, longRunningMessages: false });
  }

  /** The library looks at its own switch for this nowhere (1.7.4) and would send a signal every second. */
  override startTypingTimer(): void {
    return;
  }
}

/**
 * Invoke answers are written here, because one answer of the library with a refreshed card would make every later
 * one of that verb edit the message for everybody.
 */
function route(deps: BotDeps): Router {
  const router = new Router();
  const isType = (type: string) => async (context: TurnContext) => context.activity.type === type;
  const isClick = async ({ activity }: TurnContext) => isCardAction(activity);
  const isSubmit = async ({ activity }: TurnContext) => activity.type === 'message' && isSubmitted(activity);
  const isInstall = async ({ activity }: TurnContext) =>
    activity.type === 'installationUpdate' || activity.type === 'conversationUpdate';

  router.addRoute(isClick, (context) => answerInvoke(deps, context), true);
  router.addRoute(
    async ({ activity }) => isDialog(activity),
    (context) => answerDialog(deps, context),
    true,
  );
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
  const { reply } = await replyToClick(deps, context.activity, action?.data, true);
  const body =
    'card' in reply
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

/**
 * The message extension: a dialog that opens and is submitted. Where it was opened says nothing about who reads along,
 * and it is no chat of ours: nothing is learnt from it.
 */
async function answerDialog(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const { reply, texts } = await heard(deps, { activity, roll: '' }, 'dialog.fault', async (speaker) =>
    dialogFor(deps, activity, { ...speaker, inPrivate: false, channelDomain: null }),
  );
  const drawn = 'card' in reply ? reply.card : noteCard({ texts, text: reply.text });
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: dialog(drawn, texts) } });
}

/** An invoke nobody here asked for: answered, so that the client shows no technical error. */
async function unknownInvoke(deps: BotDeps, context: TurnContext): Promise<void> {
  const texts = textsFor(languageOf(context.activity));
  deps.env.log.warn('invoke.unknown');
  const value = { code: 'BadRequest', message: texts.refused['bad-shape']({}) };
  const body = { statusCode: 400, type: 'application/vnd.microsoft.error', value };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

/** Older clients send the fallback: a message without text. Its answer replaces the card, where we know which. */
async function answerSubmit(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const { reply, texts } = await replyToClick(deps, activity, activity.value, false);
  const { replyToId } = activity;
  if ('text' in reply) return say(deps, activity, noteCard({ texts, text: reply.text }));
  if (!replyToId) return say(deps, activity, reply.card);
  await attempt(deps, () => deps.connector.replace(addressOf(activity), replyToId, cardActivity(reply.card)));
}

interface Said {
  readonly reply: ClickReply;
  readonly texts: Texts;
}

function replyToClick(deps: BotDeps, activity: Activity, data: unknown, redraws: boolean): Promise<Said> {
  const click = parseClick(data);
  const roll = click && ['roll.read', 'roll.help', 'roll.helped'].includes(click.verb) && 'a' in click ? click.a : '';
  return heard(deps, { activity, roll }, 'click.fault', async (speaker) => {
    if (!click) return { text: speaker.texts.refused['bad-shape']({}) };
    return clicks(deps, click, { ...speaker, cardId: activity.replyToId ?? '', redraws });
  });
}

async function answerWord(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const { reply, texts } = await heard(deps, { activity, roll: '' }, 'word.fault', async (speaker) => {
    await remember(deps, speaker.person, activity);
    return { card: await replyToWord(deps, activity.text ?? '', speaker) };
  });
  await say(deps, activity, 'card' in reply ? reply.card : noteCard({ texts, text: reply.text }));
}

/** What somebody said; `roll`: in which roll she says that she has read its message, '' when it is about no roll. */
interface Utterance {
  readonly activity: Activity;
  readonly roll: string;
}

/** Whatever somebody said gets an answer: what `task` makes of it, or one sentence that says why not. */
async function heard(
  deps: BotDeps,
  { activity, roll }: Utterance,
  fault: 'click.fault' | 'word.fault' | 'dialog.fault',
  task: (speaker: Speaker) => Promise<ClickReply>,
): Promise<Said> {
  let texts = textsFor(languageOf(activity));
  try {
    const speaker = await speakerOf(deps, activity, roll);
    if (!speaker) return { reply: { text: texts.refused['unknown-person']({}) }, texts };
    texts = speaker.texts;
    return { reply: await task(speaker), texts };
  } catch (error) {
    if (error instanceof Refusal) return { reply: { text: texts.refused[error.code](error.detail) }, texts };
    const ref = deps.env.newId().slice(0, 10);
    deps.env.log.error(fault, { ref, error: error instanceof Error ? error.name : 'unknown' });
    return { reply: { text: texts.fault(ref) }, texts };
  }
}

/** Install events come late, twice or not at all: they only ever teach an address, and greet whoever is new. */
async function meet(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const speaker = await speakerOf(deps, activity);
  if (!speaker) return;
  // Only `remove` means it; `remove-upgrade` comes before the app's next version.
  const removed = activity.type === 'installationUpdate' && activity.action === 'remove';
  const isNew = await remember(deps, speaker.person, activity, removed ? 'removed' : 'met');
  // Whom we installed it for ourselves, at night, is not rung up to be greeted.
  const isOurs = isNew && (await deps.entry.read(installations, speaker.person.id)).state.value !== undefined;
  if (isNew && !removed && !isOurs) await say(deps, activity, await help(deps, speaker));
}

const languageOf = ({ locale }: Activity) => locale?.slice(0, 2) ?? 'de';
const isPersonal = ({ conversation }: Activity) => conversation.conversationType === 'personal';

/** Who it was, by the Entra object id alone; null for somebody we do not know. */
async function speakerOf(deps: BotDeps, activity: Activity, roll = ''): Promise<Speaker | null> {
  const aadId = activity.from.aadObjectId ?? '';
  const inPrivate = isPersonal(activity);
  const person = (inPrivate && roll !== '' && (await readerOf(deps, roll, aadId))) || (await deps.look.personOf(aadId));
  if (!person) return null;
  const channel = activity.conversation.id.split(';')[0] ?? '';
  // A personal chat is nobody's crisis channel.
  const channelDomain = inPrivate ? null : ((await deps.look.domainOfChannel(channel))?.id ?? null);
  const now = deps.env.now();
  const said = activity.timestamp instanceof Date ? activity.timestamp.getTime() : now;
  const occurredAt = Math.min(now, Math.max(said, now - longestDelay));
  const texts = textsFor(person.language);
  const place = { inPrivate, channelDomain };
  return { person, texts, ...place, occurredAt, activityId: activity.id ?? '' };
}

/**
 * Somebody as her roll knows her: enough to say that she has read its message, and without any right. When 13,500
 * people say so at once, the registers are not asked; undefined for whoever is not in the roll.
 */
async function readerOf(deps: BotDeps, roll: string, aadId: string): Promise<Person | undefined> {
  const { state } = await deps.entry.known(rolls, roll);
  const key = aadId.toLowerCase();
  const member = key === '' ? undefined : state.members.find((each) => each.aadId.toLowerCase() === key);
  if (!member) return undefined;
  const { id, language } = member;
  return { id, aadId: key, language, name: '', email: '', jobTitle: '', domain: '', grants: [] };
}

/** Stores where somebody is reached when it is new. Resolves with true for somebody the bot never met. */
async function remember(
  deps: BotDeps,
  person: Person,
  activity: Activity,
  state: Reach['state'] = 'met',
): Promise<boolean> {
  if (!isPersonal(activity)) return false;
  const known = await deps.look.reach(person.id);
  const { serviceUrl, conversation, from } = activity;
  const value: Reach = { person: person.id, conversationId: conversation.id, serviceUrl, teamsId: from.id, state };
  const { entries } = await deps.entry.execute(reach, person.id, { type: 'put', value }, { system: 'sender' });
  // Of two events at once, only one wrote it down.
  return known === undefined && entries.length > 0;
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
