import { checkText, invalidValue, isUuid, referenceUnknown, today } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { isContactOfDesk, readNotes, writeNotes } from '../repositories/introduction.repository';
import { requireDesk } from './candidate-access.service';
import {
  changeIntroduction,
  type IntroductionChange,
  type IntroductionToChange,
  refusedChange,
} from './change-introduction.service';

/** Who at the desk deals with it; nobody named is the desk's function. */
export interface AssignIntroductionInput extends IntroductionToChange {
  readonly contactId?: string | null;
}

/** What the candidate answered; there is no place for a reason. */
export interface RecordCandidateAnswerInput extends IntroductionToChange {
  readonly answer: 'AGREES' | 'DECLINES';
}

/** What the desk notes down. */
export interface AddIntroductionNotesInput extends IntroductionToChange {
  readonly notes: string;
  readonly replaces?: boolean | null;
}

/** In characters: of one addition, and of all notes of an introduction. */
const longestAddition = 1000;
const longestNotes = 4000;

/** Gives an introduction to a contact of the caller's desk who is there today, or to the desk's function. */
export async function assignIntroduction(
  context: CandidatesContext,
  input: AssignIntroductionInput,
): Promise<IntroductionChange> {
  const deskId = requireDesk(context.caller);
  const contactId = input.contactId?.toLowerCase() ?? null;
  const unknown = referenceUnknown('input', 'contactId');
  if (contactId !== null && !isUuid(contactId)) return refusedChange([unknown]);
  return changeIntroduction(context, input, {
    mutation: 'assignIntroduction',
    purpose: 'say who deals with an introduction',
    event: 'ASSIGN',
    write: async (manager) =>
      contactId === null || (await isContactOfDesk(manager, contactId, deskId, today(context.clock)))
        ? { assignedContactId: contactId }
        : unknown,
  });
}

/** Records what the candidate answered, for the employer to be told. */
export async function recordCandidateAnswer(
  context: CandidatesContext,
  input: RecordCandidateAnswerInput,
): Promise<IntroductionChange> {
  requireDesk(context.caller);
  return changeIntroduction(context, input, {
    mutation: 'recordCandidateAnswer',
    purpose: 'tell an employer what a candidate answered',
    event: input.answer === 'AGREES' ? 'AGREE' : 'DECLINE',
    write: async () => ({ answeredOn: today(context.clock) }),
    notice: 'ANSWERED',
  });
}

/** Adds to the notes of the desk, which nobody else reads, or puts others in their place. */
export async function addIntroductionNotes(
  context: CandidatesContext,
  input: AddIntroductionNotesInput,
): Promise<IntroductionChange> {
  const deskId = requireDesk(context.caller);
  const path = ['input', 'notes'];
  const replaces = input.replaces === true;
  const invalid = checkText(input.notes, path, { maximum: longestAddition, required: !replaces });
  if (invalid.length > 0) return refusedChange(invalid);
  return changeIntroduction(context, input, {
    mutation: 'addIntroductionNotes',
    purpose: 'note down how an introduction goes',
    event: 'ADD_NOTES',
    given: { notes: input.notes },
    write: async (manager, { id }) => {
      const before = replaces ? '' : await readNotes(manager, id);
      const notes = [before, input.notes.trim()].filter((text) => text !== '').join('\n');
      if (notes.length > longestNotes) return invalidValue(path, 'TOO_LONG', { maximum: longestNotes });
      await writeNotes(manager, { introductionId: id, deskId, notes });
      return {};
    },
  });
}
