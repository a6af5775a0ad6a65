import { type ComponentProps, type ReactNode, useId } from 'react';

type Props = Pick<
  ComponentProps<'input'>,
  'name' | 'type' | 'defaultValue' | 'maxLength' | 'minLength' | 'autoComplete' | 'inputMode' | 'min' | 'max'
> & {
  readonly label: string;
  readonly help?: string;
  readonly error?: string | null;
};

/** A labelled input whose help and error are read with it. */
export function FormField({ label, help, error = null, ...input }: Props): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} required aria-invalid={error !== null} aria-describedby={`${id}-about`} />
      <div id={`${id}-about`}>
        {error !== null && (
          <div className="field-error" role="alert">
            {error}
          </div>
        )}
        {help !== undefined && <div className="field-help">{help}</div>}
      </div>
    </div>
  );
}
