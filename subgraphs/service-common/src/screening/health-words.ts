/*
 * The word list on health, Dutch and English, without accents and in lower case. It holds what names a
 * condition, its treatment or a medicine. It leaves out:
 * - the vocabulary of the hub itself (arbeidsbeperking, doelgroep, no-risk, jobcoach, ziekmelding): every
 *   profile implies that much, and arrangements cannot be written without it;
 * - work in care (zorgmedewerker, gehandicaptenzorg, dementie, psychiatrie) and words that are as often
 *   about something else (stress, blind, ziek, handicap, MS).
 * "Autismevriendelijk" and its like do count: in a profile they say as much as the diagnosis, and a site can
 * name the condition of the work instead, such as quiet or structured.
 */

function list(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Whole words. */
export const healthWords: ReadonlySet<string> = new Set(
  list(`
    addicted addiction allergisch allergische amputatie amputee anorexia antidepressiva anxiety
    arbeidsongeschikt arbeidsongeschikte blindness burnedout burnout cancer cancers chemo citalopram concerta
    deaf deafness diazepam disorder disorders doof doofblind doofblinde doofheid dove doven
    geamputeerd geamputeerde gehoorapparaat gehoorapparaten gehoorbeperking getraumatiseerd getraumatiseerde
    gezichtsbeperking handbeperking hartfalen hartinfarct hartpatient hartpatiente hernia hiv hooggevoelig
    hooggevoelige hoogsensitief hoogsensitieve hoortoestel hoortoestellen insulin insuline invalide invaliditeit
    iq lvb methadon methylfenidaat migraine morfine obesitas overspannen oxazepam paralysed
    paralyzed pregnancy pregnant prozac pddnos ritalin rolstoelgebonden rolstoelgebruiker rolstoelgebruikster
    rolstoelafhankelijk schizoide sclerose seizure seizures seroxat sertraline slechthorend slechthorende
    slechthorenden slechthorendheid slechtziend slechtziende slechtzienden slechtziendheid spasme spasmen stoma
    temazepam tourette trauma traumas traumatisch traumatische traumatised traumatized zelfmoord
    zenuwinzinking zwakbegaafd zwakbegaafde zwanger zwangere zwangerschap
  `),
);

/** Beginnings: whatever word follows from them. */
export const healthStems: readonly string[] = list(`
  adhd alcoholis antipsychotic anorexi artritis arthritis artrose asperger asthma astma autis bipola boulimi
  bulimi borderlin chemotherap copd depressi diabet dialys dwarslaesi dyscalcul dyslec dyslex dyspraxi epilep
  fibromyalg hepatitis hersenbloed herseninfarct hersenletsel hersenschudding hersentumor leukemi narcolep
  paniekaanval paraplegi parkinson posttraumat psychose psychosi psychoti ptsd ptss quadriplegi reuma rheumat
  schizofr schizophr spastisch suicid suikerziekte tumor verslaafd whiplash
`);

/** Endings: whatever word they close. */
export const healthEndings =
  /(?:stoornis|stoornissen|kanker|fobie|fobieen|phobia|verslaving|verslavingen|verslaafden?|syndroom|syndrome|allergie|allergy)$/;

const bodyParts =
  'angst|arm|been|borst|buik|concentratie|darm|elleboog|energie|enkel|gewrichts?|gezondheids|hand|hart|heup|hoofd|huid|keel|knie|long|maag|nek|nier|oog|paniek|pols|rug|schouder|slaap|spier|stemmings|stress|vermoeidheids|voet';

/** Complaints and pains of a part of the body. */
export const healthCompounds = new RegExp(
  `^(?:${bodyParts})(?:klacht|klachten|pijn|pijnen|letsel|aandoening|aandoeningen|problemen)$`,
);

/** A compound that ends so is a trade, a service or an organisation: diabetesverpleegkundige, verslavingszorg. */
export const workEndings =
  /(?:zorg|verpleegkundigen?|onderzoek|onderzoekers?|fonds|vereniging|kliniek|klinieken|preventie|verlof|vervanging)$/;

/** Abbreviations that count in capitals only: in small letters they are words. */
export const healthAcronyms =
  /(?<![\p{L}\d])(?:ADD|AIDS|ASS|CVA|MCDD|ME\/CVS|NAH|OCD|PDD-NOS)(?![\p{L}\d])/gu;

const condition = 'beperk|gehandicap|handicap|stoornis|aandoening|klacht|problem|kwetsba|ziek|belemmer';
const phrases: readonly string[] = [
  `(?:lichamelijke?|verstandelijke?|geestelijke?|visueel|visuele|auditief|auditieve|motorische?|meervoudige?|zintuiglijke?|psychische?|psychiatrische?|psychologische?|mentale|mentaal|cognitieve?|neurologische?)(?: (?:of|en) [a-z]{4,20})? (?:${condition})`,
  'fysieke (?:beperk|aandoening|klacht|problem)',
  'medische? (?:beperk|aandoening|klacht|problem|reden|achtergrond|verleden|indicatie|dossier|behandeling)',
  'psychiatrische? (?:verleden|behandeling|opname|diagnose)',
  'chronische? (?:ziek|pijn|vermoeid|aandoening|klacht)',
  'langdurige? ziek(?:e|te)?(?![a-z])',
  '(?:in|onder) behandeling bij (?:de |een |zijn |haar |het )?(?:arts|ggz|huisarts|psych|revalidatie|specialist|therap|ziekenhuis)',
  '(?:in|onder) therapie(?![a-z])',
  '(?:gebruikt?|slikt?|neemt|neem|krijgt) (?:[a-z]{2,15} ){0,2}(?:medic(?:ijn|ati|ament)|pillen)',
  '(?:on|takes?|taking|uses?|needs?) (?:[a-z]{2,15} )?medication',
  'in (?:een|zijn|haar|mijn|hun) rolstoel',
  'gebruikt (?:een|zijn|haar) rolstoel',
  '(?:in|uses) (?:a|his|her) wheelchair',
  'wheelchair[ -](?:user|bound|dependent)',
  '(?:is|ben|bent|volledig|gedeeltelijk|deels|bijna|nagenoeg|maatschappelijk|legally|partially) blind(?! (?:te )?(?:typ|vertrouw))(?![a-z])',
  'blinde (?:collega|kandidaat|man|medewerker|persoon|vrouw|werknemer)',
  'hard of hearing',
  '(?:hearing|visually|vision|cognitively|mentally)[ -](?:impair|disab|ill(?![a-z]))',
  'intellectual(?:ly)? disab',
  'physical(?:ly)? disab',
  'learning (?:disab|difficult)',
  'mental (?:illness|disorder|breakdown|disab|health (?:problem|issue|condition|disorder))',
  'chronic(?:ally)? (?:disease|fatigue|ill(?![a-z])|illness|pain)',
  '(?:brain|spinal) injur',
  'heart (?:attack|condition|disease|failure)',
  'had (?:a|een) (?:stroke|beroerte)',
  '(?:ziekte|syndroom) van (?!de |een |het |plant|gewas|boom|bomen|dier|vee)[a-z]',
  'last van (?:de |een |mijn |zijn |haar |hun )?(?:angst|darmen|depress|gewrichten|hart|heup|hoofdpijn|knie|longen|nek|paniek|pijn|pols|rug|schouder)',
  'moeilijk lerend',
  'licht verstandelijk',
];

/** Turns of phrase: words that only together are about somebody's health. */
export const healthPhrases = new RegExp(`(?<![a-z])(?:${phrases.join('|')})`, 'g');
