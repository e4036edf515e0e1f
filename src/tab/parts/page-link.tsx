// A link to another page of the tab: a real address, followed without loading anew.
import type { ReactNode } from 'react';
import { addressOf, type Page } from '../route.ts';
import { useTools } from '../tools.ts';

export function PageLink(props: { page: Page; current?: boolean; className?: string; children: ReactNode }): ReactNode {
  const { go } = useTools();
  return (
    <a
      href={addressOf(props.page)}
      className={props.className}
      aria-current={props.current ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(props.page);
      }}
    >
      {props.children}
    </a>
  );
}
