/** The desk's icons, drawn for it: 20 × 20, stroke in the colour of the text, hidden from screen readers. */
import type { ReactNode } from 'react';

const paths = {
  chat: 'M3 5.5A2.5 2.5 0 0 1 5.5 3h9A2.5 2.5 0 0 1 17 5.5v6a2.5 2.5 0 0 1-2.5 2.5H9l-4 3.2V14A2.2 2.2 0 0 1 3 11.5z M6.5 7h7 M6.5 10h4.5',
  channels:
    'M7 9a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 7 9z M2 16.5c0-3 2-5 5-5s5 2 5 5 M13.5 9.2a2.2 2.2 0 1 0 0-4.4 M14.5 11.7c2.2.4 3.5 2.2 3.5 4.8',
  lighthouse: 'M10 2l3 3.5v3H7v-3z M7.6 8.5L6 17.5h8l-1.6-9 M7 13h6 M4 17.5h12 M2.5 5.5L5 6.5 M17.5 5.5L15 6.5',
  settings: 'M3 6h8 M15 6h2 M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4z M3 14h2 M9 14h8 M7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  help: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .9-1 1.7 M10 14.2v.1',
  back: 'M12.5 4L6.5 10l6 6',
  send: 'M3 3.5L17 10 3 16.5 5 10z M5 10h6',
  split: 'M3 4.5h14v11H3z M10 4.5v11',
  close: 'M5 5l10 10 M15 5L5 15',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z M13 13l4 4',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z M10 2v1.8 M10 16.2V18 M2 10h1.8 M16.2 10H18 M4.3 4.3l1.3 1.3 M14.4 14.4l1.3 1.3 M4.3 15.7l1.3-1.3 M14.4 5.6l1.3-1.3',
  moon: 'M16.5 11.8A7 7 0 1 1 8.2 3.5a5.6 5.6 0 0 0 8.3 8.3z',
  contrast: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z M10 2.5v15 M11.5 5.5h3.5 M11.5 9h5.5 M11.5 12.5h5',
  home: 'M3.5 9.5L10 3.5l6.5 6 M5.5 8.5v8h9v-8',
  reload: 'M16 10a6 6 0 1 1-1.8-4.3 M16.2 3v3.2H13',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13z M8.3 17a1.8 1.8 0 0 0 3.4 0',
  choose: 'M5 8l5 5 5-5',
  down: 'M10 4v12 M5 11l5 5 5-5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
