import { send } from '../aws/send.js';
import type { AwsTarget } from '../aws/target.js';

/** Error names by which the services say that something is not there. */
const absent = /^(NoSuch\w+|\w*NotFound(Exception|Fault)?|Invalid\w+\.NotFound(Exception)?)$/;

/** Sends the requests of a lookup to a service; undefined when AWS says that there is no such thing. */
export function asker(service: string, target: AwsTarget) {
  return <Answer>(request: Promise<Answer>): Promise<Answer | undefined> =>
    send(() => request, { service, target, absent });
}
