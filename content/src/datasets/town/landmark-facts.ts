/** What the town knows of a landmark besides its place. */
export type LandmarkFacts = {
  readonly builtYear: number | null;
  readonly floors: number;
  readonly lamps: number;
  readonly keeper: string | null;
};

type FactRow = readonly [
  name: string,
  builtYear: number | null,
  floors: number,
  lamps: number,
  keeper: string | null,
];

/** By landmark name. Some years and keepers are lost: nobody alive remembers. */
const FACTS: readonly FactRow[] = [
  ['River Temple', 1585, 5, 108, 'Shanti'],
  ['Rani Stepwell', 1712, 4, 24, 'Rafiq'],
  ['Palm Leaf Library', 1734, 3, 18, 'Ananya'],
  ['Star Court', 1737, 3, 12, 'Yusuf'],
  ['Banyan Gurukul', 1790, 2, 20, 'Uma'],
  ['Ganga Vishram', 1802, 3, 40, 'Meera'],
  ['Seth Bhavan', 1820, 3, 32, null],
  ['Uttara Niwas', 1796, 2, 28, 'Ismail'],
  ['Yatri Sadan', 1888, 4, 48, 'Kamala'],
  ['Kuti', null, 1, 4, 'Baba Ram'],
  ['Silk Bazaar', 1765, 2, 36, 'Zoya'],
  ['Spice Bazaar', 1699, 2, 30, 'Gopal'],
  ['Elder Lamp Tower', 1640, 5, 100, 'Noor'],
  ['Younger Lamp Tower', 1701, 4, 100, 'Veer'],
  ['Ferry Shrine', null, 1, 9, 'Kiran'],
  ['Great Granary', 1755, 3, 6, 'Harpreet'],
  ['Weavers Hall', 1681, 2, 16, 'Kabir'],
  ['Garden Temple', 1800, 3, 54, 'Padma'],
  ['Flower Stalls', 1910, 1, 12, 'Nila'],
  ['Corner Well', 1688, 1, 2, null],
  ['Merchant Haveli', 1774, 4, 22, 'Leela'],
  ['Boatmen Store', 1843, 1, 3, 'Jivan'],
  ['Potters Yard', 1700, 1, 8, 'Bina'],
  ['Field School', 1925, 1, 6, 'Joseph'],
  ['Shadow Dial', 1738, 1, 2, null],
  ['Shade Pavilion', 1812, 1, 8, null],
  ['Singers Pavilion', 1830, 1, 16, 'Tara'],
  ['Asha Haveli', 1799, 3, 14, 'Asha'],
  ['Lotus Haveli', 1783, 3, 14, 'Maria'],
  ['Mango Court', 1750, 2, 10, 'Salim'],
  ['Peacock House', 1821, 2, 10, 'Rekha'],
  ['Tulsi House', 1779, 2, 7, 'Hari'],
  ['Blue Door House', 1866, 2, 9, 'Farida'],
  ['Conch House', null, 2, 9, 'Anil'],
  ['Two Sisters House', 1841, 3, 11, 'Gita'],
  ['Parrot House', 1902, 2, 8, null],
  ['Clay Horse House', 1759, 2, 7, 'Tenzin'],
  ['Neem House', null, 3, 12, 'Vimala'],
  ['Swing House', 1877, 2, 11, 'Pari'],
  ['Ferryman House', 1794, 2, 5, 'Mohan'],
];

const BY_NAME: ReadonlyMap<string, LandmarkFacts> = new Map(
  FACTS.map(([name, builtYear, floors, lamps, keeper]) => [name, { builtYear, floors, lamps, keeper }]),
);

/** Throws for a landmark that nobody has written about yet. */
export function factsOf(name: string): LandmarkFacts {
  const facts = BY_NAME.get(name);
  if (!facts) throw new Error(`landmark-facts.ts says nothing about "${name}"`);
  return facts;
}
