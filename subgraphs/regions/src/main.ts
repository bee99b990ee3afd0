import { runSubgraph } from '@banenbrug/service-common';
import { environment } from './environment';
import { regions } from './index';

void runSubgraph(regions, environment);
