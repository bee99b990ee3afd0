import { roles } from '@banenbrug/service-common';
import { parse } from 'graphql';
import { readAccessRules } from './access-rules';

/** The roles that may have a field, by their first letters in the order of `roles`. */
function allowed(sdl: string, coordinate: string): string {
  const rules = readAccessRules(parse(sdl));
  const [type = '', field = ''] = coordinate.split('.');
  return roles
    .filter((role) => !rules.isDenied(role, type, field))
    .map((role) => role.charAt(0))
    .join('');
}

describe('the access rules of a supergraph', () => {
  it.each([
    ['nothing', '', 'PEDOLA'],
    ['a token', '@authenticated', 'EDOLA'],
    ['one role', '@requiresScopes(scopes: [["DESK"]])', 'D'],
    ['one of several roles', '@requiresScopes(scopes: [["DESK"], ["ADMIN"]])', 'DA'],
    ['two roles at once, which nobody has', '@requiresScopes(scopes: [["DESK", "ADMIN"]])', ''],
    ['one value where a list of one is meant', '@requiresScopes(scopes: "LIAISON")', 'L'],
    ['no alternative at all', '@requiresScopes(scopes: [])', ''],
    ['a row of the caller’s desk', '@policy(policies: [["own-desk"]])', 'D'],
    ['a row of the caller’s regions', '@policy(policies: [["own-region"]])', 'D'],
    ['a row of the caller’s employer', '@policy(policies: [["own-employer"]])', 'E'],
    ['a row of the caller’s session', '@policy(policies: [["own-session"]])', 'O'],
    ['a row or a role', '@policy(policies: [["own-desk"], ["LIAISON"], ["ADMIN"]])', 'DLA'],
    ['a row and its role', '@policy(policies: [["own-desk", "DESK"]])', 'D'],
    ['a row and another role', '@policy(policies: [["own-desk", "ADMIN"]])', ''],
    ['two rules, both', '@authenticated @requiresScopes(scopes: [["DESK"], ["ADMIN"]])', 'DA'],
    [
      'two rules that share one role',
      '@requiresScopes(scopes: [["DESK"], ["ADMIN"]]) @policy(policies: [["own-desk"]])',
      'D',
    ],
    ['other directives', '@cost(weight: 2) @deprecated', 'PEDOLA'],
  ])('ask %s', (_, directives, expected) => {
    expect(allowed(`type Query { a: Int ${directives} }`, 'Query.a')).toBe(expected);
  });

  it('join a field’s own rule, its type’s, and that of the type it gives, through lists', () => {
    const sdl = `
      type Query { open: [Room!]! locked: Room @requiresScopes(scopes: [["DESK"], ["ADMIN"]]) key: Key grade: Grade }
      type Room @authenticated { size: Int plan: Int @policy(policies: [["own-desk"]]) }
      scalar Key @requiresScopes(scopes: [["ADMIN"]])
      enum Grade @authenticated { A }`;
    expect(allowed(sdl, 'Query.open')).toBe('EDOLA');
    expect(allowed(sdl, 'Query.locked')).toBe('DA');
    expect(allowed(sdl, 'Room.size')).toBe('EDOLA');
    expect(allowed(sdl, 'Room.plan')).toBe('D');
    expect(allowed(sdl, 'Query.key')).toBe('A');
    expect(allowed(sdl, 'Query.grade')).toBe('EDOLA');
  });

  it('judge each object of an interface by itself, and an object whose type is unknown by all of them', () => {
    const sdl = `
      type Query { any: Named } interface Named @authenticated { name: String @requiresScopes(scopes: [["DESK"]]) }
      type A implements Named @authenticated { name: String }
      type B implements Named @authenticated { name: String @requiresScopes(scopes: [["DESK"]]) }`;
    expect(allowed(sdl, 'A.name')).toBe('EDOLA');
    expect(allowed(sdl, 'B.name')).toBe('D');
    expect(allowed(sdl, 'Named.name')).toBe('D');
    expect(allowed(sdl, 'Query.any')).toBe('PEDOLA');
  });

  it.each([
    ['the field', 'interface Named { name: String @authenticated } type A implements Named { name: String }'],
    ['the type', 'interface Named @authenticated { name: String } type A implements Named { name: String }'],
    [
      'the field, more than its objects',
      'interface Named { name: String @requiresScopes(scopes: [["DESK"]]) } type A implements Named { name: String @authenticated }',
    ],
  ])('cannot be on an interface alone: %s', (_, sdl) => {
    expect(() => readAccessRules(parse(sdl))).toThrow(
      'The supergraph has a rule on Named.name that none of its objects has. Put the rule on the objects.',
    );
  });

  it.each([
    [
      'a role',
      '@requiresScopes(scopes: [["DESKS"]])',
      '"DESKS", which is no role and no policy. Known are: EMPLOYER, DESK',
    ],
    ['a role for those without one', '@requiresScopes(scopes: [["PUBLIC"]])', '"PUBLIC"'],
    ['a policy', '@policy(policies: [["own-dog"]])', '"own-dog"'],
    ['a policy where a role is due', '@requiresScopes(scopes: [["own-desk"]])', '"own-desk"'],
    ['no term', '@policy(policies: [[]])', '@policy of the supergraph has an alternative without terms.'],
  ])('are refused when they name %s that is not known', (_, directive, message) => {
    expect(() => readAccessRules(parse(`type Query { a: Int ${directive} }`))).toThrow(message);
  });
});
