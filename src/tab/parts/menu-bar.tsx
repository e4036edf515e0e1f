// The menu in one line: pages of the alarm as links, further groups behind buttons; on a phone one button for all.
import { type ReactNode, useSyncExternalStore } from 'react';
import { type MenuEntry, type MenuGroup, menuGroups, menuOf } from '../menu.ts';
import type { Page } from '../route.ts';
import { useTools } from '../tools.ts';
import { MenuDrop } from './menu-drop.tsx';
import { PageLink } from './page-link.tsx';

/** Below this the groups do not fit into one line, in German. */
const narrow = '(max-width: 899px)';

export function MenuBar({ page }: { page: Page }): ReactNode {
  const { texts, me } = useTools();
  const seen = menuOf(me);
  return (
    <nav className="menu" aria-label={texts.tab.menu}>
      {useMedia(narrow) ? <Narrow seen={seen} page={page} /> : <Wide seen={seen} page={page} />}
    </nav>
  );
}

interface Part {
  readonly seen: readonly MenuEntry[];
  readonly page: Page;
}

function Wide({ seen, page }: Part): ReactNode {
  const { texts } = useTools();
  return menuGroups.map((group) => {
    const own = seen.filter((entry) => entry.group === group);
    // A group of one is its page.
    if (group === 'alarm' || own.length < 2) return <Links key={group} seen={own} page={page} />;
    const label = texts.tab.menuGroup[group];
    return (
      <MenuDrop key={group} id={`menu-${group}`} label={label} current={holds(own, page)}>
        <Links seen={own} page={page} />
      </MenuDrop>
    );
  });
}

function Narrow({ seen, page }: Part): ReactNode {
  const { texts } = useTools();
  const pinned = seen.filter((entry) => 'pinned' in entry);
  const hidden = seen.filter((entry) => !('pinned' in entry));
  return (
    <>
      {hidden.length > 0 && (
        <MenuDrop id="menu-all" label={texts.tab.menuButton} sign="menu" current={holds(hidden, page)}>
          {menuGroups.map((group) => (
            <Group key={group} group={group} seen={seen.filter((entry) => entry.group === group)} page={page} />
          ))}
        </MenuDrop>
      )}
      <Links seen={pinned} page={page} />
    </>
  );
}

function Group({ group, seen, page }: Part & { group: MenuGroup }): ReactNode {
  const { texts } = useTools();
  if (seen.length === 0) return null;
  return (
    <div className="menu-group">
      <h2>{texts.tab.menuGroup[group]}</h2>
      <Links seen={seen} page={page} />
    </div>
  );
}

function Links({ seen, page }: Part): ReactNode {
  const { texts } = useTools();
  return seen.map((entry) => (
    <PageLink key={entry.page.name} page={entry.page} current={page.name === entry.page.name}>
      {texts.tab.page[entry.page.name]}
    </PageLink>
  ));
}

const holds = (seen: readonly MenuEntry[], page: Page) => seen.some((entry) => entry.page.name === page.name);

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
