import type { RegionsContext } from '../../context';
import * as service from '../../services/subject-access.service';

export const accessOf = (_: unknown, claims: service.TokenClaims, context: RegionsContext) =>
  service.accessOf(context, claims);
