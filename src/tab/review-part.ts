// What every part of the page of an evaluation is given.
import type { ReviewPage } from '../http/contract-reviews.ts';

export interface ReviewPart {
  readonly view: ReviewPage;
  readonly path: string;
  readonly reload: () => void;
}
