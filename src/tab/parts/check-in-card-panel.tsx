// The exact card that people will get.
import { Spinner } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import type { PreviewState } from '../check-in-preview.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';

const CardView = lazy(() => import('./card-view.tsx').then((part) => ({ default: part.CardView })));

export function CheckInCardPanel({ preview }: { preview: PreviewState }): ReactNode {
  const { texts } = useTools();
  const words = texts.checkInTab.form;
  const card = preview.value?.card ?? null;
  return (
    <section className="panel panel-body card-panel" aria-labelledby="preview">
      <h2 id="preview">{words.preview}</h2>
      <Failure fault={preview.failure} texts={texts} />
      {!card && !preview.failure && <p className="hint">{preview.value?.fault?.text ?? words.noPreview}</p>}
      {card && (
        <Suspense fallback={<Spinner size="small" label={texts.tab.loading} />}>
          <CardView card={card} />
        </Suspense>
      )}
    </section>
  );
}
