/** The control frameworks that rules are mapped to. */
export const frameworks = {
  'PCI-DSS-4.0.1': 'PCI DSS 4.0.1',
  HIPAA: 'HIPAA Security Rule (45 CFR Part 164, Subpart C)',
  SOC2: 'SOC 2, Trust Services Criteria of 2017',
  'CIS-AWS-5.0': 'CIS AWS Foundations Benchmark 5.0.0',
  'CIS-AWS-3.0': 'CIS AWS Foundations Benchmark 3.0.0',
  'CIS-AWS-1.4': 'CIS AWS Foundations Benchmark 1.4.0',
  'AWS-FSBP': 'AWS Foundational Security Best Practices',
} as const;

/** A framework whose controls the rules name. */
export type Framework = keyof typeof frameworks;

/** The publications that tie a setting to a control. None of them is AWS's or a standard body's own judgement on a stack. */
export const controlSources = {
  SH: 'AWS Security Hub user guide, control pages',
  PR: 'Prowler, compliance files',
  SP: 'Steampipe AWS compliance mod (Powerpipe)',
  GR: 'AWS Guard rules registry, HIPAA pack',
  NAG: 'cdk-nag, HIPAA Security pack',
  PU: 'Pulumi policy pack for PCI DSS 4.0.1',
} as const;

export type ControlSource = keyof typeof controlSources;

/** Control ids of each framework with the sources that tie them to the setting. */
export type Controls = Readonly<
  Partial<Record<Framework, Readonly<Record<string, readonly ControlSource[]>>>>
>;
