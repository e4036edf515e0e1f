// The live board: counts with words and signs, per role and per area; the missing always come first.
import type { ReactNode } from 'react';
import { type BoardGroup, checkInStandings } from '../../domain/check-in-board.ts';
import type { CheckInView } from '../../http/contract-check-ins.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';
import { type Column, SortTable } from './sort-table.tsx';
import { standingIcon } from './standing-icon.ts';

export function CheckInBoardPanel({ view }: { view: CheckInView }): ReactNode {
  const { texts } = useTools();
  const { board } = view;
  const words = texts.checkInTab.board;
  if (!board) return null;
  const worry = view.manage?.undeliverable ?? 0;
  return (
    <section className="panel panel-body check-board" aria-labelledby="board">
      <h2 id="board">{words.title}</h2>
      <ul className="standings">
        {checkInStandings.map((key) => (
          <li key={key} data-standing={key}>
            <Icon name={standingIcon[key]} />
            <strong>{board.counts[key]}</strong> {texts.checkInTab.standing[key]}
          </li>
        ))}
      </ul>
      {worry > 0 && (
        <p className="delivery" data-worrying="true">
          <Icon name="warning" size={16} /> {words.worry(worry)}
        </p>
      )}
      {!view.seesNames && <p className="hint">{words.sumsOnly}</p>}
      {board.roles.length > 0 && (
        <Groups title={words.byRole} first={words.role} groups={board.roles} nameOf={(key) => texts.role[key]} />
      )}
      <Groups
        title={words.byUnit}
        first={words.unit}
        groups={board.units}
        nameOf={(key) => board.unitNames[key] ?? key}
      />
    </section>
  );
}

function Groups<Key extends string>(props: {
  title: string;
  first: string;
  groups: readonly BoardGroup<Key>[];
  nameOf: (key: Key) => string;
}): ReactNode {
  const { texts } = useTools();
  const columns: readonly Column<BoardGroup<Key>>[] = [
    { name: props.first, value: ({ key }) => props.nameOf(key) },
    { name: texts.checkInTab.board.people, value: ({ people }) => people, numeric: true },
    ...checkInStandings.map((standing) => ({
      name: texts.checkInTab.short[standing],
      value: ({ counts }: BoardGroup<Key>) => counts[standing],
      numeric: true,
    })),
  ];
  return (
    <>
      <h3>{props.title}</h3>
      <SortTable label={props.title} columns={columns} rows={props.groups} keyOf={({ key }) => key} />
    </>
  );
}
