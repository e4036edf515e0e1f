/** Keeps a person's place when a card is redrawn: the focused control, the cursor in it, opened ShowCards. */

const CONTROLS = 'button, a[href], input, textarea, select, [tabindex]';

type Place = { key: string; selection?: [number, number] };
export type Kept = { focus: Place | undefined; hadFocus: boolean; opened: string[] };

/** Notes what is focused and opened in the card inside `box`. */
export function rememberPlace(box: HTMLElement): Kept {
  const active = document.activeElement;
  const hadFocus = active instanceof HTMLElement && box.contains(active);
  const opened = [...box.querySelectorAll<HTMLElement>('button[aria-expanded="true"]')].map((button) => nameOf(button));
  if (!hadFocus) return { focus: undefined, hadFocus, opened };
  const focus: Place = { key: keyOf(active, box) };
  if (active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && active.type === 'text')) {
    focus.selection = [active.selectionStart ?? 0, active.selectionEnd ?? 0];
  }
  return { focus, hadFocus, opened };
}

/** Restores it in the new card; a control that is gone hands the focus to `box`, never to the page's top. */
export function restorePlace(box: HTMLElement, kept: Kept): void {
  for (const name of kept.opened) {
    const button = [...box.querySelectorAll<HTMLElement>('button[aria-expanded="false"]')].find(
      (candidate) => nameOf(candidate) === name,
    );
    button?.click();
  }
  if (!kept.hadFocus) return;
  const key = kept.focus?.key;
  const again = controls(box).find((control) => keyOf(control, box) === key) ?? box;
  again.focus({ preventScroll: true });
  const selection = kept.focus?.selection;
  if (selection && (again instanceof HTMLTextAreaElement || again instanceof HTMLInputElement)) {
    again.setSelectionRange(...selection);
  }
}

function controls(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(CONTROLS)];
}

/** Kind, name and how many of the same name come before: stable over a redraw, unlike generated ids. */
function keyOf(control: HTMLElement, box: HTMLElement): string {
  const same = controls(box).filter((other) => other.tagName === control.tagName && nameOf(other) === nameOf(control));
  return `${control.tagName} ${nameOf(control)} ${same.indexOf(control)}`;
}

function nameOf(control: HTMLElement): string {
  const labels = control.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const labelled = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  return (labelled || control.getAttribute('aria-label') || control.textContent || '').trim();
}
