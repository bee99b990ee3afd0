import type { EmployerSector } from '@banenbrug/employers';

/** An invented employer. */
export interface Company {
  readonly name: string;
  readonly sector: EmployerSector | null;
  /** Section of SBI 2008. */
  readonly industry: string | null;
  /** What its sites are called, before the name of the municipality. */
  readonly site: string;
}

/** The first employer of the demo data: parcels, with a depot in each of the towns of the main question. */
export const parcelCompany: Company = { name: 'Brugpakket', sector: 'MARKET', industry: 'H', site: 'Depot' };

/** Invented companies; what is unknown of two of them is meant to be. */
export const otherCompanies: readonly Company[] = [
  { name: 'Zonnewijzer Magazijnen', sector: 'MARKET', industry: 'H', site: 'Distributiecentrum' },
  { name: 'Kruimelhof Bakkerijen', sector: 'MARKET', industry: 'C', site: 'Bakkerij' },
  { name: 'Lindeblad Buurtwinkels', sector: 'MARKET', industry: 'G', site: 'Filiaal' },
  { name: 'Waterlelie Schoonmaak', sector: 'MARKET', industry: 'N', site: 'Vestiging' },
  { name: 'Noorderwiel Fietsen', sector: 'MARKET', industry: 'G', site: 'Werkplaats' },
  { name: 'Tulpenrand Kwekerijen', sector: 'MARKET', industry: 'A', site: 'Kwekerij' },
  { name: 'Zilverlepel Verzekeringen', sector: 'MARKET', industry: 'K', site: 'Kantoor' },
  { name: 'Gouden Garde Catering', sector: 'MARKET', industry: 'I', site: 'Keuken' },
  { name: 'Draaischijf Metaalwerk', sector: 'MARKET', industry: 'C', site: 'Werkplaats' },
  { name: 'Papierboot Verpakkingen', sector: 'MARKET', industry: 'C', site: 'Fabriek' },
  { name: 'Vlinderhof Zorghuizen', sector: 'MARKET', industry: 'Q', site: 'Huis' },
  { name: 'Leisteen Scholen', sector: 'GOVERNMENT', industry: 'P', site: 'School' },
  { name: 'Waterschap Wilgenbocht', sector: 'GOVERNMENT', industry: 'O', site: 'Kantoor' },
  { name: 'Archiefdienst Kaartenbak', sector: 'GOVERNMENT', industry: 'O', site: 'Archief' },
  { name: 'Hemelbed Hotels', sector: 'MARKET', industry: 'I', site: 'Hotel' },
  { name: 'Rozenbottel Drogisterijen', sector: 'MARKET', industry: 'G', site: 'Filiaal' },
  { name: 'Oeverzwaluw Vervoer', sector: 'MARKET', industry: 'H', site: 'Depot' },
  { name: 'Morgenrood Energiediensten', sector: null, industry: 'D', site: 'Kantoor' },
  { name: 'Kantplank Bouw', sector: 'MARKET', industry: 'F', site: 'Vestiging' },
  { name: 'Regenton Kringloop', sector: 'MARKET', industry: 'E', site: 'Sorteerhal' },
  { name: 'Schakelkast Elektronica', sector: 'MARKET', industry: 'C', site: 'Fabriek' },
  { name: 'Omslagdoek Textiel', sector: null, industry: null, site: 'Vestiging' },
  { name: 'Wolkenwit Wasserijen', sector: 'MARKET', industry: 'S', site: 'Wasserij' },
];

/** The part of a company's name that addresses use. */
export function addressName({ name }: Pick<Company, 'name'>): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
