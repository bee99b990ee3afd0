import { runSubgraph } from '@banenbrug/service-common';
import { environment } from './environment';
import { agreements } from './index';

void runSubgraph(agreements, environment);
