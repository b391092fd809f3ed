import { Buffer } from 'node:buffer';

/**
 * The CycloneDX bill of materials (1.6) of what is bundled. It has neither a date nor a serial number, so that the same sources make the same file.
 * @param manifest our package.json
 * @param packages what `bundledPackages` found
 * @param lock package-lock.json, for the digests of the packages
 */
export function billOfMaterials({ manifest, packages, lock }) {
  const product = component({ ...manifest, type: 'application' });
  const components = packages.map((one) => ({
    ...component({ ...one, type: 'library' }),
    scope: 'required',
    ...hashes(lock.packages[one.locked]),
    ...(one.source === undefined ? {} : { externalReferences: [{ type: 'vcs', url: one.source }] }),
  }));
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: product },
    components,
    dependencies: [
      { ref: product['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) },
      ...components.map((one) => ({ ref: one['bom-ref'] })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function component({ type, name, version, license }) {
  const purl = `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
  return { type, 'bom-ref': purl, name, version, licenses: [{ license: { id: license } }], purl };
}

/** npm's `integrity` is the digest of the tarball in base64. */
function hashes(entry) {
  const [, digest] = /^sha512-(.+)$/.exec(entry?.integrity ?? '') ?? [];
  if (digest === undefined) return {};
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] };
}
