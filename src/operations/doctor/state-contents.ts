import { openStateBucket, readObject } from '../../aws/state-bucket/state-bucket.js';
import type { Target } from '../../aws/target.js';
import { backendOf } from '../../config/values/backend.js';
import { UserError } from '../../errors/user-error.js';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import { tryParseState } from '../../terraform/json/state.js';
import { managedResources } from '../../terraform/json/state-resources.js';

/** What the state of an environment holds, as far as that can be read without Terraform. */
export interface StateContents {
  /** False for a backend that only Terraform can read. */
  readonly isKnown: boolean;
  /** Whether a resource of this type is in it, with this value of an attribute where one is named. */
  readonly has: (type: string, attribute?: readonly [name: string, value: string]) => boolean;
}

/** Reads the state where the file says that it is. */
export async function readStateContents(
  target: Target,
  { stateFile }: Pick<EnvironmentFolder, 'stateFile'>,
): Promise<StateContents> {
  const backend = backendOf(target.environment);
  if (backend.type === 'local') return parse(textOf(stateFile));
  if (backend.type !== 's3') return { isKnown: false, has: () => false };
  const bucket = await openStateBucket({ ...target, isHurried: true }, backend);
  return parse(await readObject(bucket, backend.key));
}

/** Undefined where there is none, or none that can be read. */
function textOf(file: string): string | undefined {
  try {
    return readLimited(file, fileLimits.document);
  } catch (error) {
    if (error instanceof UserError) throw error;
    return undefined;
  }
}

/** A state that is not there holds nothing; what is no state holds we know not what. */
function parse(text = ''): StateContents {
  const state = tryParseState(text);
  const resources = state === undefined ? [] : managedResources(state);
  return {
    isKnown: state !== undefined,
    has: (type, attribute) =>
      resources.some(
        (resource) =>
          resource.type === type &&
          (attribute === undefined ||
            resource.instances.some(({ attributes }) => attributes?.[attribute[0]] === attribute[1])),
      ),
  };
}
