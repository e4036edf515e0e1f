// Changes as sentences, one a line.
import type { ReactNode } from 'react';

export function ChangeList({ changes }: { changes: readonly string[] }): ReactNode {
  return (
    <ul className="change-list">
      {changes.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
