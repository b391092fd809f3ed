import type { FrameworkCoverage } from '../../policy/frameworks/framework-coverage.js';
import { controlIdList } from '../wording/control-id-list.js';
import { controlStatusWords } from '../wording/control-status-words.js';
import { whatMetMeans } from '../wording/what-met-means.js';
import { markdownCode, markdownText } from './markdown-text.js';

/** A framework's controls as Markdown. */
export function frameworkMarkdown({ title, reviewed, controls, outOfReach }: FrameworkCoverage): string {
  const header = ['control', 'about', ...reviewed.map(markdownCode), 'rules'];
  const rows = controls.map(({ id, subject, statuses, rules }) => [
    markdownText(id),
    markdownText(subject),
    ...statuses.map((status) => controlStatusWords[status]),
    rules.map(markdownCode).join(' '),
  ]);
  const table = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const beyond = outOfReach.map(
    ({ ids, subject, reason }) =>
      `- ${markdownText(controlIdList(ids))}, ${markdownText(subject)}: ${reason}`,
  );
  return [
    `### ${title}`,
    whatMetMeans,
    table.join('\n'),
    `<details><summary>Out of a template’s reach, or tied to no rule (${outOfReach.length})</summary>\n\n${beyond.join('\n')}\n\n</details>`,
  ].join('\n\n');
}
