/** A program that is run to its end. */
export interface ToldProgram {
  readonly path: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** How it ended. */
export interface ProgramEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly seconds: number;
}

/** Told that a program begins; what it returns is told that it has ended. */
export type ProgramListener = (program: ToldProgram) => (end: ProgramEnd) => void;

const listeners = new Set<ProgramListener>();

/** From now on `listener` is told of every program; the function that is returned ends that. */
export function listenToPrograms(listener: ProgramListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells all who listen that a program begins; what is returned tells them that it has ended. */
export function tellProgram(program: ToldProgram): (end: Omit<ProgramEnd, 'seconds'>) => void {
  const start = Date.now();
  const told = [...listeners].map((listener) => listener(program));
  return (end) => {
    const seconds = (Date.now() - start) / 1000;
    for (const tell of told) tell({ ...end, seconds });
  };
}
