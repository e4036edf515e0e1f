// What one part of a list is moved and removed with, and the way back after that.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

export function PartButtons(props: {
  /** Such as "Punkt 3: Sicherung prüfen". */
  name: string;
  at: number;
  count: number;
  onMove: (by: 1 | -1) => void;
  /** Null for what may not be removed now. */
  onRemove: (() => void) | null;
}): ReactNode {
  const words = useTools().texts.tab.checklists;
  const { name, at, count, onMove, onRemove } = props;
  return (
    <div className="part-buttons">
      <Button
        appearance="subtle"
        icon={<Icon name="up" />}
        disabledFocusable={at === 0}
        aria-label={words.up(name)}
        title={words.up(name)}
        onClick={() => onMove(-1)}
      />
      <Button
        appearance="subtle"
        icon={<Icon name="down" />}
        disabledFocusable={at === count - 1}
        aria-label={words.down(name)}
        title={words.down(name)}
        onClick={() => onMove(1)}
      />
      <Button
        appearance="subtle"
        icon={<Icon name="unavailable" />}
        disabledFocusable={onRemove === null}
        aria-label={words.remove(name)}
        title={words.remove(name)}
        onClick={() => onRemove?.()}
      />
    </div>
  );
}

/** What was just done to a part; `onUndo` null where there is nothing to take back. */
export function PartNews({ text, onUndo }: { text: string; onUndo: (() => void) | null }): ReactNode {
  const words = useTools().texts.tab.checklists;
  return (
    <div role="status" className="undo">
      {text !== '' && <span>{text}</span>}
      {onUndo && (
        <Button size="small" onClick={onUndo}>
          {words.undo}
        </Button>
      )}
    </div>
  );
}
