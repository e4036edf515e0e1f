// One key figure as a line: name, value, bar, goal and judgement in words; it opens what lies behind it.
import type { ReactNode } from 'react';
import type { FigureView } from '../../http/contract-kpi.ts';
import { beforeWords, goalWords, valueWords } from '../figure-words.ts';
import { useTools } from '../tools.ts';
import { Icon, type IconName } from './icon.tsx';
import { ShareBar } from './share-bar.tsx';

type Judged = Pick<FigureView, 'judgement'>;

const signs: Readonly<Record<FigureView['judgement'], IconName>> = {
  reached: 'check',
  missed: 'warning',
  unsure: 'missing',
  'no-data': 'waived',
};

/** Reached, missed, open or without data: a sign and words. */
export function JudgementMark({ judgement }: Judged): ReactNode {
  const { kpi } = useTools().texts.tab;
  return (
    <span className="judgement" data-judgement={judgement}>
      <Icon name={signs[judgement]} size={16} /> {kpi.judgement[judgement]}
    </span>
  );
}

/** `sum`: added up over domains, so that there is no last release of its own. */
export function FigureLine(props: { figure: FigureView; onOpen: () => void; sum?: true }): ReactNode {
  const { figure, onOpen } = props;
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const { id, met, open, unknown, goal, judgement, trend, times } = figure;
  const { name } = kpi.name[id];
  return (
    <li className="figure-line">
      <button type="button" className="figure-open" aria-label={kpi.open(`${id} ${name}`)} onClick={onOpen}>
        <span className="figure-id">{id}</span> {name}
      </button>
      <strong className="figure-value">{valueWords(figure, texts)}</strong>
      <span className="figure-bar">
        <ShareBar met={met} open={open} unknown={unknown} />
        <span>
          {id !== 'K21' && kpi.of(met, met + open)}
          {unknown > 0 && `${id === 'K21' ? '' : ', '}${kpi.unknown(unknown)}`}
        </span>
      </span>
      <span className="figure-more">
        {judgement !== 'no-data' && <JudgementMark judgement={judgement} />}
        <span>{goalWords(id, goal, texts)}</span>
        {times && <span>{kpi.times(times.p50, times.p90)}</span>}
        {!props.sum && <span>{beforeWords(id, trend, texts)}</span>}
      </span>
    </li>
  );
}
