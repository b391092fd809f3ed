import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import { textOf } from '../../model/value.js';
import { mustEqual } from '../conditions/attribute.js';
import { isBlank, isConfigured, knownText } from '../conditions/read-set.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { unlessByDefault } from './facts/ebs-default.js';
import { byTemplate, instanceSources, isFromTemplate } from './facts/instance-sources.js';

/** The names that images have for their root device. */
const rootDevices = ['/dev/xvda', '/dev/sda1', '/dev/sda'];

const encrypted = mustEqual('encrypted', true);

export default defineRule({
  id: 'EC2-9',
  title: 'Volumes of instances are encrypted',
  severity: 'high',
  area: 'security',
  resource: instanceSources,
  why: 'A volume or a snapshot of it that leaves the account, or its disk that leaves the data centre, can be read by whoever has it.',
  fix: 'Set `encrypted = true` on every block device, the root device among them: one that is not listed is as the image has it. Or turn on `aws_ebs_encryption_by_default`.',
  controls: {
    'AWS-FSBP': { 'EC2.3': ['PR', 'SH', 'SP'], 'EC2.181': ['SH', 'SP'] },
    HIPAA: {
      '164.312(a)(2)(iv)': ['GR', 'PR', 'SP'],
      '164.312(c)(1)': ['PR', 'SP'],
      '164.312(c)(2)': ['PR', 'SP'],
      '164.312(e)(2)(ii)': ['GR', 'PR', 'SP'],
    },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
  examples: {
    pass: [
      { block_device_mappings: [{ device_name: '/dev/xvda', ebs: { encrypted: 'true' } }] },
      { block_device_mappings: { device_name: '/dev/xvda', ebs: [{ encrypted: true }] } },
      {
        block_device_mappings: [
          { device_name: '/dev/xvda', ebs: { encrypted: true } },
          { device_name: '/dev/sdb', virtual_name: 'ephemeral0' },
          { device_name: '/dev/sdc', no_device: '' },
          { device_name: '/dev/sdd', no_device: '1', ebs: { encrypted: false } },
        ],
      },
      {
        stack: {
          resource: {
            aws_instance: { web: { root_block_device: { encrypted: true }, ebs_block_device: [] } },
          },
        },
      },
      {
        stack: {
          resource: { aws_ebs_encryption_by_default: { account: {} }, aws_launch_template: { web: {} } },
        },
      },
      {
        stack: {
          resource: {
            aws_launch_template: {
              web: {
                block_device_mappings: {
                  device_name: '${data.aws_ami.web.root_device_name}',
                  ebs: { encrypted: true },
                },
              },
            },
            aws_instance: { web: { launch_template: { id: '${aws_launch_template.web.id}' } } },
          },
        },
      },
    ],
    fail: [
      {},
      { block_device_mappings: [{ device_name: '/dev/sdf', ebs: { encrypted: true } }] },
      { block_device_mappings: [{ device_name: '/dev/xvda', ebs: { volume_type: 'gp3' } }] },
      { block_device_mappings: [{ device_name: '/dev/xvda', ebs: { encrypted: 'false' } }] },
      { stack: { resource: { aws_instance: { web: {} } } } },
      {
        stack: {
          resource: {
            aws_instance: {
              web: { root_block_device: { encrypted: true }, ebs_block_device: { encrypted: false } },
            },
          },
        },
      },
      {
        stack: { resource: { aws_launch_configuration: { web: { ebs_block_device: { encrypted: true } } } } },
      },
      {
        stack: {
          resource: {
            aws_ebs_encryption_by_default: { account: { enabled: false } },
            aws_launch_template: { web: {} },
          },
        },
      },
    ],
    unknown: [
      { block_device_mappings: [{ device_name: '/dev/xvda', ebs: { encrypted: '${var.encrypted}' } }] },
      { block_device_mappings: '${var.devices}' },
      { stack: { resource: { aws_instance: { web: { launch_template: { id: 'lt-0123456789abcdef0' } } } } } },
    ],
  },
  check: (element, context) => {
    const own = element.type === 'aws_launch_template' ? ofTemplate(element) : ofInstance(element, context);
    return unlessByDefault(element, context.model, own);
  },
});

function ofTemplate(template: Element): readonly Verdict[] {
  const devices = template.blocks('block_device_mappings');
  if (devices === undefined) return [unknown('block_device_mappings')];
  const volumes = devices.filter((device) => device.get('ebs').state !== 'absent' && !isLeftOut(device));
  if (volumes.length === 0) return [fail('block_device_mappings', 'No device of the template is encrypted.')];
  return [judgeRoot(volumes), ...volumes.flatMap(judgeDevice)];
}

function judgeDevice(device: Block): readonly Verdict[] {
  const isOpen = device.get('no_device').state === 'unknown';
  return judgeBlocks(device, 'ebs').map((verdict) =>
    isOpen && verdict.outcome === 'fail' ? unknown(device.at('no_device')) : verdict,
  );
}

/** With `no_device` an instance starts without the device that its image has: there is no volume to encrypt. */
function isLeftOut(device: Block): boolean {
  return !['', '0', 'false'].includes(knownText(device, 'no_device') ?? '');
}

/** A mapping changes the root volume only under the name that the image has for it. */
function judgeRoot(volumes: readonly Block[]): Verdict {
  const names = volumes.map((device) => device.get('device_name'));
  const isRoot = names.some((name) => name.state === 'known' && rootDevices.includes(textOf(name.value)));
  const blank = volumes.find((device) => isBlank(device, 'device_name'));
  // A name that is looked up is that of the root device.
  if (isRoot || names.some(({ state }) => state === 'unknown' && blank === undefined)) return pass;
  if (blank !== undefined) return unknown(blank.at('device_name'));
  return fail('block_device_mappings', 'The root device is not among them.');
}

function ofInstance(instance: Element, context: CheckContext): readonly Verdict[] {
  return [...judgeRootOf(instance, context), ...judgeBlocks(instance, 'ebs_block_device')];
}

function judgeRootOf(instance: Element, context: CheckContext): readonly Verdict[] {
  if (isConfigured(instance, 'root_block_device')) return judgeBlocks(instance, 'root_block_device');
  if (isFromTemplate(instance)) return [byTemplate(instance, context)];
  return [fail('root_block_device', 'It is not set: encryption is as the image has it.')];
}

function judgeBlocks(block: Block, path: string): readonly Verdict[] {
  return block.blocks(path)?.map(encrypted) ?? [unknown(block.at(path))];
}
