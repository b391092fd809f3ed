import { groupBy } from '../../group-by.js';
import type { Rule } from '../../rules/define-rule.js';
import { byControlId } from '../../rules/frameworks/by-control-id.js';
import type { CatalogueEntry } from '../../rules/frameworks/catalogue-entry.js';
import { catalogues } from '../../rules/frameworks/catalogues.js';
import { type ControlSource, type Framework, frameworks } from '../../rules/frameworks.js';
import { rules as allRules } from '../../rules/index.js';
import type { CheckReport } from '../report.js';
import { findingsByReviewed } from '../review/findings-by-reviewed.js';
import { type ControlStatus, controlStatus } from './control-status.js';
import type { FrameworkCoverage, UncoveredControls } from './framework-coverage.js';

const noSource =
  'A template can show something of it, but no named source ties it to a setting that a rule judges.';

/** Sets the findings of a report against the controls of a framework. */
export function coverFramework(
  report: CheckReport,
  framework: Framework,
  rules: readonly Rule[] = allRules,
): FrameworkCoverage {
  const tied = rulesByControl(framework, rules);
  const columns = findingsByReviewed(report).filter(({ reviewed }) => reviewed !== null);
  const byRule = columns.map(({ findings }) => groupBy(findings, ({ ruleId }) => ruleId));
  const leftOut = columns.map(
    ({ reviewed }) => new Set((reviewed?.leftOut ?? []).flatMap(({ rules: ids }) => ids)),
  );
  const controls = [...tied].map(([id, { rules: ids, sources }]) => ({
    id,
    subject: subjectOf(id, catalogues[framework]),
    rules: [...ids].sort(byControlId),
    sources: [...sources].sort(),
    statuses: byRule.map((findings, column) =>
      statusOf(
        controlStatus([...ids].flatMap((rule) => findings.get(rule) ?? [])),
        [...ids].some((rule) => leftOut[column]?.has(rule)),
      ),
    ),
  }));
  return {
    framework,
    title: frameworks[framework],
    reviewed: columns.flatMap(({ reviewed }) => (reviewed === null ? [] : [reviewed.name])),
    controls: controls.sort((a, b) => byControlId(a.id, b.id)),
    outOfReach: catalogues[framework].flatMap((entry) => uncovered(entry, [...tied.keys()])),
  };
}

/** Of a control with a rule that was not judged nobody knows more than that it failed. */
function statusOf(status: ControlStatus, isLeftOut: boolean): ControlStatus {
  return isLeftOut && status !== 'failed' ? 'unknown' : status;
}

function rulesByControl(framework: Framework, rules: readonly Rule[]) {
  const tied = new Map<string, { rules: Set<string>; sources: Set<ControlSource> }>();
  for (const rule of rules)
    for (const [id, sources] of Object.entries(rule.controls[framework] ?? {})) {
      const control = tied.get(id) ?? { rules: new Set<string>(), sources: new Set<ControlSource>() };
      control.rules.add(rule.id);
      for (const source of sources) control.sources.add(source);
      tied.set(id, control);
    }
  return tied;
}

function subjectOf(id: string, catalogue: readonly CatalogueEntry[]): string {
  return catalogue.find(({ ids }) => ids.includes(id))?.subject ?? '';
}

function uncovered(
  { ids, subject, beyond = noSource, section }: CatalogueEntry,
  tied: readonly string[],
): readonly UncoveredControls[] {
  const covered = (own: string) =>
    tied.some((id) => id === own || (section === true && id.startsWith(`${own}.`)));
  const left = ids.filter((id) => !covered(id));
  return left.length === 0 ? [] : [{ ids: left, subject, reason: beyond }];
}
