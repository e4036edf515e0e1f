// The ladder as a picture: time runs downwards, each step is a rung with its sign and words.
import { type ReactNode, useId } from 'react';
import type { Ladder, Step } from '../../domain/escalation.ts';
import type { Texts } from '../../texts/index.ts';
import { useTools } from '../tools.ts';
import { type IconName, iconStrokes } from './icon.tsx';

/** Pixels; nothing is scaled, so that words stay readable on a phone. */
const left = 68;
const rail = 44;
const top = 18;
const least = 58;
const most = 130;
const perMinute = 11;

const signs: Record<Step['act'], IconName> = { ask: 'report', remind: 'missing', decide: 'alarm' };

/** Where each rung lies: by its time, yet never so near that words touch, nor so far that the page grows without end. */
export function rungs(steps: Ladder): readonly number[] {
  let y = top;
  return steps.map(({ after }, index) => {
    const gap = after - (steps[index - 1]?.after ?? after);
    if (index > 0) y += Math.min(most, Math.max(least, gap * perMinute));
    return y;
  });
}

/** One step in words: what happens, and by which ways. */
function stepWords(texts: Texts, { act, rank, ways }: Step): { readonly what: string; readonly by: string } {
  const { escalation } = texts.tab;
  return { what: escalation.done(act, rank), by: ways.map((way) => escalation.way[way]).join(', ') };
}

export function LadderPicture({ steps }: { steps: Ladder }): ReactNode {
  const { texts } = useTools();
  const { escalation } = texts.tab;
  const id = useId();
  const places = rungs(steps);
  const height = (places.at(-1) ?? top) + 40;
  const told = steps.map((step) => {
    const { what, by } = stepWords(texts, step);
    return escalation.line(step.after, what, by);
  });
  return (
    <div className="ladder-picture" style={{ height }}>
      <svg role="img" aria-labelledby={`${id}t ${id}d`} width={left + rail + 4} height={height}>
        <title id={`${id}t`}>{escalation.pictureOf(steps.length)}</title>
        <desc id={`${id}d`}>{told.join(' ')}</desc>
        <line className="ladder-rail" x1={left} x2={left} y1={4} y2={height - 4} />
        <line className="ladder-rail" x1={left + rail} x2={left + rail} y1={4} y2={height - 4} />
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name than their place
          <Rung key={index} step={step} y={places[index] ?? top} />
        ))}
      </svg>
      {steps.map((step, index) => {
        const { what, by } = stepWords(texts, step);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name than their place
          <p key={index} aria-hidden="true" className="rung-words" style={{ top: (places[index] ?? top) - 12 }}>
            <strong>{what}</strong> {by}
          </p>
        );
      })}
    </div>
  );
}

function Rung({ step, y }: { step: Step; y: number }): ReactNode {
  const { texts } = useTools();
  return (
    <g className={`rung rung-${step.act}`}>
      <text className="rung-time" x={left - 10} y={y + 5} textAnchor="end">
        {texts.tab.escalation.minutes(step.after)}
      </text>
      <line className="ladder-rung" x1={left} x2={left + rail} y1={y} y2={y} />
      <circle className="rung-dot" cx={left + rail / 2} cy={y} r={12} />
      <g transform={`translate(${left + rail / 2 - 8} ${y - 8}) scale(0.8)`}>
        <path className="rung-sign" d={iconStrokes[signs[step.act]]} />
      </g>
    </g>
  );
}
