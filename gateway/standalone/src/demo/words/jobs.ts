import type { WorkingLevel } from '@banenbrug/service-common';

/** A kind of work as demo vacancies offer it and demo profiles wish it. */
export interface Job {
  /** A unit group of ISCO-08 on the hub's list. */
  readonly isco: string;
  /** What one person who does it is called. */
  readonly title: string;
  /** Sections of SBI 2008 in which it is common. */
  readonly sectors: readonly string[];
  readonly level: WorkingLevel;
  readonly skills: readonly string[];
  readonly licence?: 'B' | 'AM';
}

/** Work in a warehouse: what the main question asks for. */
export const warehouseJobs: readonly Job[] = [
  {
    isco: '9333',
    title: 'Orderpicker',
    sectors: ['H', 'G'],
    level: 'BASIC',
    skills: ['orders verzamelen', 'werken met een scanner', 'laden en lossen'],
  },
  {
    isco: '9321',
    title: 'Inpakker',
    sectors: ['H', 'G', 'C'],
    level: 'NONE',
    skills: ['inpakken en labelen', 'controleren op beschadiging'],
  },
  {
    isco: '4321',
    title: 'Magazijnmedewerker',
    sectors: ['H', 'G'],
    level: 'VMBO',
    skills: ['voorraad tellen', 'goederen ontvangen', 'werken met een voorraadsysteem'],
  },
  {
    isco: '8344',
    title: 'Heftruckchauffeur',
    sectors: ['H', 'C'],
    level: 'VMBO',
    skills: ['heftruck rijden', 'pallets stapelen'],
  },
  {
    isco: '9334',
    title: 'Vakkenvuller',
    sectors: ['G'],
    level: 'NONE',
    skills: ['schappen bijvullen', 'spiegelen van producten'],
  },
];

/** All kinds of work of the demo data, those in a warehouse first. */
export const jobs: readonly Job[] = [
  ...warehouseJobs,
  {
    isco: '4412',
    title: 'Pakketsorteerder',
    sectors: ['H'],
    level: 'BASIC',
    skills: ['sorteren op plaats', 'werken aan een lopende band'],
  },
  {
    isco: '8322',
    title: 'Bestelwagenchauffeur',
    sectors: ['H'],
    level: 'VMBO',
    skills: ['bezorgen op route', 'lading vastzetten'],
    licence: 'B',
  },
  {
    isco: '9621',
    title: 'Pakketbezorger op de fiets',
    sectors: ['H'],
    level: 'BASIC',
    skills: ['bezorgen op route', 'omgaan met klanten'],
  },
  {
    isco: '9329',
    title: 'Productiemedewerker',
    sectors: ['C'],
    level: 'BASIC',
    skills: ['werken aan een lopende band', 'eenvoudige montage'],
  },
  {
    isco: '8183',
    title: 'Medewerker verpakkingslijn',
    sectors: ['C'],
    level: 'VMBO',
    skills: ['machine instellen', 'controleren van etiketten'],
  },
  {
    isco: '8212',
    title: 'Assemblagemedewerker elektronica',
    sectors: ['C'],
    level: 'VMBO',
    skills: ['solderen', 'werken met tekeningen'],
  },
  {
    isco: '7223',
    title: 'Metaalbewerker',
    sectors: ['C'],
    level: 'VMBO',
    skills: ['boren en frezen', 'werken met tekeningen'],
  },
  {
    isco: '7512',
    title: 'Medewerker bakkerij',
    sectors: ['C'],
    level: 'VMBO',
    skills: ['deeg afwegen', 'hygiënisch werken'],
  },
  {
    isco: '5223',
    title: 'Verkoopmedewerker',
    sectors: ['G'],
    level: 'VMBO',
    skills: ['omgaan met klanten', 'werken met een kassa'],
  },
  {
    isco: '5230',
    title: 'Kassamedewerker',
    sectors: ['G'],
    level: 'BASIC',
    skills: ['werken met een kassa', 'omgaan met klanten'],
  },
  {
    isco: '7234',
    title: 'Fietsenmaker',
    sectors: ['G'],
    level: 'VMBO',
    skills: ['banden plakken', 'fietsen nakijken'],
  },
  {
    isco: '9112',
    title: 'Schoonmaker kantoren',
    sectors: ['N'],
    level: 'NONE',
    skills: ['schoonmaken volgens een lijst', 'werken met een schrobmachine'],
  },
  {
    isco: '5414',
    title: 'Beveiliger',
    sectors: ['N'],
    level: 'MBO_HAVO_VWO',
    skills: ['ronde lopen', 'rapporteren'],
  },
  {
    isco: '9412',
    title: 'Keukenhulp',
    sectors: ['I'],
    level: 'NONE',
    skills: ['groenten snijden', 'hygiënisch werken'],
  },
  {
    isco: '5246',
    title: 'Cateringmedewerker',
    sectors: ['I'],
    level: 'BASIC',
    skills: ['buffet aanvullen', 'omgaan met klanten'],
  },
  {
    isco: '4224',
    title: 'Hotelreceptionist',
    sectors: ['I'],
    level: 'MBO_HAVO_VWO',
    skills: ['gasten ontvangen', 'reserveringen verwerken'],
  },
  {
    isco: '9214',
    title: 'Medewerker groen en kas',
    sectors: ['A'],
    level: 'NONE',
    skills: ['planten verzorgen', 'buiten werken'],
  },
  {
    isco: '6113',
    title: 'Hovenier',
    sectors: ['A'],
    level: 'VMBO',
    skills: ['snoeien', 'bestraten', 'buiten werken'],
    licence: 'B',
  },
  {
    isco: '4110',
    title: 'Administratief medewerker',
    sectors: ['K', 'O', 'D'],
    level: 'MBO_HAVO_VWO',
    skills: ['brieven verwerken', 'werken met tekstverwerking'],
  },
  {
    isco: '4132',
    title: 'Gegevensinvoerder',
    sectors: ['K', 'O'],
    level: 'VMBO',
    skills: ['nauwkeurig invoeren', 'controleren van gegevens'],
  },
  {
    isco: '4415',
    title: 'Archiefmedewerker',
    sectors: ['O'],
    level: 'VMBO',
    skills: ['dossiers scannen', 'ordenen op nummer'],
  },
  {
    isco: '3512',
    title: 'Helpdeskmedewerker',
    sectors: ['J', 'K', 'D'],
    level: 'MBO_HAVO_VWO',
    skills: ['meldingen oplossen', 'werkplekken inrichten'],
  },
  {
    isco: '4226',
    title: 'Receptionist',
    sectors: ['O', 'Q', 'K'],
    level: 'MBO_HAVO_VWO',
    skills: ['bezoekers ontvangen', 'telefoon aannemen'],
  },
  {
    isco: '5312',
    title: 'Onderwijsassistent',
    sectors: ['P'],
    level: 'MBO_HAVO_VWO',
    skills: ['lesmateriaal klaarzetten', 'groepjes begeleiden'],
  },
  {
    isco: '5153',
    title: 'Medewerker huismeester',
    sectors: ['P', 'Q'],
    level: 'VMBO',
    skills: ['klein onderhoud', 'ruimtes klaarzetten'],
  },
  {
    isco: '5321',
    title: 'Huiskamerassistent zorg',
    sectors: ['Q'],
    level: 'VMBO',
    skills: ['maaltijden rondbrengen', 'gastvrij zijn'],
  },
  {
    isco: '9612',
    title: 'Medewerker afvalscheiding',
    sectors: ['E'],
    level: 'NONE',
    skills: ['sorteren op soort', 'buiten werken'],
  },
  {
    isco: '9313',
    title: 'Hulpkracht bouw',
    sectors: ['F'],
    level: 'NONE',
    skills: ['opruimen van de bouwplaats', 'materiaal aangeven'],
  },
  {
    isco: '7131',
    title: 'Schilder',
    sectors: ['F'],
    level: 'VMBO',
    skills: ['schuren', 'binnen schilderen'],
    licence: 'B',
  },
  {
    isco: '8157',
    title: 'Wasserijmedewerker',
    sectors: ['S'],
    level: 'NONE',
    skills: ['vouwen en strijken', 'sorteren op soort'],
  },
];

/** The kinds of work of a company: those it names, else those common in its industry, else all. */
export function jobsOf({
  work,
  industry,
}: {
  work?: readonly string[];
  industry: string | null;
}): readonly Job[] {
  if (work) return jobs.filter(({ isco }) => work.includes(isco));
  const common = jobs.filter(({ sectors }) => industry !== null && sectors.includes(industry));
  return common.length === 0 ? jobs : common;
}

/** An occupation as entities keep it. */
export function occupationOf({ isco }: Job): string {
  return `ISCO:${isco}`;
}
