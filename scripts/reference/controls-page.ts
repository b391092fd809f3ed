import { settingPaths } from '../../src/config/schema/schema-index.js';
import { coverFramework } from '../../src/policy/frameworks/cover-framework.js';
import type { Rule } from '../../src/rules/define-rule.js';
import { byControlId } from '../../src/rules/frameworks/by-control-id.js';
import { catalogues } from '../../src/rules/frameworks/catalogues.js';
import { frameworkNames } from '../../src/rules/frameworks/framework-names.js';
import {
  type ControlSource,
  controlSources,
  type Framework,
  frameworks,
} from '../../src/rules/frameworks.js';
import { rules } from '../../src/rules/index.js';
import { page, table } from './markdown.js';
import { ruleLink } from './rule-link.js';

const traps = [
  'A control is named only where a publication ties it to the very setting that the rule judges. What a source ties to a sibling setting is left out.',
  'Two publications that agree are not two opinions: Prowler and Steampipe both republish mappings of AWS Audit Manager and AWS Config, the Guard registry and cdk-nag both the HIPAA pack of AWS Config. Those last two count as one.',
  'PCI DSS: encrypted RDS, EBS or S3 storage does not satisfy 3.5.1. Requirement 3.5.1.2 says that encryption of disks or volumes alone does not make card numbers unreadable on storage that is not removable. Where a source ties the encryption of log groups or topics to 3.5.1, the table says so; that covers those alone. Security Hub and Pulumi write for 4.0.1, Prowler and Steampipe for 4.0; 4.0.1 added and removed no requirement.',
  'HIPAA: 164.308(a)(1)(ii)(B) is tied to nearly every setting somewhere, and 164.308(a)(4)(ii)(A) is about clearinghouses. Both are left out.',
  'SOC 2: there is no official list that ties settings to criteria, and the publications often disagree.',
  'CIS: numbers move from version to version (VPC flow logs: 3.9 in 1.4, 3.7 in 3.0 and 5.0). Each version has its own table.',
  'AWS FSBP: a control of Security Hub is not for that reason a control of this standard. Only those that the standard contains are named.',
];

/** docs/reference/controls.md */
export function controlsPage(): string {
  return page('Controls', [
    'Which rule says something about which control, and who says so. `multienv check --framework NAME` sets the findings of your environments against these tables: [how to read it, and what it does not prove](../guides/frameworks.md).',
    '## Sources',
    table(
      ['key', 'publication'],
      Object.entries(controlSources).map(([key, name]) => [key, name]),
    ),
    '## What to know before you rely on them',
    traps.map((trap) => `- ${trap}`).join('\n'),
    '## By setting',
    'The rules that look at a setting of `environments.yaml`, and the controls that named sources tie to these rules. Settings that no rule names are left out, and so are rules that no source ties to a control.',
    table(['setting', 'rules', ...keys.map((key) => frameworks[key])], settingRows()),
    ...keys.flatMap(sections),
  ]);
}

function settingRows(): readonly (readonly string[])[] {
  return settingPaths().flatMap((path) => {
    const tied = rules.filter(
      ({ setting, controls }) => setting === path && keys.some((key) => controls[key] !== undefined),
    );
    if (tied.length === 0) return [];
    const controlsOf = (key: Framework) =>
      [...new Set(tied.flatMap(({ controls }) => Object.keys(controls[key] ?? {})))].sort(byControlId);
    return [
      [
        `\`${path}\``,
        tied.map(({ id }) => ruleLink(id)).join(', '),
        ...keys.map((key) => controlsOf(key).join(', ') || '—'),
      ],
    ];
  });
}

const keys = Object.keys(frameworks).filter((key): key is Framework => key in catalogues);

function sections(framework: Framework): readonly string[] {
  const { controls, outOfReach } = coverFramework(nothing, framework);
  const names = Object.entries(frameworkNames).flatMap(([name, key]) =>
    key === framework ? [`\`${name}\``] : [],
  );
  return [
    `## ${frameworks[framework]}`,
    `\`--framework\` ${names.join(' or ')}. ${controls.length} controls that rules are tied to:`,
    table(
      ['control', 'about', 'rules with their sources', 'agreement'],
      controls.map(({ id, subject }) => {
        const tied = tiedRules(framework, id);
        return [
          id,
          subject,
          tied.map(({ rule, sources }) => `${ruleLink(rule.id)} (${sources.join(', ')})`).join('<br>'),
          agreement(tied.map(({ sources }) => sources)),
        ];
      }),
    ),
    'Out of a template’s reach, or tied to no rule:',
    table(
      ['controls', 'about', 'why'],
      outOfReach.map(({ ids, subject, reason }) => [ids.join(', '), subject, reason]),
    ),
  ];
}

const nothing = {
  version: 1,
  summary: { fail: 0, unknown: 0, waived: 0, accepted: 0, pass: 0 },
  reviewed: [],
  notReviewed: [],
  findings: [],
} as const;

interface Tied {
  readonly rule: Rule;
  readonly sources: readonly ControlSource[];
}

function tiedRules(framework: Framework, id: string): readonly Tied[] {
  return rules
    .flatMap((rule) => {
      const sources = rule.controls[framework]?.[id];
      return sources === undefined ? [] : [{ rule, sources }];
    })
    .sort((a, b) => byControlId(a.rule.id, b.rule.id));
}

/** Of each tie, how many publications stand behind it. */
function agreement(ties: readonly (readonly ControlSource[])[]): string {
  const counts = ties.map((sources) => new Set(sources.map(independent)).size);
  const least = Math.min(...counts);
  if (least >= 2) return 'two or more publications';
  return Math.max(...counts) >= 2 ? 'mixed' : 'one publication';
}

function independent(source: ControlSource): string {
  return source === 'GR' || source === 'NAG' ? 'AWS Config HIPAA pack' : source;
}
