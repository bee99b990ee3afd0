import type { ErrorCodeDescription } from './error-code-description';

const refused = (en: string, nl: string): ErrorCodeDescription => ({ logLevel: 'silent', text: { en, nl } });

/**
 * Why a document or its variables are refused before anything is planned. `extensions.maximum` says what would be
 * allowed, `extensions.actual` what was sent where that is a number.
 */
export const documentErrorCodes = {
  DOCUMENT_TOO_LARGE: refused(
    'The document has too many characters. Ask for less at once, or send constant values as variables.',
    'Het document heeft te veel tekens. Vraag minder tegelijk, of stuur vaste waarden als variabelen.',
  ),
  TOKEN_LIMIT_EXCEEDED: refused(
    'The document has too many tokens. Ask for less at once, or send lists of values as variables.',
    'Het document heeft te veel woorden en tekens (tokens). Vraag minder tegelijk, of stuur lijsten als variabelen.',
  ),
  NESTING_LIMIT_EXCEEDED: refused(
    'Braces, brackets or fragments of the document stand inside each other too many times.',
    'Accolades, haken of fragmenten van het document staan te vaak in elkaar.',
  ),
  DEPTH_LIMIT_EXCEEDED: refused(
    'Fields of the document are nested too deeply. Ask in two steps.',
    'Velden van het document liggen te diep. Vraag in twee stappen.',
  ),
  SELECTION_LIMIT_EXCEEDED: refused(
    'The document selects too much, counted with every fragment written out. Ask for less at once.',
    'Het document vraagt te veel velden, geteld met elk fragment uitgeschreven. Vraag minder tegelijk.',
  ),
  OVERLAP_LIMIT_EXCEEDED: refused(
    'The document selects the same fields at the same place too many times.',
    'Het document vraagt dezelfde velden te vaak op dezelfde plaats.',
  ),
  ALIAS_LIMIT_EXCEEDED: refused(
    'The document has too many aliases. Ask for a list instead of the same field many times.',
    'Het document heeft te veel aliassen. Vraag een lijst in plaats van vaak hetzelfde veld.',
  ),
  ROOT_FIELD_LIMIT_EXCEEDED: refused(
    'The operation has too many root fields. Spread them over several requests.',
    'De vraag heeft te veel velden op het hoogste niveau. Verdeel ze over meer verzoeken.',
  ),
  DIRECTIVE_LIMIT_EXCEEDED: refused(
    'The document has too many directives.',
    'Het document heeft te veel directives.',
  ),
  OPERATION_LIMIT_EXCEEDED: refused(
    'The document has too many operations. Send each in a document of its own.',
    'Het document heeft te veel operaties. Stuur elke in een eigen document.',
  ),
  FRAGMENT_CYCLE: refused(
    'Fragments of the document contain themselves.',
    'Fragmenten van het document bevatten zichzelf.',
  ),
  LIST_TOO_LONG: refused(
    'A list in the arguments or variables has too many items. Send it in parts.',
    'Een lijst in de argumenten of variabelen heeft te veel regels. Stuur haar in delen.',
  ),
  VARIABLES_TOO_LARGE: refused(
    'The variables hold too much. Send them in parts.',
    'De variabelen bevatten te veel. Stuur ze in delen.',
  ),
  VARIABLES_TOO_DEEP: refused(
    'A variable has too many objects or lists inside each other.',
    'Een variabele heeft te veel objecten of lijsten in elkaar.',
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
    'The operation could return too much. Ask for smaller pages with `first`, or for fewer lists inside lists.',
    'De vraag kan te veel opleveren. Vraag kleinere pagina’s met `first`, of minder lijsten in lijsten.',
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
