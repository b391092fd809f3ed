import type { ClassifiedDrift } from '../../changes/drift/drift.js';
import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import { type EnvironmentDrift, hasDrift } from '../../operations/drift/environment-drift.js';
import { type EnvironmentOutcome, isOk } from '../../operations/run/outcome.js';
import { countsText, driftConsequence, driftSentence } from '../wording/drift-words.js';
import { whyNotOk } from '../wording/why-not-ok.js';
import { markdownCode, markdownText } from './markdown-text.js';

// GitHub takes 65,536 characters in a comment.
const longest = 60_000;

/** Drift for a comment or the summary of a job: a table for each environment, the gravest first. */
export function renderDriftMarkdown(
  outcomes: readonly EnvironmentOutcome<EnvironmentDrift>[],
  invocation: Invocation = plainInvocation,
): string {
  const again = (suffix: string) =>
    markdownCode(invocation.next('drift', { env: suffix, words: ['--verbose'] }));
  const parts = [
    '## Drift',
    ...outcomes.map((one) => (isOk(one) ? compared(one.result, again(one.suffix)) : notCompared(one))),
  ];
  const kept: string[] = [];
  let room = longest;
  for (const part of parts) {
    room -= part.length + 2;
    if (room < 0) {
      kept.push(`The rest does not fit into a comment: see ${markdownCode(invocation.next('drift'))}.`);
      break;
    }
    kept.push(part);
  }
  return `${kept.join('\n\n')}\n`;
}

function notCompared(one: EnvironmentOutcome<unknown>): string {
  return `### ${markdownCode(one.suffix)}: not compared\n\n${markdownText(whyNotOk(one) ?? '')}`;
}

/** @param again the command that tells more */
function compared(one: EnvironmentDrift, again: string): string {
  const { suffix, isDeployed, resources, region, folded, notChecked } = one;
  if (!isDeployed) return `### ${markdownCode(suffix)}: nothing is deployed`;
  const counts = countsText(resources);
  const verdict = hasDrift(one) ? counts : `no drift${counts === '' ? '' : ` (${counts})`}`;
  const rows = resources.map((drift) => row(drift, region));
  const table = [['class', 'resource', 'what', 'what comes of it'], ['---', '---', '---', '---'], ...rows];
  return [
    `### ${markdownCode(suffix)}: ${verdict}`,
    ...(rows.length === 0 ? [] : [table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')]),
    `Left out: ${folded.length} that AWS moves or fills in by itself. Not checked: what no file of Terraform has made, and ${notChecked.length} more (${again} lists them).`,
  ].join('\n\n');
}

function row(drift: ClassifiedDrift, region: string): readonly string[] {
  return [
    drift.class === 'security' || drift.class === 'deleted' ? `**${drift.class}**` : drift.class,
    markdownCode(drift.address),
    markdownText(driftSentence(drift)),
    markdownText(driftConsequence(drift, region)),
  ];
}
