import { join } from 'node:path';
import { readSdl } from '@banenbrug/service-common';
import {
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
  visit,
} from 'graphql';
import { root } from './repository';

const subgraphs = ['regions', 'employers', 'candidates', 'agreements'];
const documents = new Map(subgraphs.map((name) => [name, parse(readSdl(join(root, 'subgraphs', name)))]));

const isNonNull = (type: TypeNode): boolean => type.kind === Kind.NON_NULL_TYPE;

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** Every object type of a subgraph with its fields. */
function objectTypes(name: string): ObjectTypeDefinitionNode[] {
  return (documents.get(name)?.definitions ?? []).filter(
    (definition): definition is ObjectTypeDefinitionNode => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
}

function everyField(
  check: (typeName: string, field: FieldDefinitionNode, subgraph: string) => boolean,
): string[] {
  return subgraphs.flatMap((subgraph) =>
    objectTypes(subgraph).flatMap(({ name, fields = [] }) =>
      fields
        .filter((field) => !check(name.value, field, subgraph))
        .map((field) => `${subgraph}: ${name.value}.${field.name.value}`),
    ),
  );
}

const entityOwner: Record<string, string> = {
  Region: 'regions',
  Municipality: 'regions',
  Desk: 'regions',
  DeskContact: 'regions',
  Instrument: 'regions',
  Employer: 'employers',
  Site: 'employers',
  EmployerContact: 'employers',
  Vacancy: 'employers',
  CandidatePool: 'candidates',
  CandidateProfile: 'candidates',
  Introduction: 'candidates',
  Arrangement: 'agreements',
  RegionalArrangement: 'agreements',
  DialogueSession: 'agreements',
  FollowUpAgreement: 'agreements',
  KnowledgeItem: 'agreements',
};

describe('the schemas', () => {
  it('name types in PascalCase, fields in camelCase and values in SCREAMING_SNAKE_CASE', () => {
    const wrong: string[] = [];
    for (const document of documents.values()) {
      visit(document, {
        ObjectTypeDefinition: ({ name }) =>
          void (/^[A-Z][A-Za-z0-9]*$/.test(name.value) || wrong.push(name.value)),
        FieldDefinition: ({ name }) =>
          void (/^[a-z][A-Za-z0-9]*$/.test(name.value) || wrong.push(name.value)),
        EnumValueDefinition: ({ name }) =>
          void (/^[A-Z][A-Z0-9_]*$/.test(name.value) || wrong.push(name.value)),
      });
    }
    expect(wrong).toEqual([]);
  });

  it('let a field be null whose type lives in another subgraph', () => {
    const wrong = everyField((_, { type }, subgraph) => {
      const owner = entityOwner[namedType(type)];
      const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
      const item = inner.kind === Kind.LIST_TYPE ? inner.type : type;
      return owner === undefined || owner === subgraph || !isNonNull(item);
    });
    expect(wrong).toEqual([]);
  });

  it('give every mutation one input of its own name, and a payload that can be null', () => {
    const wrong = everyField((typeName, field) => {
      if (typeName !== 'Mutation') return true;
      const stem = field.name.value.charAt(0).toUpperCase() + field.name.value.slice(1);
      const [input, ...others] = field.arguments ?? [];
      return (
        others.length === 0 &&
        input?.name.value === 'input' &&
        namedType(input.type) === `${stem}Input` &&
        field.type.kind === Kind.NAMED_TYPE &&
        field.type.name.value === `${stem}Payload`
      );
    });
    expect(wrong).toEqual([]);
  });

  it('give every payload its thing, nullable, and its errors, a list that is always there', () => {
    const payloads = subgraphs.flatMap(objectTypes).filter(({ name }) => name.value.endsWith('Payload'));
    const wrong = payloads.filter(({ fields = [] }) => {
      const [thing, errors, ...others] = fields;
      return (
        others.length > 0 ||
        !thing ||
        isNonNull(thing.type) ||
        errors?.name.value !== 'errors' ||
        !isNonNull(errors.type)
      );
    });
    expect(wrong.map(({ name }) => name.value)).toEqual([]);
  });

  it('give every connection edges, nodes, pageInfo and a totalCount', () => {
    const wrong = subgraphs
      .flatMap(objectTypes)
      .filter(({ name }) => name.value.endsWith('Connection'))
      .filter(({ fields = [] }) => {
        const names = fields.map((field) => field.name.value);
        return !['edges', 'nodes', 'pageInfo', 'totalCount'].every((field) => names.includes(field));
      });
    expect(wrong.map(({ name }) => name.value)).toEqual([]);
  });

  it('have no field in candidates that could identify a person or describe a limitation', () => {
    const forbidden =
      /^(name|firstName|lastName|email|emailAddress|phone|bsn|birth|postcode|diagnos|benefit|ground|disab|register)/i;
    const wrong = objectTypes('candidates').flatMap(({ name, fields = [] }) =>
      name.value.startsWith('CandidateProfile') || name.value === 'Introduction'
        ? fields
            .filter((field) => forbidden.test(field.name.value))
            .map((field) => `${name.value}.${field.name.value}`)
        : [],
    );
    expect(wrong).toEqual([]);
  });
});
