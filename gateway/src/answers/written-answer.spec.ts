import { hasData, jsonOf, wasExecuted, writtenAnswer, writtenTextOf } from './written-answer';

const data = '{"town":{"code":"T","__proto__":1}}';
const json = `{"data":${data}}`;
const errors = [{ message: 'a part of it is missing' }];

describe('an answer that was written', () => {
  it('goes out as it was written, and after its errors where there are any', () => {
    expect(jsonOf(writtenAnswer(json, {}))).toBe(json);
    expect(jsonOf(writtenAnswer(json, { errors }))).toBe(
      `{"errors":${JSON.stringify(errors)},"data":${data}}`,
    );
  });

  it('reads like any other, once', () => {
    const answer = writtenAnswer(json, { errors });
    expect(answer).toEqual({ errors, data: JSON.parse(data) });
    expect(answer.data).toBe(answer.data);
    expect(JSON.parse(JSON.stringify(answer))).toEqual({ errors, data: JSON.parse(data) });
  });

  it('tells that it has data without reading them', () => {
    const answer = writtenAnswer('no JSON', {});
    expect([hasData(answer), wasExecuted(answer), writtenTextOf(answer)]).toEqual([true, true, 'no JSON']);
    expect(() => answer.data).toThrow(SyntaxError);
  });
});

describe('an answer that was not', () => {
  it.each([
    [{ errors }, false, false],
    [{ errors, data: null }, false, true],
    [{ data: { town: null } }, true, true],
  ])('is told by its data: %j', (answer, has, executed) => {
    expect([hasData(answer), wasExecuted(answer)]).toEqual([has, executed]);
    expect(writtenTextOf(answer)).toBeUndefined();
    expect(jsonOf(answer)).toBe(JSON.stringify(answer));
  });
});
