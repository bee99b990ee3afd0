import { wordsOf } from './word-list';

/*
 * Conditions, complaints and impairments, Dutch and English, without accents and in lower case. Left out are:
 * - the vocabulary of the hub itself (arbeidsbeperking, doelgroep, no-risk, jobcoach, ziekmelding): every
 *   profile implies that much, and arrangements cannot be written without it;
 * - work in care (zorgmedewerker, gehandicaptenzorg, dementie, psychiatrie) and words that are as often
 *   about something else (stress, blind, ziek, handicap, MS): those count in a turn of phrase only.
 * "Autismevriendelijk" and its like do count: in a profile they say as much as the diagnosis, and a site can
 * name the condition of the work instead, such as quiet or structured.
 */

/** Whole words. */
export const conditionWords: readonly string[] = wordsOf(`
  addict addicted addiction addictions addicts albinisme alcoholmisbruik allergic allergies allergieen allergisch
  allergische amputatie amputee amputees anaemia anemie anxiety arbeidsongeschikt arbeidsongeschikte bedlegerig beroerte
  beroertes bijziend blessure blessures blindness bloedarmoede botontkalking brandwonden burnedout burnout cancer cancers
  concussion concussions deaf deafblind deafness depri depressed dermatitis disorder disorders doof doofblind doofblinde
  doodziek doofheid doven drankmisbruik drankprobleem drankproblemen alcoholprobleem alcoholproblemen drugsmisbruik
  drugsprobleem drugsproblemen drugsgebruiker duizelig duizeligheid dwerggroei energiebeperking energieproblemen
  faalangst faalangstig faalangstige flauwgevallen flauwvallen fractuur galstenen geestesziekte geamputeerd geamputeerde geestesziek
  geesteszieke gehoorgestoord gehoorgestoorde getraumatiseerd getraumatiseerde halfblind halfzijdig hartfalen
  hartruis hernia hersenkneuzing hiv hodgkin hooggevoelig hooggevoelige hooggevoeligheid hoogsensitief
  hoogsensitieve hoogsensitiviteit hyperactief hyperactieve hyperactiviteit impairment impairments incontinent incontinentie invalide
  invaliditeit iq jicht klaplong kleurenblind kleurenblinde kleurenblindheid klompvoet kortademig kortademige kransslagader
  kwaal kwalen leesblind longcovid lvb lyme lymeziekte lymfoom lymphoma manie mcdd mindervalide nachtblind nachtblindheid neurotisch
  neurotische nierstenen obees obese obesitas obesity ondergewicht onderprikkeld oorsuizen overspannen overspannenheid
  palsy paralysed paralysis paralyzed paranoia paranoide pddnos pleinvrees polio postcovid postnataal potdoof pregnancy pregnant rsi
  psychoot rijangst sclerose sclerosis seizure seizures slapeloosheid slechthorend slechthorende slechthorenden slechthorendheid slechtziend
  slechtziende slechtzienden slechtziendheid smetvrees spasme spasmen spataderen spierzwakte spitsvoet
  staar stekeblind stokdoof stotteraar straatvrees tbc tennisarm tenniselleboog trauma traumas traumatic traumatisch traumatische traumatised
  traumatized traumaverwerking uitzaaiing uitzaaiingen verlamd verlamde verlatingsangst verlamming verlammingen vermoeidheid vetzucht
  woordblind waanbeelden waandenkbeelden wanen zenuwinzinking zenuwziek ziektebeeld ziektegeschiedenis ziekteverleden ziekteverloop
  zwakbegaafd zwakbegaafde zwakbegaafdheid zwakzinnig zwanger zwangere zwangerschap
`);

/** Beginnings: whatever word follows from them. */
export const conditionStems: readonly string[] = wordsOf(`
  adhd afasie alcoholis alzheimer aneurysm angina anorexi aphasia apneu arthritis arthrosis artritis artros asperger asthma
  astma ataxie autis bechterew bipola borderlin boulimi bronchiti bulimi bursitis clusterhoofd claustrofob colitis copd crohn
  depressie depressiv depression diabet dwangneuro dwarslaesi dyscalcul dysfasi dyslec dyslex dysphasi dyspraxi dystonie
  dystrofi dystroph eczeem eczema emfyseem emphysema encefal endometrio epilep epiles fibromyalg gastritis glaucoom
  glaucoma haemophil hartritme hartstilstand hemofili hemophil hepatitis hersenbloed hersenletsel hersenschud
  hersentumor hersenvlies heupdysplas huntington hydrocefal hyperthyr hypertensi hyperventil hypothyr insomnia ischias kanker
  kinderverlamm leukaemi leukemi longemfys longfibros longoedeem lupus lymfklier maculadegen manischdepress melanoom
  meningitis migrain myalgi narcolep neuropat neuropath osteopor overprikkel paniekaanval paranoid paraplegi parkinson
  posttraumat prikkelbaredarm prikkelgevoelig psoriasi psychose psychosi psychoti ptsd ptss quadriplegi reuma
  psychosomat rheumat sarcoido schizof schizoi schizop schizoaf scolios sikkelcel silicose slaapapneu spastisch spasticit spierdystrof spraakgebrek stotter
  stutter suicid suikerziek taaislijm tendinit tendonit tetraplegi thalassemi tinnitus tourette trombose thrombos
  tubercul tumor verslaafd verslavings whiplash zelfbeschadig zelfmoord zelfmutil zelfverwond
`);

/** Endings: whatever word they close. */
export const conditionEndings =
  /(?:stoornis|stoornissen|kanker|(?<!homo|xeno|islamo)(?:fobie|fobieen|fobisch|phobia)|verslaving|verslavingen|verslaafd|verslaafden?|syndroom|syndrome|allergie|allergieen|allergy|allergies|depressie|epilepsie|migraine|reuma|reumatiek|artrose|artritis|neuropathie|diabetes|psychose|neurose|sclerose|fibrose|plegie|atrofie|dystrofie|infarct|infarcten|parese|blessures?)$/;

const bodyParts =
  'adem|ademhalings|ader|alvleesklier|amandel|angst|arm|bekken|been|bewegings|bijholte|blaas|blindedarm|bloed|borst|bot|bovenbeen|buik|concentratie|darm|duizeligheids|dwang|elleboog|enkel|evenwichts?|gal|galblaas|gebits|geheugen|gehoor|gewrichts?|gezichts|gezondheids|hand|hart|hernia|hersen|heup|hiel|hoofd|hoofdpijn|huid|kaak|kaakholte|keel|knie|knieband|kruisband|lever|lichaams|long|maag|meniscus|mobiliteits|motoriek|nek|nier|onderarm|onderbeen|oog|oor|paniek|pees|pijn|pols|prikkel|prostaat|rug|schildklier|schouder|slaap|slijmbeurs|slokdarm|spier|spijsverterings|spraak|stem|stemmings|stress|tandvlees|trauma|vaat|vermoeidheids|vinger|visus|voet|wervel|whiplash|zenuw|ziekte|zwangerschaps';
const troubles =
  'aandoening(?:en)?|aanval(?:len)?|afwijking(?:en)?|amputatie|beperking(?:en)?|beschadiging|bloeding(?:en)?|breuk|degeneratie|falen|fractuur|gezwel|gebrek|infectie|insufficientie|klacht(?:en)?|kramp(?:en)?|kwaal|letsels?|lijder|ontsteking(?:en)?|operaties?|patiente?|patienten|pijn(?:en)?|problematiek|problemen|schade|slijtage|stijfheid|stenose|transplantatie|verlamming|verlies|ziektes?|ziekten|zwakte';

/** Complaints, pains, damage and operations of a part of the body or a function of it. */
export const bodyCompounds = new RegExp(`^(?:${bodyParts})(?:${troubles})$`);

/** Illnesses by their kind. Not plantenziekte. */
export const namedIllnesses =
  /^(?:autoimmuun|geslachts|slaap|stofwisselings|tropen)(?:ziekten?|aandoening(?:en)?)s?$/;

/** Words that begin or end as a condition does and are none. */
export const notConditions: ReadonlySet<string> = new Set(wordsOf('depressing'));

/** Abbreviations that count in capitals only: in small letters they are words. */
export const conditionAcronyms =
  /(?<![\p{L}\d])(?:ADD|AIDS|ASS|CRPS|CVA|CVS|ME\/CVS|NAH|NLD|OCD|PDD-NOS|TIA|TOS|(?:heeft|heb|had|lijdt aan|vanwege|door|wegens|diagnose|has) (?:ALS|MS)(?! (?:Office|Word|Excel|Teams|Access|Project|Dynamics|Outlook|SQL|365))|ALS (?:vastgesteld|sinds))(?![\p{L}\d])/gu;
