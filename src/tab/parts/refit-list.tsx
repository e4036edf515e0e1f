// What other limits do to the processes of a domain: which MTPD changes, and which ratings have to be made anew.
import type { ReactNode } from 'react';
import type { RefittedProcess } from '../../http/contract-registers.ts';
import { useTools } from '../tools.ts';
import { PageLink } from './page-link.tsx';

export function RefitList({ refitted }: { refitted: readonly RefittedProcess[] }): ReactNode {
  const { registers } = useTools().texts.tab;
  const { bcms } = registers;
  const hours = (value: number | null) => (value === null ? registers.none : registers.duration(value));
  const touched = refitted.filter(({ lost, mtpdBefore, mtpdNow }) => lost > 0 || mtpdBefore !== mtpdNow);
  return (
    <section className="panel panel-body" aria-labelledby="bcms-effects" aria-live="polite">
      <h2 id="bcms-effects">{bcms.effects}</h2>
      {touched.length === 0 && <p className="hint">{bcms.noEffects}</p>}
      <ul className="need-list">
        {touched.map(({ id, name, mtpdBefore, mtpdNow, lost }) => (
          <li key={id}>
            <PageLink page={{ name: 'process', id }}>{name}</PageLink>
            <span>
              {bcms.effect(hours(mtpdBefore), hours(mtpdNow))}
              {lost > 0 && <span className="worry"> {bcms.redo(lost)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
