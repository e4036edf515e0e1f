// Change notices of the registers, exercises and evaluations: which cases they are, and who hears of them.
import { maySeeExercise } from '../domain/exercise-rights.ts';
import { exercises } from '../domain/exercise-rules.ts';
import { maySeeBoard } from '../domain/exercise-run-rights.ts';
import { exerciseRuns } from '../domain/exercise-run-rules.ts';
import { measures } from '../domain/measure-rules.ts';
import type { CaseAddress, CaseKind } from '../domain/model.ts';
import { plans } from '../domain/plan-rules.ts';
import { ownerOf } from '../domain/plan-status.ts';
import { maySeeReview } from '../domain/review-rights.ts';
import { reviews } from '../domain/review-rules.ts';
import { maySeeRegister, type Who } from '../domain/roles.ts';
import type { HttpDeps } from './visitor.ts';

const kinds: readonly CaseKind[] = [
  'process',
  'resource',
  'bcms',
  'plan',
  'measure',
  'deviation',
  'maturity',
  'figures',
  'scenario',
  'report-recipients',
  'exercise',
  'exercise-run',
  'review',
  'finding',
];

export const isRegister = ({ kind }: CaseAddress): boolean => kinds.includes(kind);

/** Who sees the registers of the domain; of a plan or measure its owner, too. Nobody hears what she may not open. */
export async function mayHearRegister({ entry }: HttpDeps, { kind, id }: CaseAddress): Promise<(who: Who) => boolean> {
  const domain = id.split('.')[0] ?? '';
  // The board is the control team's, and an evaluation of whoever is asked something in it.
  if (kind === 'exercise-run') {
    const { state } = await entry.read(exerciseRuns, id);
    return (who) => maySeeBoard(who, state);
  }
  if (kind === 'review') {
    const { state } = await entry.read(reviews, id);
    return (who) => maySeeReview(who, state);
  }
  if (kind === 'exercise') {
    const { state } = await entry.read(exercises, id);
    return (who) => maySeeExercise(who, state);
  }
  const owner = await ownerIn(entry, kind, id);
  return (who) => maySeeRegister(who, domain) || (who.kind === 'person' && owner !== '' && who.id === owner);
}

async function ownerIn(entry: HttpDeps['entry'], kind: CaseKind, id: string): Promise<string> {
  if (kind === 'plan') return ownerOf((await entry.read(plans, id)).state);
  return kind === 'measure' ? (await entry.read(measures, id)).state.owner : '';
}
