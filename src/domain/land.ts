// Released figures of all domains added up, as the Zentralstelle sees them: no ranking, and nothing that leads to few people.
import type { Figures, FiguresRelease } from './figures.ts';
import { type Figure, isShowable, type KpiId, type KpiSet, shareOf } from './kpi.ts';

/** Sums of one figure as of a moment, and of how many domains. */
export interface Sum extends Figure {
  readonly asOf: number;
  readonly domains: number;
}

/** The newest release that was out at a moment. */
function outAt({ released }: Figures, at: number): FiguresRelease | undefined {
  return released.find(({ releasedAt }) => releasedAt <= at);
}

/** What all domains had released of a figure by a moment; of fewer than five people nothing enters the sum. */
export function sumAt(land: Iterable<Figures>, id: KpiId, at: number): Sum {
  const sum = { id, asOf: at, met: 0, open: 0, unknown: 0, domains: 0 };
  for (const figures of land) {
    const figure = outAt(figures, at)?.figures.find((one) => one.id === id);
    if (!figure || !isShowable(figure)) continue;
    sum.met += figure.met;
    sum.open += figure.open;
    sum.unknown += figure.unknown;
    sum.domains += 1;
  }
  return sum;
}

const dayLength = 86_400_000;
const quarter = 91;
const quarters = 5;

/** The same over the last quarters, oldest first, and now; only moments at which something was out. */
export function landTrend(land: readonly Figures[], id: KpiId, at: number): readonly Sum[] {
  const moments = Array.from({ length: quarters }, (_, back) => at - (quarters - 1 - back) * quarter * dayLength);
  return moments.map((moment) => sumAt(land, id, moment)).filter(({ domains }) => domains > 0);
}

/** How a share changed since the release before, −1 to 1; null where one of the two knew nothing. */
export function changeSince(now: Figure, before: Figure | null): number | null {
  const [share, last] = [shareOf(now), before ? shareOf(before) : null];
  return share === null || last === null ? null : share - last;
}

/** The figures of a set, in its order. */
export const shownIn = ({ shown }: KpiSet, ids: readonly KpiId[]): readonly KpiId[] =>
  ids.filter((id) => shown.includes(id));
