import type { AwsRequest, Interception, Reaction } from '../e2e/aws-proxy.js';
import type { ChainCell } from './chain-cell.js';
import { isApplying, send, terraformProcesses } from './processes.js';

/** Cuts an apply once, at a step of the chain. */
export class ChainStriker {
  readonly #cell: ChainCell;
  readonly #folder: string;
  #multienv = 0;
  #hasHit = false;
  /** A machine that is down sends nothing any more. */
  #isDown = false;

  constructor(cell: ChainCell, folder: string) {
    this.#cell = cell;
    this.#folder = folder;
  }

  get hasHit(): boolean {
    return this.#hasHit;
  }

  /** Tells the process id of the run. */
  readonly aim = (multienv: number): void => {
    this.#multienv = multienv;
  };

  readonly interception: Interception = {
    before: (request) => this.#react('before', request),
    after: (request) => this.#react('after', request),
  };

  #react(side: ChainCell['side'], request: AwsRequest): Reaction {
    if (this.#isDown) return 'cut';
    if (this.#hasHit || side !== this.#cell.side || !this.#isMeant(request)) return 'pass';
    this.#hasHit = true;
    if (this.#cell.cut === 'refused') return refusal(request);
    this.#isDown = true;
    send(this.#multienv, 'SIGKILL');
    const { engines, providers } = terraformProcesses(this.#folder);
    for (const pid of [...engines, ...providers]) send(pid, 'SIGKILL');
    return 'cut';
  }

  /** A plan asks for passwords, too, and Terraform looks at the version that it made by the version's id. */
  #isMeant({ action, body }: AwsRequest): boolean {
    return action === this.#cell.step && !body.includes('"VersionId"') && isApplying(this.#folder);
  }
}

function refusal({ body }: AwsRequest): Reaction {
  return body.startsWith('{')
    ? { status: 400, body: '{"__type":"Cut","message":"cut here"}' }
    : {
        status: 400,
        body: '<ErrorResponse><Error><Code>Cut</Code><Message>cut here</Message></Error></ErrorResponse>',
      };
}
