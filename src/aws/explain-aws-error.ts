import type { Invocation } from '../errors/invocation.js';
import { UserError } from '../errors/user-error.js';
import { awsCredentialsMissing, awsRefused, awsUnreachable } from './errors.js';
import { triedOf } from './network/tried.js';

const credentialNames = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
]);

/** Turns what the AWS SDK throws into an error with the next step; what is no failure of AWS or of the network comes back as it is. */
export function explainAwsError(
  error: unknown,
  {
    service,
    environment,
    invocation,
  }: { readonly service: string; readonly environment: string; readonly invocation: Invocation },
): unknown {
  // What our own handler refuses goes through the SDK, which adds its metadata to it.
  if (!(error instanceof Error) || error instanceof UserError) return error;
  if (credentialNames.has(error.name)) {
    return awsCredentialsMissing.error({ reason: error.message, environment, invocation }, { cause: error });
  }
  const reason = networkReason(error);
  if (reason !== undefined)
    return awsUnreachable.error({ service, reason, tried: triedOf(error), invocation }, { cause: error });
  if (!('$metadata' in error)) return error;
  return awsRefused.error({ service, name: error.name, reason: error.message }, { cause: error });
}

function networkReason(error: Error): string | undefined {
  const refusal = triedOf(error)?.refusal;
  if (refusal !== undefined) return `the proxy answered ${refusal}`;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'it did not answer in time';
  const code = 'code' in error ? error.code : undefined;
  // ECONNREFUSED, ENOTFOUND, EAI_AGAIN … of Node, and the codes of its TLS layer.
  return typeof code === 'string' && /^(E[A-Z_]+|CERT_\w+|SELF_SIGNED\w*|UNABLE_TO\w*|DEPTH_\w+)$/.test(code)
    ? code
    : undefined;
}
