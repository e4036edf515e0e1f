// Routes by which a domain releases its figures: drawn up by its coordinator, released by somebody else.
import type { FastifyInstance } from 'fastify';
import type { BcDomain } from '../domain/bc-domain.ts';
import { type DomainFacts, type FiguresCommand, figuresOfDomains } from '../domain/figures.ts';
import type { Question } from '../domain/kpi-book.ts';
import { countAll, sumUp } from '../domain/kpi-figures.ts';
import type { Maturity } from '../domain/maturity.ts';
import { mayDraftFigures } from '../domain/roles.ts';
import { dayOf } from '../domain/team.ts';
import { timelineOf } from '../domain/timeline.ts';
import type { KpiDesk } from '../engine/kpi-desk.ts';
import { checked } from './checked.ts';
import {
  discardRequest,
  domainQuery,
  draftRequest,
  type ReleaseView,
  releaseRequest,
  returnRequest,
} from './contract-kpi.ts';
import { ask, nameOf, seenDomain } from './kpi.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const mostOverdue = 5;
const dayLength = 86_400_000;

export function figuresRoutes(server: FastifyInstance, deps: HttpDeps, desk: KpiDesk): void {
  const give = async (domain: BcDomain, by: Visitor, command: FiguresCommand): Promise<ReleaseView> => {
    await deps.entry.execute(figuresOfDomains, domain.id, command, { person: by.person.id, via: 'tab' });
    return releaseView(deps, desk, domain, by);
  };
  server.get(
    '/api/kpi/release',
    signedIn(async (by, request) =>
      releaseView(deps, desk, await seenDomain(deps, by, checked(domainQuery, request.query).domain), by),
    ),
  );
  server.post(
    '/api/kpi/release/draft',
    signedIn(async (by, request) => {
      const { domain, remark, support } = checked(draftRequest, request.body);
      const found = await seenDomain(deps, by, domain);
      const [{ question, version }, maturity] = await Promise.all([ask(deps, desk, found), desk.maturity(domain)]);
      const figures = countAll(question).map((counted) => {
        const { items } = counted;
        return { ...sumUp(counted), goal: question.set.goals[counted.id], items };
      });
      const { management = [] } = found;
      const drawn = {
        domain,
        asOf: question.at,
        set: version,
        figures,
        facts: factsOf(question, maturity),
        management,
      };
      return give(found, by, { type: 'draft', ...drawn, remark: remark.trim(), support: support.trim() });
    }),
  );
  server.post(
    '/api/kpi/release/release',
    signedIn(async (by, request) => {
      const { domain, asOf } = checked(releaseRequest, request.body);
      return give(await seenDomain(deps, by, domain), by, { type: 'release', asOf });
    }),
  );
  server.post(
    '/api/kpi/release/return',
    signedIn(async (by, request) => {
      const { domain, asOf, reason } = checked(returnRequest, request.body);
      return give(await seenDomain(deps, by, domain), by, { type: 'return', asOf, reason });
    }),
  );
  server.post(
    '/api/kpi/release/discard',
    signedIn(async (by, request) =>
      give(await seenDomain(deps, by, checked(discardRequest, request.body).domain), by, { type: 'discard' }),
    ),
  );
}

/** What the Zentralstelle asks for beside figures, without names (domain.md 5). */
function factsOf(question: Question, maturity: Maturity | null): DomainFacts {
  const { book, at } = question;
  const today = dayOf(at);
  const overdue = timelineOf({ ...question, releasedAt: at }, 0)
    .filter(({ kind, day }) => kind === 'measure' && day < today)
    .slice(0, mostOverdue)
    .map(({ number }) => number);
  const levels = Object.entries(maturity?.steps ?? {}).map(([id, { level }]) => [id, level] as const);
  return {
    stage: book.bcms.stage,
    officerNamed: book.bcms.bcOfficer !== '',
    guidelineDay: book.bcms.guidelineDay,
    overdue,
    maturity: maturity ? Object.fromEntries(levels) : null,
  };
}

async function releaseView(deps: HttpDeps, desk: KpiDesk, domain: BcDomain, by: Visitor): Promise<ReleaseView> {
  const [{ draft, released }, { set }] = await Promise.all([desk.figures(domain.id), desk.set()]);
  const named = async (id: string) => (await deps.look.person(id))?.name ?? '';
  const lines = released.map(async ({ asOf, releasedAt, draftedBy, releasedBy, remark, support, set: version }) => ({
    asOf,
    releasedAt,
    remark,
    support,
    set: version,
    draftedBy: await named(draftedBy),
    releasedBy: await named(releasedBy),
  }));
  const last = released[0]?.releasedAt;
  return {
    domain: nameOf(domain),
    mayDraft: mayDraftFigures(by.who, domain.id),
    draft: draft && {
      asOf: draft.asOf,
      by: await named(draft.by),
      own: draft.by === by.person.id,
      returned: draft.returned,
      remark: draft.remark,
      support: draft.support,
      figures: draft.figures.map(({ items: _items, ...figure }) => figure),
    },
    released: await Promise.all(lines),
    dueOn: dayOf(last === undefined ? deps.env.now() : last + set.releaseDays * dayLength),
  };
}
