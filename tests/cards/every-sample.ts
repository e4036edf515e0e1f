// Every card in every state, in both modes and both languages.
import { textsFor } from '../../src/texts/index.ts';
import { helpSamples, reportSamples } from './report-samples.ts';
import { alarmSamples, languages, modes, otherSamples, type Sample } from './samples.ts';
import { staffingSamples } from './staffing-samples.ts';

export const everySample: readonly Sample[] = languages.flatMap((language) => {
  const texts = textsFor(language);
  return [
    ...modes.flatMap((mode) => [
      ...alarmSamples(mode, texts),
      ...staffingSamples(mode, texts),
      ...helpSamples(mode, texts),
    ]),
    ...otherSamples(texts),
    ...reportSamples(texts),
  ];
});
