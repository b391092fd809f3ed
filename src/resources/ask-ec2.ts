import type { EC2Client, Filter, Tag } from '@aws-sdk/client-ec2';
import { clientConfig } from '../aws/network/client-config.js';
import type { AwsTarget } from '../aws/target.js';
import { asker } from './ask.js';
import { type FoundResource, tagsOf } from './lookup.js';

/** The SDK, and a client with the credentials of the environment. */
interface OpenEc2 {
  readonly sdk: typeof import('@aws-sdk/client-ec2');
  readonly client: EC2Client;
}

/** Something that EC2 has. */
interface Ec2Answer {
  readonly id: string | undefined;
  readonly tags: Tag[] | undefined;
  readonly isBusy?: boolean;
}

/** Asks EC2 for what meets the filters. */
export type Ec2Question = (ec2: OpenEc2, filters: Filter[]) => Promise<readonly Ec2Answer[] | undefined>;

/** The first that EC2 has; undefined where it has none. */
export async function asEc2(
  target: AwsTarget,
  question: Ec2Question,
  wanted: Filter[],
): Promise<FoundResource | undefined> {
  const sdk = await import('@aws-sdk/client-ec2');
  const client = new sdk.EC2Client(await clientConfig(target, 'EC2'));
  const [first] = (await asker('EC2', target)(question({ sdk, client }, wanted))) ?? [];
  if (first?.id === undefined) return undefined;
  const { id, tags, isBusy } = first;
  return { importId: id, tags: tagsOf(tags), ...(isBusy === undefined ? {} : { isBusy }) };
}

/** Filters of a question by their names. */
export function filters(pairs: readonly (readonly [name: string, value: string])[]): Filter[] {
  return pairs.map(([Name, value]) => ({ Name, Values: [value] }));
}
