import { z } from 'zod';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig, ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { backendSettings } from '../../config/settings/backend-settings.js';
import type { BackendBlock } from '../../config/values/backend-block.js';
import { regions } from '../../config/values/regions.js';
import { messageOf } from '../../errors/message-of.js';
import { UserError } from '../../errors/user-error.js';
import type { OrphanProviders } from '../../stacks/synth/orphan-stack.js';
import type { StateDocument } from '../../terraform/json/state.js';
import { managedResources } from '../../terraform/json/state-resources.js';
import type { DeployRecord } from '../record/deploy-record.js';
import { regionsOf, stateFacts } from '../record/state-facts.js';
import type { Orphan } from './orphan.js';

/** What is known of an orphan, and from where. */
export interface OrphanTraces {
  readonly suffix: string;
  readonly project: string;
  readonly block: BackendBlock;
  /** Undefined where only Terraform can read it. */
  readonly state: StateDocument | undefined;
  readonly record: DeployRecord | undefined;
  /** Environments of the file: whose credentials may serve. */
  readonly environments: readonly ResolvedEnvironment[];
  /** The record lies in this project folder, which is ours alone. */
  readonly isRecordOurs: boolean;
}

/** The environment as a destroy needs it: tier, place, account and providers, from record and state; or why there are not enough of them. */
export function orphanWay(traces: OrphanTraces): Orphan['way'] {
  const { suffix, project, state, record, block } = traces;
  const facts = state === undefined ? undefined : stateFacts(state);
  // The state is what is destroyed; the record may be that of an earlier life.
  const region = facts?.region ?? record?.region;
  if (region === undefined || !regions.includes(region))
    return { obstacle: 'neither its state nor the record of its deploy names its region' };
  const providers = providersOf(state);
  if ('obstacle' in providers) return providers;
  const accountId = facts?.account ?? record?.account ?? undefined;
  const environment = record?.environment ?? facts?.environment ?? 'unknown';
  const backend = backendConfig(block, suffix);
  if (backend === undefined) return { obstacle: `nobody knows the settings of its backend ${block.type}` };
  const config: EnvironmentConfig = {
    // What nobody knows may be production.
    tier: record?.tier ?? 'production',
    aws: { region, ...(accountId === undefined ? {} : { accountId }), ...accessOf(traces, accountId) },
    backend,
  };
  try {
    return {
      environment: resolveEnvironment({ environment, suffix, project: record?.project ?? project, config }),
      providers: providers.regions,
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { obstacle: messageOf(error) };
  }
}

type Access = Pick<NonNullable<EnvironmentConfig['aws']>, 'profile' | 'roleArn' | 'externalId'>;

const roleShape = z.object({ role_arn: z.string(), external_id: z.string().optional() });
const accessShape = z.object({ profile: z.string().optional(), assume_role: roleShape.optional() });

/**
 * Whose credentials get to its account: those with which its state was last seen from here, those of a record of ours, or those of an
 * environment of the file in the same account. A record in a bucket names none: it is not for its writer to choose.
 */
function accessOf(
  { block, record, environments, isRecordOurs }: OrphanTraces,
  accountId: string | undefined,
): Access {
  const seen = block.type === 's3' ? accessShape.safeParse(block.config).data : undefined;
  const { profile, assume_role: role } = seen ?? {};
  if (profile !== undefined || role !== undefined)
    return given({ profile, roleArn: role?.role_arn, externalId: role?.external_id });
  if (isRecordOurs && record?.access !== undefined) return given(record.access);
  const neighbour =
    environments.find(({ aws }) => aws.accountId !== undefined && aws.accountId === accountId) ??
    environments[0];
  return given(neighbour?.aws ?? {});
}

function given({ profile, roleArn, externalId }: Access): Access {
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(roleArn === undefined || externalId === undefined ? {} : { externalId }),
  };
}

const bucketShape = z.object({
  bucket: z.string(),
  region: z.string(),
  key: z.string(),
  kms_key_id: z.string().optional(),
});

/** Undefined for a block that no file could have. */
function backendConfig({ type, config, bucketOwner }: BackendBlock, suffix: string) {
  if (type === 'local') return backendSettings.parse({ type });
  if (type !== 's3') return backendSettings.safeParse({ type, config }).data;
  const { bucket, region, key, kms_key_id } = bucketShape.parse(config);
  const keyPrefix = key.slice(0, key.length - `/${suffix}/terraform.tfstate`.length);
  return backendSettings.safeParse({ type, bucket, region, keyPrefix, kmsKeyArn: kms_key_id, bucketOwner })
    .data;
}

/** Of `provider["registry.terraform.io/hashicorp/aws"].west`: source and alias. */
const providerAddress = /^provider\["[^"]*\/([^"/]+\/[^"/]+)"\](?:\.([\w-]+))?$/;

/** A state names the configuration of each resource's provider: every alias has to be there again, with the region that its ARNs tell. */
function providersOf(
  state: StateDocument | undefined,
): { readonly regions: OrphanProviders } | { readonly obstacle: string } {
  const aliases = new Map<string, string>();
  for (const resource of state === undefined ? [] : managedResources(state)) {
    const { provider } = resource;
    if (typeof provider !== 'string') continue;
    const [, source, alias] = providerAddress.exec(provider) ?? [];
    if (source === undefined) return { obstacle: `its state has a provider of a module: ${provider}` };
    if (alias === undefined) continue;
    if (source !== 'hashicorp/aws')
      return { obstacle: `nobody knows the settings of the provider ${source} (${alias})` };
    const [region, ...more] = regionsOf([resource]);
    if (region === undefined) continue;
    if (more.length > 0 || (aliases.get(alias) ?? region) !== region)
      return { obstacle: `the resources of the provider ${source} (${alias}) are in several regions` };
    aliases.set(alias, region);
  }
  const nameless = aliasesOf(state).find((alias) => !aliases.has(alias));
  if (nameless !== undefined)
    return { obstacle: `nothing in its state names the region of the provider hashicorp/aws (${nameless})` };
  return { regions: Object.fromEntries(aliases) };
}

function aliasesOf(state: StateDocument | undefined): readonly string[] {
  const resources = state === undefined ? [] : managedResources(state);
  return resources.flatMap(({ provider }) =>
    typeof provider === 'string' ? (providerAddress.exec(provider)?.[2] ?? []) : [],
  );
}
