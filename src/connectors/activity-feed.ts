// The activity feed of Microsoft Teams: one call puts a banner on the computers of up to 100 people.
import type { ClientToken } from '../client-token.ts';
import { Undeliverable } from '../errors.ts';
import { overHttp, type Pause, type SingleAttempts, singleAttempts } from '../single-attempts.ts';
import { graphUrl as addressOf, graphCalls } from './graph-calls.ts';
import { refusedBy } from './graph-client.ts';

export interface ActivityFeedSettings {
  /** `GRAPH_URL`, without a trailing slash. */
  readonly graphUrl: string;
}

/** One banner for many people. */
export interface FeedBatch {
  /** The same number takes the place of an earlier banner in a feed, so that a repeat is no second one. */
  readonly chainId: number;
  /** Entra object ids, 1 to 100. */
  readonly recipients: readonly string[];
  /** What it is about; the line under the banner. */
  readonly topic: string;
  /** Where a click leads: a deep link into Teams. */
  readonly topicUrl: string;
  /** One of the types in the manifest. */
  readonly activityType: string;
  /** Teams shows the first 150 signs. */
  readonly previewText: string;
  /** Values for the braces in the type's text; `actor` is always the app. */
  readonly params: Readonly<Record<string, string>>;
}

export interface ActivityFeed {
  /**
   * Resolves when Microsoft took the order: that anybody saw it is not known, and phones show no such banner.
   * Throws Undeliverable: `again` (with the pause that was asked for), `unclear`, or `never`. Repeating after
   * `unclear` is harmless, because the banner has the same `chainId`.
   */
  notify(batch: FeedBatch): Promise<void>;
  close(): Promise<void>;
}

/** More in one call are refused. */
export const mostRecipients = 100;
/** Two calls a second are allowed; a slow one lasts until its deadline. */
const connections = 16;
/** A longer address fails (teams-platform.md 4). */
const longestUrl = 1_024;
const shownOfPreview = 150;

/** `pause` is the clock of the deadline; `attempts` are how calls leave the house. */
export function activityFeed(
  { graphUrl }: ActivityFeedSettings,
  token: ClientToken,
  pause: Pause,
  attempts: SingleAttempts = singleAttempts(pause, overHttp(connections)),
): ActivityFeed {
  const { ask, close } = attempts;
  const url = addressOf(graphUrl, graphCalls.notify);
  return {
    async notify(batch) {
      const { recipients, topicUrl } = batch;
      if (recipients.length === 0) return;
      if (recipients.length > mostRecipients) throw new Undeliverable('never', 'too-many-recipients');
      if (topicUrl.length > longestUrl) throw new Undeliverable('never', 'address-too-long');
      const bearer = await token.get();
      const answer = await ask('POST', url, bearer, bodyOf(batch));
      if (answer.status >= 200 && answer.status < 300) return;
      // 412: the token ends too soon for Graph, whatever we thought.
      if (answer.status === 401 || answer.status === 412) token.forget(bearer);
      throw refusedBy(answer);
    },
    close,
  };
}

function bodyOf(batch: FeedBatch): object {
  const { chainId, recipients, topic, topicUrl, activityType, previewText, params } = batch;
  return {
    topic: { source: 'text', value: topic, webUrl: topicUrl },
    activityType,
    chainId,
    previewText: { content: [...previewText].slice(0, shownOfPreview).join('') },
    templateParameters: Object.entries(params).map(([name, value]) => ({ name, value })),
    recipients: recipients.map((userId) => ({ '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId })),
  };
}
