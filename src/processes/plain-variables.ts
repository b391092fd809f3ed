import { mayNameSecret } from '../errors/secret-key.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Names of variables that hold no credential, in upper case: Windows knows no other, and proxies are written in both. */
const plain = new Set([
  ...[
    'PATH',
    'PATHEXT',
    'HOME',
    'USERPROFILE',
    'HOMEDRIVE',
    'HOMEPATH',
    'USER',
    'USERNAME',
    'LOGNAME',
    'SHELL',
  ],
  ...[
    'TMPDIR',
    'TEMP',
    'TMP',
    'SYSTEMROOT',
    'SYSTEMDRIVE',
    'WINDIR',
    'COMSPEC',
    'PROGRAMDATA',
    'PROGRAMFILES',
  ],
  ...['APPDATA', 'LOCALAPPDATA', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE', 'OS'],
  ...[
    'XDG_CACHE_HOME',
    'XDG_CONFIG_HOME',
    'XDG_DATA_HOME',
    'XDG_DATA_DIRS',
    'XDG_STATE_HOME',
    'XDG_RUNTIME_DIR',
  ],
  ...[
    'LANG',
    'LANGUAGE',
    'TZ',
    'TERM',
    'COLORTERM',
    'COLUMNS',
    'NO_COLOR',
    'FORCE_COLOR',
    'CI',
    'DEBIAN_FRONTEND',
  ],
  ...[
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'NODE_EXTRA_CA_CERTS',
    'REQUESTS_CA_BUNDLE',
    'CURL_CA_BUNDLE',
    'PIP_CERT',
  ],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'FTP_PROXY', 'NO_PROXY'],
  ...['NODE_ENV', 'NODE_OPTIONS', 'NODE_PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'NIX_SSL_CERT_FILE'],
  ...['TF_CLI_CONFIG_FILE', 'TF_PLUGIN_CACHE_DIR', 'TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE'],
  ...['TF_REGISTRY_CLIENT_TIMEOUT', 'TF_REGISTRY_DISCOVERY_RETRY', 'TF_PROVIDER_DOWNLOAD_RETRY'],
  ...['CHECKPOINT_DISABLE', 'CDKTF_CONTEXT_JSON', 'CDKTN_DISABLE_CREATION_STACK'],
]);

/** Those of locales, of ours, and of the managers of versions whose shims may stand where a program is looked for. */
const plainPatterns = /^(LC_[A-Z]+|MULTIENV_\w+|(ASDF|MISE|NVM|FNM|VOLTA|PYENV|TFENV|TOFUENV)_\w+)$/;

/** Variable in which a person names others that programs need on the sandbox, between commas. */
const passVariable = 'MULTIENV_PASS_ENV';

/**
 * The variables of a program that needs no credential, such as all of them on the sandbox: an allow-list, since nobody knows every name under
 * which a credential may stand. Proxies lose the password in their address. What else a program needs the person names in `MULTIENV_PASS_ENV`;
 * nothing of AWS comes back that way.
 */
export function plainVariables(env: Env): Record<string, string | undefined> {
  const named = new Set((env[passVariable] ?? '').split(',').map((name) => name.trim()));
  const kept = Object.entries(env).filter(
    ([name]) => isPlain(name.toUpperCase()) || (named.has(name) && !/^aws_/i.test(name)),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutPassword(name, value)]));
}

function isPlain(name: string): boolean {
  return plain.has(name) || (plainPatterns.test(name) && !mayNameSecret(name));
}

function withoutPassword(name: string, value: string | undefined): string | undefined {
  return /_proxy$/i.test(name) ? value?.replaceAll(/(^|\/\/)[^/@]*@/g, '$1') : value;
}
