// A register as files: out as Excel or CSV, in with a preview of every change, and the mapping of foreign columns.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import type { RegisterKind } from '../../domain/register-import.ts';
import type { ImportPreview, ImportTaken } from '../../http/contract-register-files.ts';
import { useAction } from '../action.ts';
import { saveFile } from '../save-file.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** What the server takes for a workbook or for CSV; browsers do not always know the type of a file. */
const typeOf = (file: File) =>
  file.name.toLowerCase().endsWith('.csv')
    ? 'text/csv'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `onTaken` is called after records were written. */
export function RegisterFiles(props: { kind: RegisterKind; domain: string; onTaken: () => void }): ReactNode {
  const { kind, domain, onTaken } = props;
  const { texts, api, say } = useTools();
  const words = texts.tab.registerFiles;
  const action = useAction();
  const [read, setRead] = useState<{ file: File; preview: ImportPreview } | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const path = `/api/register-files/${kind}`;
  const query = `domain=${encodeURIComponent(domain)}`;
  const download = (format: 'xlsx' | 'csv') =>
    action.run(async () => {
      const answer = await api.open(`${path}?${query}&format=${format}`);
      saveFile(await answer.blob(), `${kind}-${domain}.${format}`);
    });
  const compare = (file: File) =>
    action.run(async () =>
      setRead({ file, preview: await api.upload<ImportPreview>(`${path}?${query}`, file, typeOf(file)) }),
    );
  const take = async ({ file, preview }: { file: File; preview: ImportPreview }) => {
    const { taken, left } = await api.upload<ImportTaken>(
      `${path}?${query}&take=${preview.fingerprint}`,
      file,
      typeOf(file),
    );
    setRead(null);
    say({ text: words.taken(taken), ...(left > 0 ? { more: words.left(left) } : {}) });
    onTaken();
  };
  return (
    <section className="panel panel-body register-files" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="hint">{words.hint}</p>
      <div className="save-actions">
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button
            key={format}
            icon={<Icon name="download" />}
            disabledFocusable={action.busy}
            onClick={() => void download(format)}
          >
            {words[format]}
          </Button>
        ))}
        <input
          ref={picker}
          type="file"
          accept=".xlsx,.csv"
          className="unseen"
          tabIndex={-1}
          aria-label={words.choose}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void compare(file);
            // So that the same file can be chosen again when it was changed.
            event.currentTarget.value = '';
          }}
        />
        <Button disabledFocusable={action.busy} onClick={() => picker.current?.click()}>
          {action.busy ? words.reading : words.choose}
        </Button>
      </div>
      <Failure fault={action.fault} texts={texts} />
      {read && (
        <ImportDialog
          preview={read.preview}
          onClose={() => setRead(null)}
          onTake={() => take(read)}
          onMap={async (mapping) => {
            await api.put(`${path}/mapping`, { domain, ...mapping });
            setRead({
              file: read.file,
              preview: await api.upload<ImportPreview>(`${path}?${query}`, read.file, typeOf(read.file)),
            });
          }}
        />
      )}
    </section>
  );
}
