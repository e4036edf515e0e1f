/** The marks of who speaks: the bot's own mark, a person's initials. */
import { Avatar } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** The colour icon of our own app package, as Teams shows it. */
const ICON = new URL('../../../appPackage/color.svg', import.meta.url).href;

export function BotMark({ size = 32 }: { size?: number }): ReactNode {
  return <img className="bot-mark" src={ICON} width={size} height={size} alt="" />;
}

/** «Notfallmanagement MI-ITN»: the last word tells teams apart. */
export function ChannelMark({ team }: { team: string }): ReactNode {
  return (
    <Avatar
      aria-hidden="true"
      shape="square"
      size={32}
      color="colorful"
      name={team}
      idForColor={team}
      initials={(team.split(/\s+/).at(-1) ?? '').slice(0, 2).toUpperCase()}
    />
  );
}

/** Titles are no initials: «Dr. Inga Beispiel» is IB. */
export function PersonMark({ id, name, size = 32 }: { id: string; name: string; size?: 24 | 28 | 32 | 40 }): ReactNode {
  const words = name
    .replace(/\b(Prof|Dr|Dipl)\.(-\w+\.?)?/g, '')
    .trim()
    .split(/\s+/);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '').join('');
  return (
    <Avatar
      aria-hidden="true"
      size={size}
      color="colorful"
      name={name}
      idForColor={id}
      initials={initials.toUpperCase()}
    />
  );
}
