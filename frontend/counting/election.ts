// What is counted. Written from the published rules, not from the program that counted first: that is what makes a
// recount here a check.

export type VoteType = 'approval' | 'choose-1' | 'cumulative' | 'ordinal' | 'scoring';

export interface Project {
  readonly id: string;
  readonly name: string;
  /** In hundredths of the currency, as stated. */
  readonly cents: bigint;
}

/**
 * Ballots, identical ones merged. Ballot i chose `choice[start[i]]` up to `choice[start[i + 1] - 1]` and gave the
 * `points` beside them; without points each has 1. On a scoring ballot only what got more than 0 is chosen.
 */
export interface Ballots {
  readonly start: Int32Array;
  readonly choice: Int32Array;
  readonly points: Float64Array;
  /** 0 for a project that got its points only because all that are not named get some, otherwise 1. */
  readonly named: Uint8Array;
  /** How many voters cast it. */
  readonly weight: Float64Array;
  /** By project: points of 0 and less that scoring ballots gave, added up. */
  readonly against: Float64Array;
}

export interface Election {
  readonly meta: ReadonlyMap<string, string>;
  readonly voteType: VoteType;
  readonly budgetCents: bigint;
  readonly projects: readonly Project[];
  readonly ballots: Ballots;
  /** All ballots, blank ones too. */
  readonly voters: number;
  /** Ids that the file calls selected; null if it has no such column. */
  readonly stated: readonly string[] | null;
}

/** Why a file cannot be counted: a word of `Problem`, what it is about, and the line from 1. */
export class MalformedFile extends Error {
  constructor(
    readonly line: number,
    readonly problem: string,
    readonly about: readonly (string | number)[] = [],
  ) {
    super(`line ${line}: ${problem} ${about.join(', ')}`);
  }
}

/** A rule sheet that says nothing countable, in plain English as the command line says it. */
export class UnusableRules extends Error {}

/** Several are equally first, and the rules do not say who comes before whom. */
export class UndecidableTie extends Error {
  constructor(readonly projects: readonly string[]) {
    super(projects.join(', '));
  }
}
