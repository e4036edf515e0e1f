// A notice as it is read aloud: everything twice, first what it is, last again what it is.
import type { Notice } from './notice.ts';

/** Longest text a call is given; nobody listens for longer. */
const longest = 1_500;

export function voiceText({ spoken, texts }: Pick<Notice, 'spoken' | 'texts'>): string {
  const { open, say, keys, close } = spoken;
  const said = [...say.map(readable), keys].filter((part) => part !== '').join(' ');
  const once = [...said].slice(0, longest / 2).join('');
  return [open, once, texts.channels.voice.again, open, once, close].join(' ');
}

/** One line without signs that a voice would spell out. */
function readable(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{So}<>|*_#~^\\{}[\]]+/gu, ' ').replace(/\s+/g, ' ');
  return line.replace(/([.!?])[.]+/g, '$1').trim();
}
