/** What Terraform does to a resource, in Terraform's words. */
export type ResourceAction = 'create' | 'update' | 'delete' | 'replace' | 'read' | 'import' | 'move';

/** Steps of an operation that take time. */
export type StageName =
  | 'synth'
  | 'init'
  | 'plan'
  | 'snapshot'
  | 'apply'
  | 'destroy'
  | 'refresh'
  | 'import'
  | 'sandbox'
  | 'install-emulator';

/** One thing that happened while an operation ran. `environment` is a suffix such as `dev-001`; seconds are since the stage began. */
export type ProgressEvent =
  | { readonly type: 'stage-started'; readonly stage: StageName; readonly environment?: string }
  | {
      readonly type: 'stage-ended';
      readonly stage: StageName;
      readonly environment?: string;
      readonly seconds: number;
      readonly outcome: 'ok' | 'failed' | 'interrupted';
    }
  | {
      readonly type: 'resource-started';
      readonly environment: string;
      readonly address: string;
      readonly action: ResourceAction;
      readonly progress: ApplyProgress;
    }
  | {
      readonly type: 'resource-running';
      readonly environment: string;
      readonly address: string;
      readonly action: ResourceAction;
      readonly progress: ApplyProgress;
    }
  | {
      readonly type: 'resource-ended';
      readonly environment: string;
      readonly address: string;
      readonly action: ResourceAction;
      readonly outcome: 'ok' | 'failed';
      readonly seconds: number;
      readonly progress: ApplyProgress;
    }
  | { readonly type: 'notice'; readonly environment?: string; readonly message: string };

/** How far an apply is. Data sources and ephemeral resources do not count. */
export interface ApplyProgress {
  readonly done: number;
  readonly total: number;
  readonly elapsedSeconds: number;
  /** Addresses in work now. */
  readonly running: readonly string[];
}

/** Receives events as they happen. */
export type Emit = (event: ProgressEvent) => void;
