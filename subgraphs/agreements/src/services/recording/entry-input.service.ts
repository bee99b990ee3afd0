import { createHash } from 'node:crypto';
import {
  type Caller,
  type InputPath,
  invalidValue,
  isStorableText,
  type UserError,
} from '@banenbrug/service-common';
import type { FollowUpCategory, FollowUpSide } from '../../entities';
import type { FollowUpParties } from '../../repositories/follow-up-parties.repository';
import type { EntryWords } from './agreement-of-entries.service';
import {
  checkEmployer,
  checkLine,
  checkOwner,
  checkRegions,
  regionSet,
  trimmed,
} from './follow-up-input.service';

/** An entry as a device in the hall sends it. */
export interface SessionEntryInput {
  readonly clientKey: string;
  readonly employerId: string;
  readonly regions: readonly string[];
  readonly category: FollowUpCategory;
  readonly side: FollowUpSide;
  readonly text?: string | null;
  readonly employerOwner?: string | null;
  readonly regionOwner?: string | null;
  readonly dueOn?: string | null;
}

/** An entry, cleaned, with what is wrong with it as far as that can be told without looking anything up. */
export interface CheckedEntry {
  readonly input: SessionEntryInput;
  readonly path: InputPath;
  readonly parties: FollowUpParties;
  readonly words: EntryWords;
  readonly clientKeyHash: string;
  readonly requestHash: string;
  readonly errors: readonly UserError[];
}

const maximumEntries = 500;
/** In characters; a UUID has 36. */
const longestKey = 200;

/** What is wrong with a batch as a whole: nothing in it, or too much. */
export function checkBatch(entries: readonly SessionEntryInput[]): UserError[] {
  const path = ['input', 'entries'];
  if (entries.length === 0) return [invalidValue(path, 'REQUIRED')];
  return entries.length > maximumEntries
    ? [invalidValue(path, 'OUT_OF_RANGE', { minimum: 1, maximum: maximumEntries })]
    : [];
}

/** Reads the entries of a batch for a session; a desk and an employer write their own side. */
export function readEntries(
  entries: readonly SessionEntryInput[],
  sessionId: string,
  caller: Caller,
): CheckedEntry[] {
  return entries.map((input, index) => {
    const path = ['input', 'entries', String(index)];
    const parties: FollowUpParties = {
      sessionId,
      employerId: input.employerId.toLowerCase(),
      category: input.category,
      regionCodes: regionSet(input.regions),
    };
    const words: EntryWords = {
      side: input.side,
      text: trimmed(input.text),
      employerOwner: trimmed(input.employerOwner),
      regionOwner: trimmed(input.regionOwner),
      dueOn: input.dueOn ?? null,
      isOfSide: true,
    };
    return {
      input,
      path,
      parties,
      words,
      // Hashed, since nothing keeps a client from using a person's number as its key.
      clientKeyHash: sha256(input.clientKey),
      requestHash: sha256(JSON.stringify([...Object.values(parties), ...Object.values(words)])),
      errors: checkEntry(input, caller, path),
    };
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function checkEntry(input: SessionEntryInput, caller: Caller, path: InputPath): UserError[] {
  return [
    ...checkKey(input.clientKey, [...path, 'clientKey']),
    ...checkEmployer(input.employerId, caller, [...path, 'employerId']),
    ...checkRegions(input.regions, caller, [...path, 'regions']),
    ...checkSide(input, caller, path),
    ...checkLine(input.text, [...path, 'text']),
    ...checkOwner(input.employerOwner, [...path, 'employerOwner']),
    ...checkOwner(input.regionOwner, [...path, 'regionOwner']),
  ];
}

function checkKey(key: string, path: InputPath): UserError[] {
  if (key.trim() === '') return [invalidValue(path, 'REQUIRED')];
  if (key.length > longestKey) return [invalidValue(path, 'TOO_LONG', { maximum: longestKey })];
  return isStorableText(key) ? [] : [invalidValue(path, 'MALFORMED')];
}

function checkSide(
  { side, employerOwner, regionOwner }: SessionEntryInput,
  { role }: Caller,
  path: InputPath,
): UserError[] {
  const not = (field: string): UserError[] => [invalidValue([...path, field], 'NOT_APPLICABLE')];
  if (role === 'EMPLOYER') {
    return [...(side === 'EMPLOYER' ? [] : not('side')), ...(regionOwner == null ? [] : not('regionOwner'))];
  }
  if (role === 'DESK') {
    return [
      ...(side === 'REGION' ? [] : not('side')),
      ...(employerOwner == null ? [] : not('employerOwner')),
    ];
  }
  return [];
}
