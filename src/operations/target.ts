import type { SandboxPlace, Target } from '../aws/target.js';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { backendOf, isPassedThrough } from '../config/values/backend.js';
import { plainInvocation } from '../errors/invocation.js';
import { sandboxEnvironment } from '../sandbox/sandbox-environment.js';
import type { OperationContext } from './context.js';

/** An environment on AWS, or on the sandbox where one is given. */
export function targetOf(
  { env, invocation = plainInvocation }: Pick<OperationContext, 'env' | 'invocation'>,
  environment: ResolvedEnvironment,
  sandbox: SandboxPlace | undefined,
): Target {
  if (sandbox === undefined) return { environment, variables: env, invocation };
  return {
    environment: sandboxBackend(environment),
    variables: sandboxEnvironment(env, { ...sandbox, environment }),
    sandbox,
    invocation: invocation.onSandbox(sandbox.endpoint),
  };
}

/** The emulator serves S3. Any other shared backend holds the state of what is on AWS: the sandbox keeps away from it. */
function sandboxBackend(environment: ResolvedEnvironment): ResolvedEnvironment {
  if (!isPassedThrough(backendOf(environment))) return environment;
  return { ...environment, backend: { type: 'local' } };
}
