import type { AwsRequest } from '../../test/e2e/aws-proxy.js';
import { restOperation } from './rest-operations.js';

/** A request as `service:Operation`, by the service that it was signed for; S3 by method and sub-resource. */
export function awsCall({ service, action, method, url }: AwsRequest): string | undefined {
  if (service === '') return undefined;
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (service !== 's3') return `${service}:${restOperation(service, method, pathname) ?? action}`;
  const isObject = pathname.split('/').filter((part) => part !== '').length > 1;
  const subresource = [...searchParams.keys()].find((key) => key !== 'x-id' && key !== 'list-type') ?? '';
  return `s3:${method} ${isObject ? 'object' : 'bucket'}${subresource === '' ? '' : `?${subresource}`}`;
}
