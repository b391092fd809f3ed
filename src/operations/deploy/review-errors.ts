import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';
import type { Finding } from '../../policy/finding.js';

/** The review refuses a plan. */
export const reviewFailed = defineError<{ suffix: string; finding: Finding; invocation: Invocation }>({
  code: 'review-failed',
  summary:
    'The review found a failure of severity high or critical in a plan, and no waiver covers it: the plan is not applied.',
  exitCode: 1,
  message: ({ suffix, finding: { ruleId, severity, title, address, attribute, message } }) => {
    const place = attribute === null ? address : `${address} (${attribute})`;
    const detail = message === null ? '' : `: ${message.replace(/\.$/, '')}`;
    return `${suffix}: ${place} violates ${ruleId}, “${title}” (${severity})${detail}.`;
  },
  hint: ({ suffix, finding: { ruleId, address, fix }, invocation }) =>
    `${fix} Why: \`${invocation.next('rules', { words: [ruleId] })}\`. Or accept the risk with an entry under \`waivers\` in environments.yaml: - { rule: ${ruleId}, address: ${JSON.stringify(address)}, environments: [${suffix}], reason: …, owner: …, expires: YYYY-MM-DD }`,
});

/** `rules` was asked for a rule that does not exist. */
export const ruleUnknown = defineError<{
  id: string;
  suggestion: string | undefined;
  invocation: Invocation;
}>({
  code: 'rule-unknown',
  summary: '`rules` was asked to explain a rule that does not exist.',
  message: ({ id }) => `There is no rule \`${id}\`.`,
  hint: ({ suggestion, invocation }) =>
    suggestion === undefined
      ? `Run \`${invocation.next('rules')}\` for the list.`
      : `Did you mean \`${suggestion}\`?`,
});
