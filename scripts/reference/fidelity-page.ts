import { type DeclaredRefusal, readRefusals } from '../../src/sandbox/refusals/read-refusals.js';
import { correctionRows } from './corrections-rows.js';
import { knownToAwsAlone, refusedByMoto } from './emulator-limits.js';
import { page, table } from './markdown.js';
import { recordedOperations } from './recorded-operations.js';

const names: Readonly<Record<string, string>> = {
  autoscaling: 'Auto Scaling',
  backup: 'AWS Backup',
  cloudwatch: 'CloudWatch',
  ec2: 'EC2',
  elbv2: 'Elastic Load Balancing',
  iam: 'IAM',
  kms: 'KMS',
  logs: 'CloudWatch Logs',
  rds: 'RDS',
  s3: 'S3',
  secretsmanager: 'Secrets Manager',
  sns: 'SNS',
  ssm: 'Systems Manager',
  sts: 'STS',
  wafv2: 'AWS WAF',
};

/** docs/reference/fidelity.md */
export function fidelityPage(): string {
  const refusals = readRefusals();
  const recorded = recordedOperations();
  const judged = [...new Set([...recorded, ...refusals.flatMap(({ calls }) => calls)])].sort();
  const services = [...new Set(judged.map((call) => call.split(':')[0] ?? ''))];
  const sections = services.map((service) => serviceSection(service, { judged, recorded, refusals }));
  return page('What the sandbox judges, and what only AWS knows', [
    'A request that reaches the sandbox is judged three times. First by **AWS’s service model**: members, types, enums, patterns, lengths and ranges, for every operation of every service. Then by **our refusals**, for what AWS documents beyond its models; each has a name, and all of them stand below with AWS’s page. Then by **moto**, which answers and refuses some requests itself.',
    `The operations are those that deploys, changes and destroys of environments ask for (${recorded.length}), and, in *italics*, further ones that our refusals judge for your own stacks. What a table says of engines and instance classes has the date of the table.`,
    ...sections.flat(),
    '## Where moto is put right',
    table(['correction', 'what moto does without it'], correctionRows()),
    '## What only AWS knows',
    'A deploy that went well on the sandbox may still be refused for these. `multienv doctor` asks AWS about some of them before anything is made.',
    table(['service', 'not judged'], knownToAwsAlone),
  ]);
}

interface Judged {
  readonly judged: readonly string[];
  readonly recorded: readonly string[];
  readonly refusals: readonly DeclaredRefusal[];
}

function serviceSection(service: string, { judged, recorded, refusals }: Judged): string[] {
  const calls = judged.filter((call) => call.startsWith(`${service}:`));
  const own = refusals.filter((one) => one.calls.some((call) => call.startsWith(`${service}:`)));
  const rows = calls.map((call) => {
    const found = refusals.filter((one) => one.calls.includes(call)).map(({ name }) => `\`${name}\``);
    const [, operation = ''] = call.split(':');
    return [
      recorded.includes(call) ? `\`${operation}\`` : `*\`${operation}\`*`,
      found.length === 0 ? '—' : found.join(' '),
      refusedByMoto[call] ?? '—',
    ];
  });
  const operations = table(['operation', 'our refusals, beyond the model', 'moto itself'], rows);
  const told = own.map(({ name, sentence, answers, pages }) => [
    `\`${name}\``,
    sentence,
    [...new Set(answers.map(({ code }) => `\`${code}\``))].join(' '),
    pages.map((address, index) => `[${index === 0 ? 'AWS' : index + 1}](${address})`).join(' '),
  ]);
  const section = [`## ${names[service] ?? service}`, operations];
  return own.length === 0 ? section : [...section, table(['refusal', 'what AWS says', 'code', 'page'], told)];
}
