import { randomBytes } from 'node:crypto';
import { appendFileSync, copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createLogger, type Logger } from '@banenbrug/service-common';
import { evidenceFolder } from './environment';
import { type LogSource, logFolder } from './evidence-folder';
import { runningSpec } from './running-spec';

/** Opens a log of this run, which is searched when the run has ended. What is written is in the file at once. */
export function openLog(source: LogSource, name: string): { write(text: string): void } {
  const path = pathOf(source, name);
  writeFileSync(path, '', { mode: 0o600 });
  return { write: (text) => appendFileSync(path, text) };
}

/** Takes a copy of a log that somebody is about to delete. There need not be one. */
export function keepLog(source: LogSource, path: string): void {
  if (existsSync(path)) copyFileSync(path, pathOf(source, basename(path, '.log')));
}

const loggers = new Map<string, Logger>();

/** The product's own logger at its most talkative, on a log of this run: one log for each name in a test file. */
export function testLogger(name: string): Logger {
  const logger = loggers.get(name) ?? createLogger(name, 'trace', openLog('hub', name));
  loggers.set(name, logger);
  return logger;
}

/** A logger that tells the test each line too. */
export function observedLogger(name: string, observe: (facts: object, message: string) => void): Logger {
  const logger = testLogger(name);
  const at = (level: keyof Logger) => (facts: object, message: string) => {
    observe(facts, message);
    logger[level](facts, message);
  };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

function pathOf(source: LogSource, name: string): string {
  const spec = basename(runningSpec())
    .replace(/(\.e2e-spec|\.spec)?\.ts$/, '')
    .replace(/[^\w.-]+/g, '-');
  return join(logFolder(evidenceFolder(), source), `${spec}-${name}-${randomBytes(4).toString('hex')}.log`);
}
