// Fetches a file and hands it to the person.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useAction } from '../action.ts';
import { saveFile } from '../save-file.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

export function FileButton({ path, name, words }: { path: string; name: string; words: string }): ReactNode {
  const { texts, api, say } = useTools();
  const { busy, fault, run } = useAction();
  const save = () =>
    run(async () => {
      saveFile(await (await api.open(path)).blob(), name);
      say({ text: texts.tab.exercises.fileSaved });
    });
  return (
    <>
      <Button icon={<Icon name="download" />} disabledFocusable={busy} onClick={() => void save()}>
        {words}
      </Button>
      <Failure fault={fault} texts={texts} />
    </>
  );
}
