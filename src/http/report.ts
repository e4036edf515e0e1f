// What a report says, in order and in words: drawn as PDF or written as workbook without knowing anything more.

/** One part of a report: sentences, pairs, a table; each may be missing. */
export interface ReportSection {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly facts?: readonly (readonly [string, string])[];
  /** What is asked or listed, one line each. */
  readonly list?: readonly string[];
  readonly table?: {
    readonly columns: readonly string[];
    /** Shares of the page. */
    readonly widths: readonly number[];
    readonly rows: readonly (readonly string[])[];
    /** Least height of a row, points: for writing by hand. */
    readonly least?: number;
  };
}

export interface Report {
  readonly title: string;
  readonly domain: string;
  readonly language: 'de' | 'en';
  /** When it was made, epoch milliseconds. */
  readonly at: number;
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly ReportSection[];
}
