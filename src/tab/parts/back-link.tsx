// The way back from one thing to its list.
import type { ReactNode } from 'react';
import type { Page } from '../route.ts';
import { Icon } from './icon.tsx';
import { PageLink } from './page-link.tsx';

export function BackLink({ page, name }: { page: Page; name: string }): ReactNode {
  return (
    <p>
      <PageLink page={page} className="back-link">
        <Icon name="back" size={16} /> {name}
      </PageLink>
    </p>
  );
}
