import { BlockList, isIP } from 'node:net';
import { proxyUnusable } from './errors.js';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for a request, undefined where it goes there directly. As Terraform and its provider choose it: upper case before lower case, nothing
 * on this machine by a proxy, and NO_PROXY with names, addresses, networks and ports. https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 * @throws UserError `proxy-unusable`
 */
export function proxyFor(url: URL, variables: Variables): URL | undefined {
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const text = setting(variables, name);
  if (text === undefined || isSpared(url, setting(variables, 'NO_PROXY') ?? '')) return undefined;
  const address = text.includes('://') ? text : `http://${text}`;
  const found = URL.canParse(address) ? new URL(address) : undefined;
  if (found?.protocol === 'http:' || found?.protocol === 'https:') return found;
  throw proxyUnusable.error({ name, scheme: found?.protocol });
}

function setting(variables: Variables, name: string): string | undefined {
  return variables[name] || variables[name.toLowerCase()] || undefined;
}

function isSpared({ hostname, port, protocol }: URL, list: string): boolean {
  // A URL has its host in small letters.
  const host = hostname.replace(/^\[|\]$/g, '');
  if (host === 'localhost' || isLoopback(host)) return true;
  const at = { host, port: port || (protocol === 'https:' ? '443' : '80') };
  return list.split(',').some((entry) => matches(entry.trim().toLowerCase(), at));
}

function matches(entry: string, at: { readonly host: string; readonly port: string }): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  const [, network = '', bits] = /^([\da-f.:]+)\/(\d+)$/.exec(entry) ?? [];
  if (bits !== undefined && isIP(network) !== 0) return isWithin(at.host, network, Number(bits));
  const [, bracketed, named = entry, port] = /^(?:\[(.+)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
  if (port !== undefined && port !== at.port) return false;
  const name = bracketed ?? named;
  if (isIP(name) !== 0) return isWithin(at.host, name, isIP(name) === 4 ? 32 : 128);
  const domain = name.replace(/^\*\./, '.');
  // `.example.com` spares what is below it alone.
  return domain.startsWith('.')
    ? at.host.endsWith(domain)
    : at.host === domain || at.host.endsWith(`.${domain}`);
}

function isWithin(host: string, network: string, bits: number): boolean {
  const family = familyOf(network);
  if (isIP(host) === 0 || familyOf(host) !== family || bits > (family === 'ipv4' ? 32 : 128)) return false;
  const block = new BlockList();
  block.addSubnet(network, bits, family);
  return block.check(host, family);
}

function isLoopback(host: string): boolean {
  return isWithin(host, '127.0.0.0', 8) || isWithin(host, '::1', 128);
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
