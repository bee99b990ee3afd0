import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { gatewayFolder } from '../places';

/** One stretch of load. */
export interface Load {
  readonly url: string;
  /** A file of requests: on each line a bearer token, a tab, and the body. */
  readonly requestsFile: string;
  readonly connections: number;
  readonly seconds: number;
}

/** What the load saw. */
export interface LoadSeen {
  /** Requests that were answered with 200. */
  readonly answered: number;
  /** Of those. */
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that were no 200, and connections that failed. */
  readonly failed: number;
}

/** The line that the script prints. */
interface Told {
  readonly requests: number;
  readonly microseconds: number;
  /** Microseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that were no 200. */
  readonly refused: number;
  readonly broken: number;
}

const script = join(gatewayFolder, 'bench/measure/rotate.lua');

/** There is no wrk on this machine. */
class MissingWrk extends Error {
  constructor() {
    super('wrk was not found. Install it (Debian: apt-get install wrk) and try again.');
  }
}

/** @throws MissingWrk */
export async function findWrk(): Promise<void> {
  // It knows no --version without an address, and says so with 1.
  await run(['--version']).catch((error: unknown) => {
    if (error instanceof MissingWrk) throw error;
  });
}

/** Sends requests in turn, each connection as fast as it is answered. @throws MissingWrk, or Error when it fails */
export async function load({ url, requestsFile, connections, seconds }: Load): Promise<LoadSeen> {
  const text = await run([
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--timeout',
    '10s',
    '-s',
    script,
    url,
    '--',
    requestsFile,
  ]);
  const line = text.split('\n').find((each) => each.startsWith('{"requests"'));
  if (line === undefined) throw new Error(`wrk told nothing:\n${text}`);
  const told = JSON.parse(line) as Told;
  const answered = told.requests - told.refused;
  return {
    answered,
    perSecond: (answered * 1e6) / told.microseconds,
    p50: told.p50 / 1000,
    p99: told.p99 / 1000,
    failed: told.refused + told.broken,
  };
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('wrk', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
      });
    }
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new MissingWrk() : error),
    );
    child.once('close', (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`wrk ended with ${code}:\n${printed}`)),
    );
  });
}
