import {
  addDays,
  checkPeriod,
  done,
  invalidValue,
  type Outcome,
  refused,
  today,
  type UserError,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import type { Arrangement } from '../../entities';
import {
  addStateChange,
  changeArrangement,
  type Framework,
} from '../../repositories/arrangement-life.repository';
import { stateToday } from './arrangement-state.service';
import { isInForce } from './arrangement-transitions.service';
import { checkSignatories, type SignatoryInput, signatoryLine } from './signatory-input.service';
import { type ArrangementStepInput, takeStep } from './take-arrangement-step.service';

/** When and by whom a framework is signed, and from when until when it holds. */
export interface SignArrangementInput extends ArrangementStepInput {
  readonly signedOn: string;
  readonly signatories: readonly SignatoryInput[];
  readonly validFrom: string;
  readonly validUntil?: string | null;
}

/** Signs a version. The version before it, when it still holds then, holds until the day before. */
export function signArrangement(
  context: AgreementsContext,
  input: SignArrangementInput,
): Promise<Outcome<Arrangement>> {
  const day = today(context.clock);
  return takeStep(context, input, {
    step: 'SIGN',
    action: 'signArrangement',
    purpose: 'sign a framework of working agreements',
    errors: check(input, day),
    take: async (manager, framework) => {
      const refusedBy = await endFormer(manager, framework, input.validFrom, day);
      if (refusedBy) return refused(refusedBy);
      return done({
        signedOn: input.signedOn,
        signatories: input.signatories.map(signatoryLine),
        validFrom: input.validFrom,
        validUntil: input.validUntil ?? null,
        since: input.signedOn,
      });
    },
  });
}

function check(
  { signedOn, signatories, validFrom, validUntil }: SignArrangementInput,
  day: string,
): UserError[] {
  return [
    ...(signedOn > day ? [invalidValue(['input', 'signedOn'], 'IN_THE_FUTURE')] : []),
    ...(signatories.length === 0 ? [invalidValue(['input', 'signatories'], 'REQUIRED')] : []),
    ...checkSignatories(signatories, ['input', 'signatories']),
    ...checkPeriod(validFrom, validUntil, ['input', 'validUntil']),
  ];
}

/** No two versions hold on one day. A former version that would end before it began is in the way. */
async function endFormer(
  manager: EntityManager,
  { arrangement, versions }: Framework,
  validFrom: string,
  day: string,
): Promise<UserError | null> {
  const formers = versions.filter(
    (version) =>
      version.id !== arrangement.id &&
      isInForce(stateToday(version, day)) &&
      (version.validUntil === null || version.validUntil >= validFrom),
  );
  if (formers.some((former) => former.validFrom !== null && former.validFrom >= validFrom)) {
    return invalidValue(['input', 'validFrom'], 'END_BEFORE_START');
  }
  for (const former of formers) await endBefore(manager, former, validFrom, day);
  return null;
}

async function endBefore(
  manager: EntityManager,
  former: Arrangement,
  validFrom: string,
  day: string,
): Promise<void> {
  const isOver = validFrom <= day;
  await changeArrangement(manager, former, {
    validUntil: addDays(validFrom, -1),
    ...(isOver ? { state: 'ENDED' as const } : {}),
  });
  if (!isOver) return;
  const line = { arrangementId: former.id, state: 'ENDED' as const, since: validFrom, outcome: null };
  await addStateChange(manager, line);
}
