import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSubgraphMetrics, openMetrics } from '@banenbrug/service-common';
import { createPrometheusSignals } from '../../src/telemetry';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'operating.md'), 'utf8');

describe('the page for who operates the hub', () => {
  it('names every metric that a process has, and no other', () => {
    const metrics = openMetrics();
    createPrometheusSignals(metrics);
    createSubgraphMetrics(metrics);
    const registered = metrics.registry.getMetricsAsArray().map(({ name }) => name);
    const named = [...page.matchAll(/`((?:banenbrug|nodejs|process)_[a-z0-9_]+)`/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(registered));
    metrics.registry.clear();
  });
});
