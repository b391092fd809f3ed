import { TerraformElement, TerraformStack } from 'cdktn';
import type { Construct } from 'constructs';

/** Oldest engines with ephemeral resources and write-only attributes as the stack uses them. */
const targetVersions = { terraform: '>=1.11.1', opentofu: '>=1.11.0' };

/**
 * A stack whose elements have readable addresses: an element in the stack itself or directly in one of its blocks is called by its own id.
 * cdktn would add a hash to every nested one. Deeper elements, which only constructs of a user's own can bring, keep cdktn's scheme.
 */
export abstract class StableAddressStack extends TerraformStack {
  private readonly taken = new Map<string, string>();

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.node.setContext('targetVersions', targetVersions);
  }

  /** @throws Error when two elements of one kind would get the same address: Terraform would see them as one. */
  protected override allocateLogicalId(element: TerraformElement | Construct['node']): string {
    if (!TerraformElement.isTerraformElement(element)) return super.allocateLogicalId(element);
    const depth = element.node.scopes.length - element.cdktfStack.node.scopes.length;
    if (depth > 2) return super.allocateLogicalId(element);
    const address = `${kindOf(element)}.${element.node.id}`;
    const holder = this.taken.get(address);
    if (holder !== undefined && holder !== element.node.path)
      throw new Error(
        `${element.node.path} and ${holder} would both have the address ${address}: give one of them another id.`,
      );
    this.taken.set(address, element.node.path);
    return element.node.id;
  }
}

/** Elements of different kinds may share an id: a resource and a data source, say. */
function kindOf(element: TerraformElement): string {
  const type = 'terraformResourceType' in element ? String(element.terraformResourceType) : '';
  return `${element.constructor.name}:${type}`;
}
