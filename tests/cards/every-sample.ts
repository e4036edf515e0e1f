// Every card in every state, in both modes and both languages.
import { textsFor } from '../../src/texts/index.ts';
import { approvalSamples } from './approval-samples.ts';
import { checkInSamples } from './check-in-samples.ts';
import { eventSamples } from './event-samples.ts';
import { helpSamples, reportSamples } from './report-samples.ts';
import { feedbackSamples, formSamples } from './review-samples.ts';
import { runSamples, stoppedRuns } from './run-samples.ts';
import type { Sample } from './sample.ts';
import { alarmSamples, languages, modes, otherSamples, stoppedSamples } from './samples.ts';
import { staffingSamples } from './staffing-samples.ts';

export const everySample: readonly Sample[] = languages.flatMap((language) => {
  const texts = textsFor(language);
  return [
    ...modes.flatMap((mode) => [
      ...alarmSamples(mode, texts),
      ...approvalSamples(mode, texts),
      ...staffingSamples(mode, texts),
      ...eventSamples(mode, texts),
      ...helpSamples(mode, texts),
      ...checkInSamples(mode, texts),
    ]),
    ...otherSamples(texts),
    ...stoppedSamples(texts),
    ...reportSamples(texts),
    ...feedbackSamples('INCIDENT', texts),
    ...feedbackSamples('EXERCISE', texts),
    ...formSamples(texts),
    ...runSamples(texts),
    ...stoppedRuns(texts),
  ];
});
