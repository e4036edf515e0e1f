// Who changed what about a team, newest first.
import type { ReactNode } from 'react';
import type { TeamView } from '../../http/contract-people.ts';
import { changeWords, type NameOf } from '../team-words.ts';
import { useTools } from '../tools.ts';
import { ChangeList } from './change-list.tsx';

export function TeamHistory({ view, nameOf }: { view: TeamView; nameOf: NameOf }): ReactNode {
  const { texts } = useTools();
  const { history } = texts.tab.people;
  return (
    <details className="panel panel-body">
      <summary>
        <h2 className="inline-head">{history.title}</h2>
      </summary>
      {view.history.length === 0 && <p className="hint">{history.none}</p>}
      <ol className="team-history">
        {view.history.map((line) => (
          <li key={line.version}>
            <p>
              <strong>{history.version(line.version)}</strong> ·{' '}
              {history.by(line.by, `${texts.day(line.at)}, ${texts.clock(line.at)}`)}
            </p>
            {line.changes.length === 0 ? (
              <p className="hint">{history.other}</p>
            ) : (
              <ChangeList changes={line.changes.map((change) => changeWords(change, nameOf, texts))} />
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
