import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/knowledge/publish-knowledge-item.service';

export const publishKnowledgeItem = (
  _: unknown,
  { input }: { input: service.PublishKnowledgeItemInput },
  context: AgreementsContext,
) => payloadOf('knowledgeItem', service.publishKnowledgeItem(context, input));
