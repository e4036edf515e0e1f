// A list that is edited part by part: moved, removed, put back.

export interface Removed<Part> {
  readonly part: Part;
  /** Where it stood. */
  readonly at: number;
}

export const movedBy = <Part>(parts: readonly Part[], at: number, by: 1 | -1): readonly Part[] => {
  const to = at + by;
  const moved = parts[at];
  if (moved === undefined || to < 0 || to >= parts.length) return parts;
  return parts.toSpliced(at, 1).toSpliced(to, 0, moved);
};

export const putBack = <Part>(parts: readonly Part[], { part, at }: Removed<Part>): readonly Part[] =>
  parts.toSpliced(Math.min(at, parts.length), 0, part);
