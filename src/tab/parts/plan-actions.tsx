// What may be done with a plan as it stands, each with what it means and what is asked for.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { triggerKinds } from '../../domain/plan.ts';
import { contentOf, gapsOf, isInForce, ownerOf } from '../../domain/plan-status.ts';
import type { PlanPage } from '../../http/contract-plans.ts';
import type { Texts } from '../../texts/index.ts';
import { useTools } from '../tools.ts';
import { CommandDialog, type CommandWish } from './command-dialog.tsx';
import { PlanGaps } from './plan-document.tsx';

interface ActionProps {
  readonly page: PlanPage;
  readonly onDone: () => void;
  readonly onEdit: (mode: 'draft' | 'correct') => void;
}

/** A button that opens a dialog, or the editor. */
interface Offer {
  readonly name: string;
  readonly primary?: true;
  readonly wish: CommandWish | 'draft' | 'correct';
}

export function PlanActions({ page, onDone, onEdit }: ActionProps): ReactNode {
  const { texts } = useTools();
  const [wish, open] = useState<CommandWish | null>(null);
  const offers = offersFor(page, texts);
  const { plan, me } = page;
  const isWaiting = plan.status === 'in-qa' || plan.status === 'for-release';
  return (
    <>
      {isWaiting && !me.judges && <p className="hint">{texts.planTab.own}</p>}
      <div className="save-actions plan-actions">
        {offers.map((offer) => (
          <Button
            key={offer.name}
            appearance={offer.primary ? 'primary' : 'secondary'}
            onClick={() => (typeof offer.wish === 'string' ? onEdit(offer.wish) : open(offer.wish))}
          >
            {offer.name}
          </Button>
        ))}
      </div>
      {wish && (
        <CommandDialog
          wish={wish}
          path={`/api/plans/${encodeURIComponent(page.row.id)}/commands`}
          onClose={() => open(null)}
          onDone={onDone}
        />
      )}
    </>
  );
}

function offersFor(page: PlanPage, texts: Texts): readonly Offer[] {
  const { plan, me } = page;
  if (plan.status === 'withdrawn') return [];
  return [
    ...draftOffers(page, texts),
    ...approvalOffers(page, texts),
    ...(me.edits || me.owns ? lifeOffers(page, texts) : []),
  ];
}

function draftOffers({ plan, me }: PlanPage, texts: Texts): readonly Offer[] {
  const words = texts.planTab;
  const verbs = words.do;
  if (!me.edits && !me.owns) return [];
  const isDraft = plan.status === 'draft' || plan.status === 'in-revision';
  if (isDraft && plan.draft) {
    const submit: CommandWish = {
      title: verbs.submit,
      lead: (
        <>
          <p>{words.gapsBefore}</p>
          <PlanGaps content={plan.draft} />
        </>
      ),
      fields: [
        { kind: 'text', name: 'change', label: words.change, hint: words.changeHint },
        ...(plan.released ? [{ kind: 'check', name: 'material', label: words.material } as const] : []),
      ],
      button: verbs.submit,
      done: words.done,
      build: ({ change, material }) => ({ type: 'submit', change, material: material === 'yes' }),
    };
    return [
      { name: verbs.edit, wish: 'draft', primary: true },
      { name: verbs.submit, wish: submit },
      ...(plan.status === 'in-revision'
        ? [{ name: verbs.discard, wish: simple(verbs.discard, 'discard', texts) }]
        : []),
    ];
  }
  if (plan.status !== 'released') return [];
  return [
    { name: verbs.newVersion, wish: 'draft' },
    ...(me.edits ? [{ name: verbs.correct, wish: 'correct' } as const] : []),
  ];
}

const simple = (title: string, type: string, texts: Texts): CommandWish => ({
  title,
  lead: null,
  fields: [],
  button: title,
  done: texts.planTab.done,
  build: () => ({ type }),
});

const reasoned = (title: string, type: string, texts: Texts, lead: ReactNode = null): CommandWish => ({
  title,
  lead,
  fields: [{ kind: 'text', name: 'reason', label: texts.planTab.reason }],
  button: title,
  done: texts.planTab.done,
  build: ({ reason }) => ({ type, reason }),
});

function approvalOffers({ plan, me }: PlanPage, texts: Texts): readonly Offer[] {
  const words = texts.planTab;
  const verbs = words.do;
  const { draft } = plan;
  if (!draft || (plan.status !== 'in-qa' && plan.status !== 'for-release')) return [];
  const back: Offer = { name: verbs.back, wish: reasoned(verbs.back, 'return', texts) };
  if (!me.judges) return [back];
  if (plan.status === 'in-qa') {
    if (!me.edits) return [back];
    const wish: CommandWish = {
      title: verbs.passQa,
      lead: <PlanGaps content={draft} />,
      fields: [{ kind: 'text', name: 'note', label: words.note }],
      button: verbs.passQa,
      done: words.done,
      build: ({ note }) => ({ type: 'pass-qa', note }),
    };
    return [{ name: verbs.passQa, wish, primary: true }, back];
  }
  const hasGaps = gapsOf(draft).length > 0;
  const wish: CommandWish = {
    title: verbs.release,
    lead: <PlanGaps content={draft} />,
    fields: hasGaps ? [{ kind: 'text', name: 'reason', label: words.releaseReason }] : [],
    button: verbs.release,
    done: words.done,
    build: ({ reason = '' }) => ({ type: 'release', reason }),
  };
  return [{ name: verbs.release, wish, primary: true }, back];
}

/** What goes on beside the versions. */
function lifeOffers({ plan, me, names }: PlanPage, texts: Texts): readonly Offer[] {
  const words = texts.planTab;
  const verbs = words.do;
  const owner = ownerOf(plan);
  const trigger: CommandWish = {
    title: verbs.trigger,
    lead: null,
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        label: words.evidenceKind,
        value: 'LAW',
        choices: triggerKinds.map((kind) => [kind, texts.plan.trigger[kind]]),
      },
      { kind: 'text', name: 'note', label: words.note },
    ],
    button: verbs.trigger,
    done: words.done,
    build: ({ kind, note }) => ({ type: 'trigger', kind, note }),
  };
  const assign: CommandWish = {
    title: verbs.assign,
    lead: null,
    fields: [
      {
        kind: 'person',
        name: 'owner',
        label: texts.plan.field.owner,
        domain: plan.domain,
        value: owner,
        known: names[owner] ?? '',
      },
      { kind: 'line', name: 'change', label: words.note },
    ],
    button: verbs.assign,
    done: words.done,
    build: ({ owner: person, change }) => ({ type: 'assign', owner: person, change }),
  };
  return [
    ...(me.edits && contentOf(plan) ? [{ name: verbs.assign, wish: assign }] : []),
    ...(isInForce(plan) ? [{ name: verbs.trigger, wish: trigger }] : []),
    ...(me.edits ? [{ name: verbs.withdraw, wish: reasoned(verbs.withdraw, 'withdraw', texts) }] : []),
  ];
}
