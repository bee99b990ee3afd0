import type { ErrorCodeDescription } from './error-code-description';

const refused = (en: string, nl: string): ErrorCodeDescription => ({ logLevel: 'silent', text: { en, nl } });

/**
 * Why a document or its variables are refused before anything is planned. `extensions.maximum` says what would be
 * allowed, `extensions.actual` what was sent where that is a number.
 */
export const documentErrorCodes = {
  DOCUMENT_TOO_LARGE: refused(
    'A document may have at most {maximum} characters. Ask for less at once, or send values as variables.',
    'Een document mag hoogstens {maximum} tekens hebben. Vraag minder tegelijk, of stuur waarden als variabelen.',
  ),
  TOKEN_LIMIT_EXCEEDED: refused(
    'A document may have at most {maximum} tokens. Ask for less at once, or send lists of values as variables.',
    'Een document mag hoogstens {maximum} tokens hebben. Vraag minder tegelijk, of stuur lijsten als variabelen.',
  ),
  NESTING_LIMIT_EXCEEDED: refused(
    'Braces, brackets and fragments of a document may be nested at most {maximum} levels deep.',
    'Accolades, haken en fragmenten van een document mogen hoogstens {maximum} niveaus diep staan.',
  ),
  DEPTH_LIMIT_EXCEEDED: refused(
    'Fields may be nested at most {maximum} levels deep. Ask in two steps.',
    'Velden mogen hoogstens {maximum} niveaus diep liggen. Vraag in twee stappen.',
  ),
  SELECTION_LIMIT_EXCEEDED: refused(
    'A document may select at most {maximum} fields and fragments, with every fragment written out. Ask for less at once.',
    'Een document mag hoogstens {maximum} velden en fragmenten vragen, met elk fragment uitgeschreven. Vraag minder tegelijk.',
  ),
  OVERLAP_LIMIT_EXCEEDED: refused(
    'The document selects the same fields at the same place too many times: at most {maximum} comparisons are made.',
    'Het document vraagt dezelfde velden te vaak op dezelfde plaats: er worden hoogstens {maximum} vergelijkingen gedaan.',
  ),
  ALIAS_LIMIT_EXCEEDED: refused(
    'An operation may have at most {maximum} aliases. Ask for a list instead of the same field many times.',
    'Een operatie mag hoogstens {maximum} aliassen hebben. Vraag een lijst in plaats van vaak hetzelfde veld.',
  ),
  ROOT_FIELD_LIMIT_EXCEEDED: refused(
    'An operation may have at most {maximum} root fields. Spread them over several requests.',
    'Een operatie mag hoogstens {maximum} velden op het hoogste niveau hebben. Verdeel ze over meer verzoeken.',
  ),
  DIRECTIVE_LIMIT_EXCEEDED: refused(
    'A document may have at most {maximum} directives.',
    'Een document mag hoogstens {maximum} directives hebben.',
  ),
  OPERATION_LIMIT_EXCEEDED: refused(
    'A document may have at most {maximum} operations. Send each in a document of its own.',
    'Een document mag hoogstens {maximum} operaties hebben. Stuur elke in een eigen document.',
  ),
  FRAGMENT_CYCLE: refused(
    'Fragments of the document contain themselves.',
    'Fragmenten van het document bevatten zichzelf.',
  ),
  LIST_TOO_LONG: refused(
    'A list in arguments or variables may have at most {maximum} items. Send it in parts.',
    'Een lijst in argumenten of variabelen mag hoogstens {maximum} regels hebben. Stuur haar in delen.',
  ),
  VARIABLES_TOO_LARGE: refused(
    'Variables may hold at most {maximum} characters together. Send them in parts.',
    'Variabelen mogen samen hoogstens {maximum} tekens bevatten. Stuur ze in delen.',
  ),
  VARIABLES_TOO_DEEP: refused(
    'Objects and lists in a variable may be nested at most {maximum} levels deep.',
    'Objecten en lijsten in een variabele mogen hoogstens {maximum} niveaus diep liggen.',
  ),
  RESERVED_NAME: refused(
    'Names that begin with two underscores are reserved: no variable and no input field has one.',
    'Namen die met twee lage streepjes beginnen zijn gereserveerd: geen variabele of invoerveld heet zo.',
  ),
  BATCH_TOO_LARGE: refused(
    'A request is one operation: send it as an object, not in a list.',
    'Een verzoek is één operatie: stuur die als object, niet in een lijst.',
  ),
  COST_LIMIT_EXCEEDED: refused(
    'An operation may cost at most {maximum}, about an object each. Ask for smaller pages with `first`, or for fewer lists inside lists.',
    'Een vraag mag hoogstens {maximum} kosten, ongeveer één per object. Vraag kleinere pagina’s met `first`, of minder lijsten in lijsten.',
  ),
  INTROSPECTION_DISABLED: refused(
    'This hub does not answer questions about its schema.',
    'Deze hub beantwoordt geen vragen over zijn schema.',
  ),
  DOCUMENT_UNKNOWN: refused(
    'There is no trusted document with this id. Publish the client’s manifest to the hub first.',
    'Er is geen vertrouwd document met dit id. Publiceer eerst het manifest van de client bij de hub.',
  ),
  DOCUMENT_NOT_TRUSTED: refused(
    'This hub answers trusted documents only. Name one by its `documentId`, or sign in if others may ask freely.',
    'Deze hub beantwoordt alleen vertrouwde documenten. Noem er een met `documentId`, of log in als anderen vrij mogen vragen.',
  ),
} as const satisfies Record<string, ErrorCodeDescription>;
