import type { CatalogueEntry } from './catalogue-entry.js';

const organization = 'An organization’s decision, shown by its documents.';
const people = 'Done by people, and shown by their records.';
const facilities = 'AWS is responsible for its data centres, you for your offices and devices.';

/** HIPAA Security Rule, 45 CFR 164.308 to 164.316: standards and implementation specifications. */
export const hipaa: readonly CatalogueEntry[] = [
  { ids: ['164.308(a)(1)(i)'], subject: 'security management process', beyond: organization },
  { ids: ['164.308(a)(1)(ii)(A)'], subject: 'risk analysis', beyond: organization },
  {
    ids: ['164.308(a)(1)(ii)(B)'],
    subject: 'risk management',
    beyond: 'Sources tie it to nearly every setting; as a finding it would say nothing.',
  },
  { ids: ['164.308(a)(1)(ii)(C)'], subject: 'sanctions', beyond: people },
  { ids: ['164.308(a)(1)(ii)(D)'], subject: 'review of system activity' },
  { ids: ['164.308(a)(2)'], subject: 'a security official', beyond: organization },
  { ids: ['164.308(a)(3)(i)'], subject: 'workforce security' },
  { ids: ['164.308(a)(3)(ii)(A)'], subject: 'authorization and supervision of the workforce' },
  { ids: ['164.308(a)(3)(ii)(B)'], subject: 'clearance of the workforce' },
  { ids: ['164.308(a)(3)(ii)(C)'], subject: 'end of access when employment ends' },
  { ids: ['164.308(a)(4)(i)'], subject: 'management of access to information' },
  {
    ids: ['164.308(a)(4)(ii)(A)'],
    subject: 'isolation of a clearinghouse',
    beyond: 'About the structure of an organization, whatever some mappings say.',
  },
  { ids: ['164.308(a)(4)(ii)(B)'], subject: 'authorization of access' },
  { ids: ['164.308(a)(4)(ii)(C)'], subject: 'granting and changing access' },
  { ids: ['164.308(a)(5)(i)'], subject: 'awareness and training', beyond: people },
  { ids: ['164.308(a)(5)(ii)(A)'], subject: 'security reminders' },
  { ids: ['164.308(a)(5)(ii)(B)'], subject: 'protection from malicious software' },
  {
    ids: ['164.308(a)(5)(ii)(C)'],
    subject: 'monitoring of log-ins',
    beyond: 'Seen in the logs of the account, not in a stack.',
  },
  { ids: ['164.308(a)(5)(ii)(D)'], subject: 'management of passwords' },
  { ids: ['164.308(a)(6)(i)', '164.308(a)(6)(ii)'], subject: 'security incidents', beyond: people },
  { ids: ['164.308(a)(7)(i)'], subject: 'contingency plan' },
  { ids: ['164.308(a)(7)(ii)(A)'], subject: 'data backup' },
  { ids: ['164.308(a)(7)(ii)(B)'], subject: 'disaster recovery' },
  { ids: ['164.308(a)(7)(ii)(C)'], subject: 'operation in an emergency' },
  {
    ids: ['164.308(a)(7)(ii)(D)', '164.308(a)(7)(ii)(E)'],
    subject: 'tests of the plans, criticality of applications and data',
    beyond: people,
  },
  { ids: ['164.308(a)(8)'], subject: 'periodic evaluation', beyond: people },
  {
    ids: ['164.308(b)(1)', '164.308(b)(2)', '164.308(b)(3)'],
    subject: 'contracts with business associates',
    beyond: organization,
  },
  {
    ids: [
      '164.310(a)(1)',
      '164.310(a)(2)(i)',
      '164.310(a)(2)(ii)',
      '164.310(a)(2)(iii)',
      '164.310(a)(2)(iv)',
    ],
    subject: 'access to facilities',
    beyond: facilities,
  },
  { ids: ['164.310(b)', '164.310(c)'], subject: 'workstations', beyond: facilities },
  {
    ids: [
      '164.310(d)(1)',
      '164.310(d)(2)(i)',
      '164.310(d)(2)(ii)',
      '164.310(d)(2)(iii)',
      '164.310(d)(2)(iv)',
    ],
    subject: 'devices and media',
    beyond: facilities,
  },
  { ids: ['164.312(a)(1)'], subject: 'access control' },
  { ids: ['164.312(a)(2)(i)'], subject: 'unique user identification' },
  { ids: ['164.312(a)(2)(ii)'], subject: 'access in an emergency' },
  {
    ids: ['164.312(a)(2)(iii)'],
    subject: 'automatic log-off',
    beyond: 'Decided in the application and the identity provider.',
  },
  { ids: ['164.312(a)(2)(iv)'], subject: 'encryption and decryption' },
  { ids: ['164.312(b)'], subject: 'audit controls' },
  { ids: ['164.312(c)(1)'], subject: 'integrity' },
  { ids: ['164.312(c)(2)'], subject: 'proof that data was not altered' },
  {
    ids: ['164.312(d)'],
    subject: 'authentication of persons and entities',
    beyond: 'Decided in the application and the identity provider.',
  },
  { ids: ['164.312(e)(1)'], subject: 'security of transmission' },
  { ids: ['164.312(e)(2)(i)'], subject: 'integrity in transmission' },
  { ids: ['164.312(e)(2)(ii)'], subject: 'encryption in transmission' },
  {
    ids: ['164.314(a)(1)', '164.314(a)(2)', '164.314(b)(1)', '164.314(b)(2)'],
    subject: 'contracts and plan documents',
    beyond: organization,
  },
  {
    ids: ['164.316(a)', '164.316(b)(1)', '164.316(b)(2)'],
    subject: 'policies and documentation',
    beyond: organization,
  },
];
