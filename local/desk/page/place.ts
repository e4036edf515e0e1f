/** Where in Teams a person is: an area, an open conversation, or a page of the tab. */
import type { DeskChat } from '../contract.ts';
import type { Width } from './use-width.ts';

export type Area = 'chat' | 'channels' | 'app';

export type Place = {
  area: Area;
  /** id of the open conversation */
  chat?: string;
  /** where there is room for one of the two: `list` shows the list, `first` the first conversation */
  show?: 'list' | 'first';
  /** the person asked for this view, so it takes the keyboard's focus */
  focus?: true;
  /** page of the tab, such as `alarm/<id>` */
  page?: string;
};

export const areaOf = { personal: 'chat', channel: 'channels' } as const;

/** The conversation that is open, given the chats of the area. */
export function openChat(chats: DeskChat[], place: Place, width: Width): DeskChat | undefined {
  const chosen = chats.find((chat) => chat.id === place.chat);
  if (chosen || width === 'wide') return chosen ?? chats[0];
  const first = width === 'middle' ? place.show !== 'list' : place.show === 'first';
  return first ? chats[0] : undefined;
}
