import type { Target } from '../../aws/target.js';
import { UserError } from '../../errors/user-error.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import { tryParseState } from '../../terraform/json/state.js';
import { managedResources } from '../../terraform/json/state-resources.js';
import { readStateText } from '../state/read-state-text.js';

/** What the state of an environment holds, as far as that can be read without Terraform. */
export interface StateContents {
  /** False for a backend that only Terraform can read. */
  readonly isKnown: boolean;
  /** Whether a resource of this type is in it, with this value of an attribute where one is named. */
  readonly has: (type: string, attribute?: readonly [name: string, value: string | number]) => boolean;
}

/** Reads the state where the file says that it is. */
export async function readStateContents(
  target: Target,
  folder: Pick<EnvironmentFolder, 'stateFile'>,
): Promise<StateContents> {
  const text = await readStateText({ ...target, folder }).catch(passUserError);
  return text === undefined ? { isKnown: false, has: () => false } : parse(text);
}

/** @throws UserError; a file that cannot be read, the check of the project folder tells of */
function passUserError(error: unknown): string {
  if (error instanceof UserError) throw error;
  return '';
}

/** A state that is not there holds nothing; what is no state holds we know not what. */
function parse(text: string): StateContents {
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
