import { TerraformBackend, type TerraformRemoteState } from 'cdktn';
import type { Construct } from 'constructs';
import type { BackendBlock } from '../config/values/backend-block.js';

/** Writes a `backend` block, or a `cloud` block, into the stack. */
export class StateBackendBlock extends TerraformBackend {
  private readonly block: BackendBlock;

  constructor(scope: Construct, block: BackendBlock) {
    super(scope, 'backend', block.type);
    this.block = block;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.block.config;
  }

  override toTerraform(): unknown {
    if (this.block.type !== 'cloud') return super.toTerraform();
    return { terraform: { cloud: this.block.config } };
  }

  override getRemoteStateDataSource(): TerraformRemoteState {
    throw new Error('Stacks of environments are read through their outputs, not through their state.');
  }
}
