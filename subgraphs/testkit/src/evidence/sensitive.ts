import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceFolder } from './environment';
import { valueFolder } from './evidence-folder';
import { runningSpec } from './running-spec';

/** What a value is to the person or the organisation it belongs to. */
export type SensitiveKind =
  | 'BSN'
  | 'e-mail address'
  | 'phone number'
  | 'IBAN'
  | 'postcode'
  | 'birth date'
  | 'health'
  | 'private text'
  | 'meeting time'
  | 'idempotency key'
  | 'token'
  | 'password'
  | 'gateway key';

/** A value that no log of the run may hold. */
export interface SensitiveValue {
  readonly kind: SensitiveKind;
  readonly value: string;
  /** The test file that said so, from the top of the checkout. */
  readonly spec: string;
}

/** Shorter values are in ordinary logs by chance. */
export const shortestValue = 6;

const plainWord = /^\p{L}{1,11}$/u;

/** Whether a value may be in any log by chance: it is too short, or one plain word. */
export function isByChance(value: string): boolean {
  return value.length < shortestValue || plainWord.test(value);
}

const known = new Set<string>();

/**
 * Says that a value must be in no log of this run, and answers the value: wrap it where the test makes it.
 * @throws Error when the value may be in any log by chance
 */
export function sensitive<Value extends string>(kind: SensitiveKind, value: Value): Value {
  if (isByChance(value)) {
    throw new Error(
      `This ${kind} may be in any log by chance: take one of ${shortestValue} characters or more that is not a single word.`,
    );
  }
  if (known.has(value)) return value;
  known.add(value);
  const line: SensitiveValue = { kind, value, spec: runningSpec() };
  const path = join(valueFolder(evidenceFolder()), `${process.pid}.jsonl`);
  appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  return value;
}
