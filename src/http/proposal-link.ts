// The page behind the link of a report: what it says, and one button to take it over. Raising an alarm needs a sign-in.
import { alarms } from '../domain/alarm-rules.ts';
import { type Proposal, proposals } from '../domain/proposal.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import type { LinkKind } from './answer-link.ts';
import type { LinkPage } from './answer-link-page.ts';
import type { HttpDeps } from './visitor.ts';

export function proposalLink({ env, entry, look }: Pick<HttpDeps, 'env' | 'entry' | 'look'>): LinkKind {
  return {
    async page({ about, person }, _person, texts) {
      const { state } = await entry.read(proposals, about);
      if (!state.asked.some(({ people }) => people.includes(person))) return null;
      const taker = (await look.person(state.takenBy))?.name || texts.cards.situation.unnamed;
      const number = state.alarm === '' ? '' : (await entry.read(alarms, state.alarm)).state.number;
      return pageOf(state, person, texts, { now: env.now(), taker, number });
    },
    async answer({ about, person }, _person, { answer }) {
      if (answer !== 'take') throw new Refusal('bad-shape');
      const { state } = await entry.read(proposals, about);
      // The page said that somebody has it; from her it is taken only in Teams.
      if (state.takenBy !== '' && state.takenBy !== person) throw new Refusal('proposal-closed');
      await entry.execute(proposals, about, { type: 'take' }, { person, via: 'link' });
    },
  };
}

interface Shown {
  readonly now: number;
  readonly taker: string;
  readonly number: string;
}

function pageOf(proposal: Proposal, person: string, texts: Texts, { now, taker, number }: Shown): LinkPage {
  const { proposal: words, report, situation } = texts.cards;
  const { status, takenBy, what, where, since, level, domain, closedAt } = proposal;
  const { phone } = report;
  const isOpen = status === 'open' && takenBy === '';
  const isMine = takenBy === person && status === 'open';
  const closed = texts.moment(closedAt ?? now, now);
  const outcome = {
    none: '',
    open: isMine ? words.takenByYou : `${words.takenBy(taker)} ${phone.nothingToDo}`,
    raised: words.raisedAs(number, closed),
    dismissed: words.dismissedAt(closed),
  };
  return {
    mark: isOpen ? words.open : status === 'open' ? words.taken : words[status === 'raised' ? 'raised' : 'dismissed'],
    isExercise: false,
    step: isOpen ? phone.ask : outcome[status],
    lines: [
      { label: situation.what, value: what },
      { label: situation.where, value: where },
      { label: situation.since, value: texts.moment(since, now) },
      { label: '', value: `${texts.level[level]} · ${domain}` },
      ...(status === 'open' && proposal.callback !== ''
        ? [{ label: report.said.callback, value: proposal.callback }]
        : []),
      ...(isOpen || isMine ? [{ label: '', value: phone.next }] : []),
    ],
    noted: null,
    minutes: null,
    choices: isOpen ? [{ value: 'take', label: phone.take }] : [],
    hidden: {},
  };
}
