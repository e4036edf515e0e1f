// What follows from the ratings of a process, live while they are written.
import type { ReactNode } from 'react';
import type { Bcms } from '../../domain/bcms.ts';
import { damageAt, isTimeCritical, mtpdHoursOf, mtpdOf, rtoLimit } from '../../domain/bia.ts';
import { daysBetween } from '../../domain/days.ts';
import type { BusinessProcess } from '../../domain/process.ts';
import { useTools } from '../tools.ts';

export function ProcessFigures(props: { process: BusinessProcess; bcms: Bcms; today: string }): ReactNode {
  const { registers } = useTools().texts.tab;
  const words = registers.process;
  const { process, bcms, today } = props;
  const { duration } = registers;
  const takes = process.durationHours ?? 0;
  const { biaDay = null } = process;
  return (
    <section className="panel panel-body" aria-labelledby="process-figures">
      <h2 id="process-figures">{words.figures}</h2>
      <p className="hint">{registers.edit.live}</p>
      <dl className="figures" aria-live="polite">
        <div>
          <dt>{words.mtpd}</dt>
          <dd>{useMtpd(process, bcms)}</dd>
        </div>
        <div>
          <dt>{words.isCritical}</dt>
          <dd>
            {isTimeCritical(process, bcms) ? registers.yes : registers.no}
            <span className="row-more">{words.criticalWords(bcms.timeCriticalDays)}</span>
          </dd>
        </div>
        <div>
          <dt>{words.limit}</dt>
          <dd>
            {useLimit(process, bcms)}
            <span className="row-more">
              {words.limitWords(
                duration(bcms.responseHours),
                duration(bcms.bufferHours),
                takes === 0 || Number.isNaN(takes) ? '' : duration(takes),
              )}
            </span>
          </dd>
        </div>
        {biaDay !== null && biaDay <= today && (
          <div>
            <dt>{registers.fields.biaDay}</dt>
            <dd>{words.biaAge(daysBetween(biaDay, today))}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function useMtpd(process: BusinessProcess, bcms: Bcms): string {
  const { registers } = useTools().texts.tab;
  const isOpen = process.damage && mtpdOf(damageAt(process, bcms.horizonHours), bcms).state === 'open';
  if (isOpen) return registers.process.mtpdOpen;
  const hours = mtpdHoursOf(process, bcms);
  if (hours === null && !process.damage) return registers.process.mtpdUnrated;
  return hours === null ? registers.process.mtpdNone : registers.duration(hours);
}

function useLimit(process: BusinessProcess, bcms: Bcms): string {
  const { registers } = useTools().texts.tab;
  const limit = rtoLimit(process, bcms);
  if (!limit) return registers.none;
  return limit.state === 'preventive' ? registers.process.preventive : registers.duration(limit.hours);
}
