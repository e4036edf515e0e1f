// A bar of what counts, what does not and what is unknown: told apart by fill, stripes and dots, never by colour alone.
import { type ReactNode, useId } from 'react';

/** Its words stand beside it, so screen readers pass over it. */
export function ShareBar({ met, open, unknown }: { met: number; open: number; unknown: number }): ReactNode {
  const id = useId();
  const all = met + open + unknown;
  const part = (count: number) => (all === 0 ? 0 : (count / all) * 100);
  const [first, second] = [part(met), part(open)];
  return (
    <svg className="share-bar" aria-hidden="true">
      <defs>
        <Patterns id={id} />
      </defs>
      <rect className="share-met" width={`${first}%`} height="100%" />
      <rect x={`${first}%`} width={`${second}%`} height="100%" fill={`url(#${id}-open)`} />
      <rect x={`${first + second}%`} width={`${part(unknown)}%`} height="100%" fill={`url(#${id}-unknown)`} />
      <rect className="share-frame" width="100%" height="100%" />
    </svg>
  );
}

function Patterns({ id }: { id: string }): ReactNode {
  return (
    <>
      <pattern id={`${id}-open`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="share-stripe" x1={0} x2={0} y1={0} y2={6} />
      </pattern>
      <pattern id={`${id}-unknown`} width={5} height={5} patternUnits="userSpaceOnUse">
        <circle className="share-dot" cx={2.5} cy={2.5} r={1} />
      </pattern>
    </>
  );
}

export function ShareLegend({ words }: { words: { met: string; open: string; unknown: string } }): ReactNode {
  return (
    <ul className="share-legend plain-list" aria-hidden="true">
      {(['met', 'open', 'unknown'] as const).map((kind) => (
        <li key={kind}>
          <ShareBar met={Number(kind === 'met')} open={Number(kind === 'open')} unknown={Number(kind === 'unknown')} />
          {words[kind]}
        </li>
      ))}
    </ul>
  );
}
