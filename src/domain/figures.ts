// Released figures of a domain: drafted by its coordinator, released by somebody else; only then the Zentralstelle sees them.
import { Refusal } from '../errors.ts';
import type { BcmsStage } from './bcms.ts';
import { type Figure, type Goal, type KpiId, personKpis } from './kpi.ts';
import type { Item, ItemKind, ItemState } from './kpi-book.ts';
import type { Entry, Model, Turn } from './model.ts';
import { saidBy } from './plan-checks.ts';
import type { Past } from './plan-words.ts';

/** What each figure counted, as document numbers without a word of content. */
export type Numbers = Readonly<Record<ItemState, readonly string[]>>;

/** A figure as it was at a moment, with the goal that counted then. */
export interface KeptFigure extends Figure {
  readonly goal: Goal;
  /** Kept for the newest release and the one before; never for figures about people. */
  readonly items?: Numbers;
}

/** What the Zentralstelle wants to know beside figures (domain.md 5), without names. */
export interface DomainFacts {
  readonly stage: BcmsStage;
  readonly officerNamed: boolean;
  /** `YYYY-MM-DD`; null while there is no guideline. */
  readonly guidelineDay: string | null;
  /** Numbers of the measures that are overdue the longest, at most five. */
  readonly overdue: readonly string[];
  /** Maturity by step of the catalogue, 0 to 5; null while nobody assessed it. */
  readonly maturity: Readonly<Record<string, number>> | null;
}

export interface Snapshot {
  /** As of this moment, epoch milliseconds. */
  readonly asOf: number;
  /** Version of the Land's set of figures. */
  readonly set: number;
  readonly figures: readonly KeptFigure[];
  readonly facts: DomainFacts;
}

/** What somebody says beside the figures: read by the Zentralstelle, so without names and contents. */
export interface Beside {
  readonly remark: string;
  /** What the domain asks the Zentralstelle for. */
  readonly support: string;
}

export interface DraftFigures extends Beside {
  readonly type: 'draft';
  readonly domain: string;
  readonly asOf: number;
  readonly set: number;
  readonly figures: readonly (Figure & { readonly goal: Goal; readonly items: readonly Item[] })[];
  readonly facts: DomainFacts;
  /** Behördenleitung, who may release it, too. */
  readonly management: readonly string[];
  readonly past?: Past;
}
export interface ReleaseFigures {
  readonly type: 'release';
  /** The draft that was seen: its moment. */
  readonly asOf: number;
  readonly past?: Past;
}
export interface ReturnFigures {
  readonly type: 'return';
  readonly asOf: number;
  readonly reason: string;
}
export interface DiscardFigures {
  readonly type: 'discard';
}
export type FiguresCommand = DraftFigures | ReleaseFigures | ReturnFigures | DiscardFigures;

export interface Drafted extends Entry, Snapshot, Beside, Past {
  readonly type: 'drafted';
  readonly domain: string;
  readonly management: readonly string[];
  /** Numbers given for the first time, by `<kind>/<id>`. */
  readonly numbers: Readonly<Record<string, string>>;
}
interface FiguresReleased extends Entry, Past {
  readonly type: 'released';
}
interface FiguresReturned extends Entry {
  readonly type: 'returned';
  readonly reason: string;
}
interface FiguresDiscarded extends Entry {
  readonly type: 'discarded';
}
export type FiguresEntry = Drafted | FiguresReleased | FiguresReturned | FiguresDiscarded;

export interface FiguresDraft extends Snapshot, Beside {
  readonly by: string;
  readonly at: number;
  readonly management: readonly string[];
  /** Why it was sent back; '' while it waits to be released. */
  readonly returned: string;
}

export interface FiguresRelease extends Snapshot, Beside {
  readonly draftedBy: string;
  readonly releasedBy: string;
  readonly releasedAt: number;
}

/** Id is the domain's. */
export interface Figures {
  /** '' before anything was drawn up. */
  readonly domain: string;
  readonly draft: FiguresDraft | null;
  /** Newest first. */
  readonly released: readonly FiguresRelease[];
  /** Document numbers of what has none of its own, by `<kind>/<id>`: given once, and never anew. */
  readonly numbers: Readonly<Record<string, string>>;
}

const longestBeside = 600;
/** Releases that are kept in the state; all of them stay in the journal. */
const mostReleases = 48;
/** Of so many the items are kept. */
const withItems = 2;

const letters: Readonly<Record<ItemKind, string>> = {
  process: 'P',
  unit: 'E',
  plan: 'D',
  resource: 'R',
  measure: 'M',
  deviation: 'A',
  role: 'F',
  person: '',
  alarm: 'L',
  incident: 'V',
  test: 'T',
  exercise: 'Ü',
};

const itemKey = ({ kind, id }: Pick<Item, 'kind' | 'id'>): string => `${kind}/${id}`;

/** The number by which an item is known outside of its domain; '' while it has none. */
export function numberOf(item: Pick<Item, 'kind' | 'id' | 'number'>, numbers: Figures['numbers']): string {
  return item.number !== '' ? item.number : (numbers[itemKey(item)] ?? '');
}

/** Numbers for items that have none: `P-001`, `P-002`, counting on from those given before. */
function newNumbers(items: readonly Item[], given: Figures['numbers']): Record<string, string> {
  const last = new Map<string, number>();
  for (const number of Object.values(given)) {
    const [letter = '', count = '0'] = number.split('-');
    last.set(letter, Math.max(last.get(letter) ?? 0, Number(count)));
  }
  const made: Record<string, string> = {};
  for (const item of items) {
    const key = itemKey(item);
    if (item.number !== '' || Object.hasOwn(given, key) || Object.hasOwn(made, key)) continue;
    const letter = letters[item.kind];
    const count = (last.get(letter) ?? 0) + 1;
    last.set(letter, count);
    made[key] = `${letter}-${String(count).padStart(3, '0')}`;
  }
  return made;
}

const isAboutPeople = (id: KpiId) => personKpis.includes(id);

function decideDraft(state: Figures, command: DraftFigures, said: Past): Drafted {
  if (Math.max(command.remark.length, command.support.length) > longestBeside) {
    throw new Refusal('text-too-long', { most: longestBeside });
  }
  const named = command.figures.filter(({ id }) => !isAboutPeople(id));
  const numbers = newNumbers(
    named.flatMap(({ items }) => items),
    state.numbers,
  );
  const known = { ...state.numbers, ...numbers };
  const listed = (items: readonly Item[], wanted: ItemState) =>
    items.filter((item) => item.state === wanted).map((item) => numberOf(item, known));
  const figures = command.figures.map(({ items, ...figure }): KeptFigure => {
    if (isAboutPeople(figure.id)) return figure;
    const [met, open, unknown] = (['met', 'open', 'unknown'] as const).map((wanted) => listed(items, wanted));
    return { ...figure, items: { met: met ?? [], open: open ?? [], unknown: unknown ?? [] } };
  });
  const { domain, asOf, set, facts, management, remark, support } = command;
  return { type: 'drafted', v: 1, ...said, domain, asOf, set, figures, facts, management, remark, support, numbers };
}

function decide(state: Figures, command: FiguresCommand, turn: Turn): readonly FiguresEntry[] {
  const said = saidBy(turn, 'past' in command ? command.past : undefined);
  if (command.type === 'draft') return [decideDraft(state, command, said)];
  if (!state.draft) throw new Refusal('figures-no-draft');
  if (command.type === 'discard') return [{ type: 'discarded', v: 1 }];
  // Somebody drew them up anew meanwhile: what was looked at is not what would be released.
  if (command.asOf !== state.draft.asOf) throw new Refusal('changed-meanwhile');
  if (said.by === state.draft.by) throw new Refusal('figures-own');
  if (command.type === 'release') return state.draft.returned === '' ? [{ type: 'released', v: 1, ...said }] : [];
  if (command.reason.trim() === '') throw new Refusal('reason-missing');
  if (command.reason.length > longestBeside) throw new Refusal('text-too-long', { most: longestBeside });
  return [{ type: 'returned', v: 1, reason: command.reason }];
}

function withoutItems(release: FiguresRelease): FiguresRelease {
  return { ...release, figures: release.figures.map(({ items: _items, ...figure }) => figure) };
}

function apply(state: Figures, entry: FiguresEntry): Figures {
  if (entry.type === 'drafted') {
    const { type: _type, v: _v, domain, numbers, ...draft } = entry;
    const made = { ...draft, returned: '' };
    return { ...state, domain, draft: made, numbers: { ...state.numbers, ...numbers } };
  }
  if (!state.draft || entry.type === 'discarded') return { ...state, draft: null };
  if (entry.type === 'returned') return { ...state, draft: { ...state.draft, returned: entry.reason } };
  const { by, at: _at, management: _management, returned: _returned, ...snapshot } = state.draft;
  const release = { ...snapshot, draftedBy: by, releasedBy: entry.by, releasedAt: entry.at };
  const older = state.released.map((one, index) => (index < withItems - 1 ? one : withoutItems(one)));
  return { ...state, draft: null, released: [release, ...older].slice(0, mostReleases) };
}

/** The figures of one domain. */
export const figuresOfDomains: Model<Figures, FiguresCommand, FiguresEntry> = {
  name: 'figures',
  version: 1,
  empty: { domain: '', draft: null, released: [], numbers: {} },
  decide,
  apply,
  owed: () => [],
  head: ({ domain, draft, released }) => ({
    scope: domain,
    status: draft ? 'draft' : 'released',
    // Grows with every release, so that a list of heads tells whose figures have to be read again.
    key: String(released.length),
    at: released[0]?.releasedAt ?? 0,
  }),
};
