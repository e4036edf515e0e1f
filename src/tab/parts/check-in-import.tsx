// Reads a list of e-mail addresses, pasted or from a file; every line that is not taken over is named with its row.
import { Button, Field, Textarea } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import type { CheckInImport } from '../../http/contract-check-ins.ts';
import { useAction } from '../action.ts';
import type { AskForm } from '../check-in-draft.ts';
import { useTools } from '../tools.ts';
import type { FieldsProps } from './check-in-fields.tsx';
import { Failure } from './failure.tsx';
import { BusyButton } from './modal.tsx';

export function CheckInImportField({ form, change }: { form: AskForm; change: FieldsProps['change'] }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.checkInTab.form;
  const action = useAction();
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<CheckInImport['faults']>([]);
  const picker = useRef<HTMLInputElement>(null);
  const read = (source: object) =>
    action.run(async () => {
      const found = await api.post<CheckInImport>('/api/check-ins/import', { domain: form.domain, ...source });
      setFaults(found.faults);
      change({ listed: found.people });
    });
  const readFile = async (file: File | undefined) => {
    if (!file) return;
    const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
    await read({ file: { name: file.name.slice(0, 200), base64 } });
  };
  return (
    <fieldset>
      <legend>{words.list}</legend>
      <Field label={words.paste} hint={words.listHint}>
        <Textarea value={text} rows={3} onChange={(_, data) => setText(data.value)} />
      </Field>
      <div className="check-row">
        <BusyButton busy={action.busy} words={words.read} onPress={() => text.trim() !== '' && void read({ text })} />
        <Button onClick={() => picker.current?.click()}>{words.file}</Button>
        <input
          ref={picker}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={words.file}
          accept=".xlsx,.csv,.txt"
          onChange={(event) => {
            void readFile(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <Failure fault={action.fault} texts={texts} />
      <div role="status">
        {form.listed.length > 0 && (
          <p>
            {words.imported(form.listed.length)}{' '}
            <Button size="small" onClick={() => change({ listed: [] })}>
              {words.clear}
            </Button>
          </p>
        )}
        {faults.length > 0 && <p className="hint">{words.faults(faults.length)}</p>}
      </div>
      {faults.length > 0 && (
        <ul className="check-faults">
          {faults.map(({ row, value, why }) => (
            <li key={row}>{words.fault[why](row, value)}</li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

/** In pieces, because a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const piece = 8_192;
  let text = '';
  for (let from = 0; from < bytes.length; from += piece)
    text += String.fromCharCode(...bytes.subarray(from, from + piece));
  return btoa(text);
}
