// A report as it goes by mail, short message and call to whoever decides on it. Where the reporter is called back it does not say.
import type { Proposal } from '../domain/proposal.ts';
import { type ProposalMessage, takeWithinMinutes } from '../domain/proposal-messages.ts';
import type { Env } from '../engine/env.ts';
import type { Links } from '../engine/links.ts';
import { Undeliverable } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import type { Notice, NoticeLine, NoticeOf } from './notice.ts';
import { proposalCode } from './proposal-answers.ts';

const plain = (value: string): NoticeLine => ({ label: '', value });
/** A machine may write more than a message should say. */
const longest = 300;
const cut = (text: string) => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

export function proposalNotice({ now }: Pick<Env, 'now'>, links: Links): NoticeOf {
  return async ({ address, state, delivery }, reader): Promise<Notice> => {
    const proposal = state as unknown as Proposal;
    const message = delivery.message as ProposalMessage;
    // Taken or closed meanwhile: the one who was to be asked has nothing to do.
    if (message === 'proposal-receipt') throw new Undeliverable('never', 'no-words');
    if (proposal.status !== 'open' || proposal.takenBy !== '') throw new Undeliverable('never', 'needless');
    const texts = textsFor(reader.language);
    const at = now();
    const { phone } = texts.cards.report;
    const { situation } = texts.cards;
    const { level, domain } = proposal;
    const [what, where] = [cut(proposal.what), cut(proposal.where)];
    const since = texts.moment(proposal.since, at);
    const step = stepOf(proposal, message, texts, at);
    return {
      texts,
      mark: titleOf(message, texts),
      step,
      lines: [
        { label: situation.what, value: what },
        { label: situation.where, value: where },
        { label: situation.since, value: since },
        plain(`${texts.level[level]} · ${domain}`),
        plain(phone.next),
      ],
      asks: { purpose: 'proposal', about: address.id, person: reader.id },
      urgent: level !== 'DISRUPTION',
      short: {
        head: phone.head(domain),
        step: phone.ask,
        phone: '',
        reply: phone.reply(proposalCode(links, { id: address.id, proposal, person: reader.id })),
        what: `${what.replace(/\.\s*$/, '')}, ${where}, ${since}.`,
        tail: phone.tail,
      },
      spoken: {
        open: phone.open,
        say: [step, `${situation.what}: ${what}.`, `${situation.where}: ${where}.`, `${situation.since}: ${since}.`],
        keys: phone.keys,
        close: phone.close,
      },
    };
  };
}

function titleOf(message: ProposalMessage, { cards }: Texts): string {
  if (message === 'proposal-passed') return cards.report.said.passed;
  return message === 'proposal-reminder' ? cards.proposal.reminder : cards.proposal.open;
}

function stepOf({ openedAt }: Proposal, message: ProposalMessage, texts: Texts, now: number): string {
  const { proposal, report } = texts.cards;
  if (message === 'proposal-passed') return report.said.passedNow;
  const until = openedAt + takeWithinMinutes * 60_000;
  const isLate = message === 'proposal-reminder' || now > until;
  return isLate ? proposal.decideNow : proposal.decideUntil(texts.moment(until, now));
}
