// The one heading of a page: takes the focus when the page opens and names the window.
import { type ReactNode, useEffect, useRef } from 'react';

export function Heading({ children, title }: { children: ReactNode; title?: string }): ReactNode {
  const head = useRef<HTMLHeadingElement>(null);
  const name = title ?? String(children);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${name} – BCM-Lotse`;
  }, [name]);
  return (
    <h1 ref={head} tabIndex={-1}>
      {children}
    </h1>
  );
}
