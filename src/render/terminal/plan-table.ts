import { escapeControls } from '../escape.js';
import type { Paint } from './style.js';

/** What the table shows of a plan. */
interface PlannedEnvironment {
  readonly suffix: string;
  readonly summary: Readonly<Record<keyof typeof kinds, number>>;
  readonly changes: readonly { readonly address: string; readonly kind: keyof typeof kinds }[];
  readonly outputsChange: boolean;
}

const kinds = {
  create: { symbol: '+', look: 'green' },
  update: { symbol: '~', look: 'yellow' },
  replace: { symbol: '±', look: 'magenta' },
  destroy: { symbol: '-', look: 'red' },
  rotate: { symbol: '↻', look: 'cyan' },
} as const;

/** For each environment one line of counts and one line for each resource that changes. */
export function renderPlans(plans: readonly PlannedEnvironment[], paint: Paint): string {
  return plans.map((plan) => renderPlan(plan, paint)).join('\n');
}

function renderPlan(plan: PlannedEnvironment, paint: Paint): string {
  const suffix = paint('bold', escapeControls(plan.suffix));
  if (plan.changes.length === 0 && !plan.outputsChange) return `${suffix}  no changes\n`;
  const counts = Object.entries(kinds)
    .filter(([kind]) => plan.summary[kind as keyof typeof kinds] > 0)
    .map(([kind, { look }]) => paint(look, `${kind} ${plan.summary[kind as keyof typeof kinds]}`));
  const lines = [`${suffix}  ${counts.length > 0 ? counts.join('  ') : 'outputs change'}`];
  for (const { address, kind } of plan.changes) {
    const { symbol, look } = kinds[kind];
    lines.push(`  ${paint(look, symbol)} ${escapeControls(address)}`);
  }
  return `${lines.join('\n')}\n`;
}
