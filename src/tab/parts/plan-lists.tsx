// Lists beside a plan: evidence, triggers, copies, versions with their differences, history.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { evidenceKinds, testResults } from '../../domain/evidence.ts';
import type { PlanContent, PlanVersion } from '../../domain/plan.ts';
import { differences, isInForce, type PlanField } from '../../domain/plan-status.ts';
import { dayOf } from '../../domain/team.ts';
import type { HistoryLine, PlanPage } from '../../http/contract-plans.ts';
import { useAction } from '../action.ts';
import { dayWords } from '../record-words.ts';
import { useTools } from '../tools.ts';
import { CommandDialog, type CommandWish } from './command-dialog.tsx';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { EvidenceMark, LateMark } from './state-mark.tsx';

interface ListProps {
  readonly page: PlanPage;
  readonly onDone: () => void;
}

const pathOf = ({ row }: PlanPage) => `/api/plans/${encodeURIComponent(row.id)}/commands`;

/** A list with a button that adds to it. */
function Listed(
  props: ListProps & {
    id: string;
    title: ReactNode;
    add: CommandWish | null;
    empty: string;
    children: readonly ReactNode[];
  },
): ReactNode {
  const [wish, open] = useState<CommandWish | null>(null);
  return (
    <section className="panel panel-body" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children.length === 0 ? (
        <p className="hint">{props.empty}</p>
      ) : (
        <ul className="plan-list">{props.children}</ul>
      )}
      {props.add && <Button onClick={() => open(props.add)}>{props.add.button}</Button>}
      {wish && <CommandDialog wish={wish} path={pathOf(props.page)} onClose={() => open(null)} onDone={props.onDone} />}
    </section>
  );
}

export function PlanEvidence({ page, onDone }: ListProps): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const { plan, me, row } = page;
  const [wish, open] = useState<CommandWish | null>(null);
  const choices = <Key extends string>(keys: readonly Key[], names: Readonly<Record<Key, string>>) =>
    keys.map((key) => [key, names[key]] as const);
  const add: CommandWish = {
    title: words.do.evidence,
    lead: null,
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        label: words.evidenceKind,
        value: 'TABLETOP',
        choices: choices(evidenceKinds, texts.plan.evidenceKind),
      },
      { kind: 'date', name: 'day', label: words.day },
      {
        kind: 'choice',
        name: 'result',
        label: words.result,
        value: 'PASSED',
        choices: choices(testResults, texts.plan.result),
      },
      { kind: 'number', name: 'hours', label: words.time, hint: words.timeHint },
      { kind: 'line', name: 'reference', label: words.reference },
    ],
    button: words.do.evidence,
    done: words.done,
    build: ({ kind, day, result, hours, reference }) => ({
      type: 'note-evidence',
      evidence: { kind, day, result, hours: hours ? Number(hours) : null, reference },
    }),
  };
  const from = plan.evidenceFrom === null ? '' : dayOf(plan.evidenceFrom);
  const strike = (id: string): CommandWish => ({
    title: words.do.strike,
    lead: null,
    fields: [{ kind: 'text', name: 'reason', label: words.reason }],
    button: words.do.strike,
    done: words.done,
    build: ({ reason }) => ({ type: 'strike-evidence', id, reason }),
  });
  const newest = plan.evidence.toSorted((one, other) => other.day.localeCompare(one.day));
  return (
    <>
      <Listed
        page={page}
        onDone={onDone}
        id="plan-evidence"
        title={
          <>
            {words.evidence} {row.version !== null && <EvidenceMark status={row.evidence} />}
          </>
        }
        add={me.edits && isInForce(plan) ? add : null}
        empty={words.noEvidence}
      >
        {newest.map((each) => (
          <li key={each.id}>
            <strong>{texts.plan.evidenceKind[each.kind]}</strong>, {dayWords(each.day, texts)}:{' '}
            {texts.plan.result[each.result]}
            {each.hours !== null && `, ${words.hours(each.hours)}`}
            {each.reference !== '' && ` (${each.reference})`}
            {each.day < from && <span className="row-more">{words.counts}</span>}
            {me.edits && (
              <Button
                size="small"
                aria-label={`${words.do.strike}: ${texts.plan.evidenceKind[each.kind]}, ${dayWords(each.day, texts)}`}
                onClick={() => open(strike(each.id))}
              >
                {words.strikeShort}
              </Button>
            )}
          </li>
        ))}
      </Listed>
      {wish && <CommandDialog wish={wish} path={pathOf(page)} onClose={() => open(null)} onDone={onDone} />}
    </>
  );
}

export function PlanTriggers({ page, onDone }: ListProps): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const [wish, open] = useState<CommandWish | null>(null);
  const handle = (id: string): CommandWish => ({
    title: words.do.handle,
    lead: null,
    fields: [{ kind: 'text', name: 'note', label: words.note }],
    button: words.do.handle,
    done: words.done,
    build: ({ note }) => ({ type: 'handle-trigger', id, note }),
  });
  return (
    <>
      <Listed
        page={page}
        onDone={onDone}
        id="plan-triggers"
        title={words.triggersTitle}
        add={null}
        empty={words.noTriggers}
      >
        {page.plan.triggers.toReversed().map((each) => (
          <li key={each.id}>
            {each.handledAt === null ? (
              <LateMark words={texts.plan.trigger[each.kind]} />
            ) : (
              <span>
                <Icon name="check" size={16} /> {texts.plan.trigger[each.kind]},{' '}
                {words.handled(texts.day(each.handledAt))}
              </span>
            )}
            <span className="row-more">
              {texts.day(each.at)}
              {each.note !== '' && `: ${each.note}`}
            </span>
            {each.handledAt === null && page.me.edits && (
              <Button size="small" onClick={() => open(handle(each.id))}>
                {words.do.handle}
              </Button>
            )}
          </li>
        ))}
      </Listed>
      {wish && <CommandDialog wish={wish} path={pathOf(page)} onClose={() => open(null)} onDone={onDone} />}
    </>
  );
}

export function PlanCopies({ page, onDone }: ListProps): ReactNode {
  const { texts, api } = useTools();
  const words = texts.planTab;
  const action = useAction();
  const { plan, me } = page;
  const version = plan.released?.version ?? 0;
  const add: CommandWish = {
    title: words.do.copy,
    lead: null,
    fields: [
      { kind: 'line', name: 'place', label: words.place },
      { kind: 'date', name: 'printedOn', label: words.printedOn },
      { kind: 'number', name: 'version', label: words.whichVersion, value: String(version) },
    ],
    button: words.do.copy,
    done: words.done,
    build: (typed) => ({
      type: 'note-copy',
      copy: { place: typed.place, printedOn: typed.printedOn, version: Number(typed.version) },
    }),
  };
  const takeBack = async (place: string) => {
    if (await action.run(() => api.post(pathOf(page), { type: 'return-copy', place }))) onDone();
  };
  return (
    <>
      <Listed
        page={page}
        onDone={onDone}
        id="plan-copies"
        title={words.copies}
        add={me.edits && isInForce(plan) ? add : null}
        empty={words.noCopies}
      >
        {plan.copies.map((each) => (
          <li key={each.place}>
            <strong>{each.place}</strong>
            <span className="row-more">{words.copy(each.version, dayWords(each.printedOn, texts))}</span>
            {each.version !== version && <LateMark words={words.replace} />}
            {me.edits && (
              <Button size="small" disabledFocusable={action.busy} onClick={() => void takeBack(each.place)}>
                {words.do.returnCopy}
              </Button>
            )}
          </li>
        ))}
      </Listed>
      <Failure fault={action.fault} texts={texts} />
    </>
  );
}

/** Versions, newest first, each with what is different from the one before. */
export function PlanVersions({ page }: ListProps): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const { released, earlier } = page.plan;
  const versions = released ? [released, ...earlier] : [];
  return (
    <section className="panel panel-body" aria-labelledby="plan-versions">
      <h2 id="plan-versions">{words.versions}</h2>
      {versions.length === 0 && <p className="hint">{words.noVersions}</p>}
      {versions.map((version, at) => (
        <Version key={version.version} version={version} before={versions[at + 1]} names={page.names} />
      ))}
    </section>
  );
}

function Version(props: {
  version: PlanVersion;
  before: PlanVersion | undefined;
  names: Readonly<Record<string, string>>;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const { version, before, names } = props;
  const nameOf = (id: string) => names[id] ?? id;
  const by = version.editorial
    ? words.editorialBy(nameOf(version.author))
    : words.by(nameOf(version.author), nameOf(version.releasedBy));
  const changed = before ? differences(before.content, version.content) : [];
  return (
    <details className="plan-version">
      <summary>
        <strong>{words.version(version.version, texts.day(version.releasedAt))}</strong>: {version.change}
      </summary>
      <p>{by}</p>
      {version.gapReason !== '' && <p>{words.gapReason(version.gapReason)}</p>}
      {before && changed.length === 0 && <p className="hint">{words.unchanged}</p>}
      {before && changed.length > 0 && (
        <>
          <p>{words.changed}</p>
          <dl className="plan-facts">
            {changed.map((each) => (
              <Difference key={each} field={each} before={before.content} after={version.content} names={names} />
            ))}
          </dl>
        </>
      )}
    </details>
  );
}

function Difference(props: {
  field: PlanField;
  before: PlanContent;
  after: PlanContent;
  names: Readonly<Record<string, string>>;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const { field, names } = props;
  const items: Readonly<Record<string, string>> = texts.plan.item;
  const said = (content: PlanContent): string => {
    const value = content[field];
    if (Array.isArray(value)) return value.map((one: string) => names[one] ?? items[one] ?? one).join('; ') || '–';
    if (field === 'kind') return texts.plan.kind[content.kind];
    if (field === 'classification') return texts.plan.classification[content.classification];
    return names[String(value)] ?? (String(value) || '–');
  };
  return (
    <div>
      <dt>{texts.plan.field[field]}</dt>
      <dd>
        <del>
          {words.before}: {said(props.before)}
        </del>
        <br />
        <ins>
          {words.after}: {said(props.after)}
        </ins>
      </dd>
    </div>
  );
}

export function PlanHistory({ lines }: { lines: readonly HistoryLine[] }): ReactNode {
  const { texts } = useTools();
  return (
    <details className="panel panel-body">
      <summary>
        {texts.planTab.history} ({lines.length})
      </summary>
      <ul className="plan-list">
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a journal never change their places.
          <li key={lines.length - at}>
            {line.text}
            <span className="row-more">
              {texts.day(line.at)}, {texts.clock(line.at)}, {line.by}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
