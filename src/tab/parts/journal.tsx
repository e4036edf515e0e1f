// The journal of an alarm: search, filter, export.
import { Button, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { JournalLineView } from '../../http/contract.ts';
import { useAction } from '../action.ts';
import { type JournalGroup, pickLines } from '../alarm-view.ts';
import { saveFile } from '../save-file.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

const groups = ['all', 'decisions', 'answers', 'delivery'] as const;
/** More lines than this are shown on demand. */
const firstLines = 30;

/** `mark` tells the numbers of the event's journal from the alarm's. */
type MarkedLine = JournalLineView & { readonly mark?: string };

export function Journal(props: {
  alarm: string;
  number: string;
  isExercise: boolean;
  lines: readonly MarkedLine[];
  now: number;
}): ReactNode {
  const { texts } = useTools();
  const { journal } = texts.tab;
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState<JournalGroup | 'all'>('all');
  const [whole, setWhole] = useState(false);
  const found = pickLines(props.lines, group, query);
  const shown = whole ? found : found.slice(0, firstLines);
  return (
    <section className="panel panel-body" aria-labelledby="journal">
      <div className="journal-head">
        <h2 id="journal">{journal.title}</h2>
        <Exports alarm={props.alarm} file={texts.tab.journal.file(props.number, props.isExercise)} />
      </div>
      <div className="list-tools">
        <Input
          type="search"
          value={query}
          aria-label={journal.search}
          placeholder={journal.search}
          onChange={(_, data) => setQuery(data.value)}
        />
        <div className="chips">
          {groups.map((key) => (
            <button key={key} type="button" className="chip" aria-pressed={group === key} onClick={() => setGroup(key)}>
              {journal.group[key]}
            </button>
          ))}
        </div>
      </div>
      <ol className="journal" reversed>
        {shown.map((line) => (
          <JournalLine key={`${line.mark ?? ''}${line.seq}`} line={line} now={props.now} />
        ))}
      </ol>
      {found.length === 0 && <p className="hint">{texts.tab.nothingFound}</p>}
      {found.length > shown.length && <Button onClick={() => setWhole(true)}>{journal.showAll(found.length)}</Button>}
    </section>
  );
}

function JournalLine({ line, now }: { line: MarkedLine; now: number }): ReactNode {
  const { texts } = useTools();
  const { journal } = texts.tab;
  return (
    <li data-type={line.type}>
      <time dateTime={new Date(line.at).toISOString()} title={`${texts.day(line.at)}, ${texts.seconds(line.at)}`}>
        {texts.moment(line.at, now)}
      </time>
      <span className="journal-text">
        {line.text}
        <span className="facts">
          <span>{journal.seq(`${line.mark ?? ''}${line.seq}`)}</span>
          {line.by !== '' && <span>{journal.by(line.by)}</span>}
        </span>
      </span>
    </li>
  );
}

function Exports({ alarm, file }: { alarm: string; file: string }): ReactNode {
  const { texts, api } = useTools();
  const { journal } = texts.tab;
  const action = useAction();
  const download = (format: 'jsonl' | 'csv') =>
    action.run(async () => {
      const answer = await api.open(`/api/alarms/${encodeURIComponent(alarm)}/journal?format=${format}`);
      saveFile(await answer.blob(), `${file}.${format}`);
    });
  return (
    <div className="exports">
      <span>{action.busy ? journal.exporting : journal.export}</span>
      {(['jsonl', 'csv'] as const).map((format) => (
        <Button
          key={format}
          size="small"
          icon={<Icon name="download" size={16} />}
          disabledFocusable={action.busy}
          onClick={() => void download(format)}
        >
          {journal[format]}
        </Button>
      ))}
      <Failure fault={action.fault} texts={texts} />
    </div>
  );
}
