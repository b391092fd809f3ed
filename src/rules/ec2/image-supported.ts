import type { Element } from '../../model/element.js';
import { isScalar, type Value } from '../../model/value.js';
import { knownText } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { imagePathOf } from './facts/image-paths.js';
import { instanceSources } from './facts/instance-sources.js';
import { retiredImageIds, retiredImages } from './facts/retired-images.js';

export default defineRule({
  id: 'EC2-17',
  title: 'The image of instances still gets security updates',
  severity: 'medium',
  area: 'security',
  resource: [...instanceSources, 'data.aws_ami', 'data.aws_ssm_parameter'],
  setting: 'compute.amiId',
  why: 'Amazon Linux 2 is out of support since 2026-06-30, the Amazon Linux AMI since 2023-12-31. Images of both can still be launched, so an existing image need not be a supported one. An unknown id does not show its release.',
  fix: 'Use Amazon Linux 2023: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64`, or an image filter that starts with `al2023-ami-2023`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/linux/al2023/ug/release-cadence.html',
  examples: {
    pass: [
      { image_id: 'ami-0123456789abcdef0' },
      { image_id: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64' },
      { stack: { data: { aws_ami: { linux: { filter: { name: 'name', values: ['al2023-ami-2023*'] } } } } } },
    ],
    fail: [
      { image_id: 'ami-0c802847a7dd848c0' },
      { image_id: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2' },
      {
        stack: {
          data: {
            aws_ami: { linux: { filter: [{ name: 'name', values: ['amzn2-ami-hvm-*-x86_64-ebs'] }] } },
          },
        },
      },
      { stack: { data: { aws_ami: { linux: { name_regex: '^amzn-ami-hvm' } } } } },
      {
        stack: {
          data: {
            aws_ssm_parameter: {
              ami: { name: '/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-arm64-gp2' },
            },
          },
        },
      },
    ],
  },
  check: (element, { today }) => {
    const texts = textsOf(element);
    if (texts.length === 0) return notApplicable;
    const retired = retiredImages.find(
      ({ release, since, pattern }) =>
        since < today && texts.some((text) => pattern.test(text) || retiredImageIds[text] === release),
    );
    return retired === undefined
      ? pass
      : fail(pathOf(element), `${retired.release} is out of support since ${retired.since}.`);
  },
});

function pathOf(element: Element): string {
  if (element.type === 'data.aws_ssm_parameter') return 'name';
  return element.type === 'data.aws_ami' ? 'filter' : imagePathOf(element);
}

function textsOf(element: Element): readonly string[] {
  if (element.type === 'data.aws_ami')
    return [
      element.values.name_regex,
      ...(element.blocks('filter') ?? []).flatMap((one) => one.items('values') ?? []),
    ].filter(isText);
  const text = knownText(element, pathOf(element));
  if (text === undefined) return [];
  const isImage =
    element.type !== 'data.aws_ssm_parameter' || text.startsWith('/aws/service/ami-amazon-linux');
  return isImage ? [text] : [];
}

function isText(value: Value | undefined): value is string {
  return isScalar(value) && typeof value === 'string';
}
