// The rating of damage as a grid: scenarios down, time horizons across; by keyboard as in a spreadsheet.
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { worstDamage } from '../../domain/bia.ts';
import { type Damage, type DamageRow, type DamageScenario, damageScenarios } from '../../domain/process.ts';
import { useTools } from '../tools.ts';
import { WideTable } from './wide-table.tsx';

type Ratings = Readonly<Record<DamageScenario, DamageRow>>;
interface Cell {
  readonly row: number;
  readonly column: number;
}

/** From this cell on it falls: a later rating lies below an earlier one. */
function falls(row: DamageRow, column: number): boolean {
  const rated = row[column];
  return rated != null && row.slice(0, column).some((one) => one != null && one > rated);
}

export function DamageGrid(props: {
  ratings: Ratings;
  horizons: readonly number[];
  intolerable: Damage;
  onRate: (ratings: Ratings) => void;
}): ReactNode {
  const { registers } = useTools().texts.tab;
  const words = registers.process;
  const { ratings, horizons, intolerable } = props;
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const worst = worstDamage(ratings, horizons);

  const focus = (cell: Cell) => {
    setAt(cell);
    table.current?.querySelector<HTMLElement>(`[data-cell="${cell.row} ${cell.column}"]`)?.focus();
  };
  const rate = ({ row, column }: Cell, damage: Damage | null) => {
    const scenario = damageScenarios[row] as DamageScenario;
    const next = ratings[scenario].map((one, index) => (index === column ? damage : one));
    props.onRate({ ...ratings, [scenario]: next });
  };
  const press = (event: KeyboardEvent, cell: Cell) => {
    const step = stepOf(event.key, cell, horizons.length);
    const damage = ratingOf(event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || (!step && damage === undefined)) return;
    event.preventDefault();
    if (damage !== undefined) rate(cell, damage);
    if (step) focus(step);
    // As in a spreadsheet, the next cell follows a rating.
    else if (damage !== null && cell.column + 1 < horizons.length) focus({ ...cell, column: cell.column + 1 });
  };

  return (
    <WideTable label={words.matrix}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is how the grid pattern of ARIA is built. */}
      <table className="damage-grid" role="grid" ref={table} aria-describedby="damage-hint">
        <thead>
          <tr>
            <td />
            {horizons.map((hours) => (
              <th key={hours} scope="col">
                {words.after(registers.duration(hours))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {damageScenarios.map((scenario, row) => (
            <tr key={scenario}>
              <th scope="row">{registers.scenarios[scenario]}</th>
              {horizons.map((hours, column) => (
                <GridCell
                  key={hours}
                  cell={{ row, column }}
                  rating={ratings[scenario][column] ?? null}
                  label={`${registers.scenarios[scenario]}, ${words.after(registers.duration(hours))}`}
                  isHere={at.row === row && at.column === column}
                  isIntolerable={(ratings[scenario][column] ?? 0) >= intolerable}
                  isFalling={falls(ratings[scenario], column)}
                  onKey={press}
                  onHere={setAt}
                  onRate={rate}
                />
              ))}
            </tr>
          ))}
          <tr className="damage-worst">
            <th scope="row">{words.worst}</th>
            {worst.map((damage, index) => (
              <td key={horizons[index]} data-intolerable={damage !== null && damage >= intolerable}>
                {damage === null ? '–' : `${damage} ${registers.damage[damage]}`}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </WideTable>
  );
}

function GridCell(props: {
  cell: Cell;
  rating: Damage | null;
  label: string;
  isHere: boolean;
  isIntolerable: boolean;
  isFalling: boolean;
  onKey: (event: KeyboardEvent, cell: Cell) => void;
  onHere: (cell: Cell) => void;
  onRate: (cell: Cell, damage: Damage | null) => void;
}): ReactNode {
  const { registers } = useTools().texts.tab;
  const { cell, rating } = props;
  const next = rating === null ? 1 : rating === 4 ? null : ((rating + 1) as Damage);
  const words = rating === null ? registers.process.unrated : `${rating} ${registers.damage[rating]}`;
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the cell of that grid.
      role="gridcell"
      data-cell={`${cell.row} ${cell.column}`}
      data-intolerable={props.isIntolerable}
      aria-invalid={props.isFalling}
      aria-label={`${props.label}: ${words}`}
      tabIndex={props.isHere ? 0 : -1}
      onFocus={() => props.onHere(cell)}
      onKeyDown={(event) => props.onKey(event, cell)}
      onClick={() => props.onRate(cell, next)}
    >
      {rating === null ? '–' : words}
    </td>
  );
}

/** 1 to 4 rate, Delete and the like empty; undefined for other keys. */
function ratingOf(key: string): Damage | null | undefined {
  if (['1', '2', '3', '4'].includes(key)) return Number(key) as Damage;
  return ['Delete', 'Backspace', '0', '-'].includes(key) ? null : undefined;
}

function stepOf(key: string, { row, column }: Cell, columns: number): Cell | null {
  const cell = (to: Cell): Cell => ({
    row: Math.max(0, Math.min(damageScenarios.length - 1, to.row)),
    column: Math.max(0, Math.min(columns - 1, to.column)),
  });
  switch (key) {
    case 'ArrowLeft':
      return cell({ row, column: column - 1 });
    case 'ArrowRight':
      return cell({ row, column: column + 1 });
    case 'ArrowUp':
      return cell({ row: row - 1, column });
    case 'ArrowDown':
      return cell({ row: row + 1, column });
    case 'Home':
      return cell({ row, column: 0 });
    case 'End':
      return cell({ row, column: columns - 1 });
    default:
      return null;
  }
}
