/** How much room a pane has, in the three steps its layout knows. */
import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * - `phone`: rail below; list and conversation are two screens
 * - `middle` (two people in one window, a tablet): rail at the left, two screens, the first conversation opens by itself
 * - `wide`: rail, list and conversation side by side
 */
export type Width = 'phone' | 'middle' | 'wide';

const widthOf = (pixels: number): Width => (pixels < 560 ? 'phone' : pixels < 900 ? 'middle' : 'wide');

export function useWidth(element: RefObject<HTMLElement | null>): Width {
  const [width, setWidth] = useState(() => widthOf(window.innerWidth));
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const look = (): void => setWidth(widthOf(target.clientWidth));
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(target);
    return () => watcher.disconnect();
  }, [element]);
  return width;
}
