import { buildCommand } from '@stricli/core';
import type { RuleFacts } from '../../policy/review/rule-catalogue.js';
import type { CliContext } from '../context.js';
import { type JsonFlag, jsonFlag } from '../flags.js';

/** `multienv rules`. */
export const rulesCommand = buildCommand<JsonFlag, [id?: string], CliContext>({
  docs: {
    brief: 'List the rules of the review, or explain one',
    fullDescription: `Lists every rule of multienv check, or explains one: severity, reason, fix, setting, controls and the official page.

Examples:
  multienv rules
  multienv rules RDS-1
  multienv rules --json`,
  },
  parameters: {
    flags: jsonFlag,
    positional: {
      kind: 'tuple',
      parameters: [
        {
          parse: String,
          proposeCompletions: ruleIds,
          placeholder: 'ID',
          brief: 'Rule to explain',
          optional: true,
        },
      ],
    },
  },
  async func({ json }, id) {
    const { findRule, listRules } = await import('../../operations/check/rules.js');
    const rules = id === undefined ? listRules() : [findRule(id, this.invocation)];
    if (json) return this.printJson({ rules: rules.map(asJson) });
    const { renderRule, renderRules } = await import('../../render/terminal/rules.js');
    const [only] = rules;
    this.print(
      id === undefined || only === undefined ? renderRules(rules, this) : renderRule(only, this.paint),
    );
  },
});

async function ruleIds(): Promise<readonly string[]> {
  const { listRules } = await import('../../operations/check/rules.js');
  return listRules().map(({ id }) => id);
}

function asJson(rule: RuleFacts) {
  const { id, title, severity, area, requirement = null, setting = null, why, fix, controls, docs } = rule;
  const { convention = false, precision = 'very-high', impliedBy = [], toldWith = [] } = rule;
  const ids = Object.fromEntries(
    Object.entries(controls).map(([key, sources]) => [key, Object.keys(sources)]),
  );
  const judged = { convention, precision, impliedBy, toldWith };
  return { id, title, severity, area, requirement, setting, why, fix, controls: ids, ...judged, docs };
}
