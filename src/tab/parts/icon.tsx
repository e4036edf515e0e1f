// The tab's icons, drawn for it: 20 × 20, in the colour of the text, hidden from screen readers because words stand beside.
import type { ReactNode } from 'react';

const strokes = {
  alarm: 'M10 2.5 18 16.5H2z M10 7.5v4.5 M10 14.2v.1',
  exercise: 'M4 16.5h12 M6 16.5 9.2 4.5h1.6L14 16.5 M7.9 9.5h4.2 M7 13h6',
  check: 'M4 10.5 8.2 14.7 16 6',
  coming: 'M3 10h12 M10.5 5.5 15 10l-4.5 4.5',
  virtual: 'M3 5h10v10H3z M13 8.5l4-2.5v8l-4-2.5',
  unavailable: 'M5 5l10 10 M15 5 5 15',
  'call-me': 'M6.2 3.5 8 7.2 6.4 8.8c.9 2 2.8 3.9 4.8 4.8l1.6-1.6 3.7 1.8-.6 2.7c-6.6.7-12.8-5.8-12.4-12.4z',
  missing: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z M10 6v4.2l2.8 1.8',
  waived: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z M6.500 10h7',
  paper: 'M6 7V3h8v4 M6 14H3.500V7h13v7H14 M6 11.500h8V17H6z',
  erased: 'M4 15h12 M6 12 12.5 4l3 2.6L9.5 14',
  back: 'M12 4 6 10l6 6',
  warning: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z M10 6v5 M10 13.6v.1',
  offline: 'M3 3l14 14 M5 9a7 7 0 0 1 3-1.8 M10.5 7A7 7 0 0 1 15 9 M7.5 12a3.6 3.6 0 0 1 5 0 M10 15.2v.1',
  report: 'M3.5 3.5h13v10h-7L6 16.5v-3H3.5z M7 7h6 M7 10h4',
  download: 'M10 3v9 M6 8.5l4 4 4-4 M4 16h12',
  leave: 'M11 3.500H4.500v13H11 M8.500 10h8 M13 6.500l3.500 3.500-3.500 3.500',
  pen: 'M4 16l.8-3.4L13.2 4.200l2.600 2.600-8.400 8.400z',
  up: 'M6 12l4-4 4 4',
  down: 'M6 8l4 4 4-4',
  menu: 'M3 5.500h14 M3 10h14 M3 14.500h14',
  calm: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z M6.500 10.500 9 13l4.500-5.500',
} as const;

export type IconName = keyof typeof strokes;

/** The strokes of an icon on 20 × 20, for pictures that are drawn by hand. */
export const iconStrokes: Readonly<Record<IconName, string>> = strokes;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={strokes[name]} />
    </svg>
  );
}
