import { runSubgraph } from '@banenbrug/service-common';
import { environment } from './environment';
import { employers } from './index';

void runSubgraph(employers, environment);
