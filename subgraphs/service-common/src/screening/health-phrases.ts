/*
 * Turns of phrase: words that only together are about somebody's health. Each begins with a word and takes a
 * bounded number of words between, so that reading stays linear in the text.
 */

const any = (most: number): string => `(?:[a-z]{1,15} ){0,${most}}`;
const whose = '(?:de |het |een |zijn |haar |hun |mijn |the |his |her |their |my |a |an )?';
const part =
  '(?:arm|been|borst|bovenbeen|buik|darmen|elleboog|enkel|gewrichten|hand|handen|hart|heup|heupen|hiel|hoofd|keel|knie|knieen|longen|maag|nek|nieren?|oog|ogen|oren|oor|pols|polsen|rug|schouder|schouders|spieren|teen|vinger|vingers|voet|voeten|wervels?|zenuwen|ankle|arms?|back|brain|chest|elbow|eyes?|foot|feet|hands?|heart|hips?|joints?|kidneys?|knees?|legs?|liver|lungs?|neck|nerves?|shoulders?|spine|stomach|thyroid|wrists?)';
const specialist =
  '(?:cardioloog|dermatoloog|ergotherapeut|fysio|fysiotherapeut|internist|logopedist|longarts|neuroloog|oncoloog|orthopeed|psychiater|psycholoog|psychotherapeut|reumatoloog|revalidatiearts|therapeut|uroloog|verslavingsarts|cardiologist|counsellor|neurologist|oncologist|physiotherapist|psychiatrist|psychologist|therapist)';
const doctor = `(?:arts|bedrijfsarts|dokter|huisarts|specialist|keuringsarts|verzekeringsarts|doctor|gp|${specialist})`;
const institution = `(?:${specialist}|arts|ggz|huisarts|kliniek|psych[a-z]{0,20}|revalidatie[a-z]{0,12}|specialist|therap[a-z]{0,10}|verslavings[a-z]{1,10}|ziekenhuis)`;
const condition =
  '(?:beperk|gehandicap|handicap|stoornis|aandoening|klacht|problem|kwetsba|ziek|belemmer|achtergrond|verleden|trauma)';
const medicine = '(?:medic(?:ijn(?:en)?|atie|amenten)|pillen|medication|meds)(?![a-z])';
const aid =
  '(?:krukken|stok|wandelstok|looprek|rollator|brace|prothese|crutch(?:es)?|cane|stick|walker|frame|limp|rolstoel)';

const impairments: readonly string[] = [
  `(?:lichamelijke?|verstandelijke?|geestelijke?|visueel|visuele|auditief|auditieve|motorische?|meervoudige?|zintuiglijke?|psychische?|psychiatrische?|psychologische?|psychosociale?|mentale|mentaal|cognitieve?|neurologische?|energetische?)(?: (?:of|en) [a-z]{4,20})? ${condition}`,
  'fysieke (?:beperk|aandoening|klacht|problem)',
  'medische? (?:beperk|aandoening|klacht|problem|reden|achtergrond|verleden|indicatie|dossier|behandeling|keuring|urenbeperking)',
  '(?:is|ernstig|zwaar|meervoudig) gehandicapt(?![a-z])',
  '(?:licht|matig) verstandelijk',
  'moeilijk lerend',
  'laag iq(?![a-z])',
  '(?:is|ben|bent|raakte|werd|volledig|gedeeltelijk|deels|bijna|nagenoeg|maatschappelijk|legally|partially|registered) blind(?! (?:te )?(?:typ|vertrouw))(?![a-z])',
  'blinde (?:collega|kandidaat|man|medewerker|persoon|vrouw|werknemer)',
  'dove(?! netel)(?![a-z])',
  'hard of hearing',
  'partially sighted',
  '(?:ziet|hoort|praat|loopt) (?:erg |heel )?(?:slecht|moeilijk|moeizaam|mank|weinig)(?![a-z])',
  '(?:kan|kon) (?:erg |heel )?(?:slecht|moeilijk|moeizaam|weinig) (?:zien|horen|lopen|praten)',
  '(?:niet goed|niet zo goed|slecht|moeilijk|minder goed|matig) ter been',
  'hearing[ -](?:impair|disab|loss|problem|difficult)',
  '(?:visually|vision|cognitively|mentally|speech|sight|mobility)[ -](?:impair|disab|ill(?![a-z]))',
  'intellectual(?:ly)? disab',
  'physical(?:ly)? (?:disab|impair)',
  'disabled (?:candidate|colleague|employee|man|people|person|woman|worker)',
  '(?:he is|she is|was|severely|became) disabled(?![a-z])',
  'learning (?:disab|difficult)',
  `(?:mist|lost|misses) (?:een|twee|drie|zijn|haar|a|an|his|her|two|three) (?:vingers?|hand|arm|been|oog|teen|voet|fingers?|legs?|arms?|eyes?|foot|hearing|sight)(?![a-z])`,
  'open rug(?![a-z])',
  'spina bifida',
  '(?:hoge|lage|verhoogde) bloeddruk',
  '(?:high|low) blood pressure',
  'gevoelig voor (?:prikkels|geluid|drukte)',
  'sensory (?:overload|processing|issue|sensitiv)',
  'on the (?:autism )?spectrum',
];

const illnesses: readonly string[] = [
  'chronische? (?:ziek|pijn|vermoeid|aandoening|klacht|hoofdpijn|ontsteking)',
  'langdurige? ziek(?:e|te)?(?![a-z])',
  '(?:ernstig|ongeneeslijk|terminaal|psychisch|jarenlang|vaak|veel|lang) ziek(?![a-z])',
  '(?:wegens|door|vanwege|na) (?:zijn |haar |een |langdurige )?ziekte (?:uitgevallen|gestopt|thuis|ontslagen)',
  'ziekte van (?!de |een |het |plant|gewas|boom|bomen|dier|vee)[a-z]',
  'syndroom van [a-z]',
  `last van ${any(2)}(?:angst|depress|hoofdpijn|paniek|pijn|stress|prikkels|evenwicht|geheugen|slaap|vermoeid|${part}(?![a-z]))`,
  `(?:pijn|klachten|slijtage|wond|wondje|zwakte|gevoelloosheid|steken) (?:in|aan|op) ${whose}${part}(?![a-z])`,
  '(?:veel|hevige|constante|dagelijkse|erge|heeft|voortdurend) pijn(?! in de verkoop)(?![a-z])',
  `(?:versleten|zwakke|slechte|stijve|gebroken|verbrijzelde|bad|weak|broken|sore|painful|fused) (?:${part}|sleutelbeen|gezondheid|eyesight|health)(?![a-z])`,
  '(?:nieuwe|new) (?:heup|knie|nier|lever|hip|knee|kidney|liver)(?![a-z])',
  '(?:sociale|ernstige|heeft|door) angst(?:en)?(?![a-z])',
  '(?:heeft|met|last van) (?:een |wat )?tics?(?![a-z])',
  'hoort stemmen',
  'overgewicht(?! van (?:een |de |het )?(?:pallet|vracht|koffer|lading|pakket|bagage|doos))(?![a-z])',
  'snel (?:vermoeid|moe|overprikkeld)(?![a-z])',
  'burn[ -]?out(?![a-z])',
  'burn(?:ed|t)[ -]out(?![a-z])',
  '(?:long|post|longen)[ -]covid',
  'lui oog',
  'zwakke gezondheid',
  'ass[- ](?:diagnose|stoornis|problematiek|kenmerken|spectrum|client)',
  'ms-(?:klacht|patient|diagnose)',
  `(?:${part}|muscle) (?:pain|ache|trouble|injur|complaint|disease|condition|failure|attack|surgery|cancer|transplant|replacement)`,
  `(?:chronic )?(?:back|knee|neck|shoulder|hip|heart|lung|kidney|liver|stomach|wrist|thyroid|eye|skin) (?:problem|issue|disorder)`,
  'slipped dis[ck]',
  'herniated',
  'panic (?:attack|disorder)',
  'severe (?:pain|headache|anxi|allerg)',
  'chronic(?:ally)? (?:disease|fatigue|ill(?![a-z])|illness|pain|back|headache|condition)',
  'mental (?:illness|disorder|breakdown|disab|health (?:problem|issue|condition|disorder|care|history))',
  '(?:brain|spinal|head) (?:injur|cord|damage|stenosis)',
  '(?:had|after|suffered) (?:a |an |een |his |her )?(?:mild |small |lichte )?(?:strokes?(?! of)|beroerte|seizures?)',
  'stroke (?:survivor|patient|victim)',
  'multiple s[ck]lero',
  'sleep apn',
  'carpal tunnel',
  'repetitive strain',
  '(?:memory|hair) loss',
  'self[- ]harm',
  '(?:drug|alcohol) (?:addict|abuse|problem|dependen)',
  '(?<!non-)alcoholics?(?! (?:drink|beverage|gel|bever))(?![a-z])',
  '(?:long-term|chronically|often|seriously|terminally) (?:sick|ill)(?![a-z])',
  'irritable bowel',
  "(?:down|tourette|asperger)(?:'?s)? syndrome",
];

const treatments: readonly string[] = [
  `(?:in|onder|ondergaat een|volgt een|krijgt) behandeling (?:bij|van|voor) ${whose}(?:${institution}|${part})`,
  '(?:in|onder|after|through) (?:therapie|therapy)(?![a-z])',
  `(?:krijgt|volgt|volgde|kreeg|heeft|had|gets|has|needs|with|attends) ${any(2)}(?:[a-z]{0,14}(?:therapie|therapy)|fysio)(?![a-z])`,
  `(?:fysio|[a-z]{3,9}therapie) (?:voor|aan|vanwege|wegens) ${whose}[a-z]`,
  `(?:gaat|loopt|moet|komt|kwam|ging|afspraak|afspraken|gesprekken|controle|controles|onder controle|nazorg|sessies|begeleid|begeleiding) ${any(4)}(?:bij|naar|door|van) ${whose}${specialist}(?![a-z])`,
  `(?:is|was|ben) (?:al |nog |vaak |weer )?(?:bij|door) ${whose}${specialist}(?![a-z])`,
  `(?:bij|naar) ${whose}${specialist} (?:onder|in|geweest|voor)(?![a-z])`,
  `(?:ziet|bezoekt|sees?|seeing|visits?|his|her|zijn|haar|has a|eigen) ${any(2)}${specialist}(?![a-z])`,
  `${doctor} (?:adviseert|adviseerde|zegt|zei|vindt|vond|gaf|ziet|schrijft|schreef|raadt|verbood|verbiedt|stelt|stelde vast|keurde|advises|advised|says|said)(?![a-z])`,
  `(?:loopt|client|patient|opgenomen|behandeld|hulp|traject|aangemeld|wachtlijst|begeleiding|begeleid) (?:geweest )?(?:bij|door|van|voor) ${whose}(?:ggz|psychiatr|verslavingszorg|verslavingskliniek|kliniek)`,
  'ggz-?(?:client|behandeling|traject|verleden|problematiek|achtergrond|patient)',
  '(?:ggz|verslaving|psychiatri)[a-z-]{0,20} als (?:client|patient)',
  `opgenomen (?:geweest |gezeten )?(?:in|op|bij) ${whose}(?:[a-z]{1,20} )?(?:kliniek|ziekenhuis|inrichting|ggz|psych|afdeling)`,
  `opname (?:in|op|bij) ${whose}(?:[a-z]{1,20} )?(?:kliniek|ziekenhuis|inrichting|ggz|psych|afdeling)`,
  'psychiatrische? (?:verleden|behandeling|opname|diagnose|achtergrond|traject|hulp|zorg nodig)',
  '(?:medical|psychiatric|psychological|addiction|cancer|under) treatment',
  'medical (?:condition|history|problem|issue|reason|record|ground|restriction|limitation)',
  `(?:operatie|surgery|operation) (?:aan|on) ${whose}${part}(?![a-z])`,
  '(?:na|wacht op|moet nog) (?:een|zijn|haar) operatie',
  '(?:had|after|awaiting|needs) (?:[a-z]{1,12} )?surgery',
  `(?:in|na|tijdens|after|from) (?:zijn |haar )?(?:revalidatie|rehab)(?![a-z])`,
  `(?:gebruikt?|slikt?|slikte|neemt|neem|krijgt|gebruikte) ${any(2)}${medicine}`,
  `(?:on|takes?|taking|uses?|needs?|his|her|zijn|haar|dankzij|zonder|bijwerkingen van|aan de) (?:[a-z]{1,15} )?${medicine}`,
  'medicatie (?:is |goed |nog |niet )*(?:ingesteld|nodig|houdt|helpt|aangepast|afgebouwd|bijgesteld|veranderd)',
  'lithium(?![- ]?(?:accu|batter|cel|cobalt|grease|ion|kobalt|nikkel|polym|vet))(?![a-z])',
  `(?:heeft|kreeg|krijgt|zijn|haar|zonder|officiele|his|her|no|formal) (?:een |a |nog geen )?diagnos(?:e|is)(?![a-z])`,
  'diagnose (?:is |nog |niet )*(?:onbekend|onduidelijk|gesteld|bekend|ass|adhd)',
  '(?:gediagnosticeerd|diagnosed) (?:met|with)',
  '(?:arts|hem|hij|zij|ze|haar|kandidaat|medisch|uwv|procent|volledig|gedeeltelijk) (?:[a-z]{1,12} ){0,2}afgekeurd',
];

const aids: readonly string[] = [
  '(?:(?:in|gebruikt|heeft) (?:een )?|(?:met|in|gebruikt) (?:zijn|haar|mijn|hun) )(?:elektrische |eigen |handbewogen )?rolstoel(?![a-z])',
  '(?:elektrische|handbewogen) rolstoel(?![a-z])',
  '(?:in|uses) (?:a|his|her) wheelchair',
  'wheelchair[ -](?:user|bound|dependent)',
  `(?:loopt|liep|lopen|walks|walking|walk) ${any(2)}(?:met|op|with|on) ${any(2)}${aid}(?![a-z])`,
  '(?:draagt|heeft|wears) (?:een |a )?brace',
  `brace (?:om|on) ${whose}${part}`,
  '(?:uses?|using|wears?|wearing|needs?|has|with|her|his) (?:[a-z]{1,10} ){0,2}hearing aids?',
  '(?:guide|assistance|service|seeing eye) dog',
  '(?:leest|reads) braille',
  '(?:orthopedische|aangepaste) schoenen',
  'zuurstoffles(?:je)? (?:mee|bij)',
  'in het gips',
];

/** Turns of phrase, Dutch and English, in lower case. The look ahead spares other scripts a walk of the whole list. */
export const healthPhrases = new RegExp(
  `(?<![a-z])(?=[a-z])(?:${[...impairments, ...illnesses, ...treatments, ...aids].join('|')})`,
  'g',
);
