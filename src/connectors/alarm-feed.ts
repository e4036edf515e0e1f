// What the banner in the activity feed says about an alarm. One text for many, so it is German like the channel.
import type { Alarm } from '../domain/alarm.ts';
import type { AlarmFeed } from '../engine/first-touch.ts';
import { textsFor } from '../texts/index.ts';
import type { ActivityFeed } from './activity-feed.ts';

/** Teams shows so much of the value of a brace before it cuts. */
const longestWhat = 120;

/** `tabUrl`: the deep link of the tab, without a page. */
export function alarmFeed(feed: ActivityFeed, tabUrl: string): AlarmFeed {
  const texts = textsFor('de');
  return {
    notify(id, alarm, people) {
      const page = encodeURIComponent(JSON.stringify({ subEntityId: `alarm/${id}` }));
      return feed.notify({
        chainId: chainOf(id),
        recipients: people,
        topic: texts.cards.mark.alarm[alarm.mode]({ number: alarm.number, exercise: alarm.exerciseName }),
        topicUrl: `${tabUrl}?context=${page}`,
        activityType: alarm.mode === 'exercise' ? 'exercise' : 'alarm',
        previewText: previewOf(alarm),
        params: { what: alarm.what.slice(0, longestWhat) },
      });
    },
  };
}

const previewOf = ({ audienceStep, number }: Alarm) => `${audienceStep} (${number})`;

/** The same number for every call about an alarm, so that a repeat takes the place of the first banner. */
function chainOf(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16);
}
