/** Registers of the sample with a year of history, and how they get into a store. */
import { type Bcms, bcmsOfDomains } from '../../src/domain/bcms.ts';
import { bcmsOf } from '../../src/domain/bcms-rules.ts';
import type { Model } from '../../src/domain/model.ts';
import { type BusinessProcess, processes } from '../../src/domain/process.ts';
import type { Put, Register, WasPut } from '../../src/domain/register.ts';
import { type ReportRecipients, reportRecipients } from '../../src/domain/report-recipients.ts';
import { type Resource, resources } from '../../src/domain/resource.ts';
import type { Door } from '../../src/engine/execute.ts';
import { sampleBcms } from './bcms.ts';
import { sampleRecipients } from './checklists.ts';
import { sampleProcesses } from './processes.ts';
import { sampleResources } from './resources.ts';
import { sideBySide } from './side-by-side.ts';
import type { Version } from './versions.ts';

export interface SampleRegisters {
  readonly bcms: readonly Version<Bcms>[];
  readonly recipients: readonly Version<ReportRecipients>[];
  readonly resources: readonly Version<Resource>[];
  readonly processes: readonly Version<BusinessProcess>[];
}

export function sampleRegisters(): SampleRegisters {
  const bcms = sampleBcms();
  const limits = new Map(bcms.map(({ id, now }) => [id, now]));
  const recipients = sampleRecipients(bcms.map(({ id }) => id));
  return {
    bcms,
    recipients,
    resources: sampleResources(),
    processes: sampleProcesses((id) => bcmsOf(id, limits.get(id))),
  };
}

/** The processes as they stand now and nothing else: enough for stories that are about something else. */
export function processesOnly({ processes: all }: SampleRegisters): SampleRegisters {
  return {
    bcms: [],
    recipients: [],
    resources: [],
    processes: all.map((each) => ({ ...each, versions: each.versions.slice(-1) })),
  };
}

/** Puts what is not there yet, dated as it happened; the processes last. Every record has its versions in their order. */
export async function loadRegisters(entry: Door, sample: SampleRegisters): Promise<void> {
  await loadOf(entry, bcmsOfDomains, sample.bcms);
  await loadOf(entry, reportRecipients, sample.recipients);
  await loadOf(entry, resources, sample.resources);
  await loadOf(entry, processes, sample.processes);
}

function loadOf<Value extends object>(
  entry: Door,
  model: Model<Register<Value>, Put<Value>, WasPut>,
  all: readonly Version<Value>[],
): Promise<void> {
  return sideBySide(all, async ({ id, versions }) => {
    const { revision } = (await entry.read(model, id)).state;
    for (const { at, value } of versions.slice(revision)) {
      await entry.execute(model, id, { type: 'put', value }, { system: 'setup' }, at);
    }
  });
}
