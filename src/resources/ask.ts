import type { AwsTarget } from '../aws/client-config.js';
import { explainAwsError } from '../aws/explain-aws-error.js';

/** Error names by which the services say that something is not there. */
const absent =
  /^(NotFound|NoSuch\w+|NoSuchTagSet|ResourceNotFoundException|\w+NotFound(Exception|Fault)?|Invalid\w+\.NotFound(Exception)?)$/;

/** Sends the requests of a lookup to a service; undefined when AWS says that there is no such thing. */
export function asker(service: string, { environment }: AwsTarget) {
  return async <T>(request: Promise<T>): Promise<T | undefined> => {
    try {
      return await request;
    } catch (error) {
      if (error instanceof Error && absent.test(error.name)) return undefined;
      throw explainAwsError(error, { service, environment: environment.suffix });
    }
  };
}
