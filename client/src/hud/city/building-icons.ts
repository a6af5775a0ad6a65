import type { BuildingKind } from '@sqltown/shared/rules';
import {
  BedDouble,
  Droplets,
  Flame,
  GraduationCap,
  House,
  Landmark,
  LibraryBig,
  type LucideIcon,
  Store,
  Telescope,
  Tent,
  Wheat,
  Hammer,
} from 'lucide-react';

/** A sign for each kind of building, where there is no room for its picture. */
export const BUILDING_ICONS: Readonly<Record<BuildingKind, LucideIcon>> = {
  house: House,
  dharamshala: BedDouble,
  temple: Landmark,
  stepwell: Droplets,
  library: LibraryBig,
  observatory: Telescope,
  gurukul: GraduationCap,
  bazaar: Store,
  lamptower: Flame,
  granary: Wheat,
  workshop: Hammer,
  pavilion: Tent,
};
