// What is missing in a team, the pressing first, each with a jump to its role.
import { type ReactNode, useState } from 'react';
import type { Gap, Weight } from '../../domain/gaps.ts';
import { gapWords, type NameOf } from '../team-words.ts';
import { useTools } from '../tools.ts';
import { Icon, type IconName } from './icon.tsx';

const weights: readonly Weight[] = ['now', 'soon', 'note'];
const icons: Record<Weight, IconName> = { now: 'warning', soon: 'missing', note: 'report' };

/** The id under which a role stands on the page. */
export const roleAnchor = (kind: string) => `role-${kind}`;

export function GapList(props: { gaps: readonly Gap[]; nameOf: NameOf; dirty: boolean }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.people.gaps;
  const { gaps } = props;
  return (
    <section className="panel panel-body gaps" aria-labelledby="gaps">
      <h2 id="gaps">{words.title}</h2>
      {gaps.length === 0 && (
        <p className="gaps-none">
          <Icon name="calm" /> {words.none}
        </p>
      )}
      {props.dirty && gaps.length > 0 && <p className="hint">{words.saved}</p>}
      {weights.map((weight) => (
        <GapGroup
          key={weight}
          weight={weight}
          gaps={gaps.filter((gap) => gap.weight === weight)}
          nameOf={props.nameOf}
        />
      ))}
    </section>
  );
}

function GapGroup(props: { weight: Weight; gaps: readonly Gap[]; nameOf: NameOf }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.people.gaps;
  const { weight, gaps } = props;
  const [open, setOpen] = useState(weight === 'now');
  if (gaps.length === 0) return null;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="gap-weight" data-weight={weight}>
          <Icon name={icons[weight]} size={16} /> {words.weight[weight]}: <strong>{words.count(gaps.length)}</strong>
        </span>
      </summary>
      <ul className="team-gap-list">
        {gaps.map((gap) => (
          <li key={`${gap.role} ${gap.code} ${gap.person} ${gap.also ?? ''}`}>
            <button
              type="button"
              className="gap-role"
              aria-label={words.toRole(texts.role[gap.role])}
              onClick={() => toRole(gap.role)}
            >
              {texts.role[gap.role]}
            </button>
            <span>{gapWords(gap, props.nameOf, texts)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Goes to the role and gives it the focus, so that the keyboard goes on there. */
function toRole(kind: string): void {
  const target = document.getElementById(roleAnchor(kind));
  target?.scrollIntoView({ block: 'start' });
  target?.focus({ preventScroll: true });
}
