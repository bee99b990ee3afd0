import { absenceMutations } from './absences';
import { accessMutations } from './access';
import { afterTheSession } from './after-the-session';
import { arrangementMutations } from './arrangements';
import {
  erasureMutations,
  introductionMutations,
  profileMutations,
  recordMutations,
  savedSearchMutations,
} from './candidates';
import { fileMutations } from './files';
import { importMutations } from './imports';
import type { MutationCase } from './mutation-case';
import { closingMutations, deskMutations, employerMutations } from './organisations';
import { recordingMutations, sessionMutations } from './recording';

export type { MutationCase };

/**
 * Every mutation of the hub once, each on what those before it made, with a word of the test's own in every free text
 * that it takes. A mutation that is not among them fails a test: add it to the file of its theme.
 */
export function everyMutation(word: string): readonly MutationCase[] {
  return [
    ...deskMutations(word),
    ...absenceMutations(),
    ...employerMutations(word),
    ...profileMutations(word),
    ...introductionMutations(word),
    ...recordMutations(word),
    ...importMutations(word),
    ...erasureMutations(),
    ...savedSearchMutations(word),
    ...sessionMutations(word),
    ...recordingMutations(word),
    ...afterTheSession(word),
    ...fileMutations(word),
    ...arrangementMutations(word),
    ...accessMutations(word),
    ...closingMutations(word),
  ];
}
