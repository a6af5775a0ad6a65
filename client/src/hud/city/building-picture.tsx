import type { BuildingKind } from '@sqltown/shared/rules';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BUILDING_ICONS } from './building-icons.ts';

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
type Sheet = {
  readonly href: string;
  readonly w: number;
  readonly h: number;
  readonly frames: ReadonlyMap<string, Box>;
};

type AtlasIndex = { readonly '1x': { readonly json: string } };
type Multiatlas = {
  readonly textures: readonly {
    readonly image: string;
    readonly size: { readonly w: number; readonly h: number };
    readonly frames: readonly { readonly filename: string; readonly frame: Box }[];
  }[];
};

const ATLAS = '/atlas/';

/** A building as it stands in the city, cut from the city's own atlas; its sign until that is here. */
export function BuildingPicture({
  kind,
  level = 3,
}: {
  readonly kind: BuildingKind;
  readonly level?: number;
}): ReactNode {
  const sheets = useQuery({ queryKey: ['atlas'], queryFn: readSheets, staleTime: Number.POSITIVE_INFINITY });
  const name = `${kind}-${level}-0.c`;
  const sheet = sheets.data?.find((one) => one.frames.has(name));
  const box = sheet?.frames.get(name);
  if (sheet === undefined || box === undefined) {
    const Icon = BUILDING_ICONS[kind];
    return (
      <span className="picture picture-sign" aria-hidden>
        <Icon size={22} />
      </span>
    );
  }
  return (
    <svg className="picture" viewBox={`0 0 ${box.w} ${box.h}`} aria-hidden>
      {/* The inner picture cuts off the neighbours on the sheet. */}
      <svg width={box.w} height={box.h}>
        <image href={sheet.href} x={-box.x} y={-box.y} width={sheet.w} height={sheet.h} />
      </svg>
    </svg>
  );
}

async function readSheets(): Promise<readonly Sheet[]> {
  const index = (await readJson('index.json')) as AtlasIndex;
  const atlas = (await readJson(index['1x'].json)) as Multiatlas;
  return atlas.textures.map(({ image, size, frames }) => ({
    href: ATLAS + image,
    ...size,
    frames: new Map(frames.map(({ filename, frame }) => [filename, frame])),
  }));
}

async function readJson(name: string): Promise<unknown> {
  const response = await fetch(ATLAS + name);
  if (!response.ok) throw new Error(`atlas ${name}: ${response.status}`);
  return response.json();
}
