/** One message: who, when, changed or not, its text and its card. */
import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DeskAction, DeskChat, DeskMessage, InvokeAnswer } from '../contract.ts';
import { CardView } from './card-view.tsx';
import { Icon } from './icons.tsx';
import { BotMark, PersonMark } from './marks.tsx';
import type { Settings } from './memory.ts';
import { RichText } from './rich-text.ts';
import { textsFor } from './texts.ts';
import { clock } from './times.ts';

type MessageViewProps = {
  message: DeskMessage;
  chat: DeskChat;
  /** id of the person looking */
  mine: string;
  settings: Settings;
  press: (action: DeskAction) => Promise<InvokeAnswer>;
  onLink: (href: string) => void;
};

export function MessageView({ message, chat, mine, settings, press, onLink }: MessageViewProps): ReactNode {
  const texts = textsFor(settings.language);
  const { from } = message;
  const own = from.kind === 'person' && from.id === mine;
  const time = clock(message.at, settings.language);
  return (
    <article
      className="message"
      data-own={own && chat.kind === 'personal' ? true : undefined}
      data-rings={message.ringsForMe && chat.kind === 'channel' ? true : undefined}
      aria-label={texts.conversation.message(from.name, time)}
    >
      <span className="message-mark">
        {from.kind === 'bot' ? <BotMark /> : <PersonMark id={from.id ?? from.name} name={from.name} />}
      </span>
      <div className="message-body">
        <p className="message-head">
          <span className="message-name">{from.name}</span>
          {from.kind === 'bot' && (
            <Badge appearance="tint" size="small" color="informative">
              {texts.botBadge}
            </Badge>
          )}
          <time dateTime={message.at}>{time}</time>
          {message.editedAt && (
            <span className="edited" title={texts.conversation.editedAt(clock(message.editedAt, settings.language))}>
              {texts.conversation.edited}
            </span>
          )}
          {message.ringsForMe && chat.kind === 'channel' && (
            <span className="rings">
              <Icon name="bell" size={14} /> {texts.conversation.rings}
            </span>
          )}
        </p>
        {message.text && (
          <div className="bubble">
            <RichText text={message.text} mentions={message.mentions} onLink={onLink} />
          </div>
        )}
        {message.card && (
          <CardView
            card={message.card}
            label={texts.conversation.cardOf(from.name)}
            texts={texts}
            press={press}
            onLink={onLink}
          />
        )}
      </div>
    </article>
  );
}
