import { elsewhere } from '../../test/side-by-side/everything-on.js';
import type { SideBySideResult } from '../../test/side-by-side/live-side-by-side.js';
import { table } from './markdown.js';
import { verdict } from './verdict.js';

/** What becomes of development and production with everything on, that are deployed, edited and destroyed side by side. */
export function sideBySideSection({ edits, steps, left, note }: SideBySideResult): string {
  const rows = steps.map(({ name, changed, faults }) => [name, changed.join('; '), verdict(faults)]);
  return `## Everything on, side by side

Development and production with all on that each may have (\`test/side-by-side/everything-on.ts\`), on one emulator: deployed, edited ${edits} times each, and destroyed, by \`npx tsx scripts/side-by-side.ts\`. No fault means here: each command ended with 0, and so did \`plan --exit-code\` after each deploy. Left of both: ${left.length === 0 ? 'nothing' : left.join(', ')}.${note === undefined ? '' : ` ${note}`}

${table(['deployed', 'planned before it', 'came out'], rows)}

What is not in it, and where it is tested:

${table(['what', 'why', 'tested by'], elsewhere)}`;
}
