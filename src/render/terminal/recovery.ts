import type { Fate } from '../../operations/recover/compare-with-aws.js';
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
        facts: `${suffix}: Terraform (process ${question.pid}) of a killed \`multienv ${question.command}\` is still running.\n`,
        ask: 'Stop it? (No: wait until it has finished.)',
      };
    case 'unlock':
      return {
        facts: `${suffix}: locked by ${describeLock(question.lock)}, a run that is dead.\n`,
        ask: 'Remove its lock?',
      };
    case 'push-state':
      return {
        facts: `${suffix}: Terraform left a state of ${question.resources} resources (serial ${question.serial}) that it could not store.\n`,
        ask: 'Push it to the backend?',
      };
    case 'replace-state':
      return question.file === undefined
        ? {
            facts: `${suffix}: the state cannot be read, and there is no earlier copy.\n`,
            ask: 'Start with an empty state, and import the resources of the environment from AWS?',
          }
        : {
            facts: `${suffix}: the state cannot be read; ${question.file} has ${question.resources} resources.\n`,
            ask: 'Use that file, and import the other resources of the environment from AWS?',
          };
    case 'import':
      return {
        facts: `${suffix}: AWS has ${question.fates.length} resources that are missing from the state:\n${question.fates.map(({ address, id }) => `  ${address} (${id})\n`).join('')}`,
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

function describeFinding(fate: Fate): readonly string[] {
  const { address } = fate;
  switch (fate.kind) {
    case 'in-state':
    case 'absent':
      return [];
    case 'import':
      return [
        `imported ${address} (${fate.id})`,
        ...(fate.former === undefined
          ? []
          : [
              `${address} replaced ${fate.former}, which is no longer in the state: delete it in AWS if it still exists`,
            ]),
      ];
    case 'made-again':
      return [`${address} is created again by the next deploy: ${fate.reason}`];
    case 'foreign':
      return [
        `${address}: AWS has ${fate.id}, but its tags do not name this environment: rename or delete it before the next deploy`,
      ];
    case 'unknown':
      return [`${address}: check in AWS whether it was created, and if so import it with Terraform`];
  }
}

function describeAbsent(fates: readonly Fate[]): readonly string[] {
  const absent = fates.filter(({ kind }) => kind === 'absent').map(({ address }) => address);
  return absent.length === 0 ? [] : [`not created yet: ${absent.join(', ')}`];
}
