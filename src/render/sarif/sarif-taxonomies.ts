import { byControlId } from '../../rules/frameworks/by-control-id.js';
import { catalogues } from '../../rules/frameworks/catalogues.js';
import { type Controls, type Framework, frameworks } from '../../rules/frameworks.js';

/** A control framework as SARIF's `taxonomies` carry it. */
export interface SarifTaxonomy {
  readonly name: Framework;
  readonly fullName: string;
  readonly shortDescription: { readonly text: string };
  /** Only the controls that rules are tied to. */
  readonly isComprehensive: false;
  readonly taxa: readonly { readonly id: string; readonly shortDescription?: { readonly text: string } }[];
}

interface HasControls {
  readonly controls: Controls;
}

/** The frameworks that rules are tied to, each with those of its controls. */
export function sarifTaxonomies(rules: readonly HasControls[]): readonly SarifTaxonomy[] {
  return keys.flatMap((name) => {
    const ids = new Set(rules.flatMap(({ controls }) => Object.keys(controls[name] ?? {})));
    const taxa = [...ids].sort(byControlId).map((id) => taxon(name, id));
    const text = `${frameworks[name]}: the controls that rules are tied to.`;
    return taxa.length === 0
      ? []
      : [{ name, fullName: frameworks[name], shortDescription: { text }, isComprehensive: false, taxa }];
  });
}

/** References of SARIF to the controls of a rule. */
export function taxonReferences(controls: Controls, taxonomies: readonly SarifTaxonomy[]) {
  return taxonomies.flatMap(({ name, taxa }, index) =>
    Object.keys(controls[name] ?? {}).map((id) => ({
      id,
      index: taxa.findIndex((taxon) => taxon.id === id),
      toolComponent: { name, index },
    })),
  );
}

const keys = Object.keys(frameworks).filter((key): key is Framework => key in frameworks);

function taxon(framework: Framework, id: string): SarifTaxonomy['taxa'][number] {
  const text = catalogues[framework].find(({ ids }) => ids.includes(id))?.subject;
  return text === undefined ? { id } : { id, shortDescription: { text } };
}
