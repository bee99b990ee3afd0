import { createOriginJudge } from './origins';

describe('the origin of what asks', () => {
  const judge = createOriginJudge(['https://portal.example.nl']);
  const headers = { host: 'Hub.example.nl:8443' };

  it.each([
    undefined,
    'https://portal.example.nl',
    'https://hub.example.nl:8443',
    'http://hub.example.nl:8443',
  ])('may be %s', (origin) => expect(judge({ headers: { ...headers, origin } })).toBeNull());

  it.each([
    'null',
    '',
    'https://hub.example.nl',
    'https://hub.example.nl:8443.evil.example',
    'https://evil.example/hub.example.nl:8443',
    'https://hub.example.nl:8443@evil.example',
    'http://portal.example.nl',
  ])('may not be %j', (origin) => {
    expect(judge({ headers: { ...headers, origin } })).toMatchObject({
      status: 403,
      code: 'ORIGIN_NOT_ALLOWED',
    });
  });

  it.each([
    [undefined, null],
    ['none', null],
    ['same-origin', null],
    ['same-site', 403],
    ['cross-site', 403],
  ])('is not named by a GET that a browser sends for a page it calls %s', (site, status) => {
    const refusal = judge({ headers: { ...headers, 'sec-fetch-site': site } });
    expect(refusal?.status ?? null).toBe(status);
  });

  it('is no page of a hub that was asked by no name', () => {
    expect(judge({ headers: { origin: 'https://hub.example.nl' } })).not.toBeNull();
  });
});
