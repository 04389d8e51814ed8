// What a page and the worker that counts for it say to each other. Amounts are whole cents as text.

export interface Task {
  readonly file: ArrayBuffer;
  /** JSON of a rule sheet. */
  readonly rules: string;
}

export interface Winner {
  readonly id: string;
  readonly name: string;
  readonly cents: string;
}

export interface Done {
  readonly kind: 'done';
  readonly voters: number;
  readonly budgetCents: string;
  readonly totalCents: string;
  /** ISO 4217; null if the file names none. */
  readonly currency: string | null;
  /** In the order in which they were chosen. */
  readonly winners: readonly Winner[];
  /** Ids that the file itself calls selected; null if it says nothing of it. */
  readonly stated: readonly string[] | null;
}

export type Answer =
  /** `part` of the budget that is spent, from 0 to 1. */
  | { readonly kind: 'progress'; readonly runs: number; readonly part: number }
  | Done
  | { readonly kind: 'malformed'; readonly line: number; readonly problem: string; readonly about: (string | number)[] }
  | { readonly kind: 'tie'; readonly projects: string[] }
  | { readonly kind: 'rules'; readonly reason: string }
  | { readonly kind: 'broken'; readonly reason: string };
