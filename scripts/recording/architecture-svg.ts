import { loadEnvironments } from '../../src/config/file/load.js';
import { plainInvocation } from '../../src/errors/invocation.js';
import { graph } from '../../src/operations/graph/graph.js';
import { selectOne } from '../../src/operations/project/select-one.js';
import { packageFile } from '../../src/package-files.js';
import { neverInterrupted } from '../../src/processes/interrupt.js';
import { renderSvg } from '../../src/render/graph/svg/render-svg.js';

/** The picture of prod-003 of this project's file, as `multienv graph prod-003` draws it on the day of the file's edition. */
export async function architectureSvg(): Promise<string> {
  const loaded = loadEnvironments(packageFile('environments.yaml'), { today: '2026-12-01' });
  const context = {
    cwd: packageFile('.'),
    env: {},
    emit: () => {},
    interrupt: neverInterrupted(),
    invocation: plainInvocation,
    now: () => new Date('2026-12-01T12:00:00Z'),
  };
  return renderSvg(await graph(context, { loaded, environments: [selectOne(loaded, 'prod-003')] }));
}
