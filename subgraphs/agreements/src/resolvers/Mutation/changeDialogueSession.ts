import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/change-dialogue-session.service';

export const changeDialogueSession = (
  _: unknown,
  { input }: { input: service.ChangeDialogueSessionInput },
  context: AgreementsContext,
) => payloadOf('dialogueSession', service.changeDialogueSession(context, input));
