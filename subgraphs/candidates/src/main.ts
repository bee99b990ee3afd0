import { runSubgraph } from '@banenbrug/service-common';
import { environment } from './environment';
import { candidates } from './index';

void runSubgraph(candidates, environment);
