// How many gaps a row of a register has, in words; the pressing ones with a sign.
import type { ReactNode } from 'react';
import type { Weight } from '../../domain/gaps.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

export function GapCount({ gaps }: { gaps: readonly { readonly weight: Weight }[] }): ReactNode {
  const { list } = useTools().texts.tab.registers;
  const of = (weight: Weight) => gaps.filter((gap) => gap.weight === weight).length;
  const words = list.gaps(of('now'), of('soon'));
  if (of('now') === 0) return words;
  return (
    <span className="worry">
      <Icon name="warning" size={16} /> {words}
    </span>
  );
}
