// A table that may be wider than the page: it scrolls by itself, by keyboard too, and says what it is.
import type { ReactNode } from 'react';

/** `label` names it when it is reached by keyboard; it is no landmark, of these a page would have too many. */
export function WideTable(props: { label: string; className?: string; children: ReactNode }): ReactNode {
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: what can be scrolled sideways must be reached by keyboard (WCAG 2.1.1).
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields.
    <div role="group" className={`wide-table ${props.className ?? ''}`.trim()} aria-label={props.label} tabIndex={0}>
      {props.children}
    </div>
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above
  );
}
