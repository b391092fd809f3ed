import type { NameRules } from '../name-rule.js';
import type { StorageSettings } from './settings.js';

/** AWS names of the bucket and its key. */
export interface StorageNames {
  readonly bucket: string;
}

/** What decides the name of the bucket. */
interface NamedStorage {
  readonly suffix: string;
  readonly region: string;
  readonly accountId: string | undefined;
  readonly settings: Pick<StorageSettings, 'bucketName' | 'bucketPrefix' | 'bucketNamespace'>;
}

export function storageNames(storage: NamedStorage): StorageNames {
  return { bucket: bucketName(storage) };
}

function bucketName({ suffix, region, accountId, settings }: NamedStorage): string {
  if (settings.bucketName !== undefined) return settings.bucketName;
  const name = `${settings.bucketPrefix}-${suffix}`;
  if (settings.bucketNamespace === 'none' || accountId === undefined) return name;
  return `${name}-${accountId}-${region}`;
}

export const storageNameRules: NameRules<StorageNames> = {
  bucket: {
    resource: 'aws_s3_bucket',
    maxLength: 63,
    pattern: /^[a-z0-9][a-z0-9.-]+[a-z0-9]$/,
    refused: [
      [/\.\./, 'it has two dots in a row'],
      [/^\d+\.\d+\.\d+\.\d+$/, 'it looks like an IP address'],
      [
        /^(xn--|sthree-|amzn-s3-demo-)/,
        'S3 keeps names that start with `xn--`, `sthree-` or `amzn-s3-demo-` for itself',
      ],
      [
        /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/,
        'S3 keeps names that end with `-s3alias`, `--ol-s3`, `.mrap`, `--x-s3` or `--table-s3` for itself',
      ],
    ],
    scope: 'global',
  },
};
