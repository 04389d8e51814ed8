import { BallotBox, wholeNumber } from './ballot-box';
import { MalformedFile, type Election, type Project, type VoteType } from './election';
import { decode, Rows, strip, type Row } from './rows';

const VOTE_TYPES: readonly VoteType[] = ['approval', 'choose-1', 'cumulative', 'ordinal', 'scoring'];
const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const;
const MOST_CENTS = 100_000_000_000_000n;
const MOST_PROJECTS = 10_000;
const MOST_POINTS = 999_999_999;
const MOST_KEYS = 1000;
const LONGEST_ID = 200;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

type Section = (typeof SECTIONS)[number];

/** Reads a Pabulib file. Refuses with {@link MalformedFile} what could be counted in two ways. */
export function readPabulib(bytes: Uint8Array): Election {
  if (bytes.length === 0) throw new MalformedFile(1, 'EMPTY_FILE');
  return new Reader(new Rows(decode(bytes))).election();
}

/** Cents of `1500`, `1500.5` or `1331751.11`, exactly. */
export function cents(line: number, what: string, text: string): bigint {
  const found = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(strip(text));
  if (!found) throw new MalformedFile(line, 'NOT_AN_AMOUNT', [what, text]);
  const digits = (found[3] ?? '').replace(/0+$/, '');
  if (digits.length > 2) throw new MalformedFile(line, 'FRACTION_OF_A_CENT', [what, text]);
  const amount = BigInt(found[2]) * 100n + BigInt(digits.padEnd(2, '0'));
  if ((found[1] && amount > 0n) || amount > MOST_CENTS) throw new MalformedFile(line, 'AMOUNT_OUT_OF_RANGE', [what, text]);
  return amount;
}

/** The columns of one section in the order of this file. */
class Header {
  private readonly columns: readonly string[];

  constructor(
    row: Row | null,
    section: Section,
    line: number,
    needed: readonly string[],
  ) {
    if (!row || headingOf(row)) throw new MalformedFile(line, 'MISSING_HEADER', [section]);
    const columns = row.cells.map((cell) => strip(cell));
    while (columns.length > 1 && columns[columns.length - 1] === '') columns.pop();
    columns.forEach((column, at) => {
      if (columns.indexOf(column) < at) throw new MalformedFile(row.line, 'DUPLICATE_COLUMN', [column]);
    });
    needed.forEach((column) => {
      if (!columns.includes(column)) throw new MalformedFile(row.line, 'MISSING_COLUMN', [section, column]);
    });
    this.columns = columns;
  }

  has(column: string): boolean {
    return this.columns.includes(column);
  }

  others(own: readonly string[]): readonly string[] {
    return this.columns.filter((column) => !own.includes(column));
  }

  /** A cell of the row by the name of its column; empty if the section has no such column. */
  reader(column: string): (row: Row) => string {
    const at = this.columns.indexOf(column);
    const { length } = this.columns;
    return (row) => {
      const { cells } = row;
      if (cells.length < length || cells.slice(length).some((cell) => strip(cell) !== '')) {
        throw new MalformedFile(row.line, 'WRONG_CELL_COUNT', [cells.length, length]);
      }
      return at < 0 ? '' : cells[at];
    };
  }
}

function headingOf(row: Row): Section | null {
  if (row.quoted || row.cells.some((cell, at) => at > 0 && strip(cell) !== '')) return null;
  return SECTIONS.find((section) => section === strip(row.cells[0]).toUpperCase()) ?? null;
}

/** A word that names something: not empty, not long, without what cannot be seen. */
function named(line: number, what: string, cell: string): string {
  const word = strip(cell);
  if (word === '' || word.length > LONGEST_ID || CONTROL.test(word)) {
    throw new MalformedFile(line, 'INVALID_ID', [what, cell]);
  }
  return word;
}

class Reader {
  private readonly meta = new Map<string, string>();
  private readonly lines = new Map<string, number>();
  private readonly projects: Project[] = [];
  private readonly index = new Map<string, number>();
  private stated: string[] | null = null;

  constructor(private readonly rows: Rows) {}

  election(): Election {
    this.heading(this.rows.next(), 'META');
    this.readMeta();
    const voteType = this.voteType();
    const budgetCents = cents(this.lineOf('budget'), 'budget', this.needed('budget'));
    if (budgetCents === 0n) throw new MalformedFile(this.lineOf('budget'), 'NO_BUDGET', ['budget']);
    const bounds = this.bounds(voteType);
    this.declared('num_projects');
    this.declared('num_votes');
    this.readProjects();
    this.sameCount('num_projects', this.projects.length);
    const box = new BallotBox(voteType, this.index, bounds);
    this.readVotes(voteType, box);
    this.sameCount('num_votes', box.size());
    return {
      meta: this.meta,
      voteType,
      budgetCents,
      projects: this.projects,
      ballots: box.ballots(),
      voters: box.size(),
      stated: this.stated,
    };
  }

  private heading(row: Row | null, section: Section): void {
    if (!row) throw new MalformedFile(this.rows.lastLine(), 'MISSING_SECTION', [section]);
    const found = headingOf(row);
    if (found === section) return;
    if (found) throw new MalformedFile(row.line, 'UNEXPECTED_SECTION', [found]);
    throw new MalformedFile(row.line, 'EXPECTED_SECTION', [section, row.cells[0]]);
  }

  /** The rows up to the next section, whose heading must follow; null for the last section. */
  private each(next: Section | null, read: (row: Row) => void): void {
    for (;;) {
      const row = this.rows.next();
      const heading = row && headingOf(row);
      if (!row || heading) {
        if (next) this.heading(row, next);
        else if (row && heading) throw new MalformedFile(row.line, 'UNEXPECTED_SECTION', [heading]);
        return;
      }
      read(row);
    }
  }

  private readMeta(): void {
    const header = new Header(this.rows.next(), 'META', this.rows.lastLine(), ['key', 'value']);
    const [key, value] = [header.reader('key'), header.reader('value')];
    this.each('PROJECTS', (row) => {
      const name = named(row.line, 'key', key(row));
      if (this.meta.has(name)) throw new MalformedFile(row.line, 'DUPLICATE_KEY', [name]);
      if (this.meta.size === MOST_KEYS) throw new MalformedFile(row.line, 'TOO_MANY_KEYS', [MOST_KEYS]);
      this.meta.set(name, value(row));
      this.lines.set(name, row.line);
    });
  }

  private lineOf(key: string): number {
    return this.lines.get(key) ?? 1;
  }

  private needed(key: string): string {
    const value = this.meta.get(key);
    if (value === undefined) throw new MalformedFile(this.rows.lastLine(), 'MISSING_KEY', [key]);
    return value;
  }

  private voteType(): VoteType {
    const word = strip(this.needed('vote_type'));
    const type = VOTE_TYPES.find((known) => known === word);
    if (!type) throw new MalformedFile(this.lineOf('vote_type'), 'UNKNOWN_VOTE_TYPE', ['vote_type', word]);
    const scoring = strip(this.meta.get('scoring_fn') ?? '');
    if (type === 'ordinal' && scoring !== '' && scoring.toLowerCase() !== 'borda') {
      throw new MalformedFile(this.lineOf('scoring_fn'), 'UNKNOWN_SCORING', ['scoring_fn', scoring]);
    }
    return type;
  }

  /** A whole number of META; null if it is not there or empty. */
  private number(key: string, least = 0): number | null {
    const text = strip(this.meta.get(key) ?? '');
    if (text === '') return null;
    const number = wholeNumber(text, least);
    if (number === null) throw new MalformedFile(this.lineOf(key), 'NOT_A_NUMBER', [key, text, least, MOST_POINTS]);
    return number;
  }

  /** How many there are, as META must say. */
  private declared(key: string): number {
    const text = this.needed(key);
    const number = wholeNumber(strip(text), 0);
    if (number === null) throw new MalformedFile(this.lineOf(key), 'NOT_A_NUMBER', [key, text, 0, MOST_POINTS]);
    return number;
  }

  private bounds(voteType: VoteType): (key: string) => number | null {
    const least = voteType === 'scoring' ? -MOST_POINTS : 0;
    const values = new Map(['min_length', 'max_length'].map((key) => [key, this.number(key)]));
    ['min_points', 'max_points', 'min_sum_points', 'max_sum_points'].forEach((key) => {
      values.set(key, this.number(key, least));
    });
    values.set('default_score', this.number('default_score', -MOST_POINTS));
    this.inOrder('length', values.get('min_length') ?? 0, values.get('max_length') ?? MOST_POINTS);
    this.inOrder('points', values.get('min_points') ?? least, values.get('max_points') ?? MOST_POINTS);
    this.inOrder('sum_points', values.get('min_sum_points') ?? -Infinity, values.get('max_sum_points') ?? Infinity);
    this.inOrder('sum_cost', this.amount('min_sum_cost') ?? 0n, this.amount('max_sum_cost') ?? MOST_CENTS);
    return (key) => values.get(key) ?? null;
  }

  private amount(key: string): bigint | null {
    const text = this.meta.get(key) ?? '';
    return strip(text) === '' ? null : cents(this.lineOf(key), key, text);
  }

  private inOrder<T extends number | bigint>(what: string, least: T, most: T): void {
    const [min, max] = [`min_${what}`, `max_${what}`];
    if (least > most) throw new MalformedFile(this.lineOf(min), 'CONTRADICTING_BOUNDS', [min, max]);
  }

  private sameCount(key: string, found: number): void {
    if (this.declared(key) !== found) throw new MalformedFile(this.lineOf(key), 'WRONG_COUNT', [key, this.declared(key), found]);
  }

  private readProjects(): void {
    const header = new Header(this.rows.next(), 'PROJECTS', this.rows.lastLine(), ['project_id', 'cost']);
    const [id, cost, name, selected] = ['project_id', 'cost', 'name', 'selected'].map((column) => header.reader(column));
    const others = header.others(['project_id', 'cost', 'name']);
    const stated: string[] = [];
    this.stated = header.has('selected') ? stated : null;
    this.each('VOTES', (row) => {
      const word = named(row.line, 'project', id(row));
      if (this.projects.length === 0) others.forEach((column) => named(row.line, 'column', column));
      if (word.includes(',')) throw new MalformedFile(row.line, 'COMMA_IN_ID', [word]);
      if (this.index.has(word)) throw new MalformedFile(row.line, 'DUPLICATE_PROJECT', [word]);
      if (this.projects.length === MOST_PROJECTS) throw new MalformedFile(row.line, 'TOO_MANY_PROJECTS', [MOST_PROJECTS]);
      if (strip(selected(row)) === '1') stated.push(word);
      this.index.set(word, this.projects.length);
      this.projects.push({ id: word, name: name(row) || word, cents: cents(row.line, 'cost', cost(row)) });
    });
  }

  private readVotes(voteType: VoteType, box: BallotBox): void {
    const scored = voteType === 'cumulative' || voteType === 'scoring';
    const needed = scored ? ['voter_id', 'vote', 'points'] : ['voter_id', 'vote'];
    const header = new Header(this.rows.next(), 'VOTES', this.rows.lastLine(), needed);
    const [voter, vote, points] = ['voter_id', 'vote', 'points'].map((column) => header.reader(column));
    const voters = new Set<string>();
    this.each(null, (row) => {
      const id = named(row.line, 'voter', voter(row));
      if (voters.has(id)) throw new MalformedFile(row.line, 'DUPLICATE_VOTER', [id]);
      voters.add(id);
      box.put(row.line, list(vote(row)), scored ? list(points(row)) : []);
    });
  }
}

/** `3,7,12`; a blank cell is an empty list. */
function list(cell: string): string[] {
  return strip(cell) === '' ? [] : cell.split(',').map((part) => strip(part));
}
