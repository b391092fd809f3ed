import type { Finding } from '../../operations/recover/compare-with-aws.js';
import type { RecoveryQuestion } from '../../operations/recover/questions.js';
import type { RecoveredEnvironment } from '../../operations/recover/recover.js';
import { describeLock } from '../../terraform/state/state-lock.js';

/** A question of `recover`: what is known, and what is asked. */
export function renderRecoveryQuestion(question: RecoveryQuestion): {
  readonly facts: string;
  readonly ask: string;
} {
  const { suffix } = question;
  switch (question.kind) {
    case 'end-terraform':
      return {
        facts: `${suffix}: Terraform (process ${question.pid}) of a killed \`multienv ${question.command}\` still works.\n`,
        ask: 'End it? (No: wait until it has finished.)',
      };
    case 'unlock':
      return {
        facts: `${suffix}: locked by ${describeLock(question.lock)}, a run that is dead.\n`,
        ask: 'Take its lock away?',
      };
    case 'push-state':
      return {
        facts: `${suffix}: Terraform left a state of ${question.resources} resources (serial ${question.serial}) that it could not write.\n`,
        ask: 'Write it into the backend?',
      };
    case 'replace-state':
      return question.file === undefined
        ? {
            facts: `${suffix}: the state cannot be read, and there is none from before it.\n`,
            ask: 'Begin an empty one, and import what AWS has of the environment?',
          }
        : {
            facts: `${suffix}: the state cannot be read; ${question.file} knows ${question.resources} resources.\n`,
            ask: 'Put it in its place, and import what AWS has beyond it?',
          };
    case 'import':
      return {
        facts: `${suffix}: AWS has ${question.findings.length} resources that the state does not know:\n${question.findings.map(({ address, id }) => `  ${address} (${id})\n`).join('')}`,
        ask: 'Import them?',
      };
  }
}

/** What `recover` has done for one environment. */
export function renderRecovery(environment: RecoveredEnvironment): string {
  const { suffix, stories, endedProcess, lock, backups, resources, plan } = environment;
  if (plan === null && stories.length === 0) return `${suffix}: nothing to recover\n`;
  const lines = [
    ...stories,
    ...(endedProcess === null ? [] : [`process ${endedProcess} has ended`]),
    ...(lock === null ? [] : [`unlocked: ${describeLock(lock)}`]),
    ...backups.map((file) => `copy of the state: ${file}`),
    ...resources.flatMap(describeFinding),
    ...describeAbsent(resources),
  ];
  return lines.map((line) => `${suffix}: ${line}\n`).join('');
}

function describeFinding(finding: Finding): readonly string[] {
  const { address } = finding;
  switch (finding.kind) {
    case 'in-state':
    case 'absent':
      return [];
    case 'import':
      return [
        `imported ${address} (${finding.id})`,
        ...(finding.former === undefined
          ? []
          : [
              `${address} replaced ${finding.former}, which the state does not know any more: delete it in AWS if it is still there`,
            ]),
      ];
    case 'made-again':
      return [`${address} is made again by the next deploy: ${finding.reason}`];
    case 'foreign':
      return [
        `${address}: AWS has ${finding.id}, but its tags do not name this environment: rename or delete it before the next deploy`,
      ];
    case 'unknown':
      return [`${address}: look in AWS whether it was made, and import it with Terraform if so`];
  }
}

function describeAbsent(findings: readonly Finding[]): readonly string[] {
  const absent = findings.filter(({ kind }) => kind === 'absent').map(({ address }) => address);
  return absent.length === 0 ? [] : [`not made yet: ${absent.join(', ')}`];
}
