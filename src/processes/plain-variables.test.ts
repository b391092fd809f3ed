import { expect, it } from 'vitest';
import { plainVariables } from './plain-variables.js';

it('keeps what tells where things are, and how a person wants to be spoken to', () => {
  const env = {
    PATH: '/bin',
    Path: 'C:\\bin',
    HOME: '/home/jo',
    LC_ALL: 'C',
    TMPDIR: '/tmp',
    SSL_CERT_FILE: '/ca.pem',
    XDG_CACHE_HOME: '/cache',
    NODE_OPTIONS: '--max-old-space-size=4096',
    TF_CLI_CONFIG_FILE: '/home/jo/.terraformrc',
    MULTIENV_PLUGIN_DIR: '/mirror',
    TFENV_ROOT: '/tfenv',
  };
  expect(plainVariables(env)).toEqual(env);
});

it.each([
  'PATH PATHEXT HOME USERPROFILE HOMEDRIVE HOMEPATH USER USERNAME LOGNAME SHELL',
  'TMPDIR TEMP TMP SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PROGRAMDATA PROGRAMFILES',
  'APPDATA LOCALAPPDATA NUMBER_OF_PROCESSORS PROCESSOR_ARCHITECTURE OS',
  'XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_DATA_DIRS XDG_STATE_HOME XDG_RUNTIME_DIR',
  'LANG LANGUAGE TZ TERM COLORTERM COLUMNS NO_COLOR FORCE_COLOR CI DEBIAN_FRONTEND',
  'SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS REQUESTS_CA_BUNDLE CURL_CA_BUNDLE PIP_CERT',
  'HTTP_PROXY HTTPS_PROXY ALL_PROXY FTP_PROXY NO_PROXY',
  'NODE_ENV NODE_OPTIONS NODE_PATH LD_LIBRARY_PATH DYLD_LIBRARY_PATH NIX_SSL_CERT_FILE',
  'TF_CLI_CONFIG_FILE TF_PLUGIN_CACHE_DIR TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE',
  'TF_REGISTRY_CLIENT_TIMEOUT TF_REGISTRY_DISCOVERY_RETRY TF_PROVIDER_DOWNLOAD_RETRY',
  'CHECKPOINT_DISABLE CDKTF_CONTEXT_JSON CDKTN_DISABLE_CREATION_STACK',
])('keeps each of %s', (names) => {
  const env = Object.fromEntries(names.split(' ').map((name) => [name, 'as it is']));
  expect(plainVariables(env)).toEqual(env);
  const lower = Object.fromEntries(names.split(' ').map((name) => [name.toLowerCase(), 'as it is']));
  expect(plainVariables(lower)).toEqual(lower);
});

it.each([
  'AWS_ACCESS_KEY_ID',
  'aws_session_token',
  'TF_TOKEN_app_terraform_io',
  'TF_VAR_password',
  'TF_LOG',
  'TF_HTTP_PASSWORD',
  'GITHUB_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ARM_CLIENT_SECRET',
  'GOOGLE_CREDENTIALS',
  'VAULT_TOKEN',
  'KUBE_TOKEN',
  'PGPASSWORD',
  'PIP_INDEX_URL',
  'NPM_TOKEN',
  'npm_config__authToken',
  'SSH_AUTH_SOCK',
  'TFENV_GITHUB_TOKEN',
  'MISE_GITHUB_TOKEN',
  'DATABASE_URL',
  'SOMETHING_NEW',
])('drops %s', (name) => {
  expect(plainVariables({ [name]: 'canary', PATH: '/bin' })).toEqual({ PATH: '/bin' });
});

it.each([
  ['HTTPS_PROXY', 'http://jo:canary@proxy:3128', 'http://proxy:3128'],
  ['http_proxy', 'jo:canary@proxy:3128', 'proxy:3128'],
  ['ALL_PROXY', 'socks5://proxy:1080', 'socks5://proxy:1080'],
  ['no_proxy', 'internal,localhost', 'internal,localhost'],
])('takes the password out of %s', (name, given, kept) => {
  expect(plainVariables({ [name]: given })).toEqual({ [name]: kept });
});

it('keeps what the person names, but nothing of AWS', () => {
  const env = {
    MULTIENV_PASS_ENV: 'TF_VAR_owner, AWS_SECRET_ACCESS_KEY,NOT_SET',
    TF_VAR_owner: 'jo',
    TF_VAR_x: 'canary',
  };
  expect(plainVariables({ ...env, AWS_SECRET_ACCESS_KEY: 'canary' })).toEqual({
    MULTIENV_PASS_ENV: env.MULTIENV_PASS_ENV,
    TF_VAR_owner: 'jo',
  });
});
