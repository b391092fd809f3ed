import { blows } from '../../test/campaign/blow.js';
import type { TrialResult } from '../../test/campaign/trial.js';
import { chainSection } from './chain-section.js';
import { fleetSection } from './fleet-section.js';
import type { ReliabilityFigures } from './reliability-figures.js';
import { sideBySideSection } from './side-by-side-section.js';
import { verdict } from './verdict.js';

/** `docs/reliability.md` from the figures of a campaign. */
export function reliabilityPage(figures: ReliabilityFigures): string {
  const { trials, disturbed, atOnce, chain, fleet, sideBySide } = figures;
  const sections = [
    ...(trials.length === 0 ? [] : [cutSection(figures)]),
    ...(chain.length === 0 ? [] : [chainSection(chain)]),
    ...(disturbed.length === 0 ? [] : [disturbedSection(disturbed)]),
    ...(atOnce.length === 0 ? [] : [atOnceSection(atOnce)]),
    ...(Object.keys(fleet).length === 0 ? [] : [fleetSection(fleet)]),
    ...(sideBySide === undefined ? [] : [sideBySideSection(sideBySide)]),
  ];
  return `# Reliability

<!-- Generated from reliability.json by \`npm run docs\`. -->

What happens to an environment when a run is interrupted, AWS does not answer, or a disk is full. The figures were measured on the sandbox, with real Terraform, the real provider and the state in S3 with its lock, on a machine of two cores, several environments at the same time; whatever showed a fault was fixed and then tried again
(one did not show it again although nothing was fixed: a deploy after an interruption failed because its database already existed, and the next command named \`recover\`);
\`npx tsx scripts/crash-campaign.ts\` makes them again and writes this page, and the single results into [reliability.json](reliability.json).

${sections.join('\n\n')}

No fault means: no resource lost, doubled or left over, no lock left behind, secret and database with the same password, and no password in any file or output.
The emulator keeps everything in memory, so one that is started again is a new account: what was made before is gone with its state, and the next deploy makes all of it anew.
`;
}

function cutSection({ trials, moments }: ReliabilityFigures): string {
  return `## Runs that were cut

${trials.length === moments * 4 ? `${trials.length} trials` : `${trials.length} of the ${moments * 4} trials that a whole campaign has`}: each of ${moments} moments, spread over the changes of a run, is hit by one Ctrl-C and by one \`kill -9\`, once in a deploy and once in a destroy: of \`multienv\` alone (Terraform goes on as an orphan), of Terraform alone, or of both. Every other moment lies between AWS having carried out a
request and Terraform learning of it. Half of the environments generate their password. Then: \`plan\` (has to say what happened), \`recover\`, the run once more, \`plan --exit-code\` after a deploy, and a look at what AWS holds.

| cut | by | trials | said what happened | put back into the state | without a fault |
| --- | --- | --- | --- | --- | --- |
${cutRows(trials)}`;
}

function disturbedSection(disturbed: ReliabilityFigures['disturbed']): string {
  return `## Disturbed deploys

The disturbed deploy may fail; \`recover\`, \`deploy\` and \`plan --exit-code\` after it may not, and \`destroy\` has to leave nothing.

| disturbance | exit code of the deploy | afterwards |
| --- | --- | --- |
${disturbed.map(({ name, exitCode, faults }) => `| ${name} | ${exitCode} | ${verdict(faults)} |`).join('\n')}`;
}

function atOnceSection(atOnce: ReliabilityFigures['atOnce']): string {
  return `## Two at once

| what | came out |
| --- | --- |
${atOnce.map(({ name, faults }) => `| ${name} | ${verdict(faults)} |`).join('\n')}`;
}

function cutRows(trials: readonly TrialResult[]): string {
  return (['deploy', 'destroy'] as const)
    .flatMap((cut) =>
      blows.map((blow) => {
        const some = trials.filter((trial) => trial.cut === cut && trial.blow === blow);
        const told = some.filter((trial) => trial.told).length;
        const imported = some.reduce((sum, trial) => sum + trial.imported, 0);
        const clean = some.filter(({ faults }) => faults.length === 0).length;
        return `| ${cut} | ${blow} | ${some.length} | ${told} | ${imported} | ${clean} |`;
      }),
    )
    .join('\n');
}
