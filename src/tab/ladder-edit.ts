// Editing a ladder: pure steps with a way back, so that it can be tested without a browser.
import { defaultLadder, highestRank, type Ladder, type Step } from '../domain/escalation.ts';

/** A ladder while somebody edits it. `revision` is the saved one it began from. */
export interface LadderDraft {
  readonly steps: Ladder;
  readonly past: readonly Ladder[];
  readonly revision: number;
}

export type LadderEdit =
  | { readonly type: 'set'; readonly index: number; readonly part: Partial<Step> }
  | { readonly type: 'add' }
  | { readonly type: 'remove'; readonly index: number }
  | { readonly type: 'sort' }
  | { readonly type: 'undo' };

/** So many steps back are kept. */
const mostPast = 100;
/** A new step comes so many minutes after the one above it. */
const usualGap = 5;

export function startDraft(steps: Ladder, revision: number): LadderDraft {
  return { steps, past: [], revision };
}

/** The draft after one edit; the same one when nothing changed. */
export function editLadder(draft: LadderDraft, edit: LadderEdit): LadderDraft {
  if (edit.type === 'undo') {
    const before = draft.past.at(-1);
    return before ? { ...draft, steps: before, past: draft.past.slice(0, -1) } : draft;
  }
  const steps = edited(draft.steps, edit);
  if (isSameLadder(steps, draft.steps)) return draft;
  return { ...draft, steps, past: [...draft.past, draft.steps].slice(-mostPast) };
}

function edited(steps: Ladder, edit: Exclude<LadderEdit, { type: 'undo' }>): Ladder {
  switch (edit.type) {
    case 'set':
      return steps.map((step, index) => (index === edit.index ? fitting({ ...step, ...edit.part }) : step));
    case 'add':
      return withAnother(steps);
    case 'remove':
      return steps.filter((_, index) => index !== edit.index);
    case 'sort':
      return [...steps].sort(
        (one, other) => Number(one.act === 'decide') - Number(other.act === 'decide') || one.after - other.after,
      );
  }
}

/** A step keeps only what belongs to its act. */
function fitting(step: Step): Step {
  if (step.act === 'decide') return { ...step, rank: 0, ways: [] };
  return step.act === 'ask' ? step : { ...step, rank: 0 };
}

/** The next deputy is asked, before the Stabsleitung decides. */
function withAnother(steps: Ladder): Ladder {
  const end = steps.findIndex(({ act }) => act === 'decide');
  const place = end === -1 ? steps.length : end;
  const above = steps[place - 1];
  const asked = steps.filter(({ act }) => act === 'ask').length;
  const after = (above?.after ?? -usualGap) + usualGap;
  const act = asked > highestRank ? 'remind' : 'ask';
  const ways = above?.ways ?? defaultLadder[0]?.ways ?? [];
  const step: Step = { after, act, rank: act === 'ask' ? asked : 0, ways };
  const later = steps.slice(place).map((each) => ({ ...each, after: Math.max(each.after, after) }));
  return [...steps.slice(0, place), step, ...later];
}

/** True when two ladders say the same; ways count in their order. */
export function isSameLadder(one: Ladder, other: Ladder): boolean {
  return JSON.stringify(one.map(plain)) === JSON.stringify(other.map(plain));
}

const plain = ({ after, act, rank, ways }: Step) => [after, act, rank, ways];
