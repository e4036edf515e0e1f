// One released figure opened by the Zentralstelle: formula, numbers without content, who released it, and the change.
import type { ReactNode } from 'react';
import type { KpiId } from '../../domain/kpi.ts';
import { changeSince } from '../../domain/land.ts';
import type { LandFigureView } from '../../http/contract-kpi.ts';
import { goalWords, valueWords } from '../figure-words.ts';
import { useTools, useView } from '../tools.ts';
import { Failure, Waiting } from './failure.tsx';
import { JudgementMark } from './figure-line.tsx';
import { KpiTrend } from './kpi-trend.tsx';
import { Modal } from './modal.tsx';

export function LandFigure(props: { domain: string; id: KpiId; onClose: () => void }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const { domain, id, onClose } = props;
  const path = `/api/land/figure?domain=${encodeURIComponent(domain)}&kpi=${id}`;
  const { value, fault, reload } = useView<LandFigureView>(path, () => false);
  return (
    <Modal title={`${id} ${kpi.name[id].name}`} busy={false} onClose={onClose} actions={null}>
      <Failure fault={fault} texts={texts} retry={reload} />
      {!value && !fault && <Waiting texts={texts} />}
      {value && <Opened view={value} />}
    </Modal>
  );
}

function Opened({ view }: { view: LandFigureView }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const { figure, goal, judgement, items, trend } = view;
  const { id, met, open, unknown } = figure;
  const names = kpi.name[id];
  const before = trend.at(-2);
  const change = changeSince(figure, before ? { id, ...before } : null);
  return (
    <>
      <p>
        <strong>{view.domain.name}</strong>: {valueWords(figure, texts)} ({kpi.of(met, met + open)}
        {unknown > 0 && `, ${kpi.unknown(unknown)}`})
      </p>
      <p>
        <strong>{kpi.formula}:</strong> {names.formula}
      </p>
      <p className="figure-more">
        <JudgementMark judgement={judgement} /> <span>{goalWords(id, goal, texts)}</span>
        <span>{kpi.version(view.set)}</span>
      </p>
      <p>
        {kpi.land.by(view.releasedBy, `${texts.day(view.releasedAt)}, ${texts.clock(view.releasedAt)}`)};{' '}
        {kpi.asOf(texts.day(view.asOf))}
      </p>
      <p>
        {kpi.land.change}: <strong>{change === null ? kpi.land.none : kpi.points(change)}</strong>
      </p>
      <h3>{kpi.land.numbers}</h3>
      {items === null ? (
        <p className="hint">{kpi.land.noNumbers}</p>
      ) : (
        <dl className="numbers">
          {(['open', 'unknown', 'met'] as const).map((state) => (
            <div key={state}>
              <dt>
                {names[state]} ({items[state].length})
              </dt>
              <dd>{items[state].length === 0 ? kpi.land.none : items[state].join(', ')}</dd>
            </div>
          ))}
        </dl>
      )}
      <KpiTrend id={id} trend={trend} />
    </>
  );
}
