import type { Invocation } from '../../errors/invocation.js';
import { nearestName } from '../names/nearest-name.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import {
  backendExpression,
  backendInsecure,
  backendSecret,
  regionUnknown,
  settingsConflict,
} from '../schema/setting-errors.js';
import { backendOf, isPassedThrough } from '../values/backend.js';
import { regions } from '../values/regions.js';
import { findBackendSecrets } from './backend-settings/backend-secrets.js';
import { findInsecureTransport } from './backend-settings/insecure-transport.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

/** A bucket is named and fits its region; a backend has no secret, nothing that one engine would evaluate and the other not, and TLS. */
export const backendCheck: EnvironmentCheck = {
  reads: ['backend', 'aws.region', 'aws.accountId', 'aws.profile'],
  run: (environment, invocation) => [
    ...bucketFindings(environment, invocation),
    ...secretFindings(environment),
    ...expressionFindings(environment),
    ...transportFindings(environment),
  ],
};

function bucketFindings({ backend, aws }: ResolvedEnvironment, invocation: Invocation): SettingFault[] {
  const { type, bucket, region = aws.region, kmsKeyArn } = backend;
  if (type !== 's3') return [];
  const findings: SettingFault[] = [];
  if (bucket === undefined)
    findings.push(
      conflict(
        'type',
        '`backend.type: s3` needs `backend.bucket`.',
        `Add \`bucket: NAME\`; this command makes it: ${invocation.next('bootstrap')}`,
      ),
    );
  if (backend.region !== undefined && !regions.includes(backend.region))
    findings.push(unknownRegion(backend.region));
  if (kmsKeyArn !== undefined && kmsKeyArn.split(':')[3] !== region)
    findings.push(
      conflict(
        'kmsKeyArn',
        `\`backend.kmsKeyArn\` is in region ${kmsKeyArn.split(':')[3]}, the bucket of the state in ${region}.`,
        'A bucket takes keys of its own region only: use one, or set `backend.region`.',
      ),
    );
  return findings;
}

function unknownRegion(region: string): SettingFault {
  const suggestion = nearestName(region, regions);
  const problem = regionUnknown.problem(
    { region, suggestion },
    { value: region, allowed: regions, suggestion },
  );
  return { at: ['backend', 'region'], problem };
}

function secretFindings(environment: ResolvedEnvironment): SettingFault[] {
  const backend = backendOf(environment);
  if (!isPassedThrough(backend)) return [];
  return findBackendSecrets(backend).map(({ key, variable }) => ({
    at: ['backend', 'config', key],
    // The value stays out of the problem.
    problem: { ...backendSecret.problem({ key, variable }), value: null },
  }));
}

/** Terraform takes strings of a backend literally, OpenTofu evaluates them: what would differ is refused. */
function expressionFindings({ backend, aws }: ResolvedEnvironment): SettingFault[] {
  const config = Object.entries(backend.config ?? {}).map(
    ([key, value]) => [['backend', 'config', key], value] as const,
  );
  const profile = backend.type === 's3' ? [[['aws', 'profile'], aws.profile] as const] : [];
  return [...config, ...profile]
    .filter(([, value]) => /[$%]\{/.test(JSON.stringify(value ?? '')))
    .map(([at]) => ({ at, problem: backendExpression.problem({ path: at.join('.') }) }));
}

/** An error in production, a warning elsewhere. With a reason production is warned, so that nobody forgets it. */
function transportFindings(environment: ResolvedEnvironment): SettingFault[] {
  const backend = backendOf(environment);
  if (!isPassedThrough(backend)) return [];
  const { insecureReason: reason } = environment.backend;
  const isProduction = environment.tier === 'production';
  if (reason !== undefined && !isProduction) return [];
  const severity = isProduction && reason === undefined ? 'error' : 'warning';
  return findInsecureTransport(backend).map((transport) => ({
    at: ['backend', 'config', transport.key],
    // An address may hold a secret.
    problem: { ...backendInsecure.problem({ ...transport, reason }), severity, value: null },
  }));
}

function conflict(key: string, message: string, hint: string): SettingFault {
  return { at: ['backend', key], problem: settingsConflict.problem({ message, hint }) };
}
