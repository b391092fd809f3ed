import type { Readable, Writable } from 'node:stream';
import type { CommandContext } from '@stricli/core';
import type { Invocation } from '../errors/invocation.js';
import type { OperationContext } from '../operations/context.js';
import { jsonDocument } from '../render/json/json-document.js';
import { neutralText } from '../render/neutral-text.js';
import { type Progress, progressOn } from '../render/terminal/progress/progress.js';
import { type Paint, paintFor } from '../render/terminal/style.js';
import type { Interruption } from './interruption.js';

/** A stream that text is written to, and that may be a terminal. */
type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** A stream that answers come from. */
type InputStream = Readable & { readonly isTTY?: boolean };

/** The streams of the process, as the command needs them. */
export interface Streams {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

/** What a command file gets as `this`: the process, injected. */
export interface CliContext extends CommandContext {
  /** Words of the call, without the flags that every command takes. */
  readonly inputs: readonly string[];
  /** `--verbose` was given. */
  readonly verbose: boolean;
  /** Value of `--config`, where the command takes one. */
  readonly config: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly streams: Streams;
  readonly interrupt: Interruption;
  readonly progress: Progress;
  /** Colours of stdout. */
  readonly paint: Paint;
  /** Colours of stderr. */
  readonly paintError: Paint;
  readonly invocation: Invocation;
  readonly operation: OperationContext;
  /** Exit code of a command that ended well: 0 unless it was asked to tell something. */
  exitCode: number;
  /** A JSON document stands on stdout: another one after it could be read by nobody. */
  hasPrintedJson: boolean;
  readonly print: (text: string) => void;
  readonly printJson: (data: Readonly<Record<string, unknown>>) => void;
  /** For a person, on stderr. */
  readonly say: (text: string) => void;
}

interface ContextOptions {
  readonly inputs?: readonly string[];
  readonly verbose?: boolean;
  readonly config?: string | undefined;
  /** `--no-color` was given. */
  readonly noColor?: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly streams: Streams;
  readonly interrupt: Interruption;
  readonly invocation: Invocation;
  /** The clock. Default: that of the machine. */
  readonly now?: () => Date;
}

/** Makes the context of a run out of the process around it. */
export function createContext(options: ContextOptions): CliContext {
  const { inputs = [], verbose = false, cwd, env, streams, interrupt, invocation, now } = options;
  // A copy for the colours alone: the AWS SDK is to see whether the variables are those of the process.
  const look = options.noColor === true ? { ...env, NO_COLOR: '1', FORCE_COLOR: undefined } : env;
  // The one place where text leaves the process; only a question draws itself, with words that are neutral already.
  const writeTo = (stream: Pick<NodeJS.WritableStream, 'write'>) => (text: string) =>
    void stream.write(neutralText(text));
  const progress = progressOn(streams.stderr, { env: look, write: writeTo(streams.stderr) });
  // Live lines of the progress would stand between two lines, or behind half a line.
  const asideOfProgress = (write: (text: string) => void) => (text: string) => {
    progress.erase();
    write(text);
  };
  const print = asideOfProgress(writeTo(streams.stdout));
  const say = asideOfProgress(writeTo(streams.stderr));
  const context: CliContext = {
    // stricli's own words on stderr are dropped: its errors are recorded and printed like ours.
    process: { stdout: { write: print }, stderr: { write: () => {} } },
    inputs,
    verbose,
    config: options.config,
    cwd,
    env,
    streams,
    interrupt,
    progress,
    paint: paintFor(streams.stdout, look),
    paintError: paintFor(streams.stderr, look),
    invocation,
    operation: { cwd, env, emit: progress.emit, interrupt, invocation, now },
    exitCode: 0,
    hasPrintedJson: false,
    print,
    printJson: (data) => {
      context.hasPrintedJson = true;
      print(jsonDocument(data));
    },
    say,
  };
  return context;
}
