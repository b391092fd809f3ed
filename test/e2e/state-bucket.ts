import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

/** A state as it lies in the bucket, as far as the tests read it. */
export interface StoredState {
  readonly resources: readonly {
    readonly type: string;
    readonly mode: string;
    readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
  }[];
}

/** The bucket of an emulator that holds the states of environments, with their locks. */
export class StateBucket {
  static readonly bucketName = 'states-of-the-team';
  readonly #client: S3Client;

  constructor(endpoint: string) {
    this.#client = new S3Client({
      endpoint,
      region: 'ap-southeast-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'MULTIENV123456789012', secretAccessKey: 'sandbox' },
    });
  }

  /** The state of an environment; undefined when it never had one. */
  async stateOf(suffix: string): Promise<StoredState | undefined> {
    try {
      const command = new GetObjectCommand({ Bucket: StateBucket.bucketName, Key: keyOf(suffix) });
      const { Body } = await this.#client.send(command);
      return JSON.parse((await Body?.transformToString()) ?? '');
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  /** Suffixes of the environments whose state is locked. */
  async locked(): Promise<readonly string[]> {
    const command = new ListObjectsV2Command({ Bucket: StateBucket.bucketName });
    const { Contents = [] } = await this.#client.send(command);
    return Contents.flatMap(({ Key = '' }) => (Key.endsWith('.tflock') ? [Key.split('/').at(-2) ?? ''] : []));
  }

  /** Locks the state of an environment, as a run on another machine does. */
  async lock(suffix: string): Promise<void> {
    const Body = JSON.stringify({
      ID: '01234567-89ab-cdef-0123-456789abcdef',
      Operation: 'OperationTypeApply',
      Info: '',
      Who: 'jo@elsewhere',
      Version: '1.11.4',
      Created: '2026-11-24T01:02:03.456789Z',
      Path: `${StateBucket.bucketName}/${keyOf(suffix)}`,
    });
    const command = new PutObjectCommand({
      Bucket: StateBucket.bucketName,
      Key: `${keyOf(suffix)}.tflock`,
      Body,
    });
    await this.#client.send(command);
  }
}

function keyOf(suffix: string): string {
  return `multi-env-infrastructure/${suffix}/terraform.tfstate`;
}
