import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/knowledge/change-knowledge-item.service';

export const withdrawKnowledgeItem = (
  _: unknown,
  { input }: { input: service.WithdrawKnowledgeItemInput },
  context: AgreementsContext,
) => payloadOf('knowledgeItem', service.withdrawKnowledgeItem(context, input));
