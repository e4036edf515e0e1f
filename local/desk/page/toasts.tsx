/** Notifications of new messages that ring, as Teams shows them in the corner. */
import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DeskChat } from '../contract.ts';
import { Icon } from './icons.tsx';
import { BotMark, PersonMark } from './marks.tsx';
import type { Arrival } from './person-store.ts';
import type { DeskTexts } from './texts.ts';

const SHOWN_MS = 9_000;
const AT_ONCE = 3;

export type ToastList = {
  all: Arrival[];
  show: (arrival: Arrival) => void;
  drop: (messageId: string) => void;
  dropChat: (chatId: string) => void;
};

export function useToasts(): ToastList {
  const [all, setAll] = useState<Arrival[]>([]);
  return {
    all,
    show: (arrival) => setAll((before) => [...before, arrival].slice(-AT_ONCE)),
    drop: (id) => setAll((before) => before.filter((arrival) => arrival.message.id !== id)),
    dropChat: (id) => setAll((before) => before.filter((arrival) => arrival.chat.id !== id)),
  };
}

type ToastsProps = { toasts: ToastList; texts: DeskTexts; onOpen: (chat: DeskChat) => void };

export function Toasts({ toasts, texts, onOpen }: ToastsProps): ReactNode {
  return (
    <section className="toasts" aria-label={texts.toast.label} aria-live="assertive">
      {toasts.all.map((arrival) => (
        <Toast
          key={arrival.message.id}
          arrival={arrival}
          texts={texts}
          onOpen={() => onOpen(arrival.chat)}
          onGone={() => toasts.drop(arrival.message.id)}
        />
      ))}
    </section>
  );
}

type ToastProps = { arrival: Arrival; texts: DeskTexts; onOpen: () => void; onGone: () => void };

function Toast({ arrival, texts, onOpen, onGone }: ToastProps): ReactNode {
  const { chat, message } = arrival;
  const [held, setHeld] = useState(false);
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => gone.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held]);
  return (
    <fieldset
      className="toast"
      aria-label={texts.toast.from(message.from.name)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {message.from.kind === 'bot' ? <BotMark /> : <PersonMark id={message.from.id ?? ''} name={message.from.name} />}
      <div className="toast-text">
        <strong>{message.from.name}</strong>
        {chat.team && <span className="toast-where">{`${chat.team} · ${chat.title}`}</span>}
        <p>{message.summary ?? message.text ?? texts.list.card}</p>
      </div>
      <Button
        appearance="subtle"
        size="small"
        icon={<Icon name="close" size={16} />}
        aria-label={texts.close}
        onClick={onGone}
      />
      <Button className="toast-open" size="small" onClick={onOpen}>
        {texts.toast.open}
      </Button>
    </fieldset>
  );
}
