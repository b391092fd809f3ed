import type { PassedThroughBackend } from '../settings/backend-settings.js';
import type { Reach } from './reach.js';

/** Settings of a backend by what they reach. */
interface BackendReach extends Readonly<Partial<Record<Reach, readonly string[]>>> {
  /** Names, ids, switches, and what is read from no file. */
  readonly plain: readonly string[];
}

/**
 * Every setting of the backends that Terraform 1.11 to 1.14 and OpenTofu 1.11 to 1.12 know, by what it reaches. What stands nowhere here counts as
 * one that starts a program: nobody has looked at it. A relative path is meant from Terraform's working folder, so every path counts as one
 * outside the project. https://developer.hashicorp.com/terraform/language/backend, https://opentofu.org/docs/language/settings/backends/configuration/
 */
export const backendReach: Readonly<Record<PassedThroughBackend, BackendReach>> = {
  remote: { address: ['hostname'], plain: ['organization', 'token', 'workspaces'] },
  cloud: { address: ['hostname'], plain: ['organization', 'token', 'workspaces'] },
  http: {
    address: ['address', 'lock_address', 'unlock_address'],
    plain: [
      'update_method',
      'lock_method',
      'unlock_method',
      'username',
      'password',
      'skip_cert_verification',
      'retry_max',
      'retry_wait_min',
      'retry_wait_max',
      'client_ca_certificate_pem',
      'client_certificate_pem',
      'client_private_key_pem',
      'headers',
    ],
  },
  azurerm: {
    path: [
      'client_certificate_path',
      'client_id_file_path',
      'client_secret_file_path',
      'oidc_token_file_path',
    ],
    address: ['metadata_host', 'endpoint', 'msi_endpoint', 'oidc_request_url'],
    // `use_cli` starts `az` of the person's own PATH, as Terraform does without it.
    plain: [
      'resource_group_name',
      'storage_account_name',
      'container_name',
      'key',
      'environment',
      'snapshot',
      'subscription_id',
      'tenant_id',
      'client_id',
      'client_secret',
      'client_certificate',
      'client_certificate_password',
      'access_key',
      'sas_token',
      'oidc_token',
      'oidc_request_token',
      'ado_pipeline_service_connection_id',
      'oidc_azure_service_connection_id',
      'use_oidc',
      'use_msi',
      'use_cli',
      'use_aks_workload_identity',
      'use_azuread_auth',
      'lookup_blob_endpoint',
      'timeout_seconds',
    ],
  },
  gcs: {
    // A path or the content itself. A credential of the type external_account can name a program.
    program: ['credentials'],
    path: ['encryption_key'],
    address: ['storage_custom_endpoint'],
    plain: [
      'bucket',
      'prefix',
      'access_token',
      'impersonate_service_account',
      'impersonate_service_account_delegates',
      'kms_encryption_key',
      'universe_domain',
    ],
  },
  pg: {
    // Or a path: see `namesFile`.
    address: ['conn_str'],
    plain: [
      'schema_name',
      'skip_schema_creation',
      'skip_table_creation',
      'skip_index_creation',
      'table_name',
      'index_name',
    ],
  },
  consul: {
    path: ['ca_file', 'cert_file', 'key_file'],
    address: ['address'],
    plain: ['path', 'access_token', 'scheme', 'datacenter', 'http_auth', 'gzip', 'lock'],
  },
  kubernetes: {
    // A kubeconfig names the programs that fetch its credentials, wherever the file lies.
    program: ['config_path', 'config_paths', 'exec'],
    address: ['host', 'proxy_url'],
    plain: [
      'secret_suffix',
      'labels',
      'namespace',
      'in_cluster_config',
      'load_config_file',
      'username',
      'password',
      'insecure',
      'client_certificate',
      'client_key',
      'cluster_ca_certificate',
      'config_context',
      'config_context_auth_info',
      'config_context_cluster',
      'token',
      'tls_server_name',
    ],
  },
};

const kinds: readonly Reach[] = ['program', 'path', 'address'];

/** What a setting of a backend reaches; undefined for a plain one. */
export function reachOfBackendSetting(
  type: PassedThroughBackend,
  { key, value }: { readonly key: string; readonly value: unknown },
): Reach | undefined {
  const declared = backendReach[type];
  if (declared.plain.includes(key)) return undefined;
  const reach = kinds.find((kind) => declared[kind]?.includes(key)) ?? 'program';
  return reach === 'address' && namesFile(key, String(value)) ? 'path' : reach;
}

const plainParameters = /^(sslmode|sslsni|connect_timeout|application_name|search_path|options)$/;

/** A connection of PostgreSQL can name files (sslcert, sslkey, sslrootcert, passfile, service, a socket), one of Consul a socket. */
function namesFile(key: string, value: string): boolean {
  if (/^unix:/i.test(value)) return true;
  if (key !== 'conn_str') return false;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '') return true;
  if (/%2f/i.test(url.host)) return true;
  return [...url.searchParams.keys()].some((name) => !plainParameters.test(name));
}
