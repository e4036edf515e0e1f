// One card of the samples, with what it must show.
import type { Mode } from '../../src/domain/alarm.ts';
import type { Drawn } from '../../src/teams/card-shape.ts';

export interface Sample {
  readonly name: string;
  /** The mode it must show, or null for cards that are about no single alarm. */
  readonly mode: Mode | null;
  readonly drawn: Drawn;
}
