/** One card in a message: drawn by `adaptivecards`, its buttons wired to the bot, progress and answers shown with it. */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DeskAction, DeskCard, InvokeAnswer } from '../contract.ts';
import { CallFailed } from './api.ts';
import { rememberPlace, restorePlace } from './card-focus.ts';
import { type DrawnCard, drawCard } from './draw-card.ts';
import type { DeskTexts } from './texts.ts';

type Note = { tone: 'info' | 'fault'; text: string };

type CardViewProps = {
  card: DeskCard;
  label: string;
  texts: DeskTexts;
  press: (action: DeskAction) => Promise<InvokeAnswer>;
  onLink: (href: string) => void;
};

export function CardView({ card, label, texts, press, onLink }: CardViewProps): ReactNode {
  const box = useRef<HTMLFieldSetElement>(null);
  const [pressed, setPressed] = useState<HTMLElement | 'card'>();
  const [note, setNote] = useState<Note>();
  const busy = pressed !== undefined;
  const drawing = JSON.stringify(card);

  async function run(action: DeskAction, button: HTMLElement | undefined): Promise<void> {
    setPressed(button ?? 'card');
    setNote(undefined);
    try {
      const answer = await press(action);
      if (answer.message) setNote({ tone: answer.ok ? 'info' : 'fault', text: answer.message });
      else if (!answer.ok) setNote({ tone: 'fault', text: texts.card.failed });
    } catch (fault) {
      if (!(fault instanceof CallFailed)) throw fault;
      setNote({ tone: 'fault', text: fault.status === 0 ? texts.card.noAnswer : fault.message });
    } finally {
      setPressed(undefined);
    }
  }

  const live = useRef({ run, onLink, busy });
  useEffect(() => {
    live.current = { run, onLink, busy };
  });
  useDrawing(box, drawing, live);

  useLayoutEffect(() => {
    if (!(pressed instanceof HTMLElement)) return;
    pressed.setAttribute('aria-busy', 'true');
    return () => pressed.removeAttribute('aria-busy');
  }, [pressed]);

  const width = fullWidth(card) ? 'card-frame card-frame-full' : 'card-frame';
  return (
    <div className={width}>
      <fieldset ref={box} className="card" aria-label={label} tabIndex={-1} data-busy={busy || undefined} />
      <div role="status" className="card-note" data-tone={note?.tone}>
        {busy ? <span className="visually-hidden">{texts.card.working}</span> : note?.text}
      </div>
    </div>
  );
}

type Live = {
  run: (action: DeskAction, button: HTMLElement | undefined) => Promise<void>;
  onLink: (href: string) => void;
  busy: boolean;
};

/** Redraws only when the card's JSON changed, and keeps focus, opened parts and (unless just sent) unsent input. */
function useDrawing(box: { current: HTMLElement | null }, drawing: string, live: { current: Live }): void {
  const last = useRef<DrawnCard>(undefined);
  useLayoutEffect(() => {
    const target = box.current;
    if (!target) return;
    const place = rememberPlace(target);
    const typed = last.current && !live.current.busy ? last.current.typed() : {};
    last.current = drawCard(JSON.parse(drawing) as DeskCard, typed, {
      press: (action, button) => {
        if (!live.current.busy) void live.current.run(action, button);
      },
      link: (href) => live.current.onLink(href),
    });
    target.replaceChildren(last.current.element);
    restorePlace(target, live.current.busy ? { ...place, opened: [] } : place);
  }, [box, drawing, live]);
}

function fullWidth(card: DeskCard): boolean {
  const teams = card.msteams;
  return typeof teams === 'object' && teams !== null && 'width' in teams && teams.width === 'Full';
}
