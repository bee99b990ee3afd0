import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/knowledge/change-knowledge-item.service';

export const changeKnowledgeItem = (
  _: unknown,
  { input }: { input: service.ChangeKnowledgeItemInput },
  context: AgreementsContext,
) => payloadOf('knowledgeItem', service.changeKnowledgeItem(context, input));
