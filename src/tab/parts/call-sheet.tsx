// The call list as a printed A4 sheet: a table with columns for handwriting. Not on the screen.
import type { ReactNode } from 'react';
import { readable } from '../../domain/contact.ts';
import type { CallList, CallRow } from '../../http/contract-staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { useTools } from '../tools.ts';

/** On paper stand only numbers whose owner released them for it (domain.md 7). */
function onPaper(texts: Texts, numbers: CallRow['numbers']): string {
  const words = texts.board.callPage;
  if (numbers === null) return words.hidden;
  if (numbers.length === 0) return words.noNumber;
  const released = numbers.filter((one) => one.onPaper);
  if (released.length === 0) return words.notOnPaper;
  return released.map(({ number, kind }) => `${readable(number)} (${words.kind[kind]})`).join(', ');
}

export function CallSheet({ list }: { list: CallList }): ReactNode {
  const { texts } = useTools();
  const words = texts.board.callPage;
  const columns = [words.role, words.rank, words.name, words.number, words.tries, words.reached, words.said];
  return (
    <div className="call-sheet" aria-hidden="true">
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map(({ person, name, roles, numbers, tries, triedAt }) => (
            <tr key={person}>
              <td>{roles.length === 0 ? words.others : roles.map(({ role }) => texts.role[role]).join(', ')}</td>
              <td>{roles[0] ? texts.paper.rank(roles[0].rank) : ''}</td>
              <td>{name || texts.cards.situation.unnamed}</td>
              <td>{onPaper(texts, numbers)}</td>
              <td>{triedAt === null ? '' : words.tried(tries, texts.clock(triedAt))}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {texts.tab.alarm.fallback}: {list.fallback}
      </p>
      <p>{words.rules}</p>
    </div>
  );
}
