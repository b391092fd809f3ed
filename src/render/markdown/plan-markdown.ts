import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import type { EnvironmentPlan } from '../../operations/deploy/environment-plan.js';
import type { EnvironmentOutcome } from '../../operations/run/outcome.js';
import { renderPlans } from '../terminal/plan/plan-table.js';
import { planVerdict } from '../wording/plan-verdict.js';
import { markdownCode, markdownText } from './markdown-text.js';

// GitHub takes 65,536 characters in a comment.
const longest = 60_000;
/** How wide the folded plan is: GitHub shows about as many signs in a comment. */
const columns = 110;

interface Part {
  readonly head: string;
  /** Folded; what does not fit any more is left out, and said. */
  readonly details: string | undefined;
  readonly suffix: string;
}

/** The plans of a run for a comment at a pull request: what each means, with its changes folded below; never longer than a comment may be. */
export function renderPlanMarkdown(
  outcomes: readonly EnvironmentOutcome<EnvironmentPlan>[],
  cwd: string,
  invocation: Invocation = plainInvocation,
): string {
  const parts = outcomes.map((one) => partOf(one, cwd));
  const title = '## Plan';
  let room = longest - title.length;
  const heads: Part[] = [];
  for (const part of parts) {
    room -= part.head.length + 2;
    if (room < 1000) break;
    heads.push(part);
  }
  const left = parts.length - heads.length;
  const texts = heads.flatMap(({ head, details, suffix }) => {
    if (details === undefined) return [head];
    const fits = details.length + 2 <= room - 500;
    const text = fits ? details : leftOut(invocation.next('plan', { env: suffix }));
    room -= text.length + 2;
    return [head, text];
  });
  const more =
    left === 0
      ? []
      : [`${left} more ${left === 1 ? 'environment does' : 'environments do'} not fit into a comment.`];
  return `${[title, ...texts, ...more].join('\n\n')}\n`;
}

function leftOut(command: string): string {
  return `The changes do not fit into a comment: ${markdownCode(command)}.`;
}

function partOf(one: EnvironmentOutcome<EnvironmentPlan>, cwd: string): Part {
  const { suffix } = one;
  const name = markdownCode(suffix);
  if (one.outcome !== 'ok')
    return { suffix, details: undefined, head: `### ${name}: ${one.outcome}\n\n${reasonOf(one)}` };
  const { summary, changes, outputsChange } = one.result;
  const counts = Object.entries(summary).flatMap(([kind, count]) => (count > 0 ? [`${kind} ${count}`] : []));
  const said = counts.length > 0 ? counts.join(', ') : outputsChange ? 'outputs change' : 'no changes';
  const verdict = planVerdict(changes);
  const refusals = one.result.refusals ?? [];
  const head = [
    `### ${name}: ${said}`,
    ...(verdict === undefined ? [] : [`**${markdownText(verdict)}**`]),
    ...(refusals.length === 0 ? [] : [`A deploy refuses this plan:\n\n${problemList(refusals)}`]),
  ];
  // What is refused stands above.
  const details =
    changes.length === 0 && !outputsChange ? undefined : folded({ ...one.result, refusals: [] }, cwd);
  return { suffix, head: head.join('\n\n'), details };
}

function folded(plan: EnvironmentPlan, cwd: string): string {
  const text = renderPlans([plan], { paint: (_, plain) => plain, detail: 'full', columns, cwd });
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  // Longer than any in it: nothing in a plan ends the block.
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return `<details><summary>Changes</summary>\n\n${fence}text\n${text}${fence}\n\n</details>`;
}

function reasonOf(one: Exclude<EnvironmentOutcome<EnvironmentPlan>, { readonly outcome: 'ok' }>): string {
  if (one.outcome === 'skipped') return markdownText(one.reason);
  if (one.outcome === 'interrupted') return markdownText(one.message);
  if (one.outcome === 'declined') return 'Nothing was changed.';
  if (!(one.error instanceof UserError)) return 'A fault of multienv: see the log.';
  return problemList(one.error.problems);
}

function problemList(problems: readonly Problem[]): string {
  return problems
    .slice(0, 20)
    .map(({ code, message }) => `- ${markdownCode(code)} ${markdownText(message.slice(0, 500))}`)
    .join('\n');
}
