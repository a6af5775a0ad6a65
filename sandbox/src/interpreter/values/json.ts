/** A JSON document as its text; `binary` is PostgreSQL's jsonb, whose text is normalized. */
export class Json {
  readonly text: string;
  readonly binary: boolean;

  constructor(text: string, binary: boolean) {
    this.text = text;
    this.binary = binary;
  }
}
