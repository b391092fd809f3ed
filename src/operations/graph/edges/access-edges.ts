import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import type { PolicyStatement } from '../../../model/policy-statements.js';
import { identityPolicies } from '../../../rules/iam/facts/identity-policies.js';
import { ifKnown } from '../../../topology/known.js';
import type { Place } from '../../../topology/places/place.js';
import { isHanded } from '../../../topology/reach/access/handed.js';
import { reach } from '../../../topology/reach/reach.js';
import type { Topology } from '../../../topology/topology.js';
import type { PictureEdge } from '../picture.js';
import { type BoxOf, type EdgePart, joinEdges } from './edge-parts.js';

/** What roles may do with what stands outside of the VPC: by the policies of the stack that name it. */
export function accessEdges(topology: Topology, model: Model, boxOf: BoxOf): readonly PictureEdge[] {
  const { places } = topology;
  const services = places.filter(({ network }) => network === undefined);
  const parts = places.flatMap((place) =>
    roleParts(place, services, topology).flatMap(({ id, of }) => {
      const role = model.byAddress(id);
      return role === undefined
        ? []
        : policiesOf(role, model).flatMap((policy) => granted(place, policy, { services: of, model }));
    }),
  );
  return joinEdges(
    parts
      .flatMap((part) => judged(part, topology))
      .map((part) => ({ ...part, from: boxOf(part.from) ?? part.from, to: boxOf(part.to) ?? part.to })),
  );
}

/** The roles of a place with the services that they are about: the one that ECS reads by is about what is handed to containers alone. */
function roleParts({ roles, start }: Place, services: readonly Place[], topology: Topology) {
  const handed = services.filter((one) => start !== undefined && isHanded(start, one, topology) !== 'no');
  return [
    ...(ifKnown(roles) ?? []).map((id) => ({ id, of: services })),
    ...((start === undefined ? undefined : ifKnown(start.roles)) ?? []).map((id) => ({ id, of: handed })),
  ];
}

/** What else decides whether it may be read: the policy of the resource, its key, the way there. */
function judged(part: EdgePart, topology: Topology): readonly EdgePart[] {
  const [from, to] = [part.from, part.to].map((id) => topology.places.find(({ address }) => address === id));
  if (from === undefined || to === undefined) return [];
  const { outcome } = reach(topology, from, to);
  const isRead = part.words.every((word) => word === 'read');
  if (outcome === 'blocked' && isRead) return [];
  return [{ ...part, isCertain: outcome !== 'unknown' }];
}

/** The policies of a role that are in the stack, with its inline ones. */
function policiesOf(role: Element, model: Model): readonly Element[] {
  const inline = model.referring(role, { type: 'aws_iam_role_policy', path: 'role' }).elements;
  const attached = ['aws_iam_role_policy_attachment', 'aws_iam_policy_attachment'].flatMap((type) =>
    model
      .referring(role, { type, path: type === 'aws_iam_policy_attachment' ? 'roles' : 'role' })
      .elements.flatMap((one) => model.follow(one, 'policy_arn').elements),
  );
  return [role, ...inline, ...attached];
}

function granted(
  place: Place,
  policy: Element,
  { services, model }: { readonly services: readonly Place[]; readonly model: Model },
): readonly EdgePart[] {
  return identityPolicies(policy, model).flatMap(({ path, statements = [] }) => {
    const named = new Set(model.follow(policy, path).elements.map(({ address }) => address));
    const allowed = statements.filter(({ effect }) => effect === 'Allow');
    return services.flatMap((service): readonly EdgePart[] => {
      if (!named.has(service.address)) return [];
      const words = allowed.filter((one) => speaksOf(one, service)).flatMap(verbsOf);
      if (words.length === 0) return [];
      const ends = { from: place.address, to: service.address, kind: 'access' } as const;
      return [
        { ...ends, words: [...new Set(words)].toSorted(), isCertain: true, elements: [policy.address] },
      ];
    });
  });
}

/** Whether a resource of a statement is made of the element: its expression has the address, without the module. */
function speaksOf({ resources }: PolicyStatement, { element }: Place): boolean {
  const name = `${element.type}.${element.name}`;
  return resources.some((one) => one.includes(name));
}

const verbs: readonly (readonly [RegExp, string])[] = [
  [/^\*$|:\*$/, 'all'],
  [/^kms:(?:Decrypt|GenerateDataKey|Encrypt|ReEncrypt)/, 'use'],
  [/:(?:Get|List|Head|Describe|BatchGet|Query|Scan|Receive|Select)/, 'read'],
  [/:(?:Put|Create|Delete|Update|Write|Abort|Restore|BatchWrite|Send|Publish|Tag|Untag)/, 'write'],
];

function verbsOf({ actions, notActions }: PolicyStatement): readonly string[] {
  const found = actions.map((action) => verbs.find(([pattern]) => pattern.test(action))?.[1] ?? 'other');
  return notActions.length > 0 ? ['all', ...found] : found;
}
