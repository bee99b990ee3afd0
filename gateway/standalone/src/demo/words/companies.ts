import type { EmployerSector } from '@banenbrug/employers';

/** An invented employer. */
export interface Company {
  readonly name: string;
  readonly sector: EmployerSector | null;
  /** Section of SBI 2008. */
  readonly industry: string | null;
  /** What its sites are called, before the name of the municipality. */
  readonly site: string;
  /** What it offers work as: unit groups of ISCO-08; the work common in its industry when absent. */
  readonly work?: readonly string[];
}

/** The first employer of the demo data: parcels, with a depot in each of the towns of the main question. */
export const parcelCompany: Company = { name: 'Brugpakket', sector: 'MARKET', industry: 'H', site: 'Depot' };

/** Invented companies; what is unknown of two of them is meant to be. */
export const otherCompanies: readonly Company[] = [
  {
    name: 'Zonnewijzer Magazijnen',
    sector: 'MARKET',
    industry: 'H',
    site: 'Distributiecentrum',
    work: ['4321', '9333', '8344', '9321'],
  },
  {
    name: 'Kruimelhof Bakkerijen',
    sector: 'MARKET',
    industry: 'C',
    site: 'Bakkerij',
    work: ['7512', '8183', '9321'],
  },
  { name: 'Lindeblad Buurtwinkels', sector: 'MARKET', industry: 'G', site: 'Filiaal' },
  { name: 'Waterlelie Schoonmaak', sector: 'MARKET', industry: 'N', site: 'Vestiging' },
  {
    name: 'Noorderwiel Fietsen',
    sector: 'MARKET',
    industry: 'G',
    site: 'Werkplaats',
    work: ['7234', '5223'],
  },
  {
    name: 'Tulpenrand Kwekerijen',
    sector: 'MARKET',
    industry: 'A',
    site: 'Kwekerij',
    work: ['9214', '6113', '9321'],
  },
  { name: 'Zilverlepel Verzekeringen', sector: 'MARKET', industry: 'K', site: 'Kantoor' },
  { name: 'Gouden Garde Catering', sector: 'MARKET', industry: 'I', site: 'Keuken' },
  {
    name: 'Draaischijf Metaalwerk',
    sector: 'MARKET',
    industry: 'C',
    site: 'Werkplaats',
    work: ['7223', '9329'],
  },
  {
    name: 'Papierboot Verpakkingen',
    sector: 'MARKET',
    industry: 'C',
    site: 'Fabriek',
    work: ['8183', '9329', '8344'],
  },
  { name: 'Vlinderhof Zorghuizen', sector: 'MARKET', industry: 'Q', site: 'Huis' },
  { name: 'Leisteen Scholen', sector: 'GOVERNMENT', industry: 'P', site: 'School' },
  { name: 'Waterschap Wilgenbocht', sector: 'GOVERNMENT', industry: 'O', site: 'Kantoor' },
  { name: 'Archiefdienst Kaartenbak', sector: 'GOVERNMENT', industry: 'O', site: 'Archief' },
  { name: 'Hemelbed Hotels', sector: 'MARKET', industry: 'I', site: 'Hotel' },
  {
    name: 'Rozenbottel Drogisterijen',
    sector: 'MARKET',
    industry: 'G',
    site: 'Filiaal',
    work: ['5223', '5230', '9334'],
  },
  {
    name: 'Oeverzwaluw Vervoer',
    sector: 'MARKET',
    industry: 'H',
    site: 'Depot',
    work: ['8322', '9333', '9621'],
  },
  { name: 'Morgenrood Energiediensten', sector: null, industry: 'D', site: 'Kantoor' },
  { name: 'Kantplank Bouw', sector: 'MARKET', industry: 'F', site: 'Vestiging' },
  {
    name: 'Regenton Kringloop',
    sector: 'MARKET',
    industry: 'E',
    site: 'Sorteerhal',
    work: ['9612', '5223', '9333'],
  },
  {
    name: 'Schakelkast Elektronica',
    sector: 'MARKET',
    industry: 'C',
    site: 'Fabriek',
    work: ['8212', '9329', '9321'],
  },
  {
    name: 'Omslagdoek Textiel',
    sector: null,
    industry: null,
    site: 'Vestiging',
    work: ['5223', '9321', '4110'],
  },
  { name: 'Wolkenwit Wasserijen', sector: 'MARKET', industry: 'S', site: 'Wasserij', work: ['8157', '8322'] },
];

/** The part of a company's name that addresses use. */
export function addressName({ name }: Pick<Company, 'name'>): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
