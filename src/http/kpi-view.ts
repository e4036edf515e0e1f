// Views of key figures: with their goal, judgement and what was released before.
import type { FiguresRelease, KeptFigure } from '../domain/figures.ts';
import { type Figure, judge, type KpiId, type KpiSet } from '../domain/kpi.ts';
import type { FigureView, Point } from './contract-kpi.ts';

/** Points of a trend. */
const mostPoints = 12;

export const figureIn = ({ figures }: Pick<FiguresRelease, 'figures'>, id: KpiId): KeptFigure | null =>
  figures.find((one) => one.id === id) ?? null;

/** What was released of a figure, oldest first. `released` comes newest first. */
export function trendOf(released: readonly FiguresRelease[], id: KpiId): readonly Point[] {
  return released
    .slice(0, mostPoints)
    .flatMap((release) => {
      const found = figureIn(release, id);
      return found ? [{ asOf: release.asOf, met: found.met, open: found.open, unknown: found.unknown }] : [];
    })
    .reverse();
}

/** Figures as they are now. */
export function figureViews(
  figures: readonly Figure[],
  set: KpiSet,
  released: readonly FiguresRelease[],
): readonly FigureView[] {
  const [last] = released;
  return figures.map((figure) => {
    const goal = set.goals[figure.id];
    const before = last ? figureIn(last, figure.id) : null;
    return { ...figure, goal, judgement: judge(figure, goal, before), trend: trendOf(released, figure.id) };
  });
}
