import type { Element } from '../../model/element.js';
import type { PolicyStatement } from '../../model/policy-statements.js';
import type { Certainty } from '../../rules/conditions/certainty.js';
import type { Known } from '../known.js';
import type { TaskStart } from './task-start.js';
import type { Transport } from './transports.js';

/** What stands in a network. */
type NetworkPlaceKind =
  | 'load-balancer'
  | 'instances'
  | 'database'
  | 'cache'
  | 'function'
  | 'containers'
  | 'file-system'
  | 'endpoint';

/** What stands beside the networks: services of AWS with an address of their own. */
type ServicePlaceKind =
  | 'bucket'
  | 'secret'
  | 'key'
  | 'topic'
  | 'queue'
  | 'table'
  | 'parameter'
  | 'log-group'
  | 'web-acl';

export type PlaceKind = NetworkPlaceKind | ServicePlaceKind;

/** A port on which something listens. */
export interface ServedPort {
  readonly protocol: Transport;
  readonly port: number;
  /** The listener or the place that says so. */
  readonly element: Element;
  /** Target groups that a listener forwards to, with those of its rules. */
  readonly targetGroups: Known<readonly string[]>;
}

/** Whether a place has an address that the internet knows. */
export interface PublicAddress {
  readonly ipv4: Certainty;
  readonly ipv6: Certainty;
  /** What decides it, as a sentence. */
  readonly why: string;
  readonly element: Element;
}

/** Something that others reach, or that reaches others. */
export interface Place {
  /** Address of its element. */
  readonly address: string;
  readonly label: string;
  readonly kind: PlaceKind;
  /** More about the kind: `application`, `network`, `classic`; the engine of a database; the service of an endpoint (`s3`). */
  readonly variant: string | undefined;
  readonly element: Element;
  /** True when the stack makes it, false for what it looks up. */
  readonly isManaged: boolean;
  /** Undefined for what stands in no VPC. */
  readonly network: PlaceNetwork | undefined;
  /** Ports on which it listens; undefined where that is up to what runs there. */
  readonly ports: Known<readonly ServedPort[]> | undefined;
  /** Addresses of the roles that it acts by. */
  readonly roles: Known<readonly string[]>;
  /** What is read for it before it runs, by another role. Default: nothing. */
  readonly start?: TaskStart;
  /** Addresses of the customer's keys that encrypt it; none for keys of AWS. */
  readonly keys: Known<readonly string[]>;
}

export interface PlaceNetwork {
  readonly vpc: Known<string>;
  readonly subnets: Known<readonly string[]>;
  /** Keys of the zones of its subnets, `zoneKey` of each. */
  readonly zones: Known<readonly string[]>;
  /** Security groups; none for a Network Load Balancer without groups, which lets everything pass. */
  readonly groups: Known<readonly string[]>;
  readonly publicAddress: PublicAddress;
  /** Whether it has an IPv6 address, which the internet need not know. */
  readonly ipv6: Certainty;
  /** Its private addresses where the stack names them. */
  readonly privateAddresses: readonly string[];
}

export interface TargetGroup {
  /** Address of its element. */
  readonly id: string;
  readonly element: Element;
  readonly port: Known<number | undefined>;
  /** What its targets are spoken to by. */
  readonly protocols: readonly Transport[];
  /** What its targets are. */
  readonly targetType: Known<'instance' | 'ip' | 'lambda' | 'alb'>;
  /** Whether targets see the addresses of the clients of a Network Load Balancer. */
  readonly preservesClients: Certainty;
  /** What is registered with it. */
  readonly targets: Known<readonly Target[]>;
}

/** A place that is registered with a target group. */
export interface Target {
  /** Address of the place. */
  readonly id: string;
  /** The port of its registration: its own, else that of the group. Undefined where neither names one. */
  readonly port: Known<number | undefined>;
}

/** A name on the internet that calls a function. */
export interface FunctionUrl {
  readonly element: Element;
  /** Address of the function. */
  readonly function: Known<string>;
  /** Whether everybody may call it, without credentials. */
  readonly isOpen: Certainty;
}

/** How an endpoint of a VPC leads to the service of its place. */
export interface EndpointWay {
  /** Address of the endpoint. */
  readonly id: string;
  readonly element: Element;
  readonly type: Known<'gateway' | 'interface' | 'other'>;
  /** `s3`, `secretsmanager`; undefined for a service that is not AWS's. */
  readonly service: Known<string | undefined>;
  /** Route tables of a gateway endpoint. */
  readonly routeTables: Known<readonly string[]>;
  /** Its policy; undefined when it has none, which lets everything pass. */
  readonly policy: Known<readonly PolicyStatement[]> | undefined;
  /** Whether the service's public name leads to it. */
  readonly privateDns: Certainty;
}
