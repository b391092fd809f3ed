import type { Framework } from '../frameworks.js';

/** What a person writes after `--framework`. */
export const frameworkNames = {
  pci: 'PCI-DSS-4.0.1',
  hipaa: 'HIPAA',
  soc2: 'SOC2',
  cis: 'CIS-AWS-5.0',
  'cis-5.0': 'CIS-AWS-5.0',
  'cis-3.0': 'CIS-AWS-3.0',
  'cis-1.4': 'CIS-AWS-1.4',
  fsbp: 'AWS-FSBP',
} as const satisfies Readonly<Record<string, Framework>>;
