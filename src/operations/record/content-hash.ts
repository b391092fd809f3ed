import { createHash } from 'node:crypto';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { isJson, type Json, jsonIn, jsonList } from '../../model/json.js';
import { withoutPasswordCheck } from '../../stacks/synth/without-password-check.js';

/**
 * SHA-256 of what a stack builds: equal for equal contents, in whatever order. Where its state is and who we are to AWS (backend, profile,
 * role) and what is asked of the password is left out, as no resource changes with it.
 */
export function contentHash(stack: Json): string {
  const { '//': _notes, terraform, provider, ...rest } = withoutPasswordCheck(stack);
  const { backend: _backend, cloud: _cloud, ...requirements } = jsonIn(terraform);
  const providers = Object.fromEntries(
    Object.entries(jsonIn(provider)).map(([name, blocks]) => [name, blocksOf(blocks).map(withoutAccess)]),
  );
  return digestOf({ ...rest, terraform: requirements, provider: providers });
}

/** SHA-256 of all settings of an environment but its suffix, and but where its state is: equal before and after a rename. */
export function settingsHash(environment: ResolvedEnvironment): string {
  const { suffix: _suffix, backend: _backend, waivers: _waivers, aws, ...rest } = environment;
  const { profile: _profile, roleArn: _roleArn, externalId: _externalId, ...place } = aws;
  return digestOf({ ...rest, aws: place });
}

function blocksOf(blocks: unknown): readonly Json[] {
  return isJson(blocks) ? [blocks] : jsonList(blocks);
}

function withoutAccess({ profile: _profile, assume_role: _role, ...rest }: Json): Json {
  return rest;
}

function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJson(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]);
}
