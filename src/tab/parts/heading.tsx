// The one heading of a page: takes the focus when the page opens and names the window.
import { type ReactNode, useEffect, useRef } from 'react';

/** `title` names the window, and is the heading unless `children` are. */
export function Heading({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} – BCM-Lotse`;
  }, [title]);
  return (
    <h1 ref={head} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
