import type { PasswordSource } from './environment.js';

/** How a deploy is cut: AWS refuses one request, or the machine goes down. */
export const chainCuts = ['refused', 'kill -9'] as const;

/** What hands the password on: when the database is made, and when its password changes. */
export const chainPhases = ['creation', 'rotation'] as const;

type Phase = (typeof chainPhases)[number];

/** The requests of an apply that hand a password on, in their order. */
export const chainSteps: Readonly<Record<PasswordSource, Readonly<Record<Phase, readonly string[]>>>> = {
  generated: {
    creation: ['GetRandomPassword', 'CreateSecret', 'PutSecretValue', 'GetSecretValue', 'CreateDBInstance'],
    rotation: ['GetRandomPassword', 'PutSecretValue', 'GetSecretValue', 'ModifyDBInstance'],
  },
  secretsManager: {
    creation: ['GetSecretValue', 'CreateDBInstance'],
    rotation: ['GetSecretValue', 'ModifyDBInstance'],
  },
};

/** One cut of the chain. */
export interface ChainCell {
  readonly phase: Phase;
  /** The action of AWS at which it is cut. */
  readonly step: string;
  /** Before AWS carries it out, or after that and before Terraform learns of it. */
  readonly side: 'before' | 'after';
  readonly cut: (typeof chainCuts)[number];
}

/** An environment whose password is cut off on its way to a new database, and again while it changes. */
export interface ChainLife {
  readonly source: PasswordSource;
  readonly cells: readonly ChainCell[];
}

/** Lives that cut every step of the chain in each way. */
export function chainLives(): readonly ChainLife[] {
  return (['generated', 'secretsManager'] as const).flatMap((source) =>
    chainCuts.flatMap((cut) =>
      (['before', 'after'] as const).flatMap((side) => {
        const { creation, rotation } = chainSteps[source];
        return creation.map((step, index) => ({
          source,
          cells: [
            { phase: 'creation' as const, step, side, cut },
            ...rotation
              .slice(index, index + 1)
              .map((later) => ({ phase: 'rotation' as const, step: later, side, cut })),
          ],
        }));
      }),
    ),
  );
}
