import type { AwsRequest } from '../../test/e2e/aws-proxy.js';
import { backupOperation } from './backup-operations.js';

/** A request as `service:Operation`, by the service that it was signed for; S3 by method and sub-resource. */
export function awsCall({ service, action, method, url }: AwsRequest): string | undefined {
  if (service === '') return undefined;
  if (service === 'backup')
    return `backup:${backupOperation(method, new URL(url, 'http://localhost').pathname)}`;
  if (service !== 's3') return `${service}:${action}`;
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const isObject = pathname.split('/').filter((part) => part !== '').length > 1;
  const subresource = [...searchParams.keys()].find((key) => key !== 'x-id' && key !== 'list-type') ?? '';
  return `s3:${method} ${isObject ? 'object' : 'bucket'}${subresource === '' ? '' : `?${subresource}`}`;
}
