import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedEnvironments } from '../../../config/file/load.js';
import { passwordRefusal } from '../../../constructs/database/password-refusal.js';
import { plainInvocation } from '../../../errors/invocation.js';
import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import type { Finding } from '../../../policy/finding.js';
import { type SealedPlan, sealPlan } from '../../../terraform/folder/sealed-plan.js';
import { parseState } from '../../../terraform/json/state.js';
import { runTerraform } from '../../../terraform/run/run-terraform.js';
import { pullState } from '../../../terraform/state/pull-state.js';
import type { OperationContext } from '../../context.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import { type EnvironmentPlan, hasChanges } from '../environment-plan.js';
import { asOnAnyMachine } from '../never-completed.js';
import { type PlanContents, planContents } from '../plan-contents.js';
import { bundleFolders } from './bundle-folder.js';
import { compareEarly, compareLate } from './compare-facts.js';
import { compareInside, compareState } from './compare-inside.js';
import { earlyFacts, lateFacts, reviewFacts } from './facts.js';
import { type Bundle, openBundle } from './open-bundle.js';
import { type PlanModel, portable } from './plan-model.js';
import { savedPlanMissing, savedPlanStale, savedPlanTampered } from './saved-plan-errors.js';
import { tellAge } from './tell-age.js';

/** Saved plans to apply in place of new ones. */
export interface SavedPlansOptions {
  /** The folder that `plan --out` wrote. */
  readonly folder: string;
  /** SHA-256 of the plan files that may be applied. Default: any that passes the checks. */
  readonly hashes?: readonly string[];
  readonly modelOf: PlanModel;
}

interface Planned {
  readonly run: EnvironmentRun;
  readonly plan: EnvironmentPlan;
  readonly contents: Pick<PlanContents, 'spared' | 'password'>;
  readonly findings: readonly Finding[] | undefined;
}

const graceMs = 3_000;

/** The saved plans of one deploy. */
export class SavedPlans {
  readonly #context: OperationContext;
  readonly #options: SavedPlansOptions & { readonly loaded: LoadedEnvironments };
  readonly #folders: ReadonlyMap<string, string>;
  readonly #bundles = new Map<string, Bundle>();

  /** @throws UserError where there are none, or others could have written there */
  constructor(
    context: OperationContext,
    options: SavedPlansOptions & { readonly loaded: LoadedEnvironments },
  ) {
    this.#context = context;
    this.#options = options;
    const { invocation = plainInvocation } = context;
    this.#folders = bundleFolders(context, { named: options.folder, invocation });
  }

  /**
   * Reads the saved plan of an environment, and refuses one that was made for something else before anything is prepared.
   * @throws UserError `saved-plan-…`
   */
  async open(run: EnvironmentRun): Promise<void> {
    const { suffix } = run.folder;
    const { hashes = [], loaded, folder } = this.#options;
    const { invocation } = run;
    const path = this.#folders.get(suffix);
    const found = [...this.#folders.keys()];
    if (path === undefined) throw savedPlanMissing.error({ folder, suffix, found, invocation });
    const bundle = openBundle(run, path, hashes);
    const now = await earlyFacts(run, loaded);
    refuse(compareEarly({ made: bundle.manifest, now, suffix, invocation }));
    this.#bundles.set(suffix, bundle);
  }

  /** Whether the stack of the saved plan refuses a secret that RDS would not take. */
  checksPassword(run: EnvironmentRun): boolean {
    const { configuration } = this.#bundleOf(run).inside;
    return configuration.some(({ content }) =>
      content.includes(JSON.stringify(passwordRefusal).slice(1, -1)),
    );
  }

  /**
   * Takes the saved plan in place of a new one, from the memory: what is shown, reviewed and applied is one and the same.
   * @throws UserError `saved-plan-…`
   */
  async take(
    run: EnvironmentRun,
  ): Promise<{ readonly sealed: SealedPlan; readonly text: string | undefined }> {
    const { folder, target, invocation, privateFolder } = run;
    const bundle = this.#bundleOf(run);
    const { manifest, inside } = bundle;
    const { suffix } = folder;
    const now = await lateFacts(run);
    // Who deploys may look at the secret; that somebody could not when the plan was made is another matter.
    if (now.refusal !== undefined) throw now.refusal;
    refuse(compareLate({ made: manifest, now, suffix, invocation }));
    refuse(compareInside(run, inside));
    refuse(
      compareState(run, { inside, madeAt: manifest.madeAt }, parseState(await pullState(target), suffix)),
    );
    tellAge(this.#context, suffix, manifest);
    const file = join(privateFolder.path, 'plan.tfplan');
    writeFileSync(file, bundle.bytes, { mode: 0o600, flag: 'wx' });
    const sealed = { ...sealPlan(file, folder), origin: bundle.file };
    const text = await runTerraform(target, { args: ['show', '-json', file], graceMs });
    // What the plan says is read from the plan; whether it was reviewed, as the one who made it saw it.
    return {
      sealed,
      text: manifest.review === null && !hasChanges(planContents(text, suffix)) ? undefined : text,
    };
  }

  /**
   * Holds what the plan says now against what was saved.
   * @throws UserError `saved-plan-tampered` or `saved-plan-stale`
   */
  check({ run, plan, contents, findings }: Planned): void {
    const { model, manifest } = this.#bundleOf(run);
    const { loaded, modelOf } = this.#options;
    const about = { suffix: run.folder.suffix, invocation: run.invocation };
    const now = reviewFacts(findings);
    const problems: Problem[] = [];
    if (manifest.review?.digest !== now?.digest)
      problems.push(savedPlanStale.problem({ ...about, reason: 'the review says something else by now' }));
    else if (portable(modelOf(asOnAnyMachine(plan, contents)), loaded.root) !== model)
      problems.push(savedPlanTampered.problem({ ...about, reason: 'plan.json is not what the plan says' }));
    // Our own stack checks whatever it sends: a plan that does not was made of another one.
    const isOurs =
      loaded.synthCommand === undefined && run.environment.database.password.source === 'secretsManager';
    if (isOurs && contents.password.sentToDatabase && !this.checksPassword(run))
      problems.push(
        savedPlanTampered.problem({ ...about, reason: 'it sends a password that it does not check' }),
      );
    refuse(problems);
  }

  #bundleOf({ folder: { suffix } }: EnvironmentRun): Bundle {
    const bundle = this.#bundles.get(suffix);
    if (bundle === undefined) throw new Error(`The saved plan of ${suffix} was not opened.`);
    return bundle;
  }
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UserError(problems, { exitCode: 1 });
}
