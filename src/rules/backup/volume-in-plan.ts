import { defineRule } from '../define-rule.js';
import { mustBeInBackupPlan } from './facts/in-backup-plan.js';

export default defineRule({
  id: 'BACKUP-7',
  title: 'Volumes are in a plan of AWS Backup',
  severity: 'low',
  area: 'operations',
  convention: true,
  precision: 'high',
  resource: 'aws_ebs_volume',
  setting: 'backup.plan',
  why: 'A volume that is created on its own is meant to keep data, and nothing else backs it up.',
  fix: 'Add an `aws_backup_selection` whose `resources` or `selection_tag` take the volume in.',
  controls: {
    'PCI-DSS-4.0.1': { '10.3.3': ['PR', 'SP'] },
    HIPAA: {
      '164.308(a)(7)(i)': ['NAG', 'SP'],
      '164.308(a)(7)(ii)(A)': ['NAG', 'SP'],
      '164.308(a)(7)(ii)(B)': ['NAG', 'SP'],
    },
    SOC2: { 'A1.2': ['SP'], 'CC7.4': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html',
  examples: {
    pass: [
      {
        stack: {
          resource: {
            aws_ebs_volume: { data: { size: 10 } },
            aws_backup_selection: { all: { resources: ['${aws_ebs_volume.data.arn}'] } },
          },
        },
      },
    ],
    fail: [{ size: 10 }],
  },
  check: mustBeInBackupPlan('ec2'),
});
