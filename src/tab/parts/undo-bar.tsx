// Says what was just removed, and takes it back.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { TeamDraft, TeamStep } from '../team-draft.ts';
import type { NameOf } from '../team-words.ts';
import { useTools } from '../tools.ts';

export function UndoBar(props: { draft: TeamDraft; nameOf: NameOf; step: (step: TeamStep) => void }): ReactNode {
  const { texts } = useTools();
  const { table, duty } = texts.tab.people;
  const { removed } = props.draft;
  return (
    <div role="status" className="undo">
      {removed && (
        <>
          <span>
            {removed.role ? table.removed(props.nameOf(removed.person), texts.role[removed.role]) : duty.removed}
          </span>
          <Button size="small" onClick={() => props.step({ type: 'undo' })}>
            {table.undo}
          </Button>
        </>
      )}
    </div>
  );
}
