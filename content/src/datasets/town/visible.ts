import { seeded } from '@sqltown/shared/noise';
import { LANDMARKS } from '@sqltown/shared/plan';
import type { DatasetRows, DatasetValue } from '../../grading/types.ts';
import { type Random, drawInteger, drawOne } from '../draw.ts';
import { DHARAMSHALAS, buildingRows, ghatRows } from './places.ts';
import { BOATS, BOAT_COLORS, CRAFTS, FAMILY_NAMES, GIVEN_NAMES, GOODS, TOWNS } from './names.ts';

const TOWN_SEED = 1008;
const FAMILIES = 184;
const PEOPLE_A_FAMILY = { least: 2, most: 5 } as const;
/** Guests who have left again; those who are still here come from `taken`. */
const PAST_STAYS = 260;
const SALES = 450;
/** The festival month of the guest books. */
const MONTH_START = Date.UTC(2025, 9, 20);
const DAY_MS = 86_400_000;
const MONTH_DAYS = 31;

type Row = readonly DatasetValue[];

/** The rows that every learner sees: the same on every host and in every city. */
export function townRows(): DatasetRows {
  const random = seeded(TOWN_SEED);
  const families = familyRows(random);
  return {
    ghats: ghatRows(),
    buildings: buildingRows(),
    dharamshalas: DHARAMSHALAS,
    families,
    people: peopleRows(random, families),
    stays: stayRows(random),
    boats: boatRows(random),
    sales: saleRows(random),
  };
}

function familyRows(random: Random): Row[] {
  const houses = LANDMARKS.filter((l) => l.kind === 'house');
  return Array.from({ length: FAMILIES }, (_, i) => [
    i + 1,
    drawOne(random, FAMILY_NAMES),
    drawOne(random, random() < 0.7 ? houses : LANDMARKS).id,
    random() < 0.35 ? null : drawOne(random, TOWNS),
    drawInteger(random, 1780, 2024),
  ]);
}

function peopleRows(random: Random, families: readonly Row[]): Row[] {
  const people: Row[] = [];
  for (const [familyId, , homeId] of families) {
    const members = drawInteger(random, PEOPLE_A_FAMILY.least, PEOPLE_A_FAMILY.most);
    for (let i = 0; i < members; i++) {
      const age = i === 0 ? drawInteger(random, 24, 84) : drawInteger(random, 1, 79);
      const craft = age < 10 || random() < 0.15 ? null : drawOne(random, CRAFTS);
      const isAgeKnown = random() > 0.06;
      const name = drawOne(random, GIVEN_NAMES);
      people.push([
        people.length + 1,
        name,
        familyId!,
        homeId!,
        isAgeKnown ? age : null,
        craft,
        random() < 0.3,
      ]);
    }
  }
  return people;
}

function stayRows(random: Random): Row[] {
  const past = Array.from({ length: PAST_STAYS }, () =>
    stay(random, drawOne(random, DHARAMSHALAS)[0]!, false),
  );
  const present = DHARAMSHALAS.flatMap(([id, , , , taken]) =>
    Array.from({ length: Number(taken ?? 0) }, () => stay(random, id!, true)),
  );
  return [...past, ...present]
    .sort((a, b) => a.arrivedDay - b.arrivedDay)
    .map((s, i) => [i + 1, s.guest, s.from, s.houseId, isoDay(s.arrivedDay), s.nights, s.leftOn, s.gift]);
}

type Stay = {
  readonly guest: string;
  readonly from: string | null;
  readonly houseId: DatasetValue;
  readonly arrivedDay: number;
  readonly nights: number;
  readonly leftOn: string | null;
  readonly gift: number | null;
};

function stay(random: Random, houseId: DatasetValue, isHere: boolean): Stay {
  const nights = drawInteger(random, 1, 9);
  const arrivedDay = isHere
    ? drawInteger(random, MONTH_DAYS - nights, MONTH_DAYS - 1)
    : drawInteger(random, 0, MONTH_DAYS - nights);
  return {
    guest: `${drawOne(random, GIVEN_NAMES)} ${drawOne(random, FAMILY_NAMES)}`,
    from: random() < 0.12 ? null : drawOne(random, TOWNS),
    houseId,
    arrivedDay,
    nights,
    leftOn: isHere ? null : isoDay(arrivedDay + nights),
    gift: random() < 0.4 ? null : drawInteger(random, 2, 80) / 4,
  };
}

function boatRows(random: Random): Row[] {
  const ghats = ghatRows();
  return BOATS.map((name, i) => [
    i + 1,
    name,
    drawOne(random, ghats)[1]!,
    drawInteger(random, 2, 16),
    random() < 0.2 ? null : drawOne(random, BOAT_COLORS),
  ]);
}

function saleRows(random: Random): Row[] {
  const bazaars = LANDMARKS.filter((l) => l.name in GOODS);
  return Array.from({ length: SALES }, (_, i) => {
    const bazaar = drawOne(random, bazaars);
    const [item, price] = drawOne(random, GOODS[bazaar.name]!);
    const day = Math.floor((i * MONTH_DAYS) / SALES);
    return [i + 1, bazaar.id, item, drawInteger(random, 1, 12), price, isoDay(day)];
  });
}

function isoDay(day: number): string {
  return new Date(MONTH_START + day * DAY_MS).toISOString().slice(0, 10);
}
