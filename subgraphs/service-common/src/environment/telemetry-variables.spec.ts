import { sensitive } from '@banenbrug/testkit';
import { z } from 'zod';
import { parseEnvironment } from './parse-environment';
import { telemetryProblems, telemetrySettings, telemetryVariables } from './telemetry-variables';

const secret = sensitive('password', 'Xq2-collector');

function settings(
  variables: Record<string, string>,
): ReturnType<typeof telemetrySettings> | readonly string[] {
  const result = parseEnvironment(z.object(telemetryVariables), variables);
  return result.type === 'ok' ? telemetrySettings(result.environment, 'banenbrug-test') : result.problems;
}

describe('the variables of telemetry', () => {
  it('leave traces and metrics off where nothing is said, and log from info on', () => {
    expect(settings({})).toEqual({ tracing: null, metrics: null, logLevel: 'info' });
  });

  it('send traces below the collector’s address, or to exactly the address of traces', () => {
    const common = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };
    expect(settings(common)).toMatchObject({
      tracing: {
        url: new URL('http://collector:4318/v1/traces'),
        service: 'banenbrug-test',
        sampler: 'parentbased_always_on',
        ratio: 1,
      },
    });
    const own = { ...common, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example.nl/in' };
    expect(settings(own)).toMatchObject({ tracing: { url: new URL('https://traces.example.nl/in') } });
    expect(settings({ ...own, OTEL_SDK_DISABLED: 'true' })).toMatchObject({ tracing: null });
  });

  it('take a sampler by its standard name, with its share, and another name of the service', () => {
    const given = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.05',
      OTEL_SERVICE_NAME: 'hub-west',
    };
    expect(settings(given)).toMatchObject({
      tracing: { sampler: 'parentbased_traceidratio', ratio: 0.05, service: 'hub-west' },
    });
  });

  it('serve metrics on this machine alone unless another host is named, and never where requests are served', () => {
    expect(settings({ METRICS_PORT: '9400' })).toMatchObject({ metrics: { host: '127.0.0.1', port: 9400 } });
    const read = { tracing: null, metrics: { host: '127.0.0.1', port: 4000 }, logLevel: 'info' } as const;
    expect(telemetryProblems(read, 4000)).toEqual(['METRICS_PORT: must be a port number other than PORT']);
    expect(telemetryProblems(read, 4001)).toEqual([]);
    expect(telemetryProblems({ ...read, metrics: { host: '127.0.0.1', port: 0 } }, 0)).toEqual([]);
  });

  it('tell what is wrong, and repeat no value', () => {
    const problems = settings({
      OTEL_EXPORTER_OTLP_ENDPOINT: `grpc://u:${secret}@collector`,
      OTEL_EXPORTER_OTLP_PROTOCOL: secret,
      OTEL_TRACES_SAMPLER: secret,
      OTEL_TRACES_SAMPLER_ARG: '1.5',
      METRICS_PORT: '70000',
      LOG_LEVEL: secret,
    });
    expect(JSON.stringify(problems)).not.toContain(secret);
    expect(Array.isArray(problems) && problems.map((problem: string) => problem.split(':')[0])).toEqual([
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'OTEL_EXPORTER_OTLP_PROTOCOL',
      'OTEL_TRACES_SAMPLER',
      'OTEL_TRACES_SAMPLER_ARG',
      'METRICS_PORT',
      'LOG_LEVEL',
    ]);
  });
});
