// Says once what the columns and words of another program's file mean; it is kept for the next file.
import { Button, Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { plainHead } from '../../domain/register-import.ts';
import type { ImportPreview } from '../../http/contract-register-files.ts';
import { useTools } from '../tools.ts';
import { WideTable } from './wide-table.tsx';

export interface MappingEdit {
  readonly revision: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function ColumnMap(props: {
  preview: ImportPreview;
  busy: boolean;
  onSave: (edit: MappingEdit) => void;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.registerFiles.mapping;
  const { preview } = props;
  const { mapping, columns } = preview;
  const [heads, setHeads] = useState(mapping.columns);
  const [meanings, setMeanings] = useState(mapping.words);
  const unused = columns.filter(({ field }) => field === null).length;
  const isNeeded = preview.words.length > 0 || preview.faults.some(({ code }) => code === 'column-missing');
  return (
    <details className="column-map" open={isNeeded}>
      <summary>
        {words.title} {unused > 0 && <span className="hint">{words.unused(unused)}</span>}
      </summary>
      <p className="hint">{words.hint}</p>
      {preview.words.length > 0 && (
        <WordMap
          preview={preview}
          meanings={meanings}
          choose={(group, word, label) =>
            setMeanings({ ...meanings, [group]: { ...meanings[group], [word.toLowerCase()]: label } })
          }
        />
      )}
      <WideTable label={words.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.samples}</th>
              <th scope="col">{words.means}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ head, field, samples }) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                <td>{samples.join(' · ')}</td>
                <td>
                  <Select
                    aria-label={words.meansOf(head)}
                    value={heads[plainHead(head)] ?? field ?? ''}
                    onChange={(_, data) => setHeads({ ...heads, [plainHead(head)]: data.value })}
                  >
                    <option value="">{words.ignore}</option>
                    {preview.fields.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </Select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <Button
        disabledFocusable={props.busy}
        onClick={() => props.onSave({ revision: mapping.revision, columns: heads, words: meanings })}
      >
        {props.busy ? words.saving : words.save}
      </Button>
    </details>
  );
}

function WordMap(props: {
  preview: ImportPreview;
  meanings: MappingEdit['words'];
  choose: (group: string, word: string, code: string) => void;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.registerFiles.mapping;
  return (
    <fieldset>
      <legend>{words.words}</legend>
      {props.preview.words.map(({ group, word, meanings }) => (
        <Field key={`${group} ${word}`} label={words.wordOf(word)}>
          <Select
            value={props.meanings[group]?.[word.toLowerCase()] ?? ''}
            onChange={(_, data) => props.choose(group, word, data.value)}
          >
            <option value="">{words.unknown}</option>
            {meanings.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </fieldset>
  );
}
