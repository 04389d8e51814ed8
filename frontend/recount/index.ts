import type { Answer, Done, Task } from '../counting/messages';
import { download, published, sha256, type Published } from './published';
import { verdict, type Kind } from './verdict';
import { money, number, problem, word } from './words';

const MOST_MEGABYTES = 64;
/** So that a screen reader is not told of every run. */
const TOLD_EVERY_MS = 3000;

interface Input {
  readonly file: ArrayBuffer;
  readonly fileHash: string;
  readonly rules: string;
  readonly rulesHash: string;
  readonly compare: Published | null;
}

/** Something the person should know instead of a result. */
class Refused extends Error {}

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no ${id}`);
  return found;
}

const root = element('recounter', HTMLElement);
const form = element('recount-form', HTMLFormElement);
const cancel = element('recount-cancel', HTMLButtonElement);
const going = element('recount-going', HTMLElement);
const bar = element('recount-bar', HTMLProgressElement);
const said = element('recount-said', HTMLElement);
const result = element('recount-result', HTMLElement);
const act = form.querySelector<HTMLButtonElement>('button[type="submit"]');

let worker: Worker | null = null;
let attempt = 0;

function own(id: string): File | null {
  return element(id, HTMLInputElement).files?.[0] ?? null;
}

async function input(): Promise<Input> {
  const address = root.dataset.published;
  const [ownFile, ownRules] = [own('own-file'), own('own-rules')];
  if (!address && !ownFile) throw new Refused(word('choose-file'));
  if ((ownFile?.size ?? 0) > MOST_MEGABYTES << 20) throw new Refused(word('too-large', MOST_MEGABYTES));
  let compare: Published | null = null;
  let file: ArrayBuffer;
  try {
    compare = address ? await published(address) : null;
    file = ownFile ? await ownFile.arrayBuffer() : await download(compare?.file ?? '');
  } catch {
    throw new Refused(word('unreachable'));
  }
  const fileHash = await sha256(file);
  if (compare && !ownFile && fileHash !== '' && fileHash !== compare.sha256) throw new Refused(word('hash-broken'));
  const rules = (ownRules ? await ownRules.text() : (compare?.rules ?? root.dataset.usual ?? '')).trim();
  return { file, fileHash, rules, rulesHash: await sha256(new TextEncoder().encode(rules)), compare };
}

function count(task: Task, progress: (runs: number, part: number) => void): Promise<Answer> {
  return new Promise((resolve) => {
    worker = new Worker(root.dataset.worker ?? '', { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'progress') progress(data.runs, data.part);
      else resolve(data);
    });
    worker.addEventListener('error', (event) => resolve({ kind: 'broken', reason: event.message }));
    worker.postMessage(task, [task.file]);
  });
}

function busy(is: boolean): void {
  form.setAttribute('aria-busy', String(is));
  if (act) act.hidden = is;
  cancel.hidden = !is;
  going.hidden = !is;
  if (is) {
    bar.removeAttribute('value');
    result.hidden = true;
    cancel.focus();
  } else {
    worker?.terminate();
    worker = null;
  }
}

async function recount(): Promise<void> {
  const mine = ++attempt;
  busy(true);
  said.textContent = word('reading');
  const from = performance.now();
  let told = from;
  try {
    const given = await input();
    if (mine !== attempt) return;
    const answer = await count({ file: given.file, rules: given.rules }, (runs, part) => {
      bar.value = part;
      if (performance.now() - told < TOLD_EVERY_MS) return;
      told = performance.now();
      said.textContent = word('run', number(runs), number(part * 100));
    });
    if (mine !== attempt) return;
    busy(false);
    const seconds = number((performance.now() - from) / 1000, 1);
    if (answer.kind === 'done') show(answer, given, seconds);
    else refuse(reason(answer));
  } catch (refused) {
    if (mine !== attempt) return;
    busy(false);
    refuse(refused instanceof Refused ? refused.message : word('broken', String(refused)));
  }
}

function reason(answer: Exclude<Answer, Done>): string {
  switch (answer.kind) {
    case 'malformed':
      return word('line', answer.line, problem(answer.problem, answer.about));
    case 'tie':
      return word('tie', answer.projects.join(', '));
    case 'rules':
      return word('bad-rules', answer.reason);
    case 'broken':
      return word('broken', answer.reason);
    case 'progress':
      return '';
  }
}

function show(done: Done, given: Input, seconds: string): void {
  const counted = { done, file: given.fileHash, rules: given.rulesHash };
  const currency = given.compare?.currency ?? done.currency;
  const fill = (id: string, text: string): void => {
    element(id, HTMLElement).textContent = text;
  };
  fill('recount-winners', word('winners', number(done.winners.length), number(done.voters)));
  fill('recount-total', word('total', money(done.totalCents, currency), money(done.budgetCents, currency)));
  fill('recount-file', given.fileHash);
  fill('recount-rules', given.rulesHash);
  fill('recount-time', word('seconds', seconds));
  const list = element('recount-list', HTMLElement);
  list.replaceChildren(
    ...done.winners.map((winner) => {
      const row = document.createElement('tr');
      row.append(
        cell('th', winner.name),
        cell('td', winner.id, list.dataset.id),
        cell('td', money(winner.cents, currency), list.dataset.cost, 'num'),
      );
      return row;
    }),
  );
  element('recount-figures', HTMLElement).hidden = false;
  said.textContent = word('done', seconds);
  const { kind, said: why } = verdict(counted, given.compare);
  tell(kind, why);
}

function cell(tag: 'th' | 'td', text: string, label = '', type = ''): HTMLTableCellElement {
  const made = document.createElement(tag);
  if (tag === 'th') made.scope = 'row';
  made.textContent = text;
  made.className = type;
  if (label) made.dataset.label = label;
  return made;
}

function refuse(why: string): void {
  element('recount-figures', HTMLElement).hidden = true;
  said.textContent = '';
  tell('failed', why);
}

function tell(kind: Kind, why: string): void {
  result.querySelectorAll<HTMLElement>('[data-verdict]').forEach((notice) => {
    notice.hidden = notice.dataset.verdict !== kind;
    const place = notice.querySelector('.said');
    if (place && !notice.hidden) place.textContent = why;
  });
  result.hidden = false;
  element('recount-verdict', HTMLElement).focus();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void recount();
});
cancel.addEventListener('click', () => {
  attempt++;
  busy(false);
  said.textContent = word('cancelled');
  act?.focus();
});
root.hidden = false;
element('recount-no-script', HTMLElement).hidden = true;
