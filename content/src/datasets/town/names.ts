/** The words of the town: given at random, so that no name goes with one craft, place or faith. */

export const GIVEN_NAMES = list(`
  Aarav, Abdul, Adil, Aditi, Ajay, Akash, Amina, Amit, Anand, Ananya, Anil, Anjali, Arjun, Arun,
  Asha, Asif, Ayesha, Bala, Bharat, Bina, Chandra, Dara, Deepa, Devi, Dinesh, Esha, Farida, Farooq,
  Gauri, Gita, Gopal, Hari, Harpreet, Hema, Ila, Imran, Indra, Irfan, Isha, Ismail, Jaya, Jivan,
  John, Joseph, Kabir, Kamala, Karan, Kavita, Kiran, Kishan, Lakshmi, Lalit, Latif, Leela, Madhu,
  Mala, Manoj, Maria, Meera, Milan, Mira, Mohan, Nadia, Nanda, Naveen, Neha, Nila, Noor, Om, Padma,
  Pari, Pooja, Prem, Priya, Radha, Rafiq, Rahim, Rajan, Ram, Ramesh, Rani, Ravi, Rekha, Rita,
  Rohan, Roshni, Sabina, Salim, Sara, Sarita, Shanti, Shiv, Sita, Sitaram, Sunil, Surya, Tara,
  Tenzin, Tulsi, Uma, Usha, Veer, Vijay, Vimala, Yash, Yusuf, Zara, Zoya
`);

export const FAMILY_NAMES = list(`
  Ali, Ansari, Banerjee, Bose, Chauhan, D'Souza, Das, Desai, Dubey, Fernandes, Ghosh, Gupta, Iyer,
  Jha, Joshi, Kaur, Khan, Lama, Mehta, Mishra, Mukherjee, Nair, Nishad, Pandey, Patel, Paul,
  Pillai, Qureshi, Rao, Reddy, Roy, Sahni, Sen, Shah, Sharma, Siddiqui, Singh, Thapa, Thomas,
  Tiwari, Varma, Yadav
`);

export const CRAFTS = list(`
  weaver, potter, boatman, singer, baker, gardener, teacher, healer, astronomer, scribe, mason,
  lamp maker, garland maker, drummer, cook, carpenter
`);

/** Where families and pilgrims came from. */
export const TOWNS = list(`
  Patna, Mathura, Jaipur, Nashik, Madurai, Amritsar, Kathmandu, Puri, Lucknow, Ajmer, Surat, Kochi,
  Guwahati, Ujjain, Gaya, Haridwar, Colombo, Dwarka
`);

/** What a bazaar sells, and the price of one in coins: quarters only, exact in binary. */
export const GOODS: Readonly<Record<string, readonly (readonly [item: string, price: number])[]>> = {
  'Silk Bazaar': [
    ['silk scarf', 12.5],
    ['cotton shawl', 6.75],
    ['ribbon', 0.75],
    ['silver thread', 4.25],
    ['sari', 40],
    ['turban cloth', 8.5],
  ],
  'Spice Bazaar': [
    ['turmeric', 1.25],
    ['cardamom', 3.5],
    ['black pepper', 2.75],
    ['saffron', 22.25],
    ['jaggery', 1],
    ['sesame seeds', 1.5],
  ],
  'Flower Stalls': [
    ['marigold garland', 0.5],
    ['lotus', 1.25],
    ['jasmine string', 0.75],
    ['clay lamp', 0.25],
    ['incense', 0.75],
    ['tulsi leaves', 0.5],
  ],
};

export const BOATS = list(`
  Hamsa, River Lily, Meghdoot, Little Otter, Sona, Matsya, Blue Heron, Kamal, Nandini,
  Evening Star, Saras, Koel, Fast Turtle, Chandni, Mayur, Old Uncle, Ganga Rani, Drift, Kingfisher,
  Lamp Bearer, Tara, Neelam, Monsoon, Second Wind
`);

export const BOAT_COLORS = ['blue', 'red', 'green', 'yellow', 'white'] as const;

/** Words between commas, on as many lines as they need. */
function list(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}
