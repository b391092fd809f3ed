import { mayNameSecret } from '../../errors/secret-key.js';
import type { OtherStateBackend } from '../values/backend.js';

/**
 * Secrets that backends know, and the environment variables from which Terraform reads them instead:
 * https://developer.hashicorp.com/terraform/language/backend
 */
const variables: Readonly<Record<OtherStateBackend['type'], Readonly<Record<string, string>>>> = {
  remote: { token: 'TF_TOKEN_app_terraform_io' },
  cloud: { token: 'TF_TOKEN_app_terraform_io' },
  http: {
    password: 'TF_HTTP_PASSWORD',
    client_private_key_pem: 'TF_HTTP_CLIENT_PRIVATE_KEY_PEM',
    address: 'TF_HTTP_PASSWORD',
    lock_address: 'TF_HTTP_PASSWORD',
    unlock_address: 'TF_HTTP_PASSWORD',
  },
  azurerm: {
    access_key: 'ARM_ACCESS_KEY',
    sas_token: 'ARM_SAS_TOKEN',
    client_secret: 'ARM_CLIENT_SECRET',
    client_certificate: 'ARM_CLIENT_CERTIFICATE',
    client_certificate_password: 'ARM_CLIENT_CERTIFICATE_PASSWORD',
    oidc_token: 'ARM_OIDC_TOKEN',
    oidc_request_token: 'ARM_OIDC_REQUEST_TOKEN',
  },
  gcs: {
    access_token: 'GOOGLE_OAUTH_ACCESS_TOKEN',
    credentials: 'GOOGLE_BACKEND_CREDENTIALS',
    encryption_key: 'GOOGLE_ENCRYPTION_KEY',
  },
  pg: { conn_str: 'PG_CONN_STR' },
  consul: { access_token: 'CONSUL_HTTP_TOKEN', http_auth: 'CONSUL_HTTP_AUTH' },
  kubernetes: {
    token: 'KUBE_TOKEN',
    password: 'KUBE_PASSWORD',
    client_key: 'KUBE_CLIENT_KEY_DATA',
    exec: 'KUBE_TOKEN',
  },
};

/** Names that look like secrets and are none. */
const harmless = /^(secret_suffix|.*_(path|file))$/;

/** Settings that hold an address, in which a password may stand. */
const addresses = new Set(['address', 'lock_address', 'unlock_address', 'conn_str']);
const passwordInAddress = /:\/\/[^/@\s:]*:[^/@\s]+@|\bpassword\s*=/i;

/** A secret in the settings of a backend. */
export interface BackendSecret {
  readonly key: string;
  /** Environment variable that Terraform reads instead; undefined where the name is none that we know. */
  readonly variable: string | undefined;
}

/** Finds secrets among the settings of a backend: they would stand in the file, in the stack and in Terraform's working folder. */
export function findBackendSecrets({ type, config }: OtherStateBackend): readonly BackendSecret[] {
  const known = variables[type];
  return Object.entries(config)
    .filter(([key, value]) => holdsSecret(key, value, known))
    .map(([key]) => ({ key, variable: variableOf(key, { type, config }) }));
}

function holdsSecret(key: string, value: unknown, known: Readonly<Record<string, string>>): boolean {
  if (harmless.test(key)) return false;
  if (addresses.has(key)) return typeof value === 'string' && passwordInAddress.test(value);
  return key in known || mayNameSecret(key);
}

function variableOf(key: string, { type, config }: OtherStateBackend): string | undefined {
  const isHcp = type === 'remote' || type === 'cloud';
  if (isHcp && key === 'token' && typeof config.hostname === 'string')
    return `TF_TOKEN_${config.hostname.replaceAll('-', '__').replaceAll('.', '_')}`;
  return variables[type][key];
}
