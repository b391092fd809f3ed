import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';

export default defineRule({
  id: 'PROV-1',
  title: 'Provider works in the expected region',
  severity: 'low',
  area: 'configuration',
  requirement: 23,
  convention: true,
  resource: ['provider.aws', 'stack'],
  why: 'Data ends up where the law or a contract does not allow it, and everything is made a second time in the right region.',
  fix: "Set `region` of the provider to the environment's region, `ap-southeast-1` unless another is chosen.",
  controls: {},
  docs: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs#region-1',
  examples: {
    pass: [
      { region: 'ap-southeast-1' },
      {
        stack: {
          variable: { region: { default: 'ap-southeast-1' } },
          provider: { aws: { region: '${var.region}' } },
        },
      },
      { stack: { provider: { aws: [{ region: 'ap-southeast-1' }, { alias: 'us', region: 'us-east-1' }] } } },
    ],
    fail: [{ region: 'us-east-1' }, {}, { region: '' }, { alias: 'us' }],
    unknown: [{ region: '${var.region}' }, { stack: { resource: { aws_vpc: { main: {} } } } }],
  },
  check: (element, { model, expected }) => {
    if (element.type === 'stack') {
      // Without a configuration the region comes from whoever runs Terraform, or from a file that is not here.
      const configured = model.ofType('provider.aws').length > 0;
      const uses = model.elements.some(({ type }) => type.startsWith('aws_'));
      return configured || !uses
        ? notApplicable
        : unknown('provider.aws.region', 'No provider is configured.');
    }
    const reading = element.get('region');
    if (reading.state === 'unknown') return unknown('region');
    if (reading.state === 'absent' || reading.value === '') return fail('region', 'It is not set.');
    // A further configuration is there because its region is another.
    const further = element.get('alias').state !== 'absent';
    return further || reading.value === expected.region
      ? pass
      : fail('region', `It is not \`${expected.region}\`.`);
  },
});
