import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const isWindows = process.platform === 'win32';
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const running = new Set();

/** A step on the way to a running program that failed; its message is for the person at the terminal. */
export class PrepareError extends Error {
  name = 'PrepareError';
}

/**
 * Runs one Node program quietly. Resolves when it succeeds; rejects with everything it printed when it does not.
 * A signal to this process ends all such programs with their own children, and then this process.
 * @param {string} what the step, in words, for the error
 * @param {string[]} argv the script and its arguments
 * @param {string} cwd
 * @returns {Promise<void>}
 */
export function runQuietly(what, argv, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, {
      cwd,
      // A group of its own: a wrapper script that is told to stop may leave the program it wraps running.
      detached: !isWindows,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    watch(child);
    child.once('error', (error) => {
      unwatch(child);
      reject(new PrepareError(`${what} could not be started: ${error.message}`));
    });
    child.once('close', (code) => {
      unwatch(child);
      if (code === 0) return resolve();
      const printed = Buffer.concat(output).toString().trimEnd();
      reject(new PrepareError(`${what} failed:\n${printed || `it ended with code ${code}`}`));
    });
  });
}

function watch(child) {
  if (running.size === 0) for (const signal of signals) process.on(signal, endAll);
  running.add(child);
}

function unwatch(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of signals) process.removeListener(signal, endAll);
}

function endAll(signal) {
  for (const child of running) {
    try {
      if (isWindows) child.kill();
      else process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It ended by itself in the meantime.
    }
  }
  process.exit(128 + constants.signals[signal]);
}
