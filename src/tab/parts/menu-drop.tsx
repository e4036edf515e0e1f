// A button of the menu with the pages behind it: opens by click, Enter or arrow down, closes by Escape or by going elsewhere.
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface DropProps {
  readonly id: string;
  readonly label: string;
  readonly sign?: IconName;
  /** Whether the page shown is one of those behind the button. */
  readonly current: boolean;
  readonly children: ReactNode;
}

export function MenuDrop({ id, label, sign, current, children }: DropProps): ReactNode {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [wanted, want] = useState(0);
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);
  useEffect(() => {
    if (wanted > 0) linksIn(box.current)[0]?.focus();
  }, [wanted]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) close();
    else if (step[event.key] === undefined) return;
    else if (open) moveTo(linksIn(box.current), event.key);
    else if (event.key === 'ArrowDown') {
      setOpen(true);
      want((n) => n + 1);
    }
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys pressed on the button and the links inside.
    <div
      className="menu-drop"
      ref={box}
      onKeyDown={onKey}
      onBlur={(event) => {
        if (event.relatedTarget && !box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={button}
        aria-expanded={open}
        aria-controls={id}
        data-current={current}
        onClick={() => setOpen(!open)}
      >
        {sign && <Icon name={sign} />}
        {label}
        {!sign && <Icon name={open ? 'up' : 'down'} size={16} />}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: clicks on the links inside, by mouse or key. */}
      <div id={id} className="menu-list" hidden={!open} onClick={close}>
        {children}
      </div>
    </div>
  );
}

const step: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

function linksIn(box: HTMLElement | null): readonly HTMLElement[] {
  return box ? [...box.querySelectorAll<HTMLElement>('.menu-list a')] : [];
}

function moveTo(links: readonly HTMLElement[], key: string): void {
  const from = links.indexOf(document.activeElement as HTMLElement);
  const to = Math.min(links.length - 1, Math.max(0, from + (step[key] ?? 0)));
  links[to]?.focus();
}
