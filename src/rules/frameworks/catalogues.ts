import type { Framework } from '../frameworks.js';
import type { CatalogueEntry } from './catalogue-entry.js';
import { cisAws } from './cis-aws.js';
import { fsbp } from './fsbp.js';
import { hipaa } from './hipaa.js';
import { pciDss } from './pci-dss.js';
import { soc2 } from './soc2.js';

/** What each framework consists of, as far as the view of a framework lists it. */
export const catalogues: Readonly<Record<Framework, readonly CatalogueEntry[]>> = {
  'PCI-DSS-4.0.1': pciDss,
  HIPAA: hipaa,
  SOC2: soc2,
  'CIS-AWS-5.0': cisAws('5.0'),
  'CIS-AWS-3.0': cisAws('3.0'),
  'CIS-AWS-1.4': cisAws('1.4'),
  'AWS-FSBP': fsbp,
};
