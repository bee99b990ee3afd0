import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/record-dialogue-session.service';

export const recordDialogueSession = (
  _: unknown,
  { input }: { input: service.RecordDialogueSessionInput },
  context: AgreementsContext,
) => payloadOf('dialogueSession', service.recordDialogueSession(context, input));
