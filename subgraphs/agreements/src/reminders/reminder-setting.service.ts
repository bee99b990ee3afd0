import {
  type Caller,
  done,
  HubError,
  type MailRecipientKind,
  type Outcome,
  requireRole,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../context';
import { FollowUpRemindersOff } from '../entities';

/** Whether an organisation gets reminders. */
export interface ReminderSetting {
  readonly isOn: boolean;
  readonly offSince: string | null;
}

/** A choice of the caller's organisation. */
export interface SetFollowUpRemindersInput {
  readonly isOn: boolean;
}

type Organisation = Pick<FollowUpRemindersOff, 'organisationKind' | 'organisationId'>;

/** Whether the caller's organisation gets reminders. */
export async function readFollowUpReminders({
  caller,
  database,
}: AgreementsContext): Promise<ReminderSetting> {
  return read(database.manager, organisationOf(caller));
}

/** Switches them on or off. Off that was off stays off since the day on which it was switched off. */
export async function setFollowUpReminders(
  context: AgreementsContext,
  { isOn }: SetFollowUpRemindersInput,
): Promise<Outcome<ReminderSetting>> {
  const organisation = organisationOf(context.caller);
  return context.database.transaction(async (manager) => {
    if (isOn) await manager.delete(FollowUpRemindersOff, organisation);
    else {
      const row = { ...organisation, offSince: today(context.clock) };
      const insert = manager.createQueryBuilder().insert().into(FollowUpRemindersOff).values(row);
      await insert.orIgnore().execute();
    }
    await writeAudit(manager, context, {
      action: 'setFollowUpReminders',
      objectIds: [organisation.organisationId],
      purpose: 'choose whether the organisation gets reminders',
    });
    return done(await read(manager, organisation));
  });
}

async function read(manager: EntityManager, organisation: Organisation): Promise<ReminderSetting> {
  const off = await manager.findOneBy(FollowUpRemindersOff, organisation);
  return { isOn: off === null, offSince: off?.offSince ?? null };
}

/** The organisation that the caller speaks for. @throws HubError FORBIDDEN, or UNAUTHENTICATED without a token */
function organisationOf(caller: Caller): Organisation {
  requireRole(caller, 'DESK', 'EMPLOYER');
  const organisationKind: MailRecipientKind = caller.role === 'DESK' ? 'DESK' : 'EMPLOYER';
  const id = organisationKind === 'DESK' ? caller.deskId : caller.employerId;
  if (id === null) throw new HubError('FORBIDDEN');
  return { organisationKind, organisationId: id.toLowerCase() };
}
