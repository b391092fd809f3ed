import { chainCuts, chainPhases, chainSteps } from '../../test/campaign/chain-cell.js';
import type { ChainResult } from '../../test/campaign/chain-life.js';
import { table } from './markdown.js';

const sides = ['before', 'after'] as const;

/** What it took to bring secret and database together after each cut of the chain between them. */
export function chainSection(results: readonly ChainResult[]): string {
  const header = [
    'password',
    'while',
    'cut at',
    ...chainCuts.flatMap((cut) => sides.map((side) => `${cut}, ${side}`)),
  ];
  const rows = (['generated', 'secretsManager'] as const).flatMap((source) =>
    chainPhases.flatMap((phase) =>
      chainSteps[source][phase].map((step) => {
        const some = results.filter(
          (one) => one.source === source && one.phase === phase && one.step === step,
        );
        const cells = chainCuts.flatMap((cut) =>
          sides.map((side) => outcome(some.find((one) => one.cut === cut && one.side === side))),
        );
        return [source, phase === 'creation' ? 'made' : 'rotated', step, ...cells];
      }),
    ),
  );
  const clean = results.filter(({ faults }) => faults.length === 0).length;
  return `## The chain of a password

With \`generated\` a password goes from a random value into a version of the secret, is read back, and goes to the database; with \`secretsManager\` it is read and goes to the database. The apply is cut at each of these requests, once while
the database is made and once while the password is rotated: AWS refuses the request (\`refused\`), or the machine goes down with \`multienv\`, Terraform and the provider (\`kill -9\`); before AWS carries the request out, or after that and before
Terraform learns of it. Then \`deploy\` is run, and what its message names, until a deploy succeeds: the table says which commands that took. After it \`plan --exit-code\` ends with 0, the value of the secret opens the database,
file, secret and database have the same version number, and the current version of the secret is the one that the state knows. ${clean} of ${results.length} cuts without a fault.

${table(header, rows)}`;
}

function outcome(result: ChainResult | undefined): string {
  if (result === undefined) return '';
  const { way, faults } = result;
  return faults.length === 0 ? way.join(', ') : `**${faults.join('; ')}**`;
}
