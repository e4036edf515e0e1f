// Fetches a table as a workbook and hands it to the person.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useAction } from '../action.ts';
import { saveFile } from '../save-file.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

export function ExportButton({ path, name }: { path: string; name: string }): ReactNode {
  const { texts, api, say } = useTools();
  const { kpi } = texts.tab;
  const { busy, fault, run } = useAction();
  const save = () =>
    run(async () => {
      saveFile(await (await api.open(path)).blob(), name);
      say({ text: kpi.exported });
    });
  return (
    <>
      <Button icon={<Icon name="download" />} disabled={busy} onClick={() => void save()}>
        {kpi.export}
      </Button>
      <Failure fault={fault} texts={texts} />
    </>
  );
}
