// A worker: counts while the page stays alive. Sends nothing anywhere but to the page that started it.
import { count } from './count';
import { MalformedFile, UndecidableTie, UnusableRules } from './election';
import type { Answer, Task } from './messages';
import { readPabulib } from './pabulib';
import { readRules } from './rules';

const SAID_EVERY_MS = 100;

function answer(task: Task): Answer {
  try {
    const sheet = readRules(task.rules);
    const election = readPabulib(new Uint8Array(task.file));
    let said = 0;
    const { winners, totalCents } = count(election, sheet, (runs, spentCents) => {
      const now = performance.now();
      if (now - said < SAID_EVERY_MS) return;
      said = now;
      say({ kind: 'progress', runs, part: Number((spentCents * 1000n) / election.budgetCents) / 1000 });
    });
    const projects = new Map(election.projects.map((project) => [project.id, project]));
    return {
      kind: 'done',
      voters: election.voters,
      budgetCents: election.budgetCents.toString(),
      totalCents: totalCents.toString(),
      currency: election.meta.get('currency') ?? null,
      winners: winners.map((id) => ({
        id,
        name: projects.get(id)?.name ?? id,
        cents: (projects.get(id)?.cents ?? 0n).toString(),
      })),
      stated: election.stated,
    };
  } catch (refused) {
    if (refused instanceof MalformedFile) {
      return { kind: 'malformed', line: refused.line, problem: refused.problem, about: [...refused.about] };
    }
    if (refused instanceof UndecidableTie) return { kind: 'tie', projects: [...refused.projects] };
    if (refused instanceof UnusableRules) return { kind: 'rules', reason: refused.message };
    return { kind: 'broken', reason: String(refused) };
  }
}

function say(message: Answer): void {
  self.postMessage(message);
}

self.addEventListener('message', (event: MessageEvent<Task>) => say(answer(event.data)));
