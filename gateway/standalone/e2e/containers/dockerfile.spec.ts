import { parseDockerfile } from './dockerfile';

describe('parseDockerfile', () => {
  it('reads stages with their steps, joins continued lines and leaves comments out', () => {
    const [build] = parseDockerfile(`# syntax=docker/dockerfile:1
FROM node:22 AS build
# A word on why.
COPY package.json \\
  # between the lines
  package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci \\
    --ignore-scripts
`);
    expect(build).toMatchObject({ name: 'build', from: 'node:22', workdir: '/', user: 'root' });
    expect(build?.steps).toEqual([
      { kind: 'copy', from: null, sources: ['package.json', 'package-lock.json'], target: './' },
      { kind: 'run', command: 'npm ci --ignore-scripts' },
    ]);
  });

  it('hands on to a stage what the stage it begins with has set, but not its steps', () => {
    const stages = parseDockerfile(`FROM debian AS server
WORKDIR /app
ENV PORT=4000 HOST=0.0.0.0
COPY kit kit
USER node
HEALTHCHECK --interval=5s --retries=3 CMD ["node", "-e", "1"]
CMD ["node", "a.js"]
FROM server AS other
HEALTHCHECK NONE
ENV PORT=1
ENTRYPOINT ["node", "b.js"]
`);
    expect(stages[0]).toMatchObject({ command: ['node', 'a.js'], healthcheck: ['node', '-e', '1'] });
    expect(stages[1]).toEqual({
      name: 'other',
      from: 'server',
      steps: [],
      workdir: '/app',
      user: 'node',
      variables: { PORT: '1', HOST: '0.0.0.0' },
      command: ['node', 'b.js'],
      healthcheck: null,
    });
  });

  it.each([
    ['an instruction it does not know', 'FROM a AS b\nVOLUME /data'],
    ['a command for a shell', 'FROM a AS b\nCMD node main.js'],
    ['a stage without a name', 'FROM a'],
    ['an option of COPY that it would have to follow', 'FROM a AS b\nCOPY --chown=node x y'],
    ['an option of RUN that it would have to follow', 'FROM a AS b\nRUN --mount=type=secret,id=x npm ci'],
    ['a step before the first stage', 'RUN true'],
  ])('refuses %s', (_, text) => {
    expect(() => parseDockerfile(text)).toThrow(/^Dockerfile: /);
  });
});
