import { BallotBox } from './ballot-box';
import { MalformedFile, type Election, type Project, type VoteType } from './election';
import { decode, Rows, type Row } from './rows';

const VOTE_TYPES: readonly VoteType[] = ['approval', 'choose-1', 'cumulative', 'ordinal', 'scoring'];
const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const;
const MOST_CENTS = 100_000_000_000_000n;
const MOST_PROJECTS = 10_000;
const MOST_POINTS = 999_999_999;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

type Section = (typeof SECTIONS)[number];

/** Reads a Pabulib file. Refuses with {@link MalformedFile} what could be counted in two ways. */
export function readPabulib(bytes: Uint8Array): Election {
  if (bytes.length === 0) throw new MalformedFile(1, 'EMPTY_FILE');
  return new Reader(new Rows(decode(bytes))).election();
}

/** Cents of `1500`, `1500.5` or `1331751.11`, exactly. */
export function cents(line: number, what: string, text: string): bigint {
  const found = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text.trim());
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
    const columns = row.cells.map((cell) => cell.trim());
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

  /** A cell of the row by the name of its column; empty if the section has no such column. */
  reader(column: string): (row: Row) => string {
    const at = this.columns.indexOf(column);
    const { length } = this.columns;
    return (row) => {
      const { cells } = row;
      if (cells.length < length || cells.slice(length).some((cell) => cell.trim() !== '')) {
        throw new MalformedFile(row.line, 'WRONG_CELL_COUNT', [cells.length, length]);
      }
      return at < 0 ? '' : cells[at];
    };
  }
}

function headingOf(row: Row): Section | null {
  if (row.quoted || row.cells.some((cell, at) => at > 0 && cell !== '')) return null;
  return SECTIONS.find((section) => section === row.cells[0].trim()) ?? null;
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
    this.readProjects();
    this.sameCount('num_projects', this.projects.length);
    const box = new BallotBox(voteType, this.index, this.bounds(voteType));
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
      const name = key(row).trim();
      if (this.meta.has(name)) throw new MalformedFile(row.line, 'DUPLICATE_KEY', [name]);
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
    const word = this.needed('vote_type').trim();
    const type = VOTE_TYPES.find((known) => known === word);
    if (!type) throw new MalformedFile(this.lineOf('vote_type'), 'UNKNOWN_VOTE_TYPE', ['vote_type', word]);
    const scoring = this.meta.get('scoring_fn')?.trim() ?? '';
    if (type === 'ordinal' && scoring !== '' && scoring.toLowerCase() !== 'borda') {
      throw new MalformedFile(this.lineOf('scoring_fn'), 'UNKNOWN_SCORING', ['scoring_fn', scoring]);
    }
    return type;
  }

  /** A whole number of META; null if it is not there or empty. */
  private number(key: string, least = 0): number | null {
    const text = this.meta.get(key)?.trim() ?? '';
    if (text === '') return null;
    if (!/^-?\d{1,9}$/.test(text) || Number(text) < least) {
      throw new MalformedFile(this.lineOf(key), 'NOT_A_NUMBER', [key, text, least, MOST_POINTS]);
    }
    return Number(text);
  }

  private bounds(voteType: VoteType): (key: string) => number | null {
    const least = voteType === 'scoring' ? -MOST_POINTS : 0;
    const values = new Map(['min_length', 'max_length'].map((key) => [key, this.number(key)]));
    ['min_points', 'max_points', 'min_sum_points', 'max_sum_points', 'default_score'].forEach((key) => {
      values.set(key, this.number(key, least));
    });
    return (key) => values.get(key) ?? null;
  }

  private sameCount(key: string, found: number): void {
    const said = this.number(key);
    if (said !== null && said !== found) throw new MalformedFile(this.lineOf(key), 'WRONG_COUNT', [key, said, found]);
  }

  private readProjects(): void {
    const header = new Header(this.rows.next(), 'PROJECTS', this.rows.lastLine(), ['project_id', 'cost']);
    const [id, cost, name, selected] = ['project_id', 'cost', 'name', 'selected'].map((column) => header.reader(column));
    const stated: string[] = [];
    this.stated = header.has('selected') ? stated : null;
    this.each('VOTES', (row) => {
      const word = id(row);
      if (word === '' || word !== word.trim() || word.length > 200 || CONTROL.test(word)) {
        throw new MalformedFile(row.line, 'INVALID_ID', ['project', word]);
      }
      if (word.includes(',')) throw new MalformedFile(row.line, 'COMMA_IN_ID', [word]);
      if (this.index.has(word)) throw new MalformedFile(row.line, 'DUPLICATE_PROJECT', [word]);
      if (this.projects.length === MOST_PROJECTS) throw new MalformedFile(row.line, 'TOO_MANY_PROJECTS', [MOST_PROJECTS]);
      if (selected(row).trim() === '1') stated.push(word);
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
      const id = voter(row);
      if (id.trim() === '') throw new MalformedFile(row.line, 'INVALID_ID', ['voter', id]);
      if (voters.has(id)) throw new MalformedFile(row.line, 'DUPLICATE_VOTER', [id]);
      voters.add(id);
      box.put(row.line, list(vote(row)), scored ? list(points(row)) : []);
    });
  }
}

/** `3,7,12`; a blank cell is an empty list. */
function list(cell: string): string[] {
  return cell.trim() === '' ? [] : cell.split(',').map((part) => part.trim());
}
