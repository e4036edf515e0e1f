// Every card in every state, in both modes and both languages.
import { textsFor } from '../../src/texts/index.ts';
import { alarmSamples, languages, modes, otherSamples, type Sample } from './samples.ts';
import { staffingSamples } from './staffing-samples.ts';

export const everySample: readonly Sample[] = languages.flatMap((language) => {
  const texts = textsFor(language);
  return [
    ...modes.flatMap((mode) => [...alarmSamples(mode, texts), ...staffingSamples(mode, texts)]),
    ...otherSamples(texts),
  ];
});
