/** An edit of where the state is. */
export interface BackendEdit {
  readonly setting: string;
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
  /** Whether it leads to another state: then every command stops with `backend-changed`, and `state migrate` moves it. */
  readonly moves: boolean;
  readonly because: string;
}

const s3 = { type: 's3', bucket: 'acme-states' };
const http = { type: 'http', config: { address: 'http://states.example/dev' } };
const otherObject = 'it names another object: a plan there would make everything anew';
const sameObject = 'it is the same object of the same bucket';

/** Edits of the backend. None has an effect on what lives: a state that is elsewhere must never be taken for an empty one. */
export const backendEdits: readonly BackendEdit[] = [
  { setting: 'backend.type', from: { type: 'local' }, to: s3, moves: true, because: otherObject },
  {
    setting: 'backend.bucket',
    from: s3,
    to: { ...s3, bucket: 'acme-other' },
    moves: true,
    because: otherObject,
  },
  {
    setting: 'backend.keyPrefix',
    from: s3,
    to: { ...s3, keyPrefix: 'x' },
    moves: true,
    because: otherObject,
  },
  {
    ...{ setting: 'backend.region', from: s3, to: { ...s3, region: 'eu-west-1' } },
    ...{ moves: false, because: 'names of buckets are unique in all regions: it is the same object' },
  },
  {
    ...{ setting: 'backend.kmsKeyArn', from: s3, moves: false, because: sameObject },
    to: { ...s3, kmsKeyArn: 'arn:aws:kms:ap-southeast-1:123456789012:key/01234567' },
  },
  {
    ...{ setting: 'backend.bucketOwner', from: s3, to: { ...s3, bucketOwner: '123456789012' } },
    ...{ moves: false, because: sameObject },
  },
  {
    ...{ setting: 'backend.config', from: http, moves: true, because: otherObject },
    to: { type: 'http', config: { address: 'http://states.example/live' } },
  },
  {
    ...{ setting: 'backend.insecureReason', from: http, to: { ...http, insecureReason: 'a VPN' } },
    ...{ moves: false, because: 'it says why, and changes nothing' },
  },
];
