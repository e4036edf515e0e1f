// What a chapter of the emergency handbook is, and what all of them use.
import type { Texts } from '../texts/index.ts';
import type { Paper } from './paper.ts';

/** A page on which sections are noted for the contents. */
export interface ChapterPaper extends Paper {
  section(text: string): void;
}

export interface Chapter {
  readonly name: string;
  /** Names of its sections, in their order. */
  readonly sections?: readonly string[];
  readonly draw: (sheet: ChapterPaper) => void;
}

export const columnsOf = (names: readonly string[], widths: readonly number[]) =>
  names.map((name, index) => ({ name, width: widths[index] ?? 8 }));

/** `2026-11-30` as people read it. */
export function dayText(day: string | null, texts: Texts): string {
  // Noon in Germany lies on that day whatever the season.
  return day === null ? '–' : texts.day(Date.parse(`${day}T11:00:00Z`));
}
