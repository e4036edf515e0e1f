/** What the desk's page and the desk's server say to each other: the routes under `/local` and their JSON. */

/** A person one can be at the desk. `id` is the product's internal id, `aadId` the Entra object id. */
export type DeskPerson = {
  id: string;
  name: string;
  /** id of the BC-Domäne the person belongs to */
  domain: string;
  /** roles of the product: staff, alarm, coordinator, oversight, admin */
  roles: string[];
  aadId: string;
  jobTitle: string;
};

/** A crisis team channel of the sample administration; `members` are internal person ids. */
export type DeskChannel = {
  conversationId: string;
  teamId: string;
  /** name of the channel, such as «Krisenstab» */
  name: string;
  /** name of the team the channel lies in */
  team: string;
  /** id of the BC-Domäne */
  domain: string;
  members: string[];
};

/** One line of the chat list. Times are ISO 8601 in UTC; `lastAt` is absent while nothing was written. */
export type DeskChat = {
  id: string;
  kind: 'personal' | 'channel';
  title: string;
  team?: string;
  lastAt?: string;
  /** messages in this chat */
  count: number;
};

/**
 * An Adaptive Card as the bot sent it (the simulator adds and drops nothing). A mentioned person stands in its texts as
 * `<at>Name</at>`; the page draws that as a marked name, as Teams does.
 */
export type DeskCard = Record<string, unknown>;

export type DeskMessage = {
  id: string;
  from: { kind: 'bot' | 'person'; id?: string; name: string };
  at: string;
  editedAt?: string;
  /** text without tags; a name in `mentions` stands in it as `@Name` */
  text?: string;
  /** what the toast shows */
  summary?: string;
  /** the card this person sees: her own view after an Execute answer, else everybody's */
  card?: DeskCard;
  /** names mentioned in text or card */
  mentions: string[];
  /** whether it rings for the person asking: every bot message in her own chat; in a channel only one that mentions her */
  ringsForMe: boolean;
};

/** The action as `adaptivecards` executed it, inputs already merged into `data`. */
export type DeskAction = {
  type: 'Action.Execute' | 'Action.Submit';
  id?: string;
  verb?: string;
  data?: Record<string, unknown>;
};

/** The language of the person's Teams client, which the bot is told with everything she does; absent: `de-DE`. */
export type DeskLocale = 'de-DE' | 'en-US';

/** `GET /local/people` */
export type PeopleAnswer = DeskPerson[];

/** `POST /local/token`: signs the Entra token a tab of this person would get; 404 for an unknown person. */
export type TokenRequest = { person: string };
export type TokenAnswer = { token: string };

/** `GET /local/desk/chats?person=<id>`: the personal chat with the bot first, then her channels. */
export type ChatsAnswer = { chats: DeskChat[] };

/** `GET /local/desk/chats/:id/messages?person=<id>`: oldest first. 404 when the person is not in this chat. Reading her own
 * chat for the first time opens it: the bot then hears of her by the install events. */
export type MessagesAnswer = { messages: DeskMessage[] };

/**
 * `POST /local/desk/chats/:id/messages`: writes as a person. In a channel the bot hears it only when `@BCM-Lotse`
 * stands in the text. Answers 200 as soon as the message is in the chat; what the bot says comes as a notice.
 */
export type SendRequest = { person: string; text: string; locale?: DeskLocale };
export type SendAnswer = { id: string };

/**
 * `POST /local/desk/chats/:id/invoke`: presses a button. A new card, if any, is already in the chat when this answers
 * (read the messages again). `message` is a text for the person: the bot's `activity.message`, or why it failed.
 */
export type InvokeRequest = { person: string; messageId: string; action: DeskAction; locale?: DeskLocale };
export type InvokeAnswer = { ok: boolean; message?: string };

/**
 * `POST /local/desk/install`: the app is added to the person's chat once more; repeating it sends the install events
 * again, as Teams and the Playground may. The first time needs no call: reading her own chat does it.
 */
export type InstallRequest = { person: string; locale?: DeskLocale };
export type InstallAnswer = { chat: string };

/**
 * `GET /local/desk/changes?person=<id>`: NDJSON, one object per line. `{chat}` says that something in this chat changed
 * and its messages are to be read again; `{beat}` comes every 15 s and means nothing else.
 */
export type ChangeLine = { chat: string } | { beat: string };

/** Every error of `/local`: HTTP status plus this body. */
export type LocalError = { error: { code: string; text: string } };
