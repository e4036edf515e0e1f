// A record of a register as it is edited.

/** The version it began with, and what became of it. */
export interface RecordDraft<Value> {
  readonly revision: number;
  readonly base: Value;
  readonly value: Value;
}
