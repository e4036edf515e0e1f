// How the product is watched from outside: who may read its figures, where its synthetic alarm goes, and who hears of it.
import { isLoopbackUrl, type Reader } from './config-reader.ts';

/** Part of the configuration; see config.ts. */
export interface WatchSettings {
  /** `METRICS_TOKEN`: whoever asks for `/metrics` has to know it; '' when nobody may. */
  readonly metricsToken: string;
  /** `SYNTHETIC_CONVERSATION`: conversation id to which the synthetic alarm goes; '' when there is none. */
  readonly syntheticConversation: string;
  /** `DEAD_MAN_URL`: called after each synthetic alarm that went through; '' when nothing is. A secret: whoever knows it keeps the switch still. */
  readonly deadManUrl: string;
}

const leastToken = 32;

export function readWatch(read: Reader, loopback: boolean): WatchSettings {
  const metricsToken = read.has('METRICS_TOKEN') ? read.text('METRICS_TOKEN') : '';
  if (metricsToken !== '' && metricsToken.length < leastToken) {
    read.fault(`METRICS_TOKEN must have at least ${leastToken} characters.`);
  }
  const syntheticConversation = read.text('SYNTHETIC_CONVERSATION', '');
  if (syntheticConversation !== '' && !/^[\w:@.;=-]{5,300}$/.test(syntheticConversation)) {
    read.fault('SYNTHETIC_CONVERSATION must be the id of a conversation in Teams, such as 19:…@thread.tacv2.');
  }
  return { metricsToken, syntheticConversation, deadManUrl: readSwitch(read, loopback, syntheticConversation) };
}

function readSwitch(read: Reader, loopback: boolean, conversation: string): string {
  const url = read.text('DEAD_MAN_URL', '');
  if (url === '') return '';
  const isSafe = URL.canParse(url) && (new URL(url).protocol === 'https:' || (loopback && isLoopbackUrl(url)));
  if (!isSafe) read.fault('DEAD_MAN_URL must be an https address.');
  // It would be called by nothing, and whoever waits outside would ring in vain.
  if (conversation === '') read.fault('DEAD_MAN_URL needs SYNTHETIC_CONVERSATION: only a synthetic alarm calls it.');
  return url;
}
