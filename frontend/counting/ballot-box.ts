import { MalformedFile, type Ballots, type VoteType } from './election';

const MOST_POINTS = 999_999_999;
const MOST_SCORES = 20_000_000;

/** `7` or `7.0`, with at most nine digits before the point; null for anything else or less than `least`, 0 or below. */
export function wholeNumber(text: string, least: number): number | null {
  const found = /^(-?\d{1,9})(?:\.0{1,9})?$/.exec(text);
  return found && (least < 0 || !text.startsWith('-')) ? Number(found[1]) : null;
}

interface Pick {
  readonly project: number;
  readonly points: number;
  readonly named: boolean;
}

/** Collects ballots, checks them against the bounds of the file and merges identical ones. */
export class BallotBox {
  private readonly known = new Map<string, number>();
  private readonly start: number[] = [0];
  private readonly choice: number[] = [];
  private readonly points: number[] = [];
  private readonly named: number[] = [];
  private readonly weight: number[] = [];
  private readonly against: Float64Array;
  private cast = 0;
  private longest = 0;

  /** @param bound a bound of META by its key, like max_length; null for none */
  constructor(
    private readonly voteType: VoteType,
    private readonly index: ReadonlyMap<string, number>,
    private readonly bound: (key: string) => number | null,
  ) {
    this.against = new Float64Array(index.size);
  }

  size(): number {
    return this.cast;
  }

  put(line: number, ids: readonly string[], numbers: readonly string[]): void {
    const choices = this.choices(line, ids);
    const points = this.pointsOf(line, ids, numbers);
    const picks = choices.map((project, at): Pick => ({ project, points: points[at], named: true }));
    const counted = this.voteType === 'scoring' ? this.scored(line, picks) : picks;
    if (this.voteType !== 'ordinal') counted.sort((one, other) => one.project - other.project);
    const key = counted.map((pick) => `${pick.project}:${pick.points}${pick.named ? '' : '-'}`).join();
    this.cast++;
    this.longest = Math.max(this.longest, ids.length);
    const same = this.known.get(key);
    if (same !== undefined) {
      this.weight[same]++;
      return;
    }
    this.known.set(key, this.weight.length);
    this.weight.push(1);
    for (const pick of counted) {
      this.choice.push(pick.project);
      this.points.push(pick.points);
      this.named.push(pick.named ? 1 : 0);
    }
    this.start.push(this.choice.length);
  }

  /** What gets more than 0, also by `default_score`; what gets less counts against the project. */
  private scored(line: number, picks: readonly Pick[]): Pick[] {
    const unnamed = this.bound('default_score') ?? 0;
    const all = [...picks];
    if (unnamed !== 0) {
      const named = new Set(picks.map((pick) => pick.project));
      for (let project = 0; project < this.index.size; project++) {
        if (!named.has(project)) all.push({ project, points: unnamed, named: false });
      }
      if (this.choice.length > MOST_SCORES) {
        throw new MalformedFile(line, 'TOO_MANY_SCORES', ['default_score', MOST_SCORES]);
      }
    }
    for (const pick of all) if (pick.points < 0) this.against[pick.project] += pick.points;
    return all.filter((pick) => pick.points > 0);
  }

  ballots(): Ballots {
    return {
      start: Int32Array.from(this.start),
      choice: Int32Array.from(this.choice),
      points: Float64Array.from(this.points, (points) => (this.voteType === 'ordinal' ? this.first() - points : points)),
      named: Uint8Array.from(this.named),
      weight: Float64Array.from(this.weight),
      against: this.against,
    };
  }

  /** Points of the first place of a ranking: the most choices that are allowed or, if nothing is said, made. */
  private first(): number {
    return this.bound('max_length') ?? this.longest;
  }

  private choices(line: number, ids: readonly string[]): number[] {
    const seen = new Set<number>();
    for (const id of ids) {
      const project = this.index.get(id);
      if (project === undefined) throw new MalformedFile(line, 'UNKNOWN_PROJECT', [id]);
      if (seen.has(project)) throw new MalformedFile(line, 'DUPLICATE_CHOICE', [id]);
      seen.add(project);
    }
    const ofOne = this.voteType === 'choose-1' ? 1 : Infinity;
    const least = Math.min(ofOne, this.bound('min_length') ?? 0);
    const most = Math.min(ofOne, this.bound('max_length') ?? Infinity);
    if (ids.length > 0 && ids.length < least) throw new MalformedFile(line, 'TOO_FEW_CHOICES', [ids.length, least]);
    if (ids.length > most) throw new MalformedFile(line, 'TOO_MANY_CHOICES', [ids.length, most]);
    return [...seen];
  }

  /** Of a ranking, the place of each from 0. */
  private pointsOf(line: number, ids: readonly string[], numbers: readonly string[]): number[] {
    if (this.voteType === 'ordinal') return ids.map((_, place) => place);
    if (this.voteType !== 'cumulative' && this.voteType !== 'scoring') return ids.map(() => 1);
    if (numbers.length !== ids.length) {
      throw new MalformedFile(line, 'POINTS_MISMATCH', [ids.length, numbers.length]);
    }
    const lowest = this.voteType === 'scoring' ? -MOST_POINTS : 0;
    const [least, most] = [this.bound('min_points') ?? lowest, this.bound('max_points') ?? MOST_POINTS];
    const points = numbers.map((text, at) => {
      const given = wholeNumber(text, lowest);
      if (given === null) throw new MalformedFile(line, 'NOT_A_NUMBER', ['points', text, lowest, MOST_POINTS]);
      if (given < least || given > most) {
        throw new MalformedFile(line, 'POINTS_OUT_OF_RANGE', [given, ids[at], least, most]);
      }
      return given;
    });
    const sum = points.reduce((all, given) => all + given, 0);
    const [leastSum, mostSum] = [this.bound('min_sum_points') ?? -Infinity, this.bound('max_sum_points') ?? Infinity];
    if (ids.length > 0 && (sum < leastSum || sum > mostSum)) {
      throw new MalformedFile(line, 'SUM_OF_POINTS_OUT_OF_RANGE', [sum, leastSum, mostSum]);
    }
    return points;
  }
}
