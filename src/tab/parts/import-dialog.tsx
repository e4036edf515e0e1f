// What a file would change, and what is wrong with it; nothing is taken before it was seen.
import { type ReactNode, useState } from 'react';
import type { ImportFault, RowChange } from '../../domain/register-import.ts';
import type { ImportPreview } from '../../http/contract-register-files.ts';
import type { Texts } from '../../texts/index.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { ColumnMap, type MappingEdit } from './column-map.tsx';
import { Failure } from './failure.tsx';
import { BusyButton, Modal } from './modal.tsx';

/** So many rows are drawn at first: a list of thousands is slow and nobody reads it. */
const firstRows = 100;

export function ImportDialog(props: {
  preview: ImportPreview;
  onClose: () => void;
  onTake: () => Promise<void>;
  onMap: (mapping: MappingEdit) => Promise<void>;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.registerFiles;
  const { preview } = props;
  const action = useAction();
  const isBad = preview.faults.length > 0;
  const isGood = !isBad && preview.fingerprint !== '';
  return (
    <Modal
      title={isBad ? words.faults(preview.faults.length) : words.preview}
      busy={action.busy}
      onClose={props.onClose}
      actions={
        isGood && (
          <BusyButton
            busy={action.busy}
            words={words.take}
            busyWords={words.taking}
            onPress={() => void action.run(props.onTake)}
          />
        )
      }
    >
      <Failure fault={action.fault} texts={texts} />
      {isBad && <Faults faults={preview.faults} texts={texts} />}
      {!isBad && <Changes preview={preview} texts={texts} />}
      {preview.columns.length > 0 && (
        <ColumnMap
          key={preview.mapping.revision}
          preview={preview}
          busy={action.busy}
          onSave={(edit) => void action.run(() => props.onMap(edit))}
        />
      )}
    </Modal>
  );
}

function Faults({ faults, texts }: { faults: readonly ImportFault[]; texts: Texts }): ReactNode {
  const words = texts.tab.registerFiles;
  const [all, showAll] = useState(false);
  const shown = all ? faults : faults.slice(0, firstRows);
  return (
    <>
      <ul className="change-list">
        {shown.map((fault) => (
          <li key={`${fault.sheet} ${fault.row} ${fault.column} ${fault.code} ${fault.value}`}>
            <strong>{words.at(fault)}</strong> {sentence(fault, texts)}
          </li>
        ))}
      </ul>
      <More left={faults.length - shown.length} onMore={() => showAll(true)} />
    </>
  );
}

/** What a rule of the register says is one of its own refusals. */
function sentence({ code, value, detail = {} }: ImportFault, texts: Texts): string {
  if (code !== 'rule') return texts.tab.registerFiles.fault[code](value);
  type Sentences = Readonly<Record<string, (detail: Readonly<Record<string, string | number>>) => string>>;
  const said: Sentences = { ...texts.refused, ...texts.tab.registers.fault };
  return said[value]?.(detail) ?? value;
}

function Changes({ preview, texts }: { preview: ImportPreview; texts: Texts }): ReactNode {
  const words = texts.tab.registerFiles;
  const { rows, unchanged, missing } = preview;
  const [all, showAll] = useState(false);
  if (rows.length === 0) return <p>{words.same}</p>;
  const shown = all ? rows : rows.slice(0, firstRows);
  const count = (state: RowChange['state']) => rows.filter((row) => row.state === state).length;
  return (
    <>
      <p>{words.counts(count('new'), count('changed'), unchanged)}</p>
      {missing.length > 0 && (
        <details>
          <summary>{words.missing(missing.length)}</summary>
          <ul>
            {missing.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      <ul className="change-list import-rows">
        {shown.map((row) => (
          <li key={row.id} data-state={row.state}>
            <strong>{row.name}</strong> <span className="chip">{words.state[row.state]}</span>{' '}
            <span className="hint">{words.row(row.row)}</span>
            <ul>
              {row.changes.map(({ field, from, to }) => (
                <li key={field}>{words.change(field, from, to)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <More left={rows.length - shown.length} onMore={() => showAll(true)} />
    </>
  );
}

function More({ left, onMore }: { left: number; onMore: () => void }): ReactNode {
  const { texts } = useTools();
  if (left <= 0) return null;
  return (
    <button type="button" className="chip" onClick={onMore}>
      {texts.tab.registerFiles.more(left)}
    </button>
  );
}
