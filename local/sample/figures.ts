/** A year of released figures, deviations and maturity of the sample domains, so that trends can be seen. */

import type { BcDomain } from '../../src/domain/bc-domain.ts';
import { deviations } from '../../src/domain/deviation.ts';
import { type DraftFigures, type FiguresCommand, figuresOfDomains } from '../../src/domain/figures.ts';
import type { Counted, Item } from '../../src/domain/kpi-book.ts';
import { countAll, sumUp } from '../../src/domain/kpi-figures.ts';
import { maturities } from '../../src/domain/maturity.ts';
import type { Env } from '../../src/engine/env.ts';
import type { Door } from '../../src/engine/execute.ts';
import { kpiDesk } from '../../src/engine/kpi-desk.ts';
import { registerBook } from '../../src/engine/register-book.ts';
import { sampleDeviations, sampleMaturities } from './deviations.ts';
import { fixedPersonId } from './fixed-ids.ts';
import { type DomainCode, type PersonKey, roster } from './roster.ts';
import { tellStory } from './tell-story.ts';

const setup = { system: 'setup' } as const;

/** When figures were drawn up; released two days later. */
const days = ['2025-12-10', '2026-03-11', '2026-06-10', '2026-09-09'] as const;
/** How many of what counts today did not count yet, by the same quarters. */
const lag = [0.5, 0.35, 0.2, 0.08] as const;

interface Releasing {
  /** Of the four quarters, the first one it released. */
  readonly from: number;
  readonly drafter: PersonKey;
  readonly releaser: PersonKey;
  readonly support?: string;
}

/** Who releases; MS, MWK, MK and MU never did. */
const releasing: Partial<Record<DomainCode, Releasing>> = {
  'MI-ITN': { from: 0, drafter: 'yildiz', releaser: 'petersen-wiechert' },
  'MF-NLBV': {
    from: 0,
    drafter: 'demirci',
    releaser: 'thielemann',
    support: 'Vorlage für einen WAP „Zahlungsverkehr“',
  },
  'MU-NLWKN': { from: 0, drafter: 'albers-ihnen', releaser: 'tammena' },
  MI: { from: 1, drafter: 'holthusen', releaser: 'von-der-heide' },
  MF: { from: 2, drafter: 'oezdemir', releaser: 'lohmann', support: 'Moderation einer Stabsübung im Frühjahr' },
  ML: { from: 1, drafter: 'jankowski', releaser: 'schulte-nordholt' },
  MJ: { from: 3, drafter: 'kim', releaser: 'rautenkranz' },
  MW: { from: 0, drafter: 'hanke', releaser: 'rohlfs' },
  StK: { from: 2, drafter: 'moeller', releaser: 'lindenrode' },
};

const noonOf = (day: string) => Date.parse(`${day}T11:00:00Z`);
const dayLength = 86_400_000;

/** Fills in what needs the registers to be there. The same numbers whenever it is done, as long as these are the same. */
export async function fillFigures(
  { env, entry }: { readonly env: Env; readonly entry: Door },
  domains: readonly BcDomain[],
): Promise<void> {
  for (const value of sampleDeviations()) {
    await entry.execute(deviations, value.id, { type: 'put', value }, setup, noonOf(days[1]));
  }
  for (const value of sampleMaturities()) {
    await entry.execute(maturities, value.domain, { type: 'put', value }, setup, noonOf(value.assessedOn));
  }
  const desk = kpiDesk({ env, entry, book: registerBook(entry, env.store) });
  for (const code of Object.keys(roster) as DomainCode[]) {
    const domain = domains.find(({ id }) => id === code);
    const plan = releasing[code];
    if (!domain || !plan) continue;
    const [book, { set, version }, maturity] = await Promise.all([desk.book(domain), desk.set(), desk.maturity(code)]);
    const counted = countAll({ book, set, at: env.now() });
    const levels = Object.entries(maturity?.steps ?? {}).map(([id, { level }]) => [id, level] as const);
    const facts: DraftFigures['facts'] = {
      stage: book.bcms.stage,
      officerNamed: book.bcms.bcOfficer !== '',
      guidelineDay: book.bcms.guidelineDay,
      overdue: [],
      maturity: maturity ? Object.fromEntries(levels) : null,
    };
    const commands = days.flatMap((day, index): readonly FiguresCommand[] => {
      if (index < plan.from) return [];
      const then = counted.map((one) => earlier(one, lag[index] ?? 0));
      const asOf = noonOf(day);
      const draft: DraftFigures = {
        type: 'draft',
        domain: code,
        asOf,
        set: version,
        figures: then.map((one) => ({ ...sumUp(one), goal: set.goals[one.id], items: one.items })),
        facts,
        management: domain.management ?? [],
        remark: '',
        support: index === days.length - 1 ? (plan.support ?? '') : '',
        past: { at: asOf, by: fixedPersonId(plan.drafter) },
      };
      const past = { at: asOf + 2 * dayLength, by: fixedPersonId(plan.releaser) };
      return [draft, { type: 'release', asOf, past }];
    });
    const at = (command: FiguresCommand) => ('past' in command ? command.past?.at : undefined) ?? env.now();
    await tellStory({ env, entry }, { model: figuresOfDomains, id: code, commands, at });
  }
}

/** As it was some quarters ago: of what counts today the last ones did not yet, every third of them unknown then. */
function earlier({ id, items, minutes }: Counted, part: number): Counted {
  const met = items.filter(({ state }) => state === 'met');
  const late = new Set<Item>(part === 0 ? [] : met.slice(met.length - Math.ceil(met.length * part)));
  const changed = [...late].map((item, index) => [item, index % 3 === 2 ? 'unknown' : 'open'] as const);
  const states = new Map<Item, Item['state']>(changed);
  const before = items.map((item) => ({ ...item, state: states.get(item) ?? item.state }));
  return minutes ? { id, items: before, minutes } : { id, items: before };
}
