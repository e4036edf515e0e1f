// A notice as it is read aloud: everything twice, first what it is, last again what it is.
import type { Notice } from './notice.ts';

export function voiceText({ spoken, texts }: Pick<Notice, 'spoken' | 'texts'>): string {
  const { open, say, keys, close } = spoken;
  const once = [...say.map(readable), keys].filter((part) => part !== '').join(' ');
  return [open, once, texts.channels.voice.again, open, once, close].join(' ');
}

/** One line without signs that a voice would spell out. */
function readable(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{So}<>|*_#~^\\{}[\]]+/gu, ' ').replace(/\s+/g, ' ');
  return line.replace(/([.!?])[.]+/g, '$1').trim();
}
