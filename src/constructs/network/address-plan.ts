/** Blocks of addresses of one Availability Zone. */
export interface ZonePlan {
  readonly private: string;
  readonly public: string;
  readonly database: string;
  /** Kept free. */
  readonly spare: string;
}

/** A block of IPv4 addresses: its first address as a number, and the bits of its prefix. */
export interface AddressBlock {
  readonly first: number;
  readonly prefix: number;
}

/** Four blocks from the start, so that another zone moves none of them. */
const blocks = 4;

/**
 * Addresses of each zone of a VPC: a quarter of the VPC, of which half is private, a quarter public, an eighth the database's and an eighth
 * spare. `10.0.0.0/20` has /22 for each zone: /23, /24, /25 and /25.
 * @param cidr as in `network.cidr`
 * @throws Error when it is no block of addresses
 */
export function addressPlan(cidr: string): readonly ZonePlan[] {
  const vpc = parseCidr(cidr);
  if (vpc === undefined) throw new Error(`\`${cidr}\` is no block of addresses.`);
  return Array.from({ length: blocks }, (_, index) => {
    const zone = part(vpc, 2, index);
    return {
      private: formatted(part(zone, 1, 0)),
      public: formatted(part(zone, 2, 2)),
      database: formatted(part(zone, 3, 6)),
      spare: formatted(part(zone, 3, 7)),
    };
  });
}

/** A block as its numbers; undefined for what is no IPv4 block in CIDR notation. */
export function parseCidr(cidr: string): AddressBlock | undefined {
  const [, address = '', bits = ''] = /^([\d.]+)\/(\d+)$/.exec(cidr) ?? [];
  const octets = address.split('.').map(Number);
  const prefix = Number(bits);
  if (octets.length !== 4 || octets.some((octet) => !(octet <= 255)) || bits === '' || prefix > 32)
    return undefined;
  return { first: octets.reduce((number, octet) => number * 256 + octet, 0), prefix };
}

/** How many addresses a block has. */
export function sizeOf({ prefix }: AddressBlock): number {
  return 2 ** (32 - prefix);
}

/** Whether two blocks have an address in common. */
export function overlap(one: AddressBlock, other: AddressBlock): boolean {
  return one.first < other.first + sizeOf(other) && other.first < one.first + sizeOf(one);
}

/** A block in CIDR notation. */
export function formatted({ first, prefix }: AddressBlock): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${octets.join('.')}/${prefix}`;
}

/** Part `index` of a block that is cut into `2 ** bits` parts, as Terraform's `cidrsubnet` cuts it. */
function part({ first, prefix }: AddressBlock, bits: number, index: number): AddressBlock {
  return { first: first + index * 2 ** (32 - prefix - bits), prefix: prefix + bits };
}
