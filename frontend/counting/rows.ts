import { MalformedFile } from './election';

export interface Row {
  readonly cells: readonly string[];
  /** Where it begins, from 1. */
  readonly line: number;
  /** Whether its first cell stood in quotes. */
  readonly quoted: boolean;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const SEMICOLON = 59;
const MOST_CELLS = 100;
const LONGEST_CELL = 1 << 20;

/** Without white space at its ends; what does not let a line break there, like U+00A0, is none. */
export function strip(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

function isSpace(code: number): boolean {
  if (code < 0x80) return (code >= 9 && code <= 13) || (code >= 28 && code <= 32);
  return (
    [0x1680, 0x2028, 0x2029, 0x205f, 0x3000].includes(code) || (code >= 0x2000 && code <= 0x200a && code !== 0x2007)
  );
}

/** The text of a file, without its byte order mark. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new MalformedFile(lineOfBrokenByte(bytes), 'NOT_UTF8');
  }
}

function lineOfBrokenByte(bytes: Uint8Array): number {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(LF, from);
    const to = end < 0 ? bytes.length : end + 1;
    try {
      strict.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to;
  }
  return line;
}

/** Rows of cells with `;` between them, quoted as in RFC 4180. Only CR, LF and CRLF end a line; blank ones are skipped. */
export class Rows {
  private at = 0;
  private line = 1;
  private quoted = false;

  constructor(private readonly text: string) {}

  next(): Row | null {
    for (;;) {
      if (this.at >= this.text.length) return null;
      const line = this.line;
      const cells = this.row();
      if (cells.length > 1 || strip(cells[0]) !== '') return { cells, line, quoted: this.quoted };
    }
  }

  /** Of the last line. */
  lastLine(): number {
    return this.line;
  }

  private row(): string[] {
    const cells: string[] = [];
    this.quoted = this.text.charCodeAt(this.at) === QUOTE;
    for (;;) {
      cells.push(this.text.charCodeAt(this.at) === QUOTE ? this.quotedCell() : this.plainCell());
      if (cells.length > MOST_CELLS) throw new MalformedFile(this.line, 'TOO_MANY_CELLS', [MOST_CELLS]);
      const end = this.text.charCodeAt(this.at);
      if (end === SEMICOLON) {
        this.at++;
      } else {
        if (this.at < this.text.length) this.endLine(end);
        return cells;
      }
    }
  }

  private endLine(end: number): void {
    this.at += end === CR && this.text.charCodeAt(this.at + 1) === LF ? 2 : 1;
    this.line++;
  }

  private plainCell(): string {
    const from = this.at;
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === SEMICOLON || code === LF || code === CR) break;
      if (code === 0) throw new MalformedFile(this.line, 'NUL_BYTE');
    }
    return this.checked(this.text.slice(from, this.at));
  }

  private quotedCell(): string {
    const opened = this.line;
    let cell = '';
    for (let from = ++this.at; ; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (Number.isNaN(code)) throw new MalformedFile(opened, 'UNCLOSED_QUOTE');
      if (code === 0) throw new MalformedFile(this.line, 'NUL_BYTE');
      if (code === LF || (code === CR && this.text.charCodeAt(this.at + 1) !== LF)) this.line++;
      if (code !== QUOTE) continue;
      cell += this.text.slice(from, this.at);
      if (this.text.charCodeAt(this.at + 1) !== QUOTE) break;
      from = ++this.at;
    }
    const after = this.text.charCodeAt(++this.at);
    if (this.at < this.text.length && after !== SEMICOLON && after !== LF && after !== CR) {
      throw new MalformedFile(this.line, 'TEXT_AFTER_QUOTE');
    }
    return this.checked(cell);
  }

  private checked(cell: string): string {
    if (cell.length > LONGEST_CELL) throw new MalformedFile(this.line, 'CELL_TOO_LONG', [LONGEST_CELL]);
    return cell;
  }
}
