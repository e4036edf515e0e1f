// The copies of the handbook that are out, where they lie, and which are to be replaced.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { HandbookCopyView, HandbookView } from '../../http/contract-handbook.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { WideTable } from './wide-table.tsx';

export function HandbookCopies({ view, onChanged }: { view: HandbookView; onChanged: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.handbook;
  const action = useAction();
  const { column } = words;
  const back = (copy: number) =>
    action.run(async () => {
      await api.post('/api/handbook/return', { domain: view.domain.id, copy });
      say({ text: words.noted(copy) });
      onChanged();
    });
  return (
    <section className="panel panel-body" aria-labelledby="handbook-copies">
      <h2 id="handbook-copies">{words.copies}</h2>
      <Failure fault={action.fault} texts={texts} />
      {view.copies.length === 0 && <p className="hint">{words.none}</p>}
      {view.copies.length > 0 && (
        <WideTable label={words.copies}>
          <table>
            <thead>
              <tr>
                {[
                  column.copy,
                  column.place,
                  column.keeper,
                  column.edition,
                  column.printed,
                  column.expires,
                  column.state,
                ].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.copies.map((copy) => (
                <tr key={copy.copy}>
                  <th scope="row">{copy.copy}</th>
                  <td>
                    {copy.place} ({words.format[copy.format]})
                  </td>
                  <td>{copy.keeper}</td>
                  <td>{copy.edition}</td>
                  <td>{texts.day(copy.printedAt)}</td>
                  <td>{texts.day(copy.expiresAt)}</td>
                  <td>
                    <State copy={copy} />{' '}
                    {copy.goneAt === null && (
                      <Button
                        size="small"
                        disabledFocusable={action.busy}
                        aria-label={words.returnedOf(copy.copy)}
                        onClick={() => void back(copy.copy)}
                      >
                        {words.returned}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </section>
  );
}

function State({ copy }: { copy: HandbookCopyView }): ReactNode {
  const { texts } = useTools();
  const { state } = texts.tab.handbook;
  if (copy.goneAt !== null) return state.gone(texts.day(copy.goneAt));
  if (!copy.late) return state.out;
  return (
    <span className="worry">
      <Icon name="warning" size={16} /> {state.late}
    </span>
  );
}
