/** The box to write in: Enter sends, in a channel the bot's mention is at hand. */
import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { DeskChat } from '../contract.ts';
import { CallFailed } from './api.ts';
import { type BotCommand, botCommands } from './bot-commands.ts';
import { Icon } from './icons.tsx';
import { BotMark } from './marks.tsx';
import type { Language } from './memory.ts';
import { type DeskTexts, textsFor } from './texts.ts';

const MENTION = '@BCM-Lotse';
/** What the simulated Teams takes for a mention of the bot. */
const HEARD = /@BCM-Lotse(?![\w-])/i;

type ComposeProps = { chat: DeskChat; language: Language; send: (text: string) => Promise<void> };

export function Compose({ chat, language, send }: ComposeProps): ReactNode {
  const texts = textsFor(language);
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const inChannel = chat.kind === 'channel';
  const offered = inChannel && unfinishedMention(text) !== undefined;
  const hint = useId();
  useGrow(field, text);

  function put(next: string): void {
    setText(next);
    field.current?.focus();
  }
  async function submit(): Promise<void> {
    const trimmed = text.trim();
    if (trimmed === '' || sending) return;
    setSending(true);
    setFault(undefined);
    setText('');
    try {
      await send(trimmed);
    } catch (why) {
      if (!(why instanceof CallFailed)) throw why;
      setText((typedMeanwhile) => typedMeanwhile || trimmed);
      setFault(texts.compose.failed(why.status === 0 ? texts.fault.down : why.message));
    } finally {
      setSending(false);
      field.current?.focus();
    }
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (offered && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      put(finishMention(text));
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void submit();
    }
  }

  return (
    <form
      className="compose"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {offered && (
        <fieldset className="suggestions" aria-label={texts.compose.suggestions}>
          <button type="button" onClick={() => put(finishMention(text))}>
            <BotMark size={24} /> {MENTION.slice(1)} <kbd>Enter</kbd>
          </button>
        </fieldset>
      )}
      {fault && (
        <p className="compose-fault" role="alert">
          {fault}
        </p>
      )}
      <ComposeHelp
        commands={botCommands(chat.kind, language)}
        inChannel={inChannel}
        text={text}
        texts={texts}
        hint={hint}
        onPut={put}
      />
      <div className="compose-box">
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={texts.compose.label}
          aria-describedby={inChannel ? hint : undefined}
          placeholder={inChannel ? texts.compose.toChannel : texts.compose.toBot}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          type="submit"
          appearance="transparent"
          icon={<Icon name="send" />}
          aria-label={texts.compose.send}
          disabledFocusable={text.trim() === '' || sending}
        />
      </div>
    </form>
  );
}

type ComposeHelpProps = {
  commands: BotCommand[];
  inChannel: boolean;
  text: string;
  texts: DeskTexts;
  hint: string;
  onPut: (text: string) => void;
};

/** In a channel: whether the bot will hear. Where it hears: the words it knows. */
function ComposeHelp({ commands, inChannel, text, texts, hint, onPut }: ComposeHelpProps): ReactNode {
  const heard = !inChannel || HEARD.test(text);
  return (
    <div className="compose-help">
      {inChannel && <span id={hint}>{heard ? texts.compose.willHear : texts.compose.hint}</span>}
      {!heard && (
        <button type="button" className="chip" onClick={() => onPut(`${MENTION} ${text}`)}>
          {texts.compose.mention}
        </button>
      )}
      {heard && (
        <fieldset className="chips" aria-label={texts.compose.words}>
          {commands.map(({ title, description }) => (
            <button
              key={title}
              type="button"
              className="chip"
              title={description}
              onClick={() => onPut(inChannel ? `${MENTION} ${title}` : title)}
            >
              {title}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** `@`, `@b`, `@BCM-Lo` at the end of the text: a mention somebody is just typing. */
function unfinishedMention(text: string): string | undefined {
  const typed = /(?:^|\s)(@[\w-]*)$/.exec(text)?.[1];
  if (typed === undefined || typed.length === MENTION.length) return undefined;
  return MENTION.toLowerCase().startsWith(typed.toLowerCase()) ? typed : undefined;
}

function finishMention(text: string): string {
  const typed = unfinishedMention(text) ?? '';
  return `${text.slice(0, text.length - typed.length)}${MENTION} `;
}

function useGrow(field: { current: HTMLTextAreaElement | null }, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 160)}px`;
  }, [field, text]);
}
