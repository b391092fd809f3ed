import type { ChangeKind } from '../../changes/change.js';
import type { Gravity } from '../../resources/effect.js';
import type { Severity } from '../../rules/define-rule.js';

/** What a box looks like. */
export const boxKinds = [
  'internet',
  'load-balancer',
  'compute',
  'database',
  'cache',
  'function',
  'gateway',
  'endpoint',
  'storage',
  'key',
  'secret',
  'logs',
  'message',
  'backup',
  'identity',
  'certificate',
  'firewall',
  'other',
] as const;

export type BoxKind = (typeof boxKinds)[number];

/** What holds for a box, as one word on it. */
export const marks = ['encrypted', 'not encrypted', 'Multi-AZ', 'protected', 'public'] as const;

export type Mark = (typeof marks)[number];

/** What the review says of all that a box stands for. */
export interface PictureFindings {
  /** Failures. */
  readonly count: number;
  readonly worst: Severity;
  /** Ids of the rules that fail, sorted. */
  readonly rules: readonly string[];
}

/** What a plan does to what a box stands for: the worst of it. */
export interface PictureChange {
  readonly kind: ChangeKind;
  readonly gravity: Gravity;
  /** Resources that change. */
  readonly count: number;
}

/** What two environments do not share. */
export interface PictureDifference {
  readonly kind: 'only-here' | 'differs';
  /** Attributes that differ; elements that only this one has. */
  readonly count: number;
}

/** One thing as people draw it, and all of the stack that it stands for. */
export interface PictureBox {
  /** Unique in its picture. */
  readonly id: string;
  readonly kind: BoxKind;
  /** What it is, in AWS's words: `Application Load Balancer`. */
  readonly title: string;
  /** Its name in AWS, or in the stack where that is not known. */
  readonly name: string;
  /** Short facts, a line each. */
  readonly details: readonly string[];
  readonly marks: readonly Mark[];
  readonly findings?: PictureFindings;
  readonly change?: PictureChange;
  readonly difference?: PictureDifference;
  /** Addresses of the elements that it stands for, the main one first. */
  readonly elements: readonly string[];
}

/** A box in a tier: in one zone, or a bar across several. */
export interface PlacedBox extends PictureBox {
  /** Ids of zones of its VPC. */
  readonly zones: readonly string[];
  /** How many boxes that are alike it stands for. Default: 1. */
  readonly count?: number;
}

/** A column. */
export interface PictureZone {
  readonly id: string;
  readonly name: string;
}

export interface PictureSubnet {
  readonly id: string;
  /** Id of its zone. */
  readonly zone: string;
  readonly name: string;
  /** Its address range; empty where it is not known. */
  readonly cidr: string;
  readonly elements: readonly string[];
}

/** How a tier is reached from the internet, by its routes. */
export const tierReaches = ['public', 'private', 'isolated', 'unknown'] as const;

export type TierReach = (typeof tierReaches)[number];

/** A row: subnets with the same routes. */
export interface PictureTier {
  readonly id: string;
  readonly name: string;
  readonly reach: TierReach;
  readonly subnets: readonly PictureSubnet[];
  readonly boxes: readonly PlacedBox[];
}

export interface PictureVpc {
  readonly id: string;
  readonly name: string;
  /** Its address ranges, or where it comes from. */
  readonly details: readonly string[];
  readonly zones: readonly PictureZone[];
  /** From the internet inwards. */
  readonly tiers: readonly PictureTier[];
  /** What stands at its edge: gateways and endpoints. */
  readonly edge: readonly PictureBox[];
  readonly elements: readonly string[];
}

export interface PictureRegion {
  readonly id: string;
  readonly name: string;
  readonly vpcs: readonly PictureVpc[];
  /** What `services` are called: `Outside the VPC`. */
  readonly servicesName: string;
  /** What stands outside of every VPC. */
  readonly services: readonly PictureBox[];
}

/** The box on top of every picture in which something is reached from the internet, or reaches it. */
export const internet = 'internet';

/** `traffic` by groups and listeners, `access` by policies; `link` is the way between a gateway and the internet. */
export const edgeKinds = ['traffic', 'access', 'link'] as const;

type EdgeKind = (typeof edgeKinds)[number];

/** Who reaches whom. */
export interface PictureEdge {
  /** Id of a box, or `internet`. */
  readonly from: string;
  readonly to: string;
  /** Protocol and port: `HTTPS 443`. */
  readonly label: string;
  readonly kind: EdgeKind;
  /** False where a value decides that is not known. */
  readonly isCertain: boolean;
  /** Addresses of the elements that say so. */
  readonly elements: readonly string[];
}

/** What has no place in the grid. */
export interface Unplaced {
  readonly address: string;
  readonly reason: string;
  readonly change?: PictureChange;
  readonly difference?: PictureDifference;
  readonly findings?: PictureFindings;
}

/** An architecture as people draw it: pure data, without places and sizes. Every element of the stack that AWS gets is in it once. */
export interface Picture {
  /** Suffix of the environment, or the file. */
  readonly name: string;
  /** What a reader should know first: tier, what is compared, what is planned. */
  readonly caption: string;
  readonly regions: readonly PictureRegion[];
  readonly edges: readonly PictureEdge[];
  /** What has to be read beside it, as sentences. */
  readonly notes: readonly string[];
  readonly unplaced: readonly Unplaced[];
}
