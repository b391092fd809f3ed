import { buildCommand } from '@stricli/core';
import type { CliContext } from '../context.js';
import {
  type JsonFlag,
  jsonFlag,
  type SandboxFlag,
  type SelectionFlags,
  sandboxFlag,
  selectionAliases,
  selectionFlags,
  terraformFlags,
} from '../flags.js';
import { findSandboxPlace, selectFromFile } from '../project.js';

interface Flags extends SelectionFlags, JsonFlag, SandboxFlag {
  readonly pluginDir?: string;
  readonly terraformBin?: string;
}

/** `multienv doctor`. */
export const doctorCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Find what would make a deploy fail, and how to fix it',
    fullDescription: `Checks tools, provider, credentials, account, region, password, network, instance type, AMI, database engine, bucket name, certificate and state. Changes nothing.
Exits 1 when there is a problem; warnings do not count.

Examples:
  multienv doctor
  multienv doctor --env tier:production --json
  multienv doctor --env dev-001 --sandbox`,
  },
  parameters: {
    flags: {
      ...selectionFlags,
      ...jsonFlag,
      ...sandboxFlag,
      pluginDir: terraformFlags.pluginDir,
      terraformBin: terraformFlags.terraformBin,
    },
    aliases: selectionAliases,
  },
  async func({ json, ...flags }) {
    const { loaded, environments } = await selectFromFile(this, {
      ...flags,
      namesTerraform: flags.terraformBin !== undefined,
      usesBackend: flags.sandbox === undefined,
    });
    const sandbox = await findSandboxPlace(this, loaded.root, { ...flags, mayBeDown: true });
    const { doctor } = await import('../../operations/doctor/doctor.js');
    const { renderDoctor } = await import('../../render/terminal/doctor.js');
    const { pluginDir, terraformBin } = flags;
    const report = await doctor(this.operation, { loaded, environments, sandbox, pluginDir, terraformBin });
    if (!report.ok) this.exitCode = 1;
    if (!json) return this.print(renderDoctor(report, this.paint));
    const checks = report.checks.map(({ code: _code, ...check }) => check);
    this.printJson({ ...report, checks });
  },
});
