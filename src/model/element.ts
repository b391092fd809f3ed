import { Block } from './block.js';
import type { Reference, Values } from './value.js';

/** A reference together with the attribute that makes it. */
export interface AttributeReference extends Reference {
  /** Path of the attribute, `launch_template[0].id`. */
  readonly path: string;
}

interface ElementProps {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly module?: string;
  readonly values: Values;
  readonly references?: readonly AttributeReference[];
  readonly provider?: string;
  readonly line?: number;
  readonly file?: string;
  readonly moduleSource?: string;
}

/**
 * One thing of a stack or a plan. Its type tells what it is: `aws_db_instance` a managed resource, `data.aws_vpc` a data source,
 * `ephemeral.aws_…` an ephemeral resource, `provider.aws`, `backend.s3`, `variable`, `local` (its one attribute is `value`; a plan has none), `output`,
 * `module` a call of a module that was not read, and `stack` the whole;
 * the references of the `stack` of a plan are what its calls of modules are given.
 */
export class Element extends Block {
  /** As Terraform writes it: `module.web["a"].aws_lb.alb[0]`. */
  readonly address: string;
  readonly type: string;
  /** Name of the block, `postgres`. */
  readonly name: string;
  /** Address of the module, empty for the root. */
  readonly module: string;
  /** Where its attributes point, before locals, variables and modules are followed. */
  readonly references: readonly AttributeReference[];
  /** Address of its provider configuration, `provider.aws` or `provider.aws.east`. */
  readonly provider: string;
  /** Line in the file that was read, from 1; undefined where it is not known. */
  readonly line: number | undefined;
  /** File in which it stands, where several were read together or a name is known. */
  readonly file: string | undefined;
  /** Where a plan says that the innermost module comes from, `./modules/web`; undefined in the root. */
  readonly moduleSource: string | undefined;

  constructor({
    address,
    type,
    name,
    module = '',
    values,
    references = [],
    provider,
    line,
    file,
    moduleSource,
  }: ElementProps) {
    super('', values);
    this.address = address;
    this.type = type;
    this.name = name;
    this.module = module;
    this.references = references;
    this.provider = provider ?? `provider.${type.slice(type.indexOf('.') + 1).split('_', 1)[0]}`;
    this.line = line;
    this.file = file;
    this.moduleSource = moduleSource;
  }
}
