import type { InterruptResult } from '../../test/fleet/interrupts.js';
import type { TierResult } from '../../test/fleet/three-tiers.js';
import type { ToldOutcome } from '../../test/fleet/told-outcomes.js';
import type { TwelveResult } from '../../test/fleet/twelve.js';
import { table } from './markdown.js';
import type { FleetFigures } from './reliability-figures.js';
import { verdict } from './verdict.js';

/** What becomes of several environments in one run when some of them fail, or Ctrl-C comes. */
export function fleetSection({ twelve, tiers = [], interrupts = [] }: FleetFigures): string {
  const parts = [
    ...(twelve === undefined ? [] : [twelvePart(twelve)]),
    ...(tiers.length === 0 ? [] : [tiersPart(tiers)]),
    ...(interrupts.length === 0 ? [] : [interruptsPart(interrupts)]),
  ];
  return `## Several environments

Made by \`npx tsx scripts/fleet-campaign.ts\`, with default settings, \`--yes\` and \`--json\`: what is told of each environment is what stands in the document. After each run nothing may be in AWS that the states do not know.

${parts.join('\n\n')}`;
}

function twelvePart({ exitCode, environments, faults }: TwelveResult): string {
  const rows = environments.map(({ suffix, mishap = '', ...told }) => [suffix, mishap, words(told)]);
  return `### Twelve of one tier

\`deploy\` of twelve environments, four of which have a mishap. It ended with ${exitCode}. Then \`recover\`, \`unlock\` and \`secret init\` for those that need it, \`deploy\` and \`destroy\` of all twelve: ${verdict(faults)}.

${table(['environment', 'mishap', 'told'], rows)}`;
}

function tiersPart(tiers: readonly TierResult[]): string {
  const rows = tiers.flatMap(({ name, exitCode, environments, faults }) =>
    environments.map((told, index) => [
      ...(index === 0 ? [name, `${exitCode}`] : ['', '']),
      told.suffix,
      words(told),
      index === 0 ? verdict(faults) : '',
    ]),
  );
  return `### Three tiers

Two environments of development, one of staging, one of production; each run follows the one above it.

${table(['run', 'exit code', 'environment', 'told', 'came out'], rows)}`;
}

function interruptsPart(interrupts: readonly InterruptResult[]): string {
  const ordered = [...interrupts].sort(
    (one, other) =>
      one.run.localeCompare(other.run) || other.since.localeCompare(one.since) || one.seconds - other.seconds,
  );
  const rows = ordered.map((one) => [
    one.run,
    `${one.seconds} s after the start${one.since === 'start' ? '' : ' of its first apply'}`,
    ...(one.hit ? numbersOf(one) : ['was over', '', '', '', '', '']),
    one.recovered.join(', '),
    verdict(one.faults),
  ]);
  const header = [
    'run',
    'Ctrl-C',
    'applies at work',
    'steps begun before',
    'steps begun after',
    'the last of these',
    'changes asked for after',
    'ended after',
    'told to recover',
    'came out',
  ];
  return `### One Ctrl-C

\`deploy\` or \`destroy\` of six environments gets one SIGINT. A run that is interrupted before it applies anything is interrupted at the next moment in turn, then comes to its end; after an interruption of its applies each run comes to its end first. Terraform heeds one from its first step on: a step that begins after the signal is late by the time since the signal, or since the first step of its own apply where that came later. Ten steps of an apply are at work at once: one that waited for a place is named when it gets one, and halted before it asks AWS for anything; it is counted, and is not late. Those at 1 and 3 s after the first apply were made while forty to seventy processes waited for two cores. AWS may still be asked for changes of steps that had begun before.
A signal that comes while Node.js still starts ends it at once, with nothing begun and nothing told: 0.5 s were too early on a machine with twenty processes waiting for two cores, and were tried again.
No fault means: exit code 130, the outcome of each environment told in text and document, no Terraform let loose after the signal and no change of an environment on which none was, no step late by more than a second, no lock left,
AWS holding nothing that the states do not know (after \`recover\` of those environments for which the run named it), and the next runs of the same command coming to their end.

${table(header, rows)}`;
}

function numbersOf(one: InterruptResult): readonly string[] {
  return [
    `${one.applying}`,
    `${one.stepsBefore}`,
    `${one.stepsAfter}`,
    one.stepsAfter === 0 ? '' : `${one.lastStepMs} ms late`,
    `${one.changesAfter}`,
    `${(one.endedMs / 1000).toFixed(1)} s`,
  ];
}

function words({ outcome, because }: Omit<ToldOutcome, 'suffix'>): string {
  return because === undefined ? outcome : `${outcome}: ${because}`;
}
