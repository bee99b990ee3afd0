import {
  checkTexts,
  HubError,
  type InputPath,
  invalidValue,
  isRegionCode,
  referenceUnknown,
  type UserError,
} from '@banenbrug/service-common';
import { coerceInputValue, type GraphQLSchema, isInputObjectType } from 'graphql';
import { maximumSkills } from '../matching';
import { type CandidateCriteriaInput, longestSkill, questionOf } from './candidate-criteria.service';

const path: InputPath = ['input', 'criteria'];

/**
 * What is wrong with criteria that are to be saved. Beside the rules of searching an unknown region is refused, and
 * what is free text is screened, since it will be stored.
 */
export function checkCriteria(criteria: CandidateCriteriaInput): UserError[] {
  const skills = checkTexts(criteria.skills, [...path, 'skills'], {
    maximum: longestSkill,
    maximumItems: maximumSkills,
  });
  if (skills.length > 0) return skills;
  const regions = (criteria.regions ?? []).flatMap((code, position) =>
    isRegionCode(code) ? [] : [referenceUnknown(...path, 'regions', String(position))],
  );
  try {
    questionOf(criteria);
    return regions;
  } catch (error) {
    return [...regions, refusalOf(error)];
  }
}

/** The refusal for criteria that no question can be made of. */
function refusalOf(error: unknown): UserError {
  if (!isBadCriteria(error)) throw error;
  const { argument, position, minimum, maximum } = error.details;
  const place = ['input', ...String(argument).split('.')];
  if (position !== undefined) {
    const item = [...place, String(position)];
    return isOfCodes(String(argument)) ? referenceUnknown(...item) : invalidValue(item, 'MALFORMED');
  }
  if (maximum === undefined) return invalidValue(place, 'MALFORMED');
  return invalidValue(place, 'OUT_OF_RANGE', {
    ...(minimum === undefined ? {} : { minimum: Number(minimum) }),
    maximum: Number(maximum),
  });
}

const isOfCodes = (argument: string): boolean => !/\.(skills|preferred)$/.test(argument);

const isBadCriteria = (error: unknown): error is HubError =>
  error instanceof HubError &&
  error.code === 'BAD_USER_INPUT' &&
  String(error.details['argument']).startsWith('criteria');

/** Criteria as they are stored: what is not asked is left out, so that the same criteria are the same document. */
export const storedCriteria = (criteria: CandidateCriteriaInput): object =>
  Object.fromEntries(Object.entries(criteria).flatMap(([name, value]) => asStored(name, value)));

function asStored(name: string, value: unknown): [string, unknown][] {
  if (value == null || (Array.isArray(value) && value.length === 0)) return [];
  if (typeof value !== 'object' || Array.isArray(value)) return [[name, value]];
  const parts = Object.entries(value).filter(([, part]) => part != null);
  return parts.length === 0 ? [] : [[name, Object.fromEntries(parts)]];
}

/**
 * Stored criteria as the schema of today reads them, judged anew: lists of codes change, and so does the schema.
 * @throws HubError SAVED_CRITERIA_INVALID with the argument and, in a list, the position counted from 0
 */
export function readStoredCriteria(schema: GraphQLSchema, stored: object): CandidateCriteriaInput {
  const type = schema.getType('CandidateCriteriaInput');
  if (!isInputObjectType(type)) throw new Error('The schema has no criteria.');
  const criteria: unknown = coerceInputValue(stored, type, ([field = '']) => {
    throw new HubError('SAVED_CRITERIA_INVALID', { argument: `criteria.${field}` });
  });
  return judgedAnew(() => {
    const read = criteria as CandidateCriteriaInput;
    const position = (read.regions ?? []).findIndex((code) => !isRegionCode(code));
    if (position >= 0) throw new HubError('BAD_USER_INPUT', { argument: 'criteria.regions', position });
    questionOf(read);
    return read;
  });
}

function judgedAnew(read: () => CandidateCriteriaInput): CandidateCriteriaInput {
  try {
    return read();
  } catch (error) {
    throw isBadCriteria(error) ? new HubError('SAVED_CRITERIA_INVALID', error.details) : error;
  }
}
