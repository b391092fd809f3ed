import table from './offers.json' with { type: 'json' };

/** Names, and for each key (a region, a version) a bit for each of them, in base64. */
interface Packed {
  readonly names: string;
  readonly offered: Readonly<Record<string, string>>;
}

/** What the table says: `no-data` where it has nothing about the key, `unknown` where it has never heard of the name. */
type Offer = 'offered' | 'not-offered' | 'unknown' | 'no-data';

/** Where the tables come from and of which day they are: AWS may offer more by now. `scripts/aws-offers.ts` writes them. */
export const offersAsOf = `${table.source}, ${table.asOf}`;

/** What AWS offers by name. */
export class OfferTable {
  /** Every name of the table. */
  readonly names: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly offeredIn: Packed['offered'];

  constructor({ names, offered }: Packed) {
    this.names = names.split(' ');
    this.places = new Map(this.names.map((name, at) => [name, at]));
    this.offeredIn = offered;
  }

  /** Whether a name is offered under a key. */
  offer(name: string, key: string): Offer {
    const place = this.places.get(name);
    const bits = Object.hasOwn(this.offeredIn, key) ? this.offeredIn[key] : undefined;
    if (place === undefined) return 'unknown';
    if (bits === undefined) return 'no-data';
    const byte = Buffer.from(bits, 'base64')[place >> 3] ?? 0;
    return (byte & (1 << (place & 7))) === 0 ? 'not-offered' : 'offered';
  }

  /** The names that are offered under a key; none where the table has nothing about it. */
  offeredUnder(key: string): readonly string[] {
    return this.names.filter((name) => this.offer(name, key) === 'offered');
  }
}

const made = new Map<Packed, OfferTable>();

function once(packed: Packed): OfferTable {
  const known = made.get(packed) ?? new OfferTable(packed);
  made.set(packed, known);
  return known;
}

/** EC2 instance types by region. */
export const instanceTypeOffers = (): OfferTable => once(table.instanceTypes);

/** Instance classes of RDS for PostgreSQL by region. */
export const databaseClassOffers = (): OfferTable => once(table.databaseClasses);

/** Instance classes of RDS for PostgreSQL by version, `16.10`. */
export const versionClassOffers = (): OfferTable => once(table.classesOfVersions);
