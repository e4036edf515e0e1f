/** The bar at the left (below on a phone): chats, channels and the app. */
import { CounterBadge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import type { PersonView } from './person-store.ts';
import { type Area, areaOf } from './place.ts';
import type { DeskTexts } from './texts.ts';

type RailProps = { view: PersonView; area: Area; texts: DeskTexts; onArea: (area: Area) => void };

const AREAS: [Area, IconName][] = [
  ['chat', 'chat'],
  ['channels', 'channels'],
  ['app', 'lighthouse'],
];

export function Rail({ view, area, texts, onArea }: RailProps): ReactNode {
  return (
    <nav className="rail" aria-label={texts.rail.label}>
      {AREAS.map(([name, icon]) => {
        const unread = unreadIn(view, name);
        return (
          <button
            key={name}
            type="button"
            aria-current={area === name ? 'page' : undefined}
            onClick={() => onArea(name)}
          >
            <Icon name={icon} size={22} />
            <span>{texts.rail[name]}</span>
            {unread > 0 && (
              <>
                <CounterBadge className="rail-badge" count={unread} size="small" color="danger" />
                <span className="visually-hidden">{texts.rail.unread(unread)}</span>
              </>
            )}
          </button>
        );
      })}
    </nav>
  );
}

function unreadIn(view: PersonView, area: Area): number {
  return (view.chats ?? [])
    .filter((chat) => areaOf[chat.kind] === area)
    .reduce((sum, chat) => sum + (view.unread[chat.id] ?? 0), 0);
}
