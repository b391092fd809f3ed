import type { CatalogueEntry } from './catalogue-entry.js';

const organization = 'An organization’s decision, shown by its documents.';
const people = 'Done by people, and shown by their records.';
const application = 'Decided in the application and its operation.';

/** The 2017 Trust Services Criteria: common criteria, availability, confidentiality, processing integrity, privacy. */
export const soc2: readonly CatalogueEntry[] = [
  { ids: ['CC1.1', 'CC1.2'], subject: 'integrity, oversight', beyond: organization },
  { ids: ['CC1.3'], subject: 'structures, reporting lines and authorities' },
  { ids: ['CC1.4', 'CC1.5'], subject: 'competence, accountability', beyond: organization },
  { ids: ['CC2.1'], subject: 'information for internal control' },
  { ids: ['CC2.2', 'CC2.3'], subject: 'communication within and to the outside', beyond: organization },
  { ids: ['CC3.1'], subject: 'objectives', beyond: organization },
  { ids: ['CC3.2'], subject: 'risks are found and analysed' },
  { ids: ['CC3.3', 'CC3.4'], subject: 'fraud, changes that matter to control', beyond: people },
  { ids: ['CC4.1', 'CC4.2'], subject: 'monitoring of controls', beyond: people },
  { ids: ['CC5.1', 'CC5.2', 'CC5.3'], subject: 'control activities', beyond: organization },
  { ids: ['CC6.1'], subject: 'logical access to protected assets' },
  { ids: ['CC6.2'], subject: 'users are registered before they get access' },
  { ids: ['CC6.3'], subject: 'access by role, least privilege and separation of duties' },
  {
    ids: ['CC6.4', 'CC6.5'],
    subject: 'physical access, disposal of devices',
    beyond: 'AWS is responsible for its data centres, you for your offices and devices.',
  },
  { ids: ['CC6.6'], subject: 'threats from outside the boundaries' },
  { ids: ['CC6.7'], subject: 'transmission and movement of information' },
  {
    ids: ['CC6.8'],
    subject: 'unauthorized or malicious software',
    beyond: 'Runs inside the instances or as an account-wide service.',
  },
  { ids: ['CC7.1'], subject: 'changes and vulnerabilities are detected' },
  { ids: ['CC7.2'], subject: 'anomalies are monitored' },
  { ids: ['CC7.3'], subject: 'security events are evaluated' },
  { ids: ['CC7.4'], subject: 'incidents are answered' },
  { ids: ['CC7.5'], subject: 'recovery from incidents' },
  { ids: ['CC8.1'], subject: 'changes are managed', beyond: people },
  { ids: ['CC9.1', 'CC9.2'], subject: 'disruptions, vendors', beyond: organization },
  { ids: ['A1.1'], subject: 'capacity', beyond: 'Measured while it runs.' },
  { ids: ['A1.2'], subject: 'backups and recovery infrastructure' },
  { ids: ['A1.3'], subject: 'recovery is tested', beyond: people },
  { ids: ['C1.1'], subject: 'confidential information is protected' },
  { ids: ['C1.2'], subject: 'confidential information is disposed of' },
  {
    ids: ['PI1.1', 'PI1.2', 'PI1.3', 'PI1.4', 'PI1.5'],
    subject: 'processing integrity',
    beyond: application,
  },
  {
    ids: [
      ...['P1.1', 'P2.1', 'P3.1', 'P3.2', 'P4.1', 'P4.2', 'P4.3', 'P5.1', 'P5.2'],
      ...['P6.1', 'P6.2', 'P6.3', 'P6.4', 'P6.5', 'P6.6', 'P6.7', 'P7.1', 'P8.1'],
    ],
    subject: 'privacy',
    beyond: application,
  },
];
