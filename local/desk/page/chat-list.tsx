/** The list of a person's chats or channels, with preview, time and what is unread. */
import { CounterBadge } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import type { DeskChat, DeskMessage, DeskPerson } from '../contract.ts';
import { BotMark, ChannelMark } from './marks.tsx';
import type { Settings } from './memory.ts';
import type { PersonView } from './person-store.ts';
import { type DeskTexts, textsFor } from './texts.ts';
import { shortWhen } from './times.ts';

type ChatListProps = {
  area: 'chat' | 'channels';
  chats: DeskChat[];
  view: PersonView;
  person: DeskPerson;
  /** id of the open one */
  chosen: string | undefined;
  settings: Settings;
  /** the first line takes the keyboard's focus when the list comes up */
  focus: true | undefined;
  onOpen: (chat: DeskChat) => void;
};

export function ChatList({ area, chats, view, person, chosen, settings, focus, onOpen }: ChatListProps): ReactNode {
  const texts = textsFor(settings.language);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focus) list.current?.querySelector('button')?.focus();
  }, [focus]);
  return (
    <section ref={list} className="chat-list" aria-label={texts.list[area]}>
      <h2>{texts.list[area]}</h2>
      {chats.length === 0 && (
        <p className="chat-list-empty">{area === 'chat' ? texts.list.noChats : texts.list.noChannels}</p>
      )}
      <ul>
        {chats.map((chat) => (
          <li key={chat.id}>
            <ChatLine
              chat={chat}
              last={view.messages[chat.id]?.at(-1)}
              unread={view.unread[chat.id] ?? 0}
              mine={person.id}
              open={chat.id === chosen}
              settings={settings}
              onOpen={() => onOpen(chat)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type ChatLineProps = {
  chat: DeskChat;
  last: DeskMessage | undefined;
  unread: number;
  mine: string;
  open: boolean;
  settings: Settings;
  onOpen: () => void;
};

function ChatLine({ chat, last, unread, mine, open, settings, onOpen }: ChatLineProps): ReactNode {
  const texts = textsFor(settings.language);
  const when = last?.at ?? chat.lastAt;
  return (
    <button
      type="button"
      className="chat-line"
      aria-current={open ? 'true' : undefined}
      data-unread={unread > 0 || undefined}
      onClick={onOpen}
    >
      {chat.kind === 'personal' ? <BotMark /> : <ChannelMark team={chat.team ?? chat.title} />}
      <span className="chat-title">{chat.title}</span>
      {chat.team && <span className="chat-team">{chat.team}</span>}
      {when && <time dateTime={when}>{shortWhen(when, new Date(), settings.language)}</time>}
      <span className="chat-preview">{last ? preview(last, mine, texts) : texts.list.nothingYet}</span>
      {unread > 0 && (
        <>
          <CounterBadge count={unread} size="small" color="danger" />
          <span className="visually-hidden">{texts.rail.unread(unread)}</span>
        </>
      )}
    </button>
  );
}

/** One line of the last message; a card speaks by its summary. */
function preview(message: DeskMessage, mine: string, texts: DeskTexts): string {
  const text = (message.text ?? message.summary ?? texts.list.card).replace(/\s+/g, ' ');
  if (message.from.kind === 'bot') return text;
  return `${message.from.id === mine ? texts.list.you : message.from.name}: ${text}`;
}
