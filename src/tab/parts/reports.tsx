// The reports to the Behördenleitung and to the Zentralstelle, each as PDF and as workbook.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useAction } from '../action.ts';
import { saveFile } from '../save-file.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

const audiences = ['management', 'central'] as const;
const formats = ['pdf', 'xlsx'] as const;

export function Reports({ domain }: { domain: string }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.reportPaper;
  const action = useAction();
  const fetchReport = (audience: (typeof audiences)[number], format: (typeof formats)[number]) =>
    action.run(async () => {
      const query = `domain=${encodeURIComponent(domain)}&audience=${audience}&format=${format}`;
      const answer = await api.open(`/api/reports?${query}`);
      saveFile(await answer.blob(), `bericht-${audience}-${domain}.${format}`);
    });
  return (
    <section className="panel panel-body" aria-labelledby="reports">
      <h2 id="reports">{words.part}</h2>
      {audiences.map((audience) => (
        <div key={audience}>
          <h3>{words.title[audience]}</h3>
          <p className="hint">{words.hint[audience]}</p>
          <div className="save-actions">
            {formats.map((format) => (
              <Button
                key={format}
                icon={<Icon name="download" />}
                aria-label={`${words.title[audience]} ${words.download[format]}`}
                disabledFocusable={action.busy}
                onClick={() => void fetchReport(audience, format)}
              >
                {words.download[format]}
              </Button>
            ))}
          </div>
        </div>
      ))}
      <div role="status">{action.busy && <p className="hint">{words.busy}</p>}</div>
      <Failure fault={action.fault} texts={texts} />
    </section>
  );
}
