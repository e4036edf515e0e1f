// English words about the watch over the product itself.
import type { watchDe } from './de-watch.ts';

export const watchEn: typeof watchDe = {
  card: {
    mark: 'TECHNICAL TEST (PROBEALARM)',
    step: 'You need not do anything.',
    why: 'Every five minutes BCM-Lotse checks the way from raising an alarm to Teams. This message is deleted at once.',
  },
};
