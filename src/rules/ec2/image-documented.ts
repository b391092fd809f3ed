import type { Element } from '../../model/element.js';
import { textOf } from '../../model/value.js';
import { knownText, readSet } from '../conditions/read-set.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';
import { imagePathOf } from './facts/image-paths.js';
import { instanceSources } from './facts/instance-sources.js';

const made = [
  'data.aws_ssm_parameter',
  'data.aws_ami',
  'data.aws_ami_ids',
  'aws_ami',
  'aws_ami_copy',
  'aws_ami_from_instance',
  'aws_imagebuilder_image',
];
const withVariable = (variable: object) => ({
  stack: {
    variable: { ami: variable },
    resource: { aws_launch_template: { web: { image_id: '${var.ami}' } } },
  },
});

export default defineRule({
  id: 'EC2-16',
  title: 'The image of instances is documented and can be chosen',
  severity: 'low',
  area: 'configuration',
  requirement: 24,
  convention: true,
  resource: instanceSources,
  setting: 'compute.amiId',
  why: 'A bare `ami-…` says neither what it is nor from when: nobody dares to change it, and in another region it does not exist.',
  fix: 'Look the image up (`data.aws_ssm_parameter` with AWS’s public parameter, or `data.aws_ami` with `owners` and a filter), or take it from a variable with a description.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html',
  examples: {
    pass: [
      withVariable({ type: 'string', description: 'Golden image of the platform team.' }),
      withVariable({ description: 'Golden image of the platform team.', default: 'ami-0123456789abcdef0' }),
      { image_id: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64' },
      {
        stack: {
          data: {
            aws_ssm_parameter: {
              ami: { name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64' },
            },
          },
          resource: { aws_instance: { web: { ami: '${data.aws_ssm_parameter.ami.insecure_value}' } } },
        },
      },
      {
        stack: {
          data: { aws_ami: { linux: { owners: ['amazon'], most_recent: true, name_regex: '^al2023' } } },
          resource: { aws_launch_configuration: { web: { image_id: '${data.aws_ami.linux.id}' } } },
        },
      },
    ],
    fail: [
      { image_id: 'ami-0c802847a7dd848c0' },
      { image_id: 'ami-0123456789abcdef0' },
      withVariable({ default: 'ami-0123456789abcdef0' }),
      withVariable({ type: 'string', description: '' }),
      { stack: { resource: { aws_instance: { web: { ami: 'ami-0123456789abcdef0' } } } } },
      {
        stack: {
          locals: { ami: 'ami-0123456789abcdef0' },
          resource: { aws_launch_template: { web: { image_id: '${local.ami}' } } },
        },
      },
    ],
    unknown: [{ image_id: '${module.images.web}' }],
  },
  check: (element, { model, expected }) => {
    const path = imagePathOf(element);
    const reading = readSet(element, path);
    if (reading.state === 'absent') return notApplicable;
    const sources = model.follow(element, path).elements;
    const variable = sources.find(({ type }) => type === 'variable');
    if (variable !== undefined) return judgeVariable(variable, path);
    if (sources.some(({ type }) => made.includes(type))) return pass;
    if (reading.state === 'unknown') return unknown(path);
    return judgeLiteral(textOf(reading.value), path, expected);
  },
});

function judgeVariable(variable: Element, path: string): Verdict {
  const described = knownText(variable, 'description') !== undefined;
  return described ? pass : fail(path, `\`${variable.address}\` has no description.`);
}

function judgeLiteral(image: string, path: string, { pinnedAmi }: CheckContext['expected']): Verdict {
  if (image === pinnedAmi || image.startsWith('resolve:ssm:')) return pass;
  // Anything else that stands here may be anything: it is not repeated.
  const shown = /^ami-[0-9a-f]{8,17}$/.test(image) ? `\`${image}\`` : 'The image';
  return fail(path, `${shown} is pinned without a comment on what it is.`);
}
