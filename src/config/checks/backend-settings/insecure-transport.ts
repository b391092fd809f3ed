import type { OtherStateBackend } from '../../values/backend.js';

/** A setting with which the state travels without TLS, or to a server whose certificate nobody checks. */
export interface InsecureTransport {
  /** Setting of `backend.config`. */
  readonly key: string;
  /** What the state goes without, as a part of a sentence. */
  readonly lack: string;
  /** The edit that mends it. */
  readonly mend: string;
}

type Config = OtherStateBackend['config'];

const noTls = 'without TLS';
const noCheck = 'to a server whose certificate is not checked';
const useHttps = 'Use an address that begins with `https://`';

/** The same machine, as it stands there: what only a resolver would take for it does not count. */
const loopback = /^(?:https?:\/\/)?(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?(?:[/?#]|$)/i;
const socket = /^(?:unix:|\/)/i;

const isTls = (address: string) => /^https:\/\//i.test(address);
const isLoopback = (address: string) => loopback.test(address);
/** Or a socket, where a backend knows sockets. */
const isLocal = (address: string) => isLoopback(address) || socket.test(address);

/**
 * Settings that no transport without TLS may hide behind, by backend: what Terraform and OpenTofu do with an address without `https://`
 * differs. https://developer.hashicorp.com/terraform/language/backend
 */
const byBackend: Partial<Record<OtherStateBackend['type'], (config: Config) => InsecureTransport[]>> = {
  http: (config) => ['address', 'lock_address', 'unlock_address'].flatMap((key) => plainAddress(config, key)),
  // client-go takes http for a host without a scheme, unless a certificate is given.
  kubernetes: (config) => plainAddress(config, 'host'),
  consul: consulTransport,
  pg: postgresTransport,
};

/** Finds what turns TLS, or the check of a certificate, off: names that a backend has today, and what is named alike. */
export function findInsecureTransport({ type, config }: OtherStateBackend): readonly InsecureTransport[] {
  const found = [...(byBackend[type]?.(config) ?? []), ...valuesOf(config).flatMap(switchedOff)];
  return found.filter(({ key }, index) => found.findIndex((one) => one.key === key) === index);
}

function plainAddress(config: Config, key: string): InsecureTransport[] {
  const address = textOf(config[key]);
  if (address === '' || isTls(address) || isLoopback(address)) return [];
  return [{ key, lack: noTls, mend: useHttps }];
}

/** Consul takes http unless `scheme`, or the address, says otherwise; without an address it asks the agent of this machine. */
function consulTransport(config: Config): InsecureTransport[] {
  const [address, scheme] = [textOf(config.address), textOf(config.scheme)];
  if (address === '' || isLocal(address) || isTls(address) || scheme.toLowerCase() === 'https') return [];
  const key = scheme === '' ? 'address' : 'scheme';
  return [{ key, lack: noTls, mend: 'Set `scheme: https`' }];
}

/** lib/pq encrypts by default and checks no certificate: https://pkg.go.dev/github.com/lib/pq */
function postgresTransport(config: Config): InsecureTransport[] {
  const address = textOf(config.conn_str);
  if (address === '') return [];
  const { host, mode, hasRoot } = connectionOf(address);
  if (host !== undefined && isLocal(host)) return [];
  if (mode === 'verify-full' || mode === 'verify-ca' || (hasRoot && (mode ?? 'require') === 'require'))
    return [];
  const lack = mode === undefined || mode === 'require' ? noCheck : noTls;
  return [{ key: 'conn_str', lack, mend: 'Add `sslmode=verify-full`' }];
}

interface Connection {
  /** Undefined where it is said twice, or nowhere. */
  readonly host: string | undefined;
  readonly mode: string | undefined;
  readonly hasRoot: boolean;
}

/** What matters of a connection string: a URL, or `host=… sslmode=…`. */
function connectionOf(text: string): Connection {
  const url = /^postgres(?:ql)?:\/\//i.test(text) ? parseUrl(text) : undefined;
  const words = [...text.matchAll(/(\w+)\s*=\s*(?:'((?:\\.|[^'\\])*)'|(\S+))/g)];
  const pairs =
    url === undefined
      ? words.map(([, key = '', quoted, plain]) => [key, quoted ?? plain ?? ''] as const)
      : [...url.searchParams];
  const values = (key: string) => pairs.flatMap(([name, value]) => (name === key ? [value] : []));
  const hosts = [...(url === undefined || url.hostname === '' ? [] : [url.hostname]), ...values('host')];
  // Said twice, the weaker one may win.
  const modes = new Set(values('sslmode'));
  return {
    host: hosts.length === 1 && values('hostaddr').length === 0 ? hosts[0] : undefined,
    mode: modes.size > 1 ? 'disable' : [...modes][0],
    hasRoot: values('sslrootcert').some((file) => file !== ''),
  };
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

interface NamedValue {
  /** Setting of `backend.config` in which it stands. */
  readonly key: string;
  readonly name: string;
  readonly value: unknown;
}

/** What these hold is named by people: it says nothing about the transport. */
const namedByPeople = new Set(['labels', 'headers', 'workspaces']);

/** Every value, that of a block or a list under its own name as well. */
function valuesOf(config: Config): readonly NamedValue[] {
  return Object.entries(config)
    .filter(([key]) => !namedByPeople.has(key))
    .flatMap(([key, value]) => leavesOf({ key, name: key, value }));
}

function leavesOf({ key, name, value }: NamedValue): readonly NamedValue[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf({ key, name, value: item }));
  if (typeof value !== 'object' || value === null) return [{ key, name, value }];
  return Object.entries(value).flatMap(([inner, item]) => leavesOf({ key, name: inner, value: item }));
}

const turnsCheckOff =
  /^(?:(?:tls_|ssl_)?insecure(?:_.*)?|(?:.*_)?(?:skip|disable|no)_(?:tls_|ssl_|cert(?:ificate)?_|host_?name_)*(?:verify|verification|check)|(?:.*_)?(?:skip|disable)_(?:tls|ssl|https))$/i;
const turnsCheckOn = /^(?:(?:verify|check)(?:_.*)?|(?:tls|ssl)_verify)$/i;
const turnsTlsOn = /^(?:(?:use|enable|require)_(?:tls|ssl|https)|tls|ssl|https)$/i;
/** The metadata service of a virtual machine has no TLS, and is no further away than the machine. */
const metadataService = /^msi_endpoint$/;
const off = new Set(['false', '0', 'no', 'off', 'none', 'disable', 'disabled']);

function switchedOff({ key, name, value }: NamedValue): InsecureTransport[] {
  const text = textOf(value).toLowerCase();
  const isOff = off.has(text);
  const mend = `Remove \`${name}\``;
  if (turnsCheckOff.test(name) && text !== '' && !isOff) return [{ key, lack: noCheck, mend }];
  if (turnsCheckOn.test(name) && isOff) return [{ key, lack: noCheck, mend }];
  if (turnsTlsOn.test(name) && isOff) return [{ key, lack: noTls, mend }];
  if (!text.startsWith('http:') || isLoopback(text) || metadataService.test(name)) return [];
  return [{ key, lack: noTls, mend: useHttps }];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : String(value ?? '');
}
