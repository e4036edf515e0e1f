/** One open chat or channel: head, messages by day, what to write. */
import { Button } from '@fluentui/react-components';
import { Fragment, type ReactNode, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { DeskChat, DeskMessage, DeskPerson } from '../contract.ts';
import { Compose } from './compose.tsx';
import { Icon } from './icons.tsx';
import { BotMark, ChannelMark } from './marks.tsx';
import { localeOf, type Settings } from './memory.ts';
import { MessageView } from './message-view.tsx';
import type { PersonStore } from './person-store.ts';
import { type DeskTexts, textsFor } from './texts.ts';
import { dayKey, longDay } from './times.ts';

type ConversationProps = {
  chat: DeskChat;
  store: PersonStore;
  person: DeskPerson;
  settings: Settings;
  /** takes the keyboard's focus when it opens */
  focus: true | undefined;
  onLink: (href: string) => void;
  /** present on a narrow pane */
  onBack?: () => void;
};

export function Conversation({ chat, store, person, settings, focus, onLink, onBack }: ConversationProps): ReactNode {
  const texts = textsFor(settings.language);
  const view = useSyncExternalStore(store.subscribe, store.view);
  const messages = view.messages[chat.id];
  const locale = localeOf[settings.language];
  const log = useRef<HTMLDivElement>(null);
  const end = useStayAtEnd(log, messages);
  const announced = useAnnounced(messages, person.id, texts);
  useEffect(() => {
    if (focus) log.current?.focus({ preventScroll: true });
  }, [focus]);
  useEffect(() => {
    if (messages) store.seen(chat.id);
  }, [store, chat.id, messages]);

  return (
    <section className="conversation" aria-label={texts.conversation.label(chat.title)}>
      <ConversationHead chat={chat} texts={texts} {...(onBack ? { onBack } : {})} />
      <div
        ref={log}
        className="log"
        role="log"
        aria-live="off"
        aria-label={texts.conversation.log}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onScroll={end.look}
      >
        {messages?.length === 0 && (
          <p className="log-empty">
            {chat.kind === 'personal' ? texts.conversation.emptyChat : texts.conversation.emptyChannel}
          </p>
        )}
        {messages?.map((message, index) => (
          <Fragment key={message.id}>
            <DayLine message={message} before={messages[index - 1]} settings={settings} texts={texts} />
            <MessageView
              message={message}
              chat={chat}
              mine={person.id}
              settings={settings}
              press={(action) => store.invoke(chat.id, message.id, action, locale)}
              onLink={onLink}
            />
          </Fragment>
        ))}
      </div>
      {end.away && (
        <Button
          className="to-newest"
          size="small"
          shape="circular"
          icon={<Icon name="down" size={16} />}
          onClick={end.go}
        >
          {texts.conversation.newest}
        </Button>
      )}
      <p className="visually-hidden" role="status">
        {announced}
      </p>
      <Compose chat={chat} language={settings.language} send={(text) => store.send(chat.id, text, locale)} />
    </section>
  );
}

function ConversationHead({
  chat,
  texts,
  onBack,
}: {
  chat: DeskChat;
  texts: DeskTexts;
  onBack?: () => void;
}): ReactNode {
  return (
    <div className="conversation-head">
      {onBack && (
        <Button appearance="subtle" icon={<Icon name="back" />} aria-label={texts.conversation.back} onClick={onBack} />
      )}
      {chat.kind === 'personal' ? <BotMark /> : <ChannelMark team={chat.team ?? chat.title} />}
      <div>
        <h2>{chat.title}</h2>
        {chat.team && <p>{chat.team}</p>}
      </div>
    </div>
  );
}

type DayLineProps = { message: DeskMessage; before: DeskMessage | undefined; settings: Settings; texts: DeskTexts };

function DayLine({ message, before, settings, texts }: DayLineProps): ReactNode {
  const day = dayKey(message.at);
  if (before && dayKey(before.at) === day) return null;
  const now = Date.now();
  const names = { [dayKey(new Date(now).toISOString())]: texts.conversation.today };
  names[dayKey(new Date(now - 86_400_000).toISOString())] ??= texts.conversation.yesterday;
  return (
    <p className="day-line">
      <span>{names[day] ?? longDay(message.at, settings.language)}</span>
    </p>
  );
}

/** Stays at the newest message as long as the person has not scrolled away from it. */
function useStayAtEnd(log: { current: HTMLDivElement | null }, messages: DeskMessage[] | undefined) {
  const pinned = useRef(true);
  const [away, setAway] = useState(false);
  const drawn = messages?.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new reading of the messages may have grown the log
  useLayoutEffect(() => {
    const box = log.current;
    if (!box) return;
    if (pinned.current) showNewest(box);
    else setAway(true);
  }, [log, drawn]);
  useEffect(() => {
    const box = log.current;
    if (!box) return;
    const watcher = new ResizeObserver(() => pinned.current && showNewest(box));
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [log]);
  return {
    away,
    look: () => {
      pinned.current = log.current !== null && seesNewest(log.current);
      if (pinned.current) setAway(false);
    },
    go: () => {
      if (log.current) showNewest(log.current);
      setAway(false);
    },
  };
}

/** A card taller than the window is shown from its top, because what to do stands there. */
function showNewest(box: HTMLElement): void {
  const newest = box.lastElementChild;
  const tall = newest instanceof HTMLElement && newest.offsetHeight > box.clientHeight;
  box.scrollTop = tall ? newest.offsetTop - box.offsetTop - 8 : box.scrollHeight;
}

function seesNewest(box: HTMLElement): boolean {
  const newest = box.lastElementChild;
  return !(newest instanceof HTMLElement) || newest.offsetTop - box.offsetTop < box.scrollTop + box.clientHeight - 40;
}

/** The last message that came while the conversation was open, as a sentence for screen readers. */
function useAnnounced(messages: DeskMessage[] | undefined, mine: string, texts: DeskTexts): string {
  const known = useRef<Set<string>>(undefined);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!messages) return;
    const fresh = known.current && messages.filter((message) => !known.current?.has(message.id));
    known.current = new Set(messages.map((message) => message.id));
    const last = fresh?.filter((message) => message.from.id !== mine).at(-1);
    if (last) setSaid(texts.announce(last.from.name, last.summary ?? last.text ?? texts.list.card));
  }, [messages, mine, texts]);
  return said;
}
