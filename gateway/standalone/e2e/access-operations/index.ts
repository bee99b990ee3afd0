import { organisationOperations } from './organisations';
import { absenceOperations } from './absences';
import { accessGrantOperations } from './access';
import { candidateOperations } from './candidates';
import { importOperations } from './imports';
import { arrangementOperations } from './arrangements';
import { recordingOperations } from './recording';
import { followUpOperations } from './after-the-session';
import { fileOperations } from './files';
import type { AccessOperation } from './access-operation';

export type { AccessOperation };

/** Every root field of the schema: add a row to the file of its theme. */
export const accessOperations: readonly AccessOperation[] = [
  ...organisationOperations,
  ...absenceOperations,
  ...accessGrantOperations,
  ...candidateOperations,
  ...importOperations,
  ...arrangementOperations,
  ...recordingOperations,
  ...followUpOperations,
  ...fileOperations,
];
