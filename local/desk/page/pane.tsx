/** One person's Teams: rail, list, conversation or tab, and the notifications of that person. */
import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { DeskChat, DeskPerson } from '../contract.ts';
import { ChatList } from './chat-list.tsx';
import { Conversation } from './conversation.tsx';
import { readLink, type Target } from './deep-link.ts';
import { Icon } from './icons.tsx';
import { PersonMark } from './marks.tsx';
import type { Settings } from './memory.ts';
import { type Arrival, PersonStore } from './person-store.ts';
import { type Area, areaOf, openChat, type Place } from './place.ts';
import { Rail } from './rail.tsx';
import { FaultScreen, LoadingScreen } from './screens.tsx';
import { TabFrame } from './tab-frame.tsx';
import { type DeskTexts, textsFor } from './texts.ts';
import { Toasts, useToasts } from './toasts.tsx';
import { useWidth, type Width } from './use-width.ts';

type PaneProps = {
  person: DeskPerson;
  settings: Settings;
  start: Place;
  onPick: () => void;
  /** present when two people share the window */
  onClose?: () => void;
};

export function Pane({ person, settings, start, onPick, onClose }: PaneProps): ReactNode {
  const texts = textsFor(settings.language);
  const pane = useRef<HTMLElement>(null);
  const width = useWidth(pane);
  const [place, setPlace] = useState(start);
  const [visit, setVisit] = useState(0);
  const toasts = useToasts();
  const open = useRef<string>(undefined);
  const store = usePersonStore(person.id, (arrival) => {
    if (toastable(arrival) && arrival.chat.id !== open.current) toasts.show(arrival);
  });
  const view = useSyncExternalStore(store.subscribe, store.view);

  const listed = (view.chats ?? []).filter((chat) => areaOf[chat.kind] === place.area);
  const chosen = openChat(listed, place, width);
  useEffect(() => {
    open.current = chosen?.id;
  });

  function show(target: Place): void {
    setPlace(target);
    setVisit((before) => before + 1);
  }
  function enter(chat: DeskChat): void {
    show({ area: areaOf[chat.kind], chat: chat.id, focus: true });
    toasts.dropChat(chat.id);
  }
  function follow(href: string): boolean {
    const target = readLink(href, location.origin);
    if (target) go(target, show);
    return target !== undefined;
  }

  return (
    <section ref={pane} className="pane" data-width={width} aria-label={texts.pane(person.name)}>
      <PaneBar person={person} texts={texts} onPick={onPick} {...(onClose ? { onClose } : {})} />
      {!view.connected && (
        <p className="lost" role="status">
          {texts.fault.lost}
        </p>
      )}
      <div className="pane-body">
        <Rail view={view} area={place.area} texts={texts} onArea={(area: Area) => show({ area })} />
        {place.area === 'app' ? (
          <TabFrame
            key={visit}
            person={person}
            settings={settings}
            page={place.page}
            texts={texts}
            follow={follow}
            goTo={(page) => show(page === undefined ? { area: 'app' } : { area: 'app', page })}
          />
        ) : (
          <Talk
            store={store}
            person={person}
            settings={settings}
            listed={listed}
            chosen={chosen}
            onOpen={enter}
            onBack={() => show({ area: place.area, show: 'list', focus: true })}
            focus={place.focus}
            follow={follow}
            area={place.area}
            width={width}
          />
        )}
      </div>
      <Toasts toasts={toasts} texts={texts} onOpen={enter} />
    </section>
  );
}

/** Only what rings in Teams rings here: the bot's personal messages, and posts that mention this person. */
function toastable({ chat, message }: Arrival): boolean {
  return message.ringsForMe || (chat.kind === 'personal' && message.from.kind === 'bot');
}

function go(target: Target, show: (place: Place) => void): void {
  if (target.kind === 'outside') window.open(target.url, '_blank', 'noopener');
  else if (target.kind === 'chat') show({ area: 'chat', show: 'first', focus: true });
  else show(target.page === undefined ? { area: 'app' } : { area: 'app', page: target.page });
}

type TalkProps = {
  store: PersonStore;
  person: DeskPerson;
  settings: Settings;
  area: 'chat' | 'channels';
  listed: DeskChat[];
  chosen: DeskChat | undefined;
  width: Width;
  focus: true | undefined;
  onOpen: (chat: DeskChat) => void;
  onBack: () => void;
  follow: (href: string) => boolean;
};

/** List and conversation; on a narrow pane one of the two. */
function Talk({
  store,
  person,
  settings,
  area,
  listed,
  chosen,
  width,
  focus,
  onOpen,
  onBack,
  follow,
}: TalkProps): ReactNode {
  const texts = textsFor(settings.language);
  const view = useSyncExternalStore(store.subscribe, store.view);
  if (view.fault) {
    const gone = view.fault.status === 404;
    return (
      <FaultScreen
        title={gone ? texts.fault.unknownPerson : texts.fault.down}
        text={gone ? '' : texts.fault.downWhy}
        texts={texts}
        onRetry={() => store.reload()}
      />
    );
  }
  if (!view.chats) return <LoadingScreen texts={texts} />;
  return (
    <>
      {(width === 'wide' || !chosen) && (
        <ChatList
          area={area}
          chats={listed}
          view={view}
          person={person}
          chosen={chosen?.id}
          settings={settings}
          focus={width === 'wide' ? undefined : focus}
          onOpen={onOpen}
        />
      )}
      {chosen ? (
        <Conversation
          key={chosen.id}
          chat={chosen}
          store={store}
          person={person}
          settings={settings}
          focus={focus}
          onLink={(href) => follow(href)}
          {...(width === 'wide' ? {} : { onBack })}
        />
      ) : (
        width === 'wide' && (
          <div className="screen screen-quiet">{listed.length > 0 ? texts.conversation.choose : ''}</div>
        )
      )}
    </>
  );
}

type PaneBarProps = { person: DeskPerson; texts: DeskTexts; onPick: () => void; onClose?: () => void };

function PaneBar({ person, texts, onPick, onClose }: PaneBarProps): ReactNode {
  return (
    <div className="pane-bar">
      <button type="button" className="person-button" onClick={onPick}>
        <PersonMark id={person.id} name={person.name} />
        <span className="visually-hidden">{texts.picker.change}</span>
        <span className="person-name">{person.name}</span>
        <span className="person-job">{person.jobTitle}</span>
        <Icon name="choose" size={16} />
      </button>
      <a
        className="pane-phone"
        href={`/desk/phone?person=${encodeURIComponent(person.id)}`}
        target="_blank"
        rel="noopener"
      >
        {texts.phone}
      </a>
      {onClose && (
        <Button
          appearance="subtle"
          icon={<Icon name="close" />}
          aria-label={texts.closePane(person.name)}
          onClick={onClose}
        />
      )}
    </div>
  );
}

function usePersonStore(person: string, arrived: (arrival: Arrival) => void): PersonStore {
  const latest = useRef(arrived);
  useEffect(() => {
    latest.current = arrived;
  });
  const store = useMemo(() => new PersonStore(person, (arrival) => latest.current(arrival)), [person]);
  useEffect(() => store.open(), [store]);
  return store;
}
