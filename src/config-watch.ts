// How the product is watched from outside: who may read its figures.
import type { Reader } from './config-reader.ts';

/** Part of the configuration; see config.ts. */
export interface WatchSettings {
  /** `METRICS_TOKEN`: whoever asks for `/metrics` has to know it; '' when nobody may. */
  readonly metricsToken: string;
}

const leastToken = 32;

export function readWatch(read: Reader): WatchSettings {
  const metricsToken = read.has('METRICS_TOKEN') ? read.text('METRICS_TOKEN') : '';
  if (metricsToken !== '' && metricsToken.length < leastToken) {
    read.fault(`METRICS_TOKEN must have at least ${leastToken} characters.`);
  }
  return { metricsToken };
}
