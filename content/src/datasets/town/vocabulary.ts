import type { ColumnWords, Vocabulary } from '../vocabulary.ts';

const words = (usual: ColumnWords['usual'], edges: ColumnWords['edges'] = usual): ColumnWords => ({
  usual,
  edges,
});

const TRUTH = words([true, false]);
const TOWNS = words(['Jaipur', 'Puri', 'Kochi'], ['Patna', 'Mathura', 'Gaya', 'Jaipur']);
const DAYS = words(
  ['2025-10-24', '2025-11-09', '2025-11-12'],
  ['2025-10-31', '2025-11-01', '2025-11-04', '2025-11-05', '2025-11-06', '2025-11-07'],
);
const COUNTS = words([1, 2, 3, 5, 8], [0, 1, 2, 4]);

/** The words of the hidden towns: what the exercises name, and its neighbours. */
export const TOWN_VOCABULARY: Vocabulary = {
  words: {
    ghats: {
      name: words(['Lalita', 'Raj', 'Assi', 'Kedar', 'Tulsi', 'Panchganga', 'Dashashwamedh']),
      steps: words([40, 66, 74, 92, 108], [79, 80, 81]),
      lamps_at_dusk: TRUTH,
    },
    buildings: {
      name: words(
        ['River Temple', 'Rani Stepwell', 'Corner Well', 'Mango Court', 'Elder Lamp Tower', 'Kuti'],
        ['Parrot House', 'Neem House', 'House of Songs', 'Houseboat Yard', 'Old House Court', 'Round Well'],
      ),
      kind: words(
        ['library', 'workshop', 'granary', 'dharamshala'],
        ['temple', 'stepwell', 'house', 'bazaar', 'library'],
      ),
      district: words(['West Lanes', 'North Gate', 'Riverside'], ['Riverside', 'Heart', 'Fields']),
      floors: words([1, 2, 4, 5], [2, 3, 4]),
      lamps: words([0, 2, 7, 12, 40, 100], [1, 2, 8, 9]),
      built_year: words([1585, 1734, 1750, 1866], [1699, 1700, 1701, 1798, 1799, 1800]),
      keeper: words(['Uma', 'Rafiq', 'Noor', 'Tara', 'Hari']),
    },
    dharamshalas: {
      name: words(['Ganga Vishram', 'Seth Bhavan', 'Raj Bhavan', 'Yatri Sadan', 'Kuti', 'Uttara Niwas']),
      beds: words([6, 8, 36, 40, 60], [2, 4, 6, 12]),
      taken: words([0, 2, 31, 32, 42], [0, 2, 4, 6, 12]),
      host: words(['Meera', 'Kamala', 'Ismail', 'Baba Ram', 'Ila']),
    },
    families: {
      family_name: words(['Mishra', 'Khan', 'Das', "D'Souza", 'Thapa']),
      from_town: TOWNS,
      since_year: words([1790, 1842, 1947, 2001], [1899, 1900, 1901]),
    },
    people: {
      name: words(
        ['Asha', 'Noor', 'Rohan', 'Kamala', 'Om', 'Priya'],
        ['Asha', 'Uma', 'Hari', 'Anand', 'Tara'],
      ),
      age: words([3, 9, 24, 47, 80], [10, 11, 12, 13, 15, 16, 17]),
      craft: words(
        ['baker', 'mason', 'boatman', 'teacher'],
        ['weaver', 'potter', 'singer', 'astronomer', 'baker'],
      ),
      sings: TRUTH,
    },
    stays: {
      guest: words(
        ['Meera Bose', 'Kabir Khan', 'Ila Das', 'Joseph Paul'],
        ['Ram Das', 'Sitaram Joshi', 'Akram Ali', 'Devi Balram', 'Ramesh Rao', 'Asha Ram', 'Uma Pram Sen'],
      ),
      from_town: TOWNS,
      arrived_on: DAYS,
      nights: COUNTS,
      left_on: DAYS,
      gift: words([1.25, 3.5, 20], [0, 0.75, 2.5]),
    },
    boats: {
      name: words(['Hamsa', 'Sona', 'Little Otter', 'Tara', 'Evening Star']),
      seats: words([2, 6, 12, 16], [7, 8, 9]),
      color: words(['blue', 'red', 'green']),
    },
    sales: {
      item: words(['lotus', 'saffron', 'ribbon', 'sari'], ['clay lamp', 'incense', 'lotus']),
      quantity: COUNTS,
      price: words([0.75, 3.5, 22.25], [0, 0.25, 1, 1.25]),
      sold_on: DAYS,
    },
  },
  plants: {
    buildings: [
      { kind: 'temple', name: 'River Temple', district: 'Fields', built_year: null },
      { kind: 'temple', name: 'River Temple', district: 'Fields', built_year: 1700 },
      { kind: 'temple', name: 'Neem House', district: 'Riverside', built_year: 1799 },
      { kind: 'stepwell', name: 'Round Well', district: 'Riverside', built_year: 1800 },
      { kind: 'stepwell', name: 'Round Well', district: 'Heart', built_year: 1699 },
      { kind: 'library', name: 'Corner Well', district: 'Riverside' },
      { kind: 'house', floors: 3 },
    ],
    people: [
      { craft: 'potter', age: 15 },
      { craft: 'potter', age: 16 },
      { craft: 'potter', age: null },
      { name: 'Asha', age: 11 },
      { name: 'Asha', age: 11 },
      { name: 'Hari', age: 12 },
    ],
    stays: [
      { guest: 'Ram Das', arrived_on: '2025-11-01' },
      { guest: 'Asha Ram', arrived_on: '2025-11-04' },
      { guest: 'Devi Balram', arrived_on: '2025-11-05' },
    ],
  },
  mend: {
    dharamshalas: (row) => {
      if (row.taken !== null) row.taken = Math.min(Number(row.taken), Number(row.beds));
    },
    stays: (row) => {
      if (row.left_on !== null && String(row.left_on) < String(row.arrived_on)) row.left_on = row.arrived_on!;
    },
  },
};
