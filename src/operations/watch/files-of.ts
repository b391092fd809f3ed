import { resolve } from 'node:path';
import { isInline } from '../../config/file/boot-script.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { provenanceOf } from '../../config/resolve/provenance-of.js';

/** The file itself, and the boot scripts that it names: a save of any of them changes what it means. */
export function filesOf({ file, root, environments }: LoadedEnvironments): readonly string[] {
  const scripts = environments.flatMap((environment) => {
    const said = provenanceOf(environment)?.get('app.bootScript')?.decidedBy.value;
    return typeof said === 'string' && !isInline(said) ? [resolve(root, said)] : [];
  });
  return [file, ...new Set(scripts)];
}
