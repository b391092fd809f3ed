import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import type { Place } from '../../../topology/places/place.js';
import type { Mark } from '../picture.js';
import { textAt } from './place-details.js';

/** What holds for a place as far as it is known: whether it is encrypted, stands twice, is protected, or is public. */
export function marksOf({ element, kind, network, keys }: Place, model: Model): readonly Mark[] {
  const { publicAddress } = network ?? {};
  const isPublic = publicAddress !== undefined && [publicAddress.ipv4, publicAddress.ipv6].includes('yes');
  const encryption =
    encryptionOf(element, kind, model) ??
    (keys.state === 'known' && keys.value.length > 0 ? 'encrypted' : undefined);
  return [
    ...(isPublic ? (['public'] as const) : []),
    ...(encryption === undefined ? [] : [encryption]),
    ...(isOn(element, 'multi_az') || isOn(element, 'multi_az_enabled') ? (['Multi-AZ'] as const) : []),
    ...(isOn(element, 'deletion_protection') ||
    isOn(element, 'enable_deletion_protection') ||
    isOn(element, 'deletion_protection_enabled')
      ? (['protected'] as const)
      : []),
  ];
}

/** Attributes that turn encryption on; where they are left out, AWS leaves it out. */
const switches: Readonly<Record<string, string>> = {
  aws_db_instance: 'storage_encrypted',
  aws_rds_cluster: 'storage_encrypted',
  aws_docdb_cluster: 'storage_encrypted',
  aws_neptune_cluster: 'storage_encrypted',
  aws_elasticache_replication_group: 'at_rest_encryption_enabled',
  aws_efs_file_system: 'encrypted',
};

/**
 * Secrets Manager encrypts every secret, and S3 every object.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
 */
function encryptionOf(element: Element, kind: Place['kind'], model: Model): Mark | undefined {
  if (kind === 'bucket' || kind === 'secret') return 'encrypted';
  const path = switches[element.type];
  if (path !== undefined) {
    const { state } = element.get(path);
    // A cluster that Terraform restores says it by its snapshot.
    if (state === 'unknown') return undefined;
    return isOn(element, path) ? 'encrypted' : 'not encrypted';
  }
  return kind === 'instances' ? ofDisks(element, model) : undefined;
}

function ofDisks(element: Element, model: Model): Mark | undefined {
  const templates = model.follow(element, 'launch_template.id').elements;
  const disks = [element, ...templates].flatMap((one) => [
    ...(one.blocks('block_device_mappings') ?? []).flatMap((block) => textIn(block.get('ebs.encrypted'))),
    ...['root_block_device', 'ebs_block_device'].flatMap((name) =>
      (one.blocks(name) ?? []).flatMap((block) => textIn(block.get('encrypted'))),
    ),
  ]);
  if (disks.length === 0) return undefined;
  return disks.every((one) => one === 'true') ? 'encrypted' : 'not encrypted';
}

function textIn(reading: ReturnType<Element['get']>): readonly string[] {
  return reading.state === 'known' ? [String(reading.value)] : [];
}

function isOn(element: Element, path: string): boolean {
  return textAt(element, path) === 'true';
}
