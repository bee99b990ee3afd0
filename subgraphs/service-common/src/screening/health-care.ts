import { wordsOf } from './word-list';

/*
 * Treatments, medicines and aids of a person, without accents and in lower case. Work in care is left out
 * (fysiotherapiepraktijk, apotheek), and so is what a site offers (rolstoeltoegankelijk).
 */

/** Whole words. */
export const careWords: readonly string[] = wordsOf(`
  afgekickt afkicken afkickkliniek antabus assistentiehond assistentiehonden bestraald bestraling bestralingen
  blindegeleidehond blindengeleidehond blindenstok bloedtransfusie brailleleesregel brailleregel chemo chemobehandeling
  chemokuur chemokuren cochleair detox dialyse dialysis duimbrace ect elleboogkrukken emdr enkelbrace
  epipen geopereerd geopereerde gehoorapparaat gehoorapparaten geleidehond gerevalideerd gipsbeen handbrace
  hoorapparaat hoorapparaten hoorhulpmiddel hoortoestel hoortoestellen hospitalised hospitalized hulphond hulphonden
  implantaat kalmeringsmiddel kalmeringsmiddelen katheter kniebrace korset kunstarm kunstbeen kunstgewricht kunsthand
  kunstheup kunstknie looprek medicijngebruik medicatiegebruik medicijnverslaafd nierdialyse ontgiftet
  oogdruppels opiaten opioiden orthese ortheses orthesen pacemaker pijnmedicatie polsbrace revalideert revalideren
  revaliderend revalidatietraject rollator rollators rolstoeler rolstoelers rolstoelafhankelijk rolstoelgebonden
  rolstoelgebruiker rolstoelgebruikers rolstoelgebruikster rugbrace scootmobiel scootmobielen slaapmedicatie slaappil
  slaappillen sondevoeding ssri steunkousen steunzolen stoma stomazakje taststok traplift
  gedragstherapie groepstherapie schematherapie traumatherapie hormoontherapie immunotherapie
  imigran lyrica concerta psychotherapy chemotherapie
`);

/** Beginnings: whatever word follows from them; for medicines also the English ending. */
export const careStems: readonly string[] = wordsOf(`
  abilify acenocoumarol adalimumab adderall alprazolam amfexa amitriptyl amlodipin anafranil antidepress antiepilept
  antipsych apixaban aripiprazol atomoxetin atorvastatin baclofen benzodiazep betablok bisoprolol bloeddrukverlag
  bloedverdun buprenorf bupropion carbamazep cetirizin chemotherap cipramil citalopram clomipramin clopidogrel
  clozapin codein  cymbalta depakin dexamfetam dexamphetam diazepam diclofenac dipiperon disulfiram duloxetin
  efexor elvanse enalapril escitalopram etanercept fenprocoumon fenytoin fevarin fluoxetin fluvoxamin furosemid
  gabapentin guanfacin haldol haloperid humira ibuprofen  infliximab insulin keppra lamictal lamotrigin
  leponex levetiracet levodopa levothyrox lexapro lisinopril lithiumcarb lithiumgebr lorazepam  madopar medikinet
  melaton mercaptopur metformin methadon methotrex methylfenid methylphenid metoprolol midazolam mirtazap morfine
  morphine naltrexon naproxen nortriptyl olanzap omeprazol oxazepam oxycodon oxycontin painkill pantoprazol paracetamol
  paroxetin perindopril pijnstill prednis pregabalin priadel propranolol prothese prothesis prosthesis prosthetic prostheses prozac quetiapin
  rilatine risperd risperidon ritalin rivaroxaban roaccutan salbutamol semaglutid seresta seretide seroquel seroxat
  sertralin simvastatin sinemet strattera suboxone sumatriptan symbicort tamoxifen tegretol temazepam temesta thyrax
  topamax topiramat tramadol trazodon valproa valium venlafaxin ventolin xanax xarelto zoloft zolpidem zopiclon zyprexa
`);

/** Endings: an artificial limb or an operation of any part. */
export const careEndings = /(?:prothesen?|protheses|transplantatie|amputatie)$/;
