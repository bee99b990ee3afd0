import { checkText, type InputPath, invalidValue, type UserError } from '@banenbrug/service-common';

/** Who signed: a function and its organisation, never a person. */
export interface SignatoryInput {
  readonly functionTitle: string;
  readonly organisation: string;
}

const maximumSignatories = 20;
const longestText = 120;

/** What is wrong with the signatories; the path of an error ends in the field. */
export function checkSignatories(
  signatories: readonly SignatoryInput[] | null | undefined,
  path: InputPath,
): UserError[] {
  if (!signatories) return [];
  if (signatories.length > maximumSignatories) {
    return [invalidValue(path, 'OUT_OF_RANGE', { maximum: maximumSignatories })];
  }
  return signatories.flatMap(({ functionTitle, organisation }, index) => [
    ...checkText(functionTitle, [...path, String(index), 'functionTitle'], {
      maximum: longestText,
      required: true,
    }),
    ...checkText(organisation, [...path, String(index), 'organisation'], {
      maximum: longestText,
      required: true,
    }),
  ]);
}

/** As they are kept and shown: function, organisation. */
export const signatoryLine = ({ functionTitle, organisation }: SignatoryInput): string =>
  `${functionTitle.trim()}, ${organisation.trim()}`;
