import { counted } from '../../counted.js';
import type { Invocation } from '../../errors/invocation.js';
import { groupBy } from '../../group-by.js';
import type { Fate } from '../../operations/recover/compare-with-aws.js';
import type { RecoveryFindings } from '../../operations/recover/findings.js';
import type { RecoveryQuestion } from '../../operations/recover/questions.js';
import type { RecoveredEnvironment } from '../../operations/recover/recover.js';
import { describeLock, type StateLock } from '../../terraform/state/state-lock.js';
import { oneLine } from './one-line.js';

/** A question of `recover`: what is known, and what is asked. */
export function renderRecoveryQuestion(question: RecoveryQuestion): {
  readonly facts: string;
  readonly ask: string;
} {
  const { suffix } = question;
  switch (question.kind) {
    case 'end-terraform':
      return {
        facts: oneLine(
          `${suffix}: Terraform (process ${question.pid}) of a killed \`multienv ${question.command}\` is still running.`,
        ),
        ask: 'Stop it? (No: wait until it has finished.)',
      };
    case 'unlock':
      return {
        facts: oneLine(`${suffix}: locked by ${describeLock(question.lock)}, a run that is dead.`),
        ask: 'Remove its lock?',
      };
    case 'push-state':
      return {
        facts: oneLine(
          `${suffix}: Terraform left a state of ${counted(question.resources, 'resource')} (serial ${question.serial}) that it could not store.`,
        ),
        ask: 'Push it to the backend?',
      };
    case 'replace-state':
      return question.file === undefined
        ? {
            facts: oneLine(`${suffix}: the state cannot be read, and there is no earlier copy.`),
            ask: 'Start with an empty state, and import the resources of the environment from AWS?',
          }
        : {
            facts: oneLine(
              `${suffix}: the state cannot be read; ${question.file} has ${counted(question.resources, 'resource')}.`,
            ),
            ask: 'Use that file, and import the other resources of the environment from AWS?',
          };
    case 'import':
      return {
        facts: [
          `${suffix}: AWS has ${missingWords(question.fates.length)} missing from the state:`,
          ...question.fates.map(({ address, id }) => `  ${address} (${id})`),
        ]
          .map(oneLine)
          .join(''),
        ask: 'Import them?',
      };
  }
}

function missingWords(count: number): string {
  return `${counted(count, 'resource')} that ${count === 1 ? 'is' : 'are'}`;
}

const longestList = 5;

/** A few names; of many the first, and how many there are. `--json` has them all. */
function named(addresses: readonly string[]): string {
  if (addresses.length <= longestList) return addresses.join(', ');
  return `${addresses.length} resources (${addresses.slice(0, 3).join(', ')}, …)`;
}

/** What `recover` found, and what it would do about it, step by step. */
export function renderFindings(findings: RecoveryFindings): string {
  const { suffix, stories, orphan, lock, hasErroredState, hasDamagedState, candidates } = findings;
  const steps = [
    ...(orphan === null ? [] : [`end Terraform (process ${orphan.pid}) of \`multienv ${orphan.command}\``]),
    ...(lock === null ? [] : [`take away the lock of ${describeLock(lock)}, if it is that of the dead run`]),
    ...(hasDamagedState
      ? ['put the best state that there is in the place of the one that cannot be read']
      : []),
    ...(hasErroredState && !hasDamagedState ? ['write errored.tfstate into the backend'] : []),
    ...(candidates.length === 0
      ? []
      : [`look in AWS for ${named(candidates)}, and import what the state does not know`]),
    'plan what remains to be done',
  ];
  const found = stories.map((story) => `${suffix}: ${story}\n`).join('');
  return `${found}${suffix}: to recover it:\n${steps.map((step) => `  - ${step}\n`).join('')}`;
}

/** What `recover` has done for one environment. */
export function renderRecovery(environment: RecoveredEnvironment, { next }: Invocation): string {
  const { suffix, stories, endedProcess, lock, backups, resources, plan, heldLock } = environment;
  if (plan === null && stories.length === 0) return nothingToRecover(suffix, heldLock, next);
  const lines = [
    ...stories,
    ...(endedProcess === null ? [] : [`process ${endedProcess} has ended`]),
    ...(lock === null ? [] : [`unlocked: ${describeLock(lock)}`]),
    ...backups.map((file) => `copy of the state: ${file}`),
    ...describeFates(resources),
    ...describeAbsent(resources),
  ];
  return lines.map((line) => oneLine(`${suffix}: ${line}`)).join('');
}

/** A run from another machine or folder is recovered there: only that folder has its journal. */
function nothingToRecover(suffix: string, heldLock: StateLock | null, next: Invocation['next']): string {
  if (heldLock === null) return `${suffix}: nothing to recover\n`;
  const facts = oneLine(
    `${suffix}: nothing to recover of this project folder, but ${describeLock(heldLock)} has locked the state`,
  );
  const way = next('unlock', { words: ['--env', suffix] });
  return `${facts}  next: Recover it in the project folder where it ran; where that is lost and the run is dead, run ${way}, then deploy again.\n`;
}

/** A line for each resource; of more than a few that met the same fate one line for all. `--json` has each. */
function describeFates(fates: readonly Fate[]): readonly string[] {
  const alike = groupBy(fates, (fate) => shared(fate, ''));
  return fates.flatMap((fate) => {
    const group = alike.get(shared(fate, '')) ?? [];
    const words = shared(fate, named(group.map(({ address }) => address)));
    if (words === undefined || group.length <= longestList) return describeFinding(fate);
    return group[0] === fate ? [words] : [];
  });
}

/** What is said of several at once; undefined where each has something of its own. */
function shared(fate: Fate, addresses: string): string | undefined {
  if (fate.kind === 'import' && fate.former === undefined) return `imported ${addresses}`;
  if (fate.kind === 'made-again') return `${addresses} are created again by the next deploy: ${fate.reason}`;
  if (fate.kind === 'unknown')
    return `${addresses}: check in AWS whether they were created, and if so import them with Terraform`;
  return undefined;
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
  return absent.length === 0 ? [] : [`not created yet: ${named(absent)}`];
}
