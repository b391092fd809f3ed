import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { instanceSources, unlessFromTemplate } from './facts/instance-sources.js';

const paths: Readonly<Record<string, string>> = {
  aws_launch_template: 'monitoring.enabled',
  aws_launch_configuration: 'enable_monitoring',
};

export default defineRule({
  id: 'EC2-15',
  title: 'Instances report their metrics every minute',
  severity: 'low',
  area: 'operations',
  convention: true,
  resource: instanceSources,
  setting: 'compute.detailedMonitoring',
  why: 'With five minutes between two values an overload is over, or an instance gone, before an alarm can see it.',
  fix: 'Set `monitoring { enabled = true }` in a launch template, `monitoring = true` on an instance. It has a price per instance.',
  controls: {
    'PCI-DSS-4.0.1': { '10.4.1': ['PR', 'SP'], '10.7.2': ['PR', 'SP'] },
    HIPAA: { '164.312(b)': ['GR', 'NAG', 'SP'] },
    SOC2: { 'CC7.2': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html',
  examples: {
    pass: [
      { monitoring: { enabled: true } },
      { monitoring: [{ enabled: 'true' }] },
      { stack: { resource: { aws_instance: { web: { monitoring: true } } } } },
      { stack: { resource: { aws_launch_configuration: { web: {} } } } },
    ],
    fail: [
      {},
      { monitoring: [] },
      { monitoring: { enabled: false } },
      { stack: { resource: { aws_instance: { web: { monitoring: false } } } } },
      { stack: { resource: { aws_launch_configuration: { web: { enable_monitoring: false } } } } },
    ],
    unknown: [{ monitoring: { enabled: '${var.detailed}' } }],
  },
  check: unlessFromTemplate('monitoring', (element) =>
    // The provider turns it on in launch configurations where nothing is said.
    mustEqual(paths[element.type] ?? 'monitoring', true, {
      absent: element.type === 'aws_launch_configuration' ? 'pass' : 'fail',
    })(element),
  ),
});
