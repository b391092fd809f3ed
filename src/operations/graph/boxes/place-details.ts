import { counted } from '../../../counted.js';
import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { isScalar } from '../../../model/value.js';
import { labelOf } from '../../../topology/label-of.js';
import type { Place } from '../../../topology/places/place.js';

/** Short facts of a place, a line each; what is not known is not said. */
export function detailsOf(place: Place, model: Model): readonly string[] {
  const { element, kind, variant } = place;
  const text = (path: string) => textAt(element, path);
  if (kind === 'load-balancer') return compact([listenersOf(place, model), ...webAclsOf(element, model)]);
  if (element.type === 'aws_autoscaling_group') {
    const [least, most] = [text('min_size'), text('max_size')];
    const count = least === undefined || most === undefined ? undefined : countOf(least, most);
    return compact([joined([variant, count])]);
  }
  if (kind === 'instances') return compact([joined([variant, text('ami')])]);
  if (kind === 'database' || kind === 'cache') {
    const version = text('engine_version');
    const classOf = text('instance_class') ?? text('node_type');
    const [size, most] = [text('allocated_storage'), text('max_allocated_storage')];
    const storage =
      size === undefined
        ? undefined
        : `${size} GiB${most === undefined || most === '0' ? '' : `, grows to ${most}`}`;
    return compact([
      joined([classOf, version === undefined ? undefined : `version ${version}`]),
      joined([storage, text('storage_type')]),
    ]);
  }
  if (kind === 'endpoint') return compact([variant]);
  if (kind === 'bucket') return compact([isVersioned(element, model) ? 'versioned' : undefined]);
  if (kind === 'log-group') {
    const days = text('retention_in_days');
    return compact([days === undefined || days === '0' ? undefined : `kept for ${counted(days, 'day')}`]);
  }
  return [];
}

function countOf(least: string, most: string): string {
  return least === most
    ? `${least} ${least === '1' ? 'instance' : 'instances'}`
    : `${least} to ${most} instances`;
}

/** What it listens on, `HTTP 80, HTTPS 443`. */
function listenersOf({ ports }: Place, model: Model): string | undefined {
  if (ports?.state !== 'known' || ports.value.length === 0) return undefined;
  const words = ports.value.map(
    ({ element, port, protocol }) => `${listenerProtocol(element) ?? protocol.toUpperCase()} ${port}`,
  );
  const groups = ports.value.flatMap(({ targetGroups }) =>
    targetGroups.state === 'known' ? targetGroups.value : [],
  );
  const targets = [...new Set(groups)].flatMap((id) => targetWords(model.byAddress(id)));
  return `${[...new Set(words)].join(', ')}${targets.length === 0 ? '' : ` → ${[...new Set(targets)].join(', ')}`}`;
}

function targetWords(group: Element | undefined): readonly string[] {
  if (group === undefined) return [];
  const [protocol, port] = [textAt(group, 'protocol'), textAt(group, 'port')];
  return protocol === undefined || port === undefined ? [] : [`${protocol} ${port}`];
}

/** `HTTPS`, where a listener says it. */
function listenerProtocol(listener: Element): string | undefined {
  return textAt(listener, 'protocol');
}

function webAclsOf(element: Element, model: Model): readonly string[] {
  const { elements } = model.referring(element, {
    type: 'aws_wafv2_web_acl_association',
    path: 'resource_arn',
  });
  const acls = elements.flatMap((one) => model.follow(one, 'web_acl_arn').elements);
  return acls.map((acl) => `behind the web ACL ${labelOf(acl, model)}`);
}

function isVersioned(bucket: Element, model: Model): boolean {
  const { elements } = model.referring(bucket, { type: 'aws_s3_bucket_versioning', path: 'bucket' });
  return elements.some((one) => textAt(one, 'versioning_configuration.status') === 'Enabled');
}

/** A scalar that is known, as text. */
export function textAt(element: Element, path: string): string | undefined {
  const reading = element.get(path);
  return reading.state === 'known' && isScalar(reading.value) ? String(reading.value) : undefined;
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  const known = compact(parts);
  return known.length === 0 ? undefined : known.join(' · ');
}

function compact(parts: readonly (string | undefined)[]): readonly string[] {
  return parts.flatMap((one) => (one === undefined || one === '' ? [] : [one]));
}
