import { CITY_TILES } from '@sqltown/shared/plan';
import { type ReactNode, useId } from 'react';

type Props = {
  readonly x: number;
  readonly y: number;
  readonly onChange?: (at: { x: number; y: number }) => void;
};

/** Where something stands, as two numbers. Uncontrolled: a form reads them with `tileIn`. */
export function TileFields({ x, y, onChange }: Props): ReactNode {
  const id = useId();
  const field = (name: 'x' | 'y', value: number): ReactNode => (
    <span className="field tile-field">
      <label htmlFor={`${id}${name}`}>{name}</label>
      <input
        key={value}
        id={`${id}${name}`}
        name={name}
        type="number"
        inputMode="numeric"
        required
        min={0}
        max={CITY_TILES - 1}
        step={1}
        defaultValue={value}
        onChange={(event) => {
          if (onChange !== undefined && event.target.form !== null) onChange(tileIn(event.target.form));
        }}
      />
    </span>
  );
  return (
    <>
      {field('x', x)}
      {field('y', y)}
    </>
  );
}

export function tileIn(form: HTMLFormElement): { x: number; y: number } {
  const data = new FormData(form);
  return { x: Number(data.get('x')), y: Number(data.get('y')) };
}
